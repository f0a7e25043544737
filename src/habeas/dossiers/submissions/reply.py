"""The right of reply: the allegation put to whoever is said to be responsible, and no more.

The letter names no source and nobody concerned. It is built from what a person chose to put to
them, never from statements, and it is not redacted: one protected value in it, and there is no
letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from habeas.dossiers.submissions.sheet import (
    Block,
    Heading,
    Listed,
    Paragraph,
    Sheet,
    Words,
    own,
    runs_of,
    sentences,
)
from habeas.dossiers.submissions.wording import wording
from habeas.protection.cases.likeness import Spot
from habeas.protection.cases.protected import ProtectedValue, leaks
from habeas.protection.cases.replies import ProtectedValueShown
from habeas.words.counting import LANGUAGES
from habeas.words.errors import HabeasError
from habeas.words.violations import violation

_RECORDED = (
    "asked_of",
    "sent_on",
    "arrived",
    "answered_by",
    "words",
    "stance",
    "material",
    "threat",
    "taken_by",
)
_LINE = "_" * 72
_APART = "\n\n"
_OPEN = "…"
_WHOLE = ("title", "opening", "alleged", "questions", "fair", "silent")
_PLACES = {"to": "to", "from": "by", "acts": "acts", "when": "when", "where": "where"}
"""Phrases of a letter that a person's words fill, each with the name of its place."""


class NothingProtected(HabeasError):
    """Raised when nobody says what a letter to the alleged perpetrator must not tell."""

    message = "Nothing is marked as protected, so nobody can say that the letter tells nothing."
    hint = "Name what must not be told: people, places, days, whatever only few can know."


class NothingAlleged(HabeasError):
    """Raised for a request for an account that does not say what is alleged, or of whom."""

    message = "The letter does not say what is alleged, or whom it asks."
    hint = "Give the addressee, and at least one act or your own words for it."


@dataclass(frozen=True, slots=True)
class Allegation:
    """What is put to somebody, in words a person chose for their eyes.

    ``acts`` are codes of :mod:`habeas.words.violations`. ``when`` and ``where`` are as rough as
    is safe; empty ones are left out.
    """

    to: str
    by: str
    acts: tuple[str, ...]
    when: str
    where: str
    what: str
    questions: tuple[str, ...]
    answer_by: date
    contact: str
    on: date
    reference: str = ""


def build_reply_request(
    allegation: Allegation, protected: tuple[ProtectedValue, ...], language: str
) -> Sheet:
    """The letter, if it tells nothing that is protected.

    Every protected value is looked for in all of it; one that lies in nothing but what every
    letter says tells nothing. Raises :class:`NothingProtected` without anything to look for,
    :class:`NothingAlleged`, UnknownViolation, and ProtectedValueShown, which knows every place
    in :func:`as_text`.
    """
    if not any(one.value.strip() for one in protected):
        raise NothingProtected
    if not (allegation.to.strip() and (allegation.acts or allegation.what.strip())):
        raise NothingAlleged
    sheet = _sheet(allegation, language)
    for said in (as_text(sheet), _as_given(sheet)):
        if found := leaks(said, protected, our_places(said)):
            raise ProtectedValueShown(found, said)
    return sheet


def _as_given(sheet: Sheet) -> str:
    """The same with characters that hide as they are, and not shown."""
    given = ("".join(r.text for r in runs if isinstance(r, Words)) for runs in runs_of(sheet))
    return _APART.join(given)


def as_text(sheet: Sheet) -> str:
    """A sheet as plain text, a blank line between its parts."""
    return _APART.join(sentences(sheet)) + "\n"


def our_places(letter: str) -> tuple[Spot, ...]:
    """Where a letter says what every letter says, word for word; nothing of it was chosen."""
    places: list[Spot] = []
    start = 0
    for runs in read_again(letter):
        for run in runs:
            places += [(start, start + len(run.text))] if run.own else []
            start += len(run.text)
        start += len(_APART)
    return tuple(places)


def read_again(letter: str) -> tuple[tuple[Words, ...], ...]:
    """The parts of a letter as it is kept, what is ours in each of them told apart.

    A part in any other words, and whatever fills our phrases, is somebody's.
    """
    return tuple(_taken_apart(part) for part in letter.split(_APART))


def _taken_apart(part: str) -> tuple[Words, ...]:
    words = part.rstrip("\n")
    runs = next(filter(None, (_filled(one, words) for one in _phrases())), (Words(words),))
    return tuple(run for run in (*runs, Words(part[len(words) :])) if run.text)


def _filled(phrase: tuple[Words, ...], words: str) -> tuple[Words, ...]:
    """The words as this phrase with its places filled; nothing if they are another."""
    pattern = "".join(f"({re.escape(one.text)})" if one.own else "(.*)" for one in phrase)
    found = re.fullmatch(pattern, words, re.DOTALL)
    texts = found.groups() if found else ()
    return tuple(Words(text, own=one.own) for one, text in zip(phrase, texts, strict=False))


@cache
def _phrases() -> tuple[tuple[Words, ...], ...]:
    """Everything that letters say of their own, in each language, with its places open."""
    return tuple(phrase for language in LANGUAGES for phrase in _phrases_in(language))


def _phrases_in(language: str) -> Iterator[tuple[Words, ...]]:
    say = wording(language)
    yield (own(say.say("draft")),)
    yield from ((own(say.word("reply", key)),) for key in _WHOLE)
    yield say.runs_of("reply", "answered", by=_OPEN, contact=_OPEN)
    yield say.runs("front", reference=_OPEN, on=_OPEN)
    yield from (say.runs_of("reply", key, **{name: _OPEN}) for key, name in _PLACES.items())


def record_sheet(language: str) -> Sheet:
    """What to write down when an answer comes, or none: an empty form, for our own records."""
    say = wording(language)
    blocks: list[Block] = [Paragraph((own(say.word("reply", "record_text")),), stands_out=True)]
    for key in _RECORDED:
        blocks.append(Heading(2, say.word("reply", key)))
        blocks.append(Paragraph((own(_LINE),)))
    banner, title = say.word("reply", "banner"), say.word("reply", "record")
    return Sheet(title, language, banner, tuple(blocks))


def _sheet(allegation: Allegation, language: str) -> Sheet:
    say = wording(language)
    blocks = tuple(_blocks(allegation, language))
    return Sheet(say.word("reply", "title"), language, say.say("draft"), blocks)


def _blocks(allegation: Allegation, language: str) -> Iterator[Block]:
    say = wording(language)
    yield from _front(allegation, language)
    yield Paragraph((own(say.word("reply", "opening")),))
    yield Heading(2, say.word("reply", "alleged"))
    yield from _alleged(allegation, language)
    if allegation.questions:
        yield Heading(2, say.word("reply", "questions"))
        yield Listed(tuple((Words(one),) for one in allegation.questions))
    by, contact = f"{allegation.answer_by:%Y-%m-%d}", allegation.contact
    yield Paragraph(say.runs_of("reply", "answered", by=by, contact=contact), stands_out=True)
    yield Paragraph((own(say.word("reply", "fair")),))
    yield Paragraph((own(say.word("reply", "silent")),))


def _front(allegation: Allegation, language: str) -> Iterator[Paragraph]:
    say = wording(language)
    yield Paragraph(say.runs_of("reply", "to", to=allegation.to))
    yield Paragraph(say.runs_of("reply", "from", by=allegation.by))
    on = own(f"{allegation.on:%Y-%m-%d}")
    yield Paragraph(say.runs("front", reference=allegation.reference or "–", on=on))


def _alleged(allegation: Allegation, language: str) -> Iterator[Block]:
    say = wording(language)
    acts = ", ".join(violation(code).labels[language] for code in allegation.acts)
    held = (
        ("acts", acts),
        ("when", allegation.when),
        ("where", allegation.where),
        ("what", allegation.what),
    )
    for key, words in held:
        if words.strip():
            yield Paragraph(say.runs_of("reply", key, **{key: words}))
