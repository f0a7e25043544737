"""What a store knows of itself."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class CompartmentRow(models.Model):
    """The one compartment this store is of, with the two keys that live inside it."""

    identifier = models.CharField(max_length=14, primary_key=True)
    name = models.TextField()
    workspace = models.CharField(max_length=64)
    id_key = models.BinaryField()
    """Keys the names of objects in the vault."""
    log_seed = models.BinaryField()
    """Signs the checkpoints of the custody log (Ed25519)."""
    created = models.DateTimeField()

    class Meta:
        db_table = "compartment"


class MemberRow(models.Model):
    """What a member of the team is called; the key files know only identifiers."""

    identifier = models.CharField(max_length=14, primary_key=True)
    name = models.TextField()
    roles = models.TextField(default="")
    """In the general compartment: what they may do, one space between; empty elsewhere."""
    language = models.CharField(max_length=2, default="")
    """The language their pages are in; empty for what their browser asks for."""

    class Meta:
        db_table = "member"
