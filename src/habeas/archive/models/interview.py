"""Testimony: interviews, what people agreed to, their words and translations of them."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models

from habeas.archive.models.exhibit import ExhibitRow
from habeas.archive.models.rendition import RenditionRow


class InterviewRow(models.Model):
    """One interview, unfinished or kept."""

    identifier = models.CharField(max_length=14, primary_key=True)
    member = models.CharField(max_length=14)
    begun = models.DateTimeField()
    kept = models.DateTimeField(null=True)
    """When it was finished; null until then."""
    person = models.CharField(max_length=20, default="")
    """The code of the person; here and below, what lists tell of it."""
    date = models.TextField(default="")
    shape = models.TextField()
    """All of it, as JSON; the words themselves only until they are kept as an exhibit."""
    changes = models.IntegerField(default=0)
    """How often it was written: who changes it says which state they saw."""
    mark = models.CharField(max_length=14, default="")
    """The mark against interviewing twice, in the general compartment; empty for none."""

    class Meta:
        db_table = "interview"
        indexes = (models.Index(fields=("-begun", "identifier"), name="interview_latest"),)


class ConsentRow(models.Model):
    """One answer about one use. Only ever added to, and linked in a chain."""

    interview = models.CharField(max_length=14, db_index=True)
    use = models.CharField(max_length=20)
    answer = models.CharField(max_length=20)
    shape = models.TextField()
    reason = models.TextField()
    member = models.CharField(max_length=14)
    time = models.DateTimeField()
    link = models.BinaryField()

    class Meta:
        db_table = "consent"


class TestimonyRow(models.Model):
    """The person's words as one exhibit; a correction by the person is one more."""

    interview = models.ForeignKey(InterviewRow, models.PROTECT, related_name="+")
    number = models.IntegerField()
    exhibit = models.ForeignKey(ExhibitRow, models.PROTECT, related_name="+")
    language = models.CharField(max_length=20)
    reason = models.TextField()
    member = models.CharField(max_length=14)
    time = models.DateTimeField()
    closed = models.TextField(default="")
    """What was in force of it when the person closed it, as JSON; empty while it is open."""

    class Meta:
        db_table = "testimony"
        constraints = (
            models.UniqueConstraint(fields=("interview", "number"), name="one_of_each_number"),
        )


class InterviewedRow(models.Model):
    """A mark that somebody was interviewed; in the general compartment, never with a name."""

    identifier = models.CharField(max_length=14, primary_key=True)
    digest = models.CharField(max_length=64, db_index=True)
    """Empty once the mark was lifted."""
    member = models.CharField(max_length=14)
    """Whom to ask."""

    class Meta:
        db_table = "interviewed"


class TranslationRow(models.Model):
    """Who translated a rendition, and who checked it."""

    rendition = models.OneToOneField(
        RenditionRow, models.PROTECT, primary_key=True, related_name="+"
    )
    exhibit = models.CharField(max_length=14, db_index=True)
    translator = models.TextField()
    """A member's identifier, or a code; who ran the machine when it was one."""
    machine = models.BooleanField()
    member = models.CharField(max_length=14)
    time = models.DateTimeField()
    reviewer = models.CharField(max_length=14, default="")
    reviewed = models.DateTimeField(null=True)

    class Meta:
        db_table = "translation"
