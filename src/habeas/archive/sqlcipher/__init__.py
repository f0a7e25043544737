"""A Django database backend for SQLCipher."""
