"""The last trace."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class TraceRow(models.Model):
    """Who got it from whom, as last computed."""

    shape = models.TextField()
    time = models.DateTimeField()

    class Meta:
        db_table = "trace"
