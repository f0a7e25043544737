"""Submissions of a case: an avenue considered, written, checked, handed over, followed."""
