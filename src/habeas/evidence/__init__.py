"""Bytes kept as they came: keys, sealing, the vault, custody, openers."""
