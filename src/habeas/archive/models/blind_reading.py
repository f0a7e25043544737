"""Samples that two people read without seeing what anybody decided."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class SampleRow(models.Model):
    """Statements drawn by chance. ``statements`` are identifiers, between spaces, in order."""

    identifier = models.CharField(max_length=14, primary_key=True)
    seed = models.CharField(max_length=40)
    drawn_from = models.IntegerField()
    statements = models.TextField()
    member = models.CharField(max_length=14)
    time = models.DateTimeField()

    class Meta:
        db_table = "blind_sample"


class ReaderRow(models.Model):
    """One of the two who read a sample, and when they handed their answers in."""

    sample = models.ForeignKey(SampleRow, models.PROTECT, related_name="+")
    member = models.CharField(max_length=14)
    begun = models.DateTimeField()
    handed_in = models.DateTimeField(null=True)

    class Meta:
        db_table = "blind_reader"
        constraints = (
            models.UniqueConstraint(fields=("sample", "member"), name="blind_reader_once"),
        )


class AnswerRow(models.Model):
    """What one reader says of one statement of a sample."""

    reader = models.ForeignKey(ReaderRow, models.PROTECT, related_name="+")
    statement = models.CharField(max_length=14)
    words = models.CharField(max_length=10)
    stance = models.CharField(max_length=12)
    speaker = models.CharField(max_length=10)
    act = models.CharField(max_length=10)
    time = models.DateTimeField()

    class Meta:
        db_table = "blind_answer"
        constraints = (
            models.UniqueConstraint(fields=("reader", "statement"), name="blind_answer_once"),
        )
