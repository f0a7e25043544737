"""How the format of a store changed, step by step."""
