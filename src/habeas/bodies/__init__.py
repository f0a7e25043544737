"""Actors and institutions, and who speaks for, belongs to or commands whom."""
