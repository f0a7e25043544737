"""What is said to have happened: statements brought together, values side by side."""
