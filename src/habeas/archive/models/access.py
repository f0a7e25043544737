"""Who looked at what."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class AccessRow(models.Model):
    """One look, one thing taken out, one refusal. Identifiers only, never words."""

    member = models.CharField(max_length=14)
    time = models.DateTimeField()
    action = models.CharField(max_length=20)
    subject = models.CharField(max_length=100)
    allowed = models.BooleanField()
    link = models.BinaryField()

    class Meta:
        db_table = "access"
        indexes = (
            models.Index(fields=("member",), name="access_member"),
            models.Index(fields=("subject",), name="access_subject"),
            models.Index(fields=("action",), name="access_action"),
            models.Index(
                fields=("allowed",), condition=models.Q(allowed=False), name="access_refused"
            ),
        )
