"""Letters written as a base and a mark, read as the one letter they are, at their own places.

Text from some systems writes "é" as two code points. The patterns would cut words there. Such
a text is read composed (Unicode normal form C, letter by letter) and every span is led back
to the text as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from functools import partial
from itertools import accumulate
from typing import Any

from habeas.words.anchors import Span
from habeas.words.reports import Block, Rendition

_CLUSTERS = re.compile(r".[\u0300-\u036f]+|[^\u0300-\u036f]+(?![\u0300-\u036f])|.", re.DOTALL)
_WORDED = ("surface", "name", "counted")
"""Fields that repeat the words at their value's span."""


def is_decomposed(text: str) -> bool:
    """Whether a letter of the text is written as several code points that have one form."""
    return not unicodedata.is_normalized("NFC", text)


class Composed:
    """A rendition with its letters composed, and the way back from each place in it."""

    def __init__(self, rendition: Rendition) -> None:
        pieces = _pieces(rendition.text)
        self._text = rendition.text
        self._there = [0, *accumulate(len(before) for before, _ in pieces)]
        self._here = [0, *accumulate(len(after) for _, after in pieces)]
        text = "".join(after for _, after in pieces)
        into = partial(_led, source=self._there, target=self._here)
        blocks = tuple(Block(into(b.span), b.kind, b.reason) for b in rendition.blocks)
        self.rendition = replace(rendition, text=text, blocks=blocks)

    def back(self, value: Any) -> Any:  # noqa: ANN401 - the same kind of value comes back
        """A value of the composed text with every span, and the words at it, as in the original."""
        if isinstance(value, Span):
            return _led(value, source=self._here, target=self._there)
        if isinstance(value, tuple):
            return tuple(self.back(part) for part in value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        held = {f.name: self.back(getattr(value, f.name)) for f in fields(value)}
        return replace(value, **{**held, **self._reworded(value, held)})

    def _reworded(self, value: object, held: dict[str, Any]) -> dict[str, str]:
        span = getattr(value, "span", None)
        if not isinstance(span, Span):
            return {}
        said = span.of(self.rendition.text)
        return {
            name: held["span"].of(self._text)
            for name in _WORDED
            if getattr(value, name, None) == said
        }


def _pieces(text: str) -> list[tuple[str, str]]:
    """The text in pieces, each with its composed form."""
    held = ((m.group(), unicodedata.normalize("NFC", m.group())) for m in _CLUSTERS.finditer(text))
    # Only a letter that becomes one letter changes length; all else stands as it is.
    return [(a, b if len(b) == 1 else a) if len(a) > 1 and b != a else (a, a) for a, b in held]


def _led(span: Span, source: Sequence[int], target: Sequence[int]) -> Span:
    """A span between the edges of pieces, with whole pieces where it would cut one."""
    return Span(_place(span.start, source, target), _place(span.end, source, target))


def _place(position: int, source: Sequence[int], target: Sequence[int]) -> int:
    piece = bisect_right(source, position) - 1
    within = position - source[piece]
    return min(target[piece] + within, target[min(piece + 1, len(target) - 1)])
