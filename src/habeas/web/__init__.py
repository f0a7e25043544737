"""The desk: pages on which people read, check and decide. One folder for each noun."""
