"""Protection cases: the list, a new one, and one with everything in it."""
