"""Why people cannot be divided as somebody asked for."""

from __future__ import annotations

from habeas.words.errors import HabeasError

MOST_STRATA = 24
"""With more, each is too small and all take too long."""


class StratumIsAnIdentity(HabeasError):
    """Raised when people would be divided by what they are."""

    message = "{name} says what people are. Nobody is divided, counted or estimated by that."
    hint = "Divide by where it happened, by the year, or by a column on what was done."


class NoSuchStratum(HabeasError):
    """Raised for something to divide by that no list tells of."""

    message = "No list that was linked tells the {name} of anybody."
    hint = "place and year can be used where entries tell them; others: [strata] in the mapping."


class TooManyStrata(HabeasError):
    """Raised when people would fall into more parts than can be estimated."""

    message = "People would fall into {n} parts; {most} are the most."
    hint = "Divide by fewer things, or by a coarser column, such as a district for a village."
