"""Referrals: another organisation is asked to help."""
