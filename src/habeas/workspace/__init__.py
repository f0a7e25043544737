"""The verbs: each a few lines wiring rooms together."""
