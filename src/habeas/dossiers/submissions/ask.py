"""The one page for a ministry: what is asked, by when, on what ground, and whom to answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from habeas.dossiers.submissions.colophon import Reliance, short
from habeas.dossiers.submissions.facts import CatalogueNote, Fact
from habeas.dossiers.submissions.footnotes import Footnotes
from habeas.dossiers.submissions.held import Consented
from habeas.dossiers.submissions.measure import lines
from habeas.dossiers.submissions.pack import Sent
from habeas.dossiers.submissions.protected import Protected
from habeas.dossiers.submissions.sheet import Block, Heading, Paragraph, Sheet, Words, own
from habeas.dossiers.submissions.wording import wording
from habeas.protection.cases.protected import ProtectedValue
from habeas.protection.cases.subjects import CaseField
from habeas.words.bilingual import Bilingual
from habeas.words.errors import HabeasError
from habeas.words.provenance import Provenance

_ONE_PAGE = 46
"""Lines that fit on one page in both drawings, with a few to spare."""


class AskIncomplete(HabeasError):
    """Raised for a request that leaves out what a ministry needs to act."""

    message = "The request does not say: {parts}."
    hint = "Say what is asked, by when, on what ground, and whom to answer."


class AskTooLong(HabeasError):
    """Raised for a request that does not fit on one page."""

    message = "The request is about {over} lines too long for one page."
    hint = "Shorten it: one page is read, a second one is not. Details go into an annex."


class NameNotConsented(HabeasError):
    """Raised when a request would name somebody who did not agree to it."""

    message = "The person has not agreed to be named to this receiver."
    hint = "Send it under the pseudonym, or ask them for their consent first."


@dataclass(frozen=True, slots=True)
class Ask:
    """A request. ``receiver`` is the key a consent names, ``to`` what the receiver is called.

    ``reference`` is the person's pseudonym. ``ground`` is law or a published condition with its
    source, ``known`` what has happened, each with its note. ``name`` names the person, and only
    within ``consent``.
    """

    reference: str
    receiver: str
    to: str
    asked: str
    by: date | None
    because: str
    ground: tuple[Fact, ...]
    contact: str
    on: date
    reliance: Reliance
    known: tuple[Fact, ...] = ()
    name: CaseField | None = dataclasses.field(default=None, repr=False)
    consent: Consented | None = None
    sent: Sent | None = None


def published(words: Bilingual, known: Provenance, language: str) -> Fact:
    """A condition as it is published, with how that is known: ground for a request."""
    return Fact((Words(words.said(language), own=True),), (CatalogueNote(known),))


def ask_sheet(ask: Ask, language: str) -> Sheet:
    """The request on one page.

    Raises :class:`AskIncomplete`, :class:`NameNotConsented` and :class:`AskTooLong`.
    """
    _check(ask, language)
    say, told = wording(language), _Told(ask, language)
    blocks = tuple(told.blocks())
    banner = say.say("sent", on=f"{ask.sent.on:%Y-%m-%d}") if ask.sent else say.say("draft")
    sheet = Sheet(say.word("ask", "title"), language, banner, blocks, told.footnotes.notes)
    over = lines(sheet) - _ONE_PAGE
    if over > 0:
        raise AskTooLong(over=int(over) + 1)
    return sheet


def protected_in_ask(ask: Ask, values: tuple[ProtectedValue, ...]) -> Protected:
    """What of some protected values a request must not show: all but its reference and name."""
    named = (ask.name.value,) if ask.name is not None else ()
    return Protected(values, (ask.reference, *named))


def _check(ask: Ask, language: str) -> None:
    needed = {
        "receiver": ask.to.strip(),
        "asked": ask.asked.strip(),
        "by": ask.by,
        "ground": ask.ground,
        "contact": ask.contact.strip(),
    }
    say = wording(language)
    missing = [say.word("ask", f"{key}_missing") for key, held in needed.items() if not held]
    if missing:
        raise AskIncomplete(parts=", ".join(missing))
    if ask.name is not None and not _may_name(ask, ask.name):
        raise NameNotConsented


def _may_name(ask: Ask, name: CaseField) -> bool:
    consent = ask.consent
    is_theirs = consent is not None and consent.receiver == ask.receiver and consent.on == ask.on
    return is_theirs and consent is not None and name.field in consent.fields


class _Told:
    """Tells one request."""

    def __init__(self, ask: Ask, language: str) -> None:
        self._ask, self._say = ask, wording(language)
        self.footnotes = Footnotes(language)

    def blocks(self) -> Iterator[Block]:
        """All of it in order."""
        ask = self._ask
        yield from self._front()
        yield self._heading("asked")
        yield Paragraph((Words(ask.asked),))
        yield self._heading("by")
        by = f"{ask.by:%Y-%m-%d}" if ask.by else ""
        yield Paragraph(
            self._say.runs_of("ask", "by_text", by=by, because=ask.because), stands_out=True
        )
        yield self._heading("ground")
        yield from self._facts(ask.ground)
        yield Paragraph((own(self._word("undecided")),))
        if ask.known:
            yield self._heading("known")
            yield from self._facts(ask.known)
        yield self._heading("contact")
        yield Paragraph(self._say.runs_of("ask", "contact_text", contact=ask.contact))
        yield self._person()
        yield self._colophon()

    def _front(self) -> Iterator[Block]:
        on = own(f"{self._ask.on:%Y-%m-%d}")
        yield Paragraph(self._say.runs_of("ask", "to_text", to=self._ask.to))
        yield Paragraph(self._say.runs("front", reference=self._ask.reference, on=on))

    def _facts(self, facts: tuple[Fact, ...]) -> Iterator[Block]:
        for fact in facts:
            yield Paragraph(self.footnotes.called(fact.words, fact.notes))

    def _person(self) -> Paragraph:
        if self._ask.name is None:
            return Paragraph((own(self._word("person")),))
        return Paragraph(self._say.runs_of("ask", "person_named", name=self._ask.name.value))

    def _colophon(self) -> Paragraph:
        """That it is no legal advice, and which catalogue it goes by."""
        return Paragraph(short(self._ask.reliance, self._say.language))

    def _heading(self, key: str) -> Heading:
        return Heading(2, self._word(key))

    def _word(self, key: str) -> str:
        return self._say.word("ask", key)
