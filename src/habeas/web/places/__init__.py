"""Places to live: what the team knows, who could go where, and a case looking for one."""
