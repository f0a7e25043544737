"""Whom a nominal accusation is about, when they stand outside of what is said of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from habeas.reading.fields import Fields
from habeas.reading.sentences import Sentence
from habeas.words.anchors import Span
from habeas.words.statements import PerpetratorMention, Statement

PATTERN = "accused-of"


def hold_accused(
    found: list[Sentence], fields: Fields, said: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """The statements; "X, accused of the killings" also holds X to account.

    X is the perpetrator named last in the sentence before the words of accusing.
    """
    starts = [sentence.starts[0] for sentence in found]
    return tuple(
        replace(one, perpetrators=_accused(starts, fields, one) + one.perpetrators)
        if one.pattern == PATTERN and one.cue
        else one
        for one in said
    )


def _accused(
    starts: list[int], fields: Fields, statement: Statement
) -> tuple[PerpetratorMention, ...]:
    cue = statement.cue[0]
    start = starts[bisect_right(starts, cue.start) - 1]
    before = (Span(start, cue.start),) if start < cue.start else ()
    return fields.perpetrators.inside(before)[-1:]
