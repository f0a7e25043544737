"""Statements: as drafted, and as people left them."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models

from habeas.archive.models.exhibit import ExhibitRow
from habeas.archive.models.rendition import RenditionRow

_FILTERED = ("stance", "acts", "speaker_key", "withdrawn")


class StatementRow(models.Model):
    """A statement. ``drafted`` never changes; ``current`` is what a person made of it."""

    identifier = models.CharField(max_length=14, primary_key=True)
    exhibit = models.ForeignKey(ExhibitRow, models.PROTECT, related_name="+")
    rendition = models.ForeignKey(RenditionRow, models.PROTECT, related_name="+")
    engine = models.CharField(max_length=100)
    drafted = models.TextField()
    current = models.TextField()
    anchors = models.TextField()
    """Of the current content, as JSON: positions with the words that stand there."""
    status = models.CharField(max_length=12)
    stance = models.CharField(max_length=12)
    speaker_key = models.TextField()
    start = models.IntegerField()
    end = models.IntegerField()
    withdrawn = models.BooleanField(default=False)
    """A later engine no longer drafts it and no person has decided on it."""
    acts = models.TextField(default="")
    """The codes of the violations it names, each once and in order, between spaces."""
    queue = models.IntegerField(null=True)
    """Its rank among the drafts that wait for a person; null when it does not wait."""

    class Meta:
        db_table = "statement"
        # All that lists are filtered and ordered by stands in the index: the rows are long, and
        # a filter that had to look into each would take seconds. The last column is what each
        # index is restricted by; the engine takes it from there and not from the row.
        indexes = (
            models.Index(fields=("exhibit", "withdrawn", "status"), name="statement_counts"),
            models.Index(
                fields=("queue", "exhibit", "start", "identifier"),
                condition=models.Q(queue__isnull=False),
                name="statement_queue",
            ),
            models.Index(
                fields=("exhibit", "start", "identifier", "status", *_FILTERED),
                condition=models.Q(withdrawn=False),
                name="statement_list",
            ),
            models.Index(
                fields=("status", "exhibit", "start", "identifier", *_FILTERED),
                condition=models.Q(withdrawn=False),
                name="statement_status",
            ),
            # To count by: a twentieth of the length of those above.
            models.Index(
                fields=("status", "withdrawn"),
                condition=models.Q(withdrawn=False),
                name="statement_number",
            ),
            models.Index(
                fields=("queue",), condition=models.Q(queue__isnull=False), name="statement_waiting"
            ),
        )
