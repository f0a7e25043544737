"""What people found, and what others said of it."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class FindingRow(models.Model):
    """A finding as JSON in ``shape``, with what lists tell of it. Issued, it never changes.

    ``state`` and ``opinion`` say what others did with it since; ``salt`` is that of its entry
    in the custody log, empty while it is a draft.
    """

    identifier = models.CharField(max_length=14, primary_key=True)
    state = models.CharField(max_length=12)
    incident = models.CharField(max_length=14, db_index=True)
    author = models.CharField(max_length=14)
    time = models.DateTimeField()
    """When it was issued; of a draft, when it was last saved."""
    saved = models.IntegerField()
    """How often it was saved as a draft: two windows of one author cannot overwrite silently."""
    supersedes = models.CharField(max_length=14, default="", db_index=True)
    shape = models.TextField()
    salt = models.BinaryField(default=b"")
    opinion = models.CharField(max_length=20, default="")
    """What reviewers say together; empty as long as nobody has reviewed it."""

    class Meta:
        db_table = "finding"
        indexes = (
            models.Index(fields=("state", "opinion", "time"), name="finding_list"),
            models.Index(fields=("author", "state", "time"), name="finding_author"),
        )


class ReviewRow(models.Model):
    """What another member said of a finding; never changed."""

    identifier = models.CharField(max_length=14, unique=True)
    finding = models.CharField(max_length=14, db_index=True)
    opinion = models.CharField(max_length=20)
    remarks = models.TextField()
    member = models.CharField(max_length=14)
    time = models.DateTimeField()
    salt = models.BinaryField()

    class Meta:
        db_table = "review"


class DissentRow(models.Model):
    """That a member found otherwise, said after a finding was issued; never changed."""

    identifier = models.CharField(max_length=14, unique=True)
    finding = models.CharField(max_length=14, db_index=True)
    words = models.TextField()
    member = models.CharField(max_length=14)
    time = models.DateTimeField()
    salt = models.BinaryField()

    class Meta:
        db_table = "dissent"
