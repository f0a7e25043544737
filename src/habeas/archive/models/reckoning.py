"""How far incidents follow what was read and decided."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class ReckoningRow(models.Model):
    """The only one: how often something changed, and how much of it the last weighing saw."""

    id = models.IntegerField(primary_key=True)
    changed = models.IntegerField()
    weighed = models.IntegerField()

    class Meta:
        db_table = "reckoning"
