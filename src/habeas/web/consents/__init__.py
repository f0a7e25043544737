"""Consent in a case, and what left it."""
