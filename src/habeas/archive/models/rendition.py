"""Working copies in plain text."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models

from habeas.archive.models.exhibit import ExhibitRow


class RenditionRow(models.Model):
    """A rendition of an exhibit. ``in_force`` is the one that statements are read from."""

    identifier = models.CharField(max_length=14, primary_key=True)
    exhibit = models.ForeignKey(ExhibitRow, models.PROTECT, related_name="+")
    text = models.TextField()
    shape = models.TextField()
    """All but the text, as JSON."""
    in_force = models.BooleanField()
    read_by = models.CharField(max_length=100, default="")
    """The engine, with its version, that last drafted statements from it."""

    class Meta:
        db_table = "rendition"
        constraints = (
            models.UniqueConstraint(
                fields=("exhibit",), condition=models.Q(in_force=True), name="one_in_force"
            ),
        )
