"""Tables of counts, and what can be said of those who were never recorded."""
