"""Public legal pathways for a case."""
