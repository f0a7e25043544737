"""Incidents, under identifiers that last."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models

_LISTED = (
    "acts",
    "where",
    "when",
    "statements",
    "exhibits",
    "denials",
    "contradictions",
    "unanswered",
    "at_least",
    "at_most",
)


class IncidentRow(models.Model):
    """An incident as last computed. ``ended`` when nothing computed corresponds to it now.

    What stands beside ``shape`` says in columns what lists tell of it, all of it computed.
    """

    identifier = models.CharField(max_length=14, primary_key=True)
    shape = models.TextField()
    place = models.IntegerField()
    """Its place in the order in which the incidents were given."""
    time = models.DateTimeField()
    ended = models.BooleanField(default=False)
    acts = models.TextField(default="")
    """The codes of its acts in order, each once, between spaces."""
    where = models.TextField(default="")
    when = models.TextField(default="")
    statements = models.IntegerField(default=0)
    exhibits = models.IntegerField(default=0)
    denials = models.IntegerField(default=0)
    contradictions = models.IntegerField(default=0)
    unanswered = models.IntegerField(default=0)
    at_least = models.IntegerField(null=True)
    at_most = models.IntegerField(null=True)

    class Meta:
        db_table = "incident"
        # All that the list tells, so that it is drawn without the rows, whose shapes are long.
        indexes = (
            models.Index(
                fields=("place", "identifier", *_LISTED, "ended"),
                condition=models.Q(ended=False),
                name="incident_list",
            ),
        )


class GatheredRow(models.Model):
    """That a statement is gathered in an incident, also in one that has ended."""

    incident = models.CharField(max_length=14, db_index=True)
    statement = models.CharField(max_length=14)

    class Meta:
        db_table = "incident_statement"
        indexes = (models.Index(fields=("statement", "incident"), name="gathered_statement"),)


class ValueRow(models.Model):
    """One answer to one question about an incident, and how many origins it has.

    ``place`` is that of the value in the incident; the row after the last value is for all the
    denials together, under the question ``denials``. The numbers are null until it is traced.
    """

    incident = models.CharField(max_length=14)
    place = models.IntegerField()
    question = models.CharField(max_length=20)
    key = models.TextField()
    at_least = models.IntegerField(null=True)
    at_most = models.IntegerField(null=True)

    class Meta:
        db_table = "incident_value"
        indexes = (
            models.Index(fields=("incident", "place"), name="value_place"),
            models.Index(fields=("question", "key"), name="value_key"),
        )
