"""What people found, under which standard of proof, and who reviewed it."""
