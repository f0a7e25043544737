"""What a member proves besides their passphrase."""

# ruff: noqa: D106  # Meta is Django's own word and says itself

from django.db import models


class SecondFactorRow(models.Model):
    """A member's second factor. The secret is sealed to the member's own key alone."""

    member = models.CharField(max_length=14, primary_key=True)
    sealed = models.BinaryField()
    confirmed = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)
    """The time step of the last code that was taken: none is taken twice."""
    fallbacks = models.TextField(default="")
    """The hashes of the fallback codes that were not used yet, one space between."""
    wrong = models.IntegerField(default=0)
    """Wrong codes in a row, and when the last of them was given."""
    wrong_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "second_factor"
