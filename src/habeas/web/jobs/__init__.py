"""Work that takes longer than a page: shown while it runs, stopped on request."""
