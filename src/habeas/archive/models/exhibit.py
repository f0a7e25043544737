"""Preserved bytes, and each time they were handed in."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class ExhibitRow(models.Model):
    """An exhibit: where its sealed object is, and the key that opens it."""

    identifier = models.CharField(max_length=14, primary_key=True)
    object_name = models.CharField(max_length=64, unique=True)
    object_key = models.BinaryField()
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, unique=True)
    place = models.CharField(max_length=200)
    salt = models.BinaryField()
    """For the commitments by which the custody log speaks of these bytes."""
    media_type = models.CharField(max_length=100)
    name = models.TextField(default="")
    """What it was called when it first came; here and below, what lists tell of it."""
    name_key = models.TextField(default="", db_index=True)
    """The name in small letters."""
    arrived = models.DateTimeField(null=True, db_index=True)
    problem = models.CharField(max_length=100, default="")
    """The name of the error that stood in the way of opening it; empty when none does."""
    is_read = models.BooleanField(default=False)
    """An engine has read the rendition in force."""
    language = models.CharField(max_length=20, default="")
    published = models.TextField(default="")
    """The day its rendition gives it, as stated (EDTF)."""

    class Meta:
        db_table = "exhibit"


class ReceptionRow(models.Model):
    """One time the bytes of an exhibit came in: from where, how, when, by whom."""

    exhibit = models.ForeignKey(ExhibitRow, models.PROTECT, related_name="+")
    name = models.TextField()
    source_kind = models.CharField(max_length=40)
    how = models.CharField(max_length=100)
    time = models.DateTimeField()
    member = models.CharField(max_length=14)
    reason = models.TextField()
    parent = models.ForeignKey(ExhibitRow, models.PROTECT, null=True, related_name="+")
    event = models.CharField(max_length=14)

    class Meta:
        db_table = "reception"
