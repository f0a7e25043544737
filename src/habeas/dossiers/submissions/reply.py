"""The right of reply: the allegation put to whoever is said to be responsible, and no more.

The letter names no source and nobody concerned. It is built from what a person chose to put to
them, never from statements, and it is not redacted: one protected value in it, and there is no
letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

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
from habeas.protection.cases.protected import ProtectedValue, leaks
from habeas.protection.cases.replies import ProtectedValueShown
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

    Every protected value is looked for in all of it, our own wording too. Raises
    :class:`NothingProtected` without anything to look for, :class:`NothingAlleged`,
    UnknownViolation, and ProtectedValueShown, which knows every place in :func:`as_text`.
    """
    if not any(one.value.strip() for one in protected):
        raise NothingProtected
    if not (allegation.to.strip() and (allegation.acts or allegation.what.strip())):
        raise NothingAlleged
    sheet = _sheet(allegation, language)
    for said in (as_text(sheet), _as_given(sheet)):
        if found := leaks(said, protected):
            raise ProtectedValueShown(found, said)
    return sheet


def _as_given(sheet: Sheet) -> str:
    """The same with characters that hide as they are, and not shown."""
    given = ("".join(r.text for r in runs if isinstance(r, Words)) for runs in runs_of(sheet))
    return "\n\n".join(given)


def as_text(sheet: Sheet) -> str:
    """A sheet as plain text, a blank line between its parts."""
    return "\n\n".join(sentences(sheet)) + "\n"


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
