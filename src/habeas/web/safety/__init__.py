"""Keeping the person safe: contact, dangers and those who are feared, the assessment."""
