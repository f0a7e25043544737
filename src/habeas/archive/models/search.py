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
