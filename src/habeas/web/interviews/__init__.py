"""Testimony with consent."""
