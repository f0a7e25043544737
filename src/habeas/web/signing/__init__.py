"""Signing in, the second factor, signing out, and the language of the pages."""
