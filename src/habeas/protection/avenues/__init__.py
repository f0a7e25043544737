"""Avenues: the mechanisms an abuse can be taken to, and whom each of them tells."""
