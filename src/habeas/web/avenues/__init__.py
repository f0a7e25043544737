"""Where an incident or a case can be taken, and the catalogue that says so."""
