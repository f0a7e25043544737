"""The first page: what is new, what waits, what contradicts, what is overdue."""
