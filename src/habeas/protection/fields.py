"""Reading the parts of a data file: each kind of value, and tables of named fields."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from habeas.protection.faults import (
    FileFault,
    MissingField,
    NotADay,
    NotKnown,
    OneLanguage,
    OutOfOrder,
    SameIdentifier,
    UnknownField,
    WrongKind,
    allowed,
    near,
    raise_all,
)
from habeas.protection.marked import Part
from habeas.words.bilingual import Bilingual
from habeas.words.dates import Edtf, NotADate

_Value = TypeVar("_Value")
_Named = TypeVar("_Named", bound=StrEnum)
Reader = Callable[[Part], Any]
"""How to read one part. Raises :class:`FileFault`."""

MOST_FAULTS = 50
"""How many mistakes of one list are told; after so many, the rest tells nobody more."""

_FLAGS = {"true": True, "false": False}
_DAY = 10
_MISSPELT = 0.8
"""From which likeness on an unknown name is taken for a field that seems to be missing."""
"""Characters of a day."""


def text(part: Part) -> str:
    """One text, not empty."""
    if not isinstance(part.held, str) or part.is_empty or not part.held.strip():
        raise WrongKind(**part.place, expected="a text")
    return " ".join(part.held.split())


def flag(part: Part) -> bool:
    """``true`` or ``false``."""
    if not isinstance(part.held, str) or part.is_quoted or part.held not in _FLAGS:
        raise WrongKind(**part.place, expected="true or false")
    return _FLAGS[part.held]


def whole(part: Part) -> int:
    """A whole number of at most six digits, nought or more."""
    if not isinstance(part.held, str) or not part.held.isdecimal() or len(part.held) > 6:
        raise WrongKind(**part.place, expected="a whole number")
    return int(part.held)


def day(part: Part) -> date:
    """A day of the calendar, as 2026-11-21."""
    written = text(part)
    try:
        if len(written) != _DAY:
            raise ValueError
        return date.fromisoformat(written)
    except ValueError as error:
        raise NotADay(**part.place, value=written) from error


def edtf(part: Part) -> Edtf:
    """A date as exact as it was said, in the Extended Date/Time Format."""
    written = text(part)
    try:
        return Edtf.parse(written)
    except NotADate as error:
        raise NotADay(**part.place, value=written) from error


def bilingual(part: Part) -> Bilingual:
    """A text in both languages: ``{en: …, ru: …}``."""
    if isinstance(part.held, str):
        raise OneLanguage(**part.place)
    held = table(part, {"en": text, "ru": text}, ("en", "ru"))
    return Bilingual(**held)


def in_any_language(part: Part) -> Bilingual:
    """A text in both languages, or in whichever one its writer has."""
    return Bilingual.as_written(text(part)) if isinstance(part.held, str) else bilingual(part)


def one_of(kind: type[_Named]) -> Callable[[Part], _Named]:
    """A reader of one value of a vocabulary."""

    def read(part: Part) -> _Named:
        written = text(part)
        try:
            return kind(written)
        except ValueError as error:
            known = (member.value for member in kind)
            raise NotKnown(**part.place, value=written, nearest=allowed(written, known)) from error

    return read


def known_among(known: Collection[str]) -> Callable[[Part], str]:
    """A reader of a text that has to be one of some."""

    def read(part: Part) -> str:
        written = text(part)
        if written not in known:
            raise NotKnown(**part.place, value=written, nearest=allowed(written, known))
        return written

    return read


def rows(read: Callable[[Part], _Value]) -> Callable[[Part], tuple[_Value, ...]]:
    """A reader of a list. All faults of its entries are raised together."""

    def read_all(part: Part) -> tuple[_Value, ...]:
        if not isinstance(part.held, tuple):
            raise WrongKind(**part.place, expected="a list")
        return tuple(_together([(read, entry) for entry in part.held]))

    return read_all


def named(read: Callable[[str, Part], _Value]) -> Callable[[Part], tuple[_Value, ...]]:
    """A reader of a mapping from identifiers of somebody's own making to values."""

    def read_all(part: Part) -> tuple[_Value, ...]:
        return tuple(_together([(_keyed(read, key), one) for key, one in entries(part).items()]))

    return read_all


def _keyed(read: Callable[[str, Part], _Value], key: str) -> Callable[[Part], _Value]:
    return lambda part: read(key, part)


def entries(part: Part) -> Mapping[str, Part]:
    """The entries of a mapping. Raises :class:`WrongKind`."""
    if not isinstance(part.held, Mapping):
        raise WrongKind(**part.place, expected="fields with their values")
    return part.held


def table(
    part: Part, readers: Mapping[str, Reader], required: Collection[str] = ()
) -> dict[str, Any]:
    """The fields of a mapping, read; those that are empty are left out.

    Everything wrong with it is raised together: fields that the format does not have, fields
    that are missing, and what is wrong inside each.
    """
    held = {name: one for name, one in entries(part).items() if not one.is_empty}
    faults: list[FileFault] = [
        UnknownField(**one.place, nearest=near(name, readers))
        for name, one in entries(part).items()
        if name not in readers
    ]
    misspelt = _meant(held.keys() - readers.keys(), required)
    found: dict[str, Any] = {}
    for name, one in held.items():
        if name in readers:
            try:
                found[name] = readers[name](one)
            except FileFault as fault:
                faults.append(fault)
    faults += [
        MissingField(file=part.file, line=part.line, field=name)
        for name in required
        if name not in held and name not in misspelt
    ]
    if faults:
        raise_all(faults)
    return found


def _meant(unknown: Collection[str], required: Collection[str]) -> frozenset[str]:
    """Required fields that are there, misspelt: that they are missing only follows from it."""
    close = (get_close_matches(name, required, 1, _MISSPELT) for name in unknown)
    return frozenset(name for names in close for name in names)


def in_order(part: Part, found: Mapping[str, Any], first: str, last: str) -> None:
    """Hold that one date of a table is not before another. Raises :class:`OutOfOrder`."""
    one, other = found.get(first), found.get(last)
    if one is not None and other is not None and other < one:
        place = entries(part)[last]
        raise OutOfOrder(file=place.file, line=place.line, field=last, earlier=first)


def each_once(part: Part, keys: Sequence[str], before: Collection[str] = ()) -> None:
    """Hold that no entry of a list has the identifier of another, or one there was before.

    ``keys`` are those of the entries, in order, empty for one that has none. Raises
    :class:`SameIdentifier`.
    """
    held = part.held if isinstance(part.held, tuple) else ()
    first = {key: n for n, key in reversed(tuple(enumerate(keys)))}
    named = ((n, key) for n, key in enumerate(keys) if key)
    again = [n for n, key in named if key in before or first[key] < n][:MOST_FAULTS]
    if again:
        raise_all(SameIdentifier(**held[n].place, value=keys[n]) for n in again)


def each_new(part: Part, before: Collection[str]) -> None:
    """Hold that no entry of a mapping has a name there was before. Raises SameIdentifier."""
    again = [(key, one) for key, one in entries(part).items() if key in before]
    if again:
        raise_all(SameIdentifier(**one.place, value=key) for key, one in again[:MOST_FAULTS])


def all_of(part: Part, read: Callable[[Part], _Value], *checks: Callable[[Part], object]) -> _Value:
    """A part read and looked at in several ways; the faults of all are raised together."""
    found: list[_Value] = []
    faults: list[FileFault] = []
    for one in (lambda part: found.append(read(part)), *checks):
        try:
            one(part)
        except FileFault as fault:
            faults.append(fault)
    if faults:
        raise_all(faults)
    return found[0]


def _together(reading: list[tuple[Callable[[Part], _Value], Part]]) -> list[_Value]:
    found: list[_Value] = []
    faults: list[FileFault] = []
    for read, part in reading:
        try:
            found.append(read(part))
        except FileFault as fault:
            faults.append(fault)
            if len(faults) == MOST_FAULTS:
                break
    if faults:
        raise_all(faults)
    return found
