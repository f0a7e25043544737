"""Bodies: who commands whom, as reports say and as people entered it."""
