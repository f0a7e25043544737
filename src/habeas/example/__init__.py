"""Reports about an invented republic, written for this program to be tried on."""
