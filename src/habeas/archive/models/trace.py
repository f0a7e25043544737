"""The last trace, a row for each of its parts, so that any part is found without the rest.

``place`` is a part's place in the trace as it was computed. Links name statements and exhibits
by identifier: a trace is replaced as a whole, and what it names may be gone by then.
"""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class TraceRow(models.Model):
    """That something was traced, when, the digest of all its parts and how many there are."""

    sizes = models.TextField()
    digest = models.CharField(max_length=64)
    time = models.DateTimeField()

    class Meta:
        db_table = "trace"


class NodeRow(models.Model):
    """A holder of information on its way."""

    place = models.IntegerField(primary_key=True)
    key = models.TextField(db_index=True)
    kind = models.CharField(max_length=20)
    name = models.TextField()
    exhibit = models.CharField(max_length=14)

    class Meta:
        db_table = "trace_node"


class EdgeRow(models.Model):
    """Who has it from whom; ``shape`` is the whole edge as JSON."""

    place = models.IntegerField(primary_key=True)
    key = models.CharField(max_length=100, db_index=True)
    kind = models.CharField(max_length=20)
    grade = models.CharField(max_length=20)
    child = models.TextField()
    parent = models.TextField()
    shape = models.TextField()

    class Meta:
        db_table = "trace_edge"
        indexes = (
            models.Index(fields=("child", "kind"), name="edge_child"),
            models.Index(fields=("parent", "kind"), name="edge_parent"),
            models.Index(fields=("kind", "parent", "child"), name="edge_kind"),
        )


class CarryRow(models.Model):
    """That a statement travels along an edge, by the edge's place."""

    edge = models.IntegerField()
    statement = models.CharField(max_length=14)

    class Meta:
        db_table = "trace_carry"
        indexes = (models.Index(fields=("statement", "edge"), name="carry_statement"),)


class HomeRow(models.Model):
    """The exhibit of a statement that was traced."""

    place = models.IntegerField(primary_key=True)
    statement = models.CharField(max_length=14, db_index=True)
    exhibit = models.CharField(max_length=14, db_index=True)

    class Meta:
        db_table = "trace_home"


class CopyRow(models.Model):
    """Words that stand in two exhibits; ``shape`` is the whole as JSON."""

    place = models.IntegerField(primary_key=True)
    child = models.CharField(max_length=14)
    parent = models.CharField(max_length=14, db_index=True)
    shape = models.TextField()

    class Meta:
        db_table = "trace_copy"
        indexes = (models.Index(fields=("child", "parent"), name="copy_exhibits"),)


class FamilyRow(models.Model):
    """Exhibits that are one text; ``shape`` is the whole family as JSON."""

    place = models.IntegerField(primary_key=True)
    shape = models.TextField()

    class Meta:
        db_table = "trace_family"


class FamilyMemberRow(models.Model):
    """That an exhibit is of a family, by the family's place."""

    family = models.IntegerField()
    exhibit = models.CharField(max_length=14)

    class Meta:
        db_table = "trace_family_member"
        indexes = (models.Index(fields=("exhibit", "family"), name="family_exhibit"),)


class QuestionRow(models.Model):
    """What only a person can settle; ``shape`` is the whole question as JSON."""

    place = models.IntegerField(primary_key=True)
    kind = models.CharField(max_length=30, db_index=True)
    edge = models.CharField(max_length=100, db_index=True)
    shape = models.TextField()

    class Meta:
        db_table = "trace_question"


class AskedRow(models.Model):
    """That a question is about a statement, by the question's place."""

    question = models.IntegerField()
    statement = models.CharField(max_length=14)

    class Meta:
        db_table = "trace_asked"
        indexes = (models.Index(fields=("statement", "question"), name="asked_statement"),)


class OriginalRow(models.Model):
    """A cited report nobody has collected; ``shape`` is the whole as JSON."""

    place = models.IntegerField(primary_key=True)
    node = models.TextField(db_index=True)
    name = models.TextField()
    shape = models.TextField()

    class Meta:
        db_table = "trace_original"


class CitedRow(models.Model):
    """That a statement leans on an original, by the original's place."""

    original = models.IntegerField()
    statement = models.CharField(max_length=14)

    class Meta:
        db_table = "trace_cited"
        indexes = (models.Index(fields=("statement", "original"), name="cited_statement"),)
