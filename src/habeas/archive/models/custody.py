"""The custody log and its checkpoints."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class CustodyRow(models.Model):
    """One entry of the log, in its canonical bytes, at its place in the tree."""

    sequence = models.IntegerField(primary_key=True)
    identifier = models.CharField(max_length=14, unique=True)
    subject = models.CharField(max_length=100, db_index=True)
    entry = models.BinaryField()
    leaf = models.BinaryField()
    kind = models.CharField(max_length=20, default="")
    """Here and below, what the entry says too: what the log is filtered and ordered by."""
    member = models.CharField(max_length=14, default="")
    time = models.DateTimeField(null=True)

    class Meta:
        db_table = "custody"
        indexes = (
            models.Index(
                fields=("time", "sequence", "kind", "member", "subject"), name="custody_list"
            ),
        )


class CheckpointRow(models.Model):
    """A signed state of the log."""

    size = models.IntegerField()
    note = models.TextField()
    time = models.DateTimeField()

    class Meta:
        db_table = "checkpoint"
