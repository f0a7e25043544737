"""Transcripts: "SOLT: There are no prisoners." Each labelled turn is a statement."""

from __future__ import annotations

import re

from habeas.reading.drafts import Draft
from habeas.reading.lexicon import words
from habeas.reading.sentences import Sentence
from habeas.words.anchors import Span
from habeas.words.statements import ContentMode

_LABEL = re.compile(r"([A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3})(?: ?\([^)]{1,30}\))? ?:\s+(?=\S)")
_QUESTION = frozenset(("q", "question", "interviewer"))
LEAST = 2
"""Fewer labelled paragraphs are no transcript, unless the label is all in capitals."""


def find_turns(view: str, found: list[Sentence]) -> dict[int, Draft]:
    """The turns of a transcript by the index of their first sentence; questions left out."""
    labelled = {i: m for i, s in enumerate(found) if (m := _label(view, found, i, s)) is not None}
    if len(labelled) < LEAST and not any(m.group(1).isupper() for m in labelled.values()):
        return {}
    return {
        index: draft
        for index, match in labelled.items()
        if (draft := _turn(view, found, index, match)) is not None
    }


def _label(
    view: str, found: list[Sentence], index: int, sentence: Sentence
) -> re.Match[str] | None:
    if index and found[index - 1].paragraph == sentence.paragraph:
        return None
    match = _LABEL.match(view, sentence.starts[0])
    if match is None or match.group(1).lower() in words("no_voices"):
        return None
    return match


def _turn(view: str, found: list[Sentence], index: int, match: re.Match[str]) -> Draft | None:
    if match.group(1).lower() in _QUESTION:
        return None
    paragraph = found[index].paragraph
    last = index
    while last + 1 < len(found) and found[last + 1].paragraph == paragraph:
        last += 1
    end = found[last].ends[-1]
    trimmed = Span(match.end(), end).trimmed(view) if match.end() < end else None
    if trimmed is None:
        return None
    source = Span(match.start(1), match.end(1))
    return Draft((trimmed,), ContentMode.DIRECT, source, (), "turn", "asserts", index)
