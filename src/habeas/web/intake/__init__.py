"""The sealed intake at the desk: unverified reports, replies, week keys, collecting."""
