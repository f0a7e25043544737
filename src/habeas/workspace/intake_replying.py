"""Answering a report: safe words go by themselves, all other words when a second person agrees.

No list of words tells a harmless sentence from one that leads somebody into a trap: in another
spelling, another language, with a sign in between, every such list is passed. So nothing but an
unchanged safe reply goes on one person's word.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace

from habeas.archive import ledger
from habeas.archive import members as people
from habeas.archive.access import Store, writing
from habeas.archive.ledger import Kept
from habeas.archive.members import By
from habeas.evidence import compartments as keys
from habeas.evidence.members import member_identifiers
from habeas.intake import cautions as pure
from habeas.intake import frames
from habeas.intake.cautions import Caution, Found
from habeas.intake.frames import TooLongToSeal
from habeas.intake.kept import Answered, AnswerState, Incoming
from habeas.intake.messages import LONGEST, Reply
from habeas.intake.weeks import Week
from habeas.words.bilingual import Bilingual
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace.intake_desks import desk_of
from habeas.workspace.opening import Workspace, now

__all__ = [
    "AnswerState",
    "Answered",
    "Caution",
    "Found",
    "NoSuchReply",
    "NobodySecond",
    "NotAnswerable",
    "NotWaiting",
    "TooLongToSeal",
    "cautions",
    "holds",
    "let_go",
    "others",
    "queue_read",
    "take_back",
    "template",
    "templates",
    "write",
]

READ = "read"
"""The safe reply that goes out once somebody has said that they read a report."""


class NotAnswerable(HabeasError):
    """Raised when nobody would receive a reply."""

    message = "The report {report} cannot be answered."
    hint = "Its writer kept no code, or what it says of their mailbox does not hold."


class EmptyReply(HabeasError):
    """Raised for a reply without words."""

    message = "A reply without words was not kept."
    hint = "Choose a safe reply, or write one."


class NobodySecond(HabeasError):
    """Raised when the writer of a reply lets it go themselves, or the recovery sheet is used."""

    message = "Another person has to let this reply go: it is no unchanged safe reply."
    hint = (
        "It was not sent. The recovery sheet is nobody. If you are alone at this desk, choose a "
        "safe reply, or share the desk with somebody you trust first."
    )


class NotWaiting(HabeasError):
    """Raised when a reply is let go or taken back that does not wait any more."""

    message = "This reply does not wait any more."
    hint = "Look at the report again: it is on its way, somebody let it go, or took it back."


class NoSuchReply(HabeasError):
    """Raised for a reply or a safe reply that is not there."""

    message = "There is no reply {reply} here."
    hint = "See those there are: habeas intake WORKSPACE show REPORT"


def templates() -> Mapping[str, Bilingual]:
    """The safe replies, by their keys."""
    return pure.templates()


def template(key: str, language: str) -> str:
    """A safe reply in the language of a report. Raises :class:`NoSuchReply`."""
    found = pure.templates().get(key)
    if found is None:
        raise NoSuchReply(reply=key)
    return found.said("en" if language == "en" else "ru")


def cautions(text: str) -> tuple[Found, ...]:
    """What should be looked at again in a text before it goes."""
    return pure.cautions(text)


def write(workspace: Workspace, compartment: str, report: str, text: str) -> Kept[Answered]:
    """Write a reply. An unchanged safe reply goes out with the next collecting; any other waits
    for a second person.

    Raises NotADesk, :class:`NotAnswerable`, :class:`EmptyReply` and TooLongToSeal.
    """
    store = desk_of(workspace, compartment)
    told = _answerable(store, report)
    if not text.strip():
        raise EmptyReply
    is_safe = pure.is_template(text)
    text = " ".join(text.split()) if is_safe else text
    state = AnswerState.QUEUED if is_safe else AnswerState.WAITS_FOR_SECOND
    cautious = tuple(sorted(one.caution.value for one in pure.cautions(text)))
    return _keep(workspace, store, told, _answer(workspace, report, text, state, cautious))


def safe_reply(workspace: Workspace, compartment: str, report: str, key: str) -> str:
    """A safe reply in the language of who wrote. Raises as :func:`write` does, and NoSuchReply."""
    return template(key, _answerable(desk_of(workspace, compartment), report).language)


def queue_read(workspace: Workspace, compartment: str, report: str) -> None:
    """Queue "we have read it" once. Raises as :func:`write` does."""
    store = desk_of(workspace, compartment)
    told = _answerable(store, report)
    held = ledger.held(store, Answered)
    if any(one.value.report == report and one.value.is_automatic for one in held):
        return
    text = template(READ, told.language)
    value = _answer(workspace, report, text, AnswerState.QUEUED, ())
    _keep(workspace, store, told, replace(value, is_automatic=True))


def let_go(workspace: Workspace, compartment: str, reply: str) -> None:
    """Let a reply of somebody else go out. Raises :class:`NobodySecond`, :class:`NotWaiting`.

    The recovery sheet is no person: whoever has it may be the one who wrote the reply.
    """
    store = desk_of(workspace, compartment)
    you, sheets = workspace.member.identifier, set(people.sheets(store))
    with writing(store):
        held = _reply(store, reply)
        if held.value.state is not AnswerState.WAITS_FOR_SECOND:
            raise NotWaiting
        if held.value.by == you or {held.value.by, you} & sheets:
            raise NobodySecond
        value = replace(held.value, state=AnswerState.QUEUED, released_by=you)
        ledger.put(store, reply, value, _by(workspace), held.version)


def take_back(workspace: Workspace, compartment: str, reply: str) -> None:
    """Take back a reply that has not gone yet. Raises :class:`NotWaiting`."""
    store = desk_of(workspace, compartment)
    with writing(store):
        held = _reply(store, reply)
        if held.value.state not in (AnswerState.WAITS_FOR_SECOND, AnswerState.QUEUED):
            raise NotWaiting
        value = replace(held.value, state=AnswerState.TAKEN_BACK)
        ledger.put(store, reply, value, _by(workspace), held.version)


def holds(workspace: Workspace, compartment: str, reply: str) -> bool:
    """Whether a desk holds a reply of this identifier."""
    store = desk_of(workspace, compartment)
    return bool(ledger.versions(store, Answered, reply))


def others(workspace: Workspace, compartment: str) -> tuple[str, ...]:
    """Who else of the team opens a desk and could let a reply go; the sheet is nobody."""
    store = desk_of(workspace, compartment)
    nobody = {workspace.member.identifier, *people.sheets(store)}
    present = set(member_identifiers(workspace.folder))
    openers = keys.members_of(workspace.compartment(store.identifier))
    return tuple(one for one in openers if one in present and one not in nobody)


def _answer(
    workspace: Workspace, report: str, text: str, state: AnswerState, cautious: tuple[str, ...]
) -> Answered:
    by = workspace.member.identifier
    return Answered(report, "", text.strip(), by, now().date(), state, cautious)


def _keep(workspace: Workspace, store: Store, told: Incoming, value: Answered) -> Kept[Answered]:
    # Whoever writes in Chechen is answered in Russian until the safe replies are in Chechen.
    is_russian = told.language != "en" and pure.is_template(value.text)
    language = "ru" if is_russian else told.language
    value = replace(value, language=language)
    if len(value.text) > LONGEST:
        raise TooLongToSeal(bytes=len(value.text) - LONGEST)
    # Said now rather than when it should go: whether it fits an envelope.
    frames.padded(Reply(Week.of(value.on), 0, language, value.text), bytes(32))
    identifier = new_identifier(Kind.RECORD, os.urandom)
    return ledger.put(store, identifier, value, _by(workspace))


def _answerable(store: Store, report: str) -> Incoming:
    told = ledger.one(store, Incoming, report).value
    if not told.is_answerable:
        raise NotAnswerable(report=report)
    return told


def _reply(store: Store, reply: str) -> Kept[Answered]:
    return ledger.one(store, Answered, reply)


def _by(workspace: Workspace) -> By:
    workspace.require(Right.INTERVIEW)
    return workspace.member.identifier, now()
