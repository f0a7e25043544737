"""The caseworkers' list."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class CaseLineRow(models.Model):
    """One line about one case: what the list shows, and nothing that is in the case.

    ``deadlines`` are dates between spaces, without a word; ``next`` is the first of them.
    """

    case = models.CharField(max_length=14, primary_key=True)
    pseudonym = models.CharField(max_length=80)
    lane = models.CharField(max_length=10)
    urgency = models.IntegerField()
    state = models.CharField(max_length=20)
    overlays = models.TextField(default="")
    deadlines = models.TextField(default="")
    next = models.DateField(null=True)
    reassess_on = models.DateField(null=True)
    lead = models.CharField(max_length=14)
    is_closed = models.BooleanField(default=False)
    time = models.DateTimeField()

    class Meta:
        db_table = "case_line"
        indexes = (
            models.Index(fields=("is_closed", "urgency", "next", "case"), name="case_line_list"),
            models.Index(fields=("lead", "is_closed", "urgency", "next"), name="case_line_lead"),
        )
