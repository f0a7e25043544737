"""Each time everything was held against what was kept."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from __future__ import annotations

from django.db import models


class CheckRow(models.Model):
    """One full check: who, when, how many exhibits, and what did not match, as JSON."""

    member = models.CharField(max_length=14)
    time = models.DateTimeField()
    exhibits = models.IntegerField()
    found = models.TextField()

    class Meta:
        db_table = "full_check"
