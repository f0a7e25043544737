"""The same thing said twice in one report: "Basically he says to …"."""

from __future__ import annotations

import re
from functools import cache

from habeas.reading.lexicon import load
from habeas.reading.loose import NEAR
from habeas.reading.sentences import Sentence
from habeas.words.anchors import Span
from habeas.words.statements import Statement


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(str(p) for p in load("stances")[name]), re.IGNORECASE)


def is_restating(view: str, sentence: Sentence) -> bool:
    """Whether a sentence says that it only words something again."""
    return _pattern("again").match(sentence.span.of(view)) is not None


def restated(said: Statement, before: list[tuple[int, Statement]], sentence: int) -> Span | None:
    """What a statement in a restating sentence words again: the same voice, the same stance."""
    for at, other in reversed(before):
        if at < sentence - NEAR:
            return None
        same = other.chain[0].name == said.chain[0].name and other.stance is said.stance
        if same and other.speaker.span is not None:
            return other.extent
    return None


def authors_part(view: str, span: Span, sentence: Sentence) -> Span | None:
    """What an author slips into words they give again: "to the ones who did it".

    From there to the end of the sentence it is the author speaking, not the speaker.
    """
    match = _pattern("slipped_in").search(view, span.start, span.end)
    if match is None:
        return None
    end = sentence.ends[-1] - (sentence.words[-1] in (".", "!", "?"))
    return Span(match.start(), end).trimmed(view)
