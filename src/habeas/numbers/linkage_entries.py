"""Entries of lists as lines to be linked: names by their sound, dates as far as they are known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

from habeas.numbers.entries import Entry
from habeas.numbers.linkage_lines import Line
from habeas.numbers.names import fold
from habeas.numbers.sounds import sound
from habeas.words.dates import Edtf

_WITHIN = 31
"""Days within which an event must lie for its day to be compared."""
_REMEMBERED = 65_536


def lines(entries: Iterable[Entry]) -> tuple[Line, ...]:
    """Every entry as a line, by its identifier. Entries without a name cannot be linked."""
    named = (entry for entry in entries if entry.names)
    return tuple(sorted(map(_line, named), key=lambda line: line.key))


def fingerprint(linked: Sequence[Line]) -> str:
    """SHA-256 of the lines, in hexadecimal digits: what a linkage was made from."""
    return hashlib.sha256(repr(linked).encode("utf-8")).hexdigest()


def _line(entry: Entry) -> Line:
    name = fold(entry.names[0])
    parts = (name.given, name.patronymic, name.surname, name.skeleton)
    place = _place(entry.places[0]) if entry.places else ""
    return Line(entry.identifier, entry.list, *parts, _born(entry.born), _day(entry.when), place)


@lru_cache(_REMEMBERED)
def _place(name: str) -> str:
    return " ".join(map(sound, name.split()))


@lru_cache(_REMEMBERED)
def _born(text: str) -> str:
    """A day, a year or nothing."""
    if not text:
        return ""
    told = Edtf.parse(text)
    if told.is_exact_day and told.earliest:
        return told.earliest.isoformat()
    if told.earliest and told.latest and told.earliest.year == told.latest.year:
        return f"{told.earliest.year:04}"
    return ""


@lru_cache(_REMEMBERED)
def _day(text: str) -> int | None:
    """The day in the middle of what is told, when that is a month at most."""
    told = Edtf.parse(text) if text else None
    if told is None or told.earliest is None or told.latest is None:
        return None
    first, last = told.earliest.toordinal(), told.latest.toordinal()
    return (first + last) // 2 if last - first < _WITHIN else None
