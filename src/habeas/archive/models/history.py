"""What was changed."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class ChangeRow(models.Model):
    """One change of one field: what it was, what it is, why, who, when."""

    subject_kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=200)
    field = models.CharField(max_length=40)
    old = models.TextField()
    new = models.TextField()
    reason = models.TextField()
    member = models.CharField(max_length=14)
    time = models.DateTimeField()
    link = models.BinaryField(default=b"")

    class Meta:
        db_table = "change"
        indexes = (
            models.Index(fields=("subject_kind", "subject"), name="change_subject"),
            # Weighing notes thousands of changes at one moment: their order is in the index too.
            models.Index(
                fields=("time", "id", "subject", "subject_kind", "member", "field"),
                name="change_list",
            ),
            models.Index(fields=("subject_kind", "time", "member"), name="change_kind"),
            # How many statements were drafted since some moment, without a look at any row.
            models.Index(
                fields=("time", "new"), condition=models.Q(field="drafts"), name="change_drafts"
            ),
        )
