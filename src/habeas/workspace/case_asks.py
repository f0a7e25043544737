"""The one page for a ministry: what is asked for a person, by when, and on what ground.

The person stands in it under their pseudonym. Whether conditions are met is for the ministry.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from habeas.archive import ledger
from habeas.archive.access import writing
from habeas.dossiers.submissions import ask
from habeas.dossiers.submissions.colophon import Reliance
from habeas.dossiers.submissions.facts import Fact, WrittenNote
from habeas.dossiers.submissions.pack import Sent as Banner
from habeas.dossiers.submissions.releasing import redacted, sheet_as_docx, sheet_as_page
from habeas.dossiers.submissions.sheet import Words, sentences
from habeas.protection.cases.case import Case
from habeas.protection.cases.disclosures import Sent, SentBy, disclosed
from habeas.protection.cases.moments import as_text
from habeas.protection.cases.others import check_asked
from habeas.protection.cases.protected import protected
from habeas.protection.cases.receivers import check_receiver
from habeas.protection.cases.sendings import ConsentPurpose, Sending
from habeas.protection.routes.catalogue import routes
from habeas.words.bilingual import Bilingual
from habeas.words.errors import NotThere
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.provenance import Provenance
from habeas.words.roles import Right
from habeas.workspace import avenue_cases, avenue_catalogue, case_record
from habeas.workspace.case_opening import note_look, opened
from habeas.workspace.opening import Workspace, check_outside, now, write_new

__all__ = ["Asking", "SentBy", "grounds", "hand_over", "of", "preview", "written"]


class NoSuchGround(NotThere):
    """Raised for a ground that the catalogue of avenues does not hold."""

    message = "The catalogue holds no fact or condition {ground}."
    hint = "Choose one of those that are published for a route or an avenue."


@dataclass(frozen=True, slots=True)
class Asking:
    """A request to a ministry. ``receiver`` is the key or name that a consent has to name.

    ``grounds`` are facts of the catalogues, each as ``AVENUE FACT`` or ``ROUTE CONDITION``;
    ``ground`` and ``known`` are lines in words of the team. ``reason`` is why a red or unknown
    receiver is asked all the same.
    """

    receiver: str
    asked: str
    by: date | None
    because: str
    grounds: tuple[str, ...]
    ground: tuple[str, ...]
    known: tuple[str, ...]
    contact: str
    language: str
    reason: str = ""


def of(workspace: Workspace, language: str) -> tuple[tuple[str, str], ...]:
    """Every route and avenue of which something can be a ground: identifier and name."""
    workspace.require(Right.READ)
    named = {key.partition(" ")[0]: name for key, name, _, _ in _facts(workspace, language)}
    return tuple(named.items())


def grounds(workspace: Workspace, one: str, language: str) -> tuple[tuple[str, str], ...]:
    """What can be a ground of one route or avenue: its key, and what is published."""
    workspace.require(Right.READ)
    return tuple(
        (key, words.said(language))
        for key, _, words, _ in _facts(workspace, language)
        if key.partition(" ")[0] == one
    )


def preview(workspace: Workspace, case: str, told: Asking) -> tuple[str, ...]:
    """What the page will say, part by part, without what is protected.

    Raises NoSuchCase, AskIncomplete, AskTooLong and :class:`NoSuchGround`.
    """
    workspace.require(Right.READ)
    held = case_record.case(workspace, case)
    note_look(workspace, case)
    made = _ask(workspace, held, told, None)
    sheet = ask.ask_sheet(made, told.language)
    return sentences(redacted(sheet, ask.protected_in_ask(made, protected(held))))


def hand_over(workspace: Workspace, case: str, told: Asking, how: tuple[str, SentBy]) -> bytes:
    """The page, as a ``page`` or ``docx``, to be handed over; that it leaves is noted first.

    Raises NoSuchCase, AskIncomplete, AskTooLong, :class:`NoSuchGround`, ReceiverExcluded,
    FlagNeedsReason, UnderPrivilege, NotConsented, OthersNotAsked, OthersRefused and
    ProtectedWouldLeave; then nothing was noted.
    """
    return _given(workspace, case, (told, *how), lambda _file: None)


def written(
    workspace: Workspace, case: str, told: Asking, how: tuple[str, SentBy], file: Path
) -> None:
    """The same, written to a file outside the workspace. Raises also CannotWrite, FileThere."""
    workspace.require(Right.PROTECT)
    check_outside(workspace.folder, file)
    _given(workspace, case, (told, *how), lambda content: write_new(file, content))


def _given(
    workspace: Workspace,
    case: str,
    asked: tuple[Asking, str, SentBy],
    give: Callable[[bytes], None],
) -> bytes:
    workspace.require(Right.PROTECT)
    (told, drawn, how), time = asked, now()
    held = case_record.case(workspace, case)
    judged = avenue_cases.judge_of_receivers(workspace, case, told.language)(told.receiver)
    check_receiver(judged, case_record.signed(workspace, told.reason) if told.reason else None)
    check_asked((one.value for one in held.others if not one.value.steps), "")
    made = _ask(workspace, held, told, Banner(time.date()))
    sheet, guarded = ask.ask_sheet(made, told.language), ask.protected_in_ask(made, protected(held))
    docx = drawn == "docx"
    file = sheet_as_docx(sheet, guarded) if docx else sheet_as_page(sheet, guarded).encode()
    digest, by = hashlib.sha256(file).hexdigest(), workspace.member.identifier
    left = Sent(as_text(time), how, digest, by)
    sending = Sending(ConsentPurpose.ROUTE, told.receiver)
    noted = disclosed(sending, held.permissions, left, time)
    with opened(workspace, case) as store, writing(store):
        ledger.put(
            store, new_identifier(Kind.RECORD, os.urandom), noted, (by, time), 0, told.reason
        )
        case_record.refresh(workspace, store)
        give(file)
    return file


def _ask(workspace: Workspace, held: Case, told: Asking, sent: Banner | None) -> ask.Ask:
    catalogue, today = avenue_catalogue.known(workspace).catalogue, now().date()
    named = {one.key: one.name.said(told.language) for one in catalogue.bodies}
    known = {key: (words, how) for key, _, words, how in _facts(workspace, told.language)}
    for one in told.grounds:
        if one not in known:
            raise NoSuchGround(ground=one)
    published = (ask.published(*known[one], told.language) for one in told.grounds)
    return ask.Ask(
        reference=held.subject.value.pseudonym,
        receiver=told.receiver,
        to=named.get(told.receiver, told.receiver),
        asked=told.asked,
        by=told.by,
        because=told.because,
        ground=(*published, *_own(told.ground, today)),
        contact=told.contact,
        on=today,
        reliance=Reliance(catalogue.version),
        known=tuple(_own(told.known, today)),
        sent=sent,
    )


def _own(lines: tuple[str, ...], today: date) -> Iterator[Fact]:
    for line in lines:
        if line.strip():
            yield Fact((Words(line.strip()),), (WrittenNote(today),))


def _facts(workspace: Workspace, language: str) -> Iterator[tuple[str, str, Bilingual, Provenance]]:
    """What may be a ground: key, name of the route or avenue, words, how that is known.

    Published conditions of routes, and the facts of avenues that are words.
    """
    for route in routes().routes:
        for one in route.conditions:
            key = f"{route.identifier} {one.identifier}"
            yield key, route.name.said(language), one.text, one.provenance
    for avenue in avenue_catalogue.known(workspace).catalogue.avenues:
        for name, fact in avenue.facts:
            if isinstance(fact.value, Bilingual):
                key = f"{avenue.identifier} {name}"
                yield key, avenue.name.said(language), fact.value, fact.provenance
