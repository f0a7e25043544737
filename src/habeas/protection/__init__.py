"""Where an abuse can be taken, and how a person reaches safety: avenues, cases, routes, places."""
