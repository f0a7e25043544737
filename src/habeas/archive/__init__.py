"""What is stored: one encrypted store for each compartment."""
