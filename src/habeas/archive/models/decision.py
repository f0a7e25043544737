"""What people decided."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class DecisionRow(models.Model):
    """A decision on a draft, an edge or a grouping. Undone, it stays, and says so."""

    identifier = models.CharField(max_length=14, primary_key=True)
    sequence = models.IntegerField(unique=True)
    subject_kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=200)
    verdict = models.CharField(max_length=20)
    payload = models.TextField()
    reason = models.TextField()
    member = models.CharField(max_length=14)
    time = models.DateTimeField()
    undone_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    link = models.BinaryField(default=b"")

    class Meta:
        db_table = "decision"
        indexes = (models.Index(fields=("subject_kind", "subject"), name="decision_subject"),)
