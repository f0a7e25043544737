"""What protection keeps: versions of small values."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class LedgerRow(models.Model):
    """One version of one value. ``present`` is no part of the chain: it moves to the next one."""

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    version = models.IntegerField()
    shape = models.TextField()
    reason = models.TextField()
    member = models.CharField(max_length=14)
    time = models.DateTimeField()
    present = models.BooleanField()
    link = models.BinaryField(default=b"")

    class Meta:
        db_table = "ledger"
        indexes = (models.Index(fields=("kind", "present", "id"), name="ledger_present"),)
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "subject", "version"), name="ledger_one_of_each_version"
            ),
        )
