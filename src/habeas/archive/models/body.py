"""Actors and what ties them, as last worked out from what was read."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class GraphRow(models.Model):
    """That actors were looked for, when, and the digest of what was found."""

    digest = models.CharField(max_length=64)
    time = models.DateTimeField()

    class Meta:
        db_table = "graph"


class ActorRow(models.Model):
    """An actor; ``shape`` is the whole as JSON, ``wordings`` every wording, in small letters."""

    place = models.IntegerField(primary_key=True)
    key = models.TextField(db_index=True)
    kind = models.CharField(max_length=20)
    named = models.BooleanField()
    name_key = models.TextField(db_index=True)
    wordings = models.TextField()
    ties = models.IntegerField()
    """How many ties it has, up and down."""
    shape = models.TextField()

    class Meta:
        db_table = "actor"


class TieRow(models.Model):
    """A tie between two actors, by their keys; ``shape`` is the whole as JSON."""

    place = models.IntegerField(primary_key=True)
    key = models.TextField(db_index=True)
    kind = models.CharField(max_length=20)
    child = models.TextField(db_index=True)
    parent = models.TextField(db_index=True)
    shape = models.TextField()

    class Meta:
        db_table = "tie"
