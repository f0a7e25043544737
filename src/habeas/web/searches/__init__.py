"""Words in either language, names in either script."""
