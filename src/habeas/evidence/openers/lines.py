"""The lines of a text, at their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.words.anchors import Span

_LINE = re.compile(r"[^\n]+")
_INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something: from where it starts to its last visible character."""

    span: Span
    words: str
    """What it says, white space reduced to single blanks."""


def lines(text: str, until: int | None = None) -> Iterator[Line]:
    """The lines that say something, in order, of the first ``until`` characters."""
    for match in _LINE.finditer(text, 0, len(text) if until is None else until):
        seen = match.group().rstrip()
        words = " ".join(seen.strip(_INVISIBLE).split())
        if words:
            yield Line(Span(match.start(), match.start() + len(seen)), words)
