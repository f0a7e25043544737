"""Incidents, under identifiers that last."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class IncidentRow(models.Model):
    """An incident as last computed. ``ended`` when nothing computed corresponds to it now."""

    identifier = models.CharField(max_length=14, primary_key=True)
    shape = models.TextField()
    place = models.IntegerField()
    """Its place in the order in which the incidents were given."""
    time = models.DateTimeField()
    ended = models.BooleanField(default=False)

    class Meta:
        db_table = "incident"
