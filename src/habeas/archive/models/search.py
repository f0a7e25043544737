"""What the search knows of a rendition."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models

from habeas.archive.models.rendition import RenditionRow


class SearchRow(models.Model):
    """The words of one rendition as the search sees them; its number is the index's row.

    The index itself is a table of SQLite's full-text engine (FTS5) called ``words``, without
    a copy of the content; a migration makes it.
    """

    rendition = models.OneToOneField(RenditionRow, models.PROTECT, related_name="+")
    stems = models.TextField()
    """The stem of every word, in order, one space between."""

    class Meta:
        db_table = "search"


class IndexedRow(models.Model):
    """What a row of the index stands for, short, so that a common word is found fast."""

    number = models.IntegerField(primary_key=True)
    """The row's number, in the index and in the table of stems."""
    rendition = models.CharField(max_length=14)
    exhibit = models.CharField(max_length=14, db_index=True)
    sha256 = models.CharField(max_length=64)
    """Of the exhibit: matches that are equally good stand in this order."""
    in_force = models.BooleanField()

    class Meta:
        db_table = "indexed"
