"""What is said to have happened: values and denials side by side."""
