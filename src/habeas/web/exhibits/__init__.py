"""What was handed in: adding, listing, one exhibit with its text and its original."""
