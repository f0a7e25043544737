"""People of the team: roles, compartments, second factor, sessions."""
