"""Public legal pathways to safety: what is published about each, and how it stands for a case."""
