"""What of a case must not stand in anything shown to those whom the person fears.

Looked for in every form in which it can be recognised. Whatever cannot be told for certain
counts as found: then a person words it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

from habeas.protection.cases.case import SEVERAL, SINGLE, Case
from habeas.protection.cases.contacts import ChannelKind
from habeas.protection.cases.likeness import Spot, digits_of, runs, spots
from habeas.protection.cases.subjects import FieldSort

_EMPTY = frozenset({"none", "no", "yes", "unknown", "нет", "да", "неизвестно"})
"""Answers that tell nothing of anybody; withheld, they would be taken out of every sentence."""
QUOTED = 5
"""How many words in a row are a quotation."""
_PHONE = 7
_HANDLE = 4
_SAYING = 3
"""With fewer words nobody can tell who said it: "a doctor"."""
_YEAR = 4
_PLACE = 4
"""Letters of a word that can be the name of a place by itself."""


class ProtectedKind(StrEnum):
    """What kind of value it is."""

    NAME = "name"
    CONTACT = "contact"
    PLACE = "place"
    PSEUDONYM = "pseudonym"
    QUOTE = "quote"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ProtectedValue:
    """One value of a case that must not be shown."""

    kind: ProtectedKind
    value: str


@dataclass(frozen=True, slots=True)
class Leak:
    """Where a text would show a protected value: its first code point and the one after."""

    kind: ProtectedKind
    start: int
    end: int


def protected(case: Case) -> tuple[ProtectedValue, ...]:
    """Every value of a case that must not be shown, each once."""
    found = (*_of_the_subject(case), *_of_contact(case), *_of_people(case), *_of_words(case))
    return tuple(dict.fromkeys(one for one in found if one.value.strip()))


def leaks(
    text: str, values: tuple[ProtectedValue, ...], ours: tuple[Spot, ...] = ()
) -> tuple[Leak, ...]:
    """Every place in a text where a protected value stands, in order of the text.

    ``ours`` are the places of wording that stands in every such text, whomever it is about. What
    lies in it altogether tells nothing; one letter of somebody else's in it, and it is found.
    """
    found = {Leak(value.kind, start, end) for value in values for start, end in _where(value, text)}
    fixed = {place for start, end in ours for place in range(start, end)}
    told = (one for one in found if not _lies_in(fixed, text, one))
    return tuple(sorted(told, key=lambda leak: (leak.start, leak.end, leak.kind)))


def _lies_in(fixed: set[int], text: str, leak: Leak) -> bool:
    return all(n in fixed for n in range(leak.start, leak.end) if text[n].isalnum())


def parts(value: ProtectedValue) -> Iterator[str]:
    """What is looked for of a value: itself, and whatever of it would already tell."""
    if " ".join(_words(value.value)).casefold() in _EMPTY:
        return
    if len(_words(value.value)) <= QUOTED:
        yield value.value
    if value.kind is ProtectedKind.NAME:
        yield from _telling(value.value, 2)
    if value.kind is ProtectedKind.PLACE:
        yield from _telling(value.value, _PLACE)
    if value.kind is ProtectedKind.CONTACT:
        yield from _of_address(value.value)


def _where(value: ProtectedValue, text: str) -> Iterator[Spot]:
    """Of a value of many words a few in a row are a quotation of it."""
    for part in parts(value):
        yield from spots(part, text)
    if len(_words(value.value)) > QUOTED:
        yield from runs(value.value, text, QUOTED)


def _telling(words: str, least: int) -> list[str]:
    """The words that tell by themselves: names. Where none is written as one, any may be."""
    long = [word for word in _words(words) if len(word) >= least and not _is_a_year(word)]
    names = [word for word in long if word[0].isupper() or not word.islower()]
    return names or [word for word in long if len(word) >= _PLACE]


def _is_a_year(word: str) -> bool:
    """Of a day or an address only the whole tells; a year alone stands in every account."""
    return word.isdecimal() and len(word) == _YEAR


def _of_address(address: str) -> Iterator[str]:
    """The digits that tell whose number it is; what stands before the @ of a mail address."""
    digits = digits_of(address)
    if len(digits) >= _PHONE:
        yield digits[-_PHONE:]
    local = address.strip().lstrip("@").partition("@")[0]
    if len(local) >= _HANDLE:
        yield local


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()


_SORTS = {
    FieldSort.NAME: ProtectedKind.NAME,
    FieldSort.CONTACT: ProtectedKind.CONTACT,
    FieldSort.PLACE: ProtectedKind.PLACE,
    FieldSort.OTHER: ProtectedKind.OTHER,
}
"""Every sort but the open one."""


def _of_the_subject(case: Case) -> Iterator[ProtectedValue]:
    subject = case.subject.value
    yield ProtectedValue(ProtectedKind.PSEUDONYM, subject.pseudonym)
    for held in subject.fields:
        if held.sort in _SORTS:
            yield ProtectedValue(_SORTS[held.sort], held.value)
    household = case.household.value.pseudonyms if case.household else ()
    yield from (ProtectedValue(ProtectedKind.PSEUDONYM, one) for one in household)


def _of_contact(case: Case) -> Iterator[ProtectedValue]:
    plan = case.plan.value if case.plan else None
    channels = plan.channels if plan else ()
    for channel in (*channels, *(held.value.channel for held in case.outreach)):
        yield ProtectedValue(ProtectedKind.CONTACT, channel.address)
    for never in plan.never_use if plan else ():
        if never not in set(ChannelKind):
            yield ProtectedValue(ProtectedKind.CONTACT, never)


def _of_people(case: Case) -> Iterator[ProtectedValue]:
    for helper in case.helpers:
        yield ProtectedValue(ProtectedKind.NAME, helper.value.name)
        yield from (ProtectedValue(ProtectedKind.CONTACT, one) for one in helper.value.channels)
    for other in case.others:
        is_named = any(word[0].isupper() for word in _words(other.value.who))
        yield ProtectedValue(
            ProtectedKind.NAME if is_named else ProtectedKind.OTHER, other.value.who
        )
    for threat in case.threats:
        yield from (ProtectedValue(ProtectedKind.CONTACT, one) for one in threat.value.channels)
        yield from (ProtectedValue(ProtectedKind.PLACE, one) for one in threat.value.places)


def _of_words(case: Case) -> Iterator[ProtectedValue]:
    said = [held.words for held in case.subject.value.own_words]
    said += [answer.words for held in case.emergencies for answer in held.value.answers]
    said += [held.value.words for held in case.dangers]
    said += [held.value.words for held in case.threats]
    said += [held.value.words for held in case.needs]
    said += [held.value.words for held in case.outreach]
    said += [held.value.details for held in case.routes]
    short = [words for words in said if len(_words(words)) >= _SAYING]
    long = [words for words in _written(case) if len(_words(words)) > QUOTED]
    yield from (ProtectedValue(ProtectedKind.QUOTE, words) for words in (*short, *long))


def _written(case: Case) -> Iterator[str]:
    """Every word anybody wrote anywhere in the case, but for what is put to the accused."""
    for place in (*SINGLE, *SEVERAL):
        found = getattr(case, place) if place != "allegations" else ()
        for held in found if isinstance(found, tuple) else (found,):
            yield from _texts(held.value if held else ())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
