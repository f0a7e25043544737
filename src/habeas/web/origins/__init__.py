"""Who got it from whom."""
