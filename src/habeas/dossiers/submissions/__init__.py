"""Submissions: what one receiver asks for, filled from what is held, checked, and drawn."""
