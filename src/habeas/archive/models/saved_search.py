"""What members look for again and again."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from __future__ import annotations

from django.db import models


class SavedSearchRow(models.Model):
    """A search one member saved for themselves, in the compartment it is limited to."""

    identifier = models.CharField(max_length=14, primary_key=True)
    member = models.CharField(max_length=14)
    name = models.TextField()
    query = models.TextField()
    shape = models.TextField()
    """The filter, as JSON."""
    time = models.DateTimeField()

    class Meta:
        db_table = "saved_search"
        indexes = (models.Index(fields=("member", "time"), name="saved_search_member"),)
