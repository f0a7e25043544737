"""The end of each chain of records."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class ChainRow(models.Model):
    """How long one chain is and what its last record's link is: a removed end shows."""

    name = models.CharField(max_length=20, primary_key=True)
    length = models.IntegerField()
    head = models.BinaryField()

    class Meta:
        db_table = "chain"
