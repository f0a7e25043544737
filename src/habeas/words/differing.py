"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\s+|\w+|[^\w\s]")


class Fate(StrEnum):
    """What became of a piece of the text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stand together."""

    fate: Fate
    text: str


def changes(before: str, after: str) -> tuple[Piece, ...]:
    """Both versions in one row of pieces: without those added it is the first, without those
    removed the second.
    """
    return tuple(piece for piece in _pieces(_WORD.findall(before), _WORD.findall(after)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for _, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        removed, added = "".join(old[start:end]), "".join(new[first:last])
        if removed == added:
            yield Piece(Fate.SAME, removed)
            continue
        if removed:
            yield Piece(Fate.REMOVED, removed)
        if added:
            yield Piece(Fate.ADDED, added)
