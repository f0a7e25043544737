"""The vocabulary, as small frozen values."""
