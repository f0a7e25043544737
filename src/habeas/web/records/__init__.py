"""Whether everything is as it was kept, and who changed what."""
