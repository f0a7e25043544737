"""Taking bodies and ties over from a file: looked at first, then all of it or nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from habeas.archive import bodies as found
from habeas.archive import entered, ledger
from habeas.archive.access import Store, writing
from habeas.archive.bodies import ActorFilter
from habeas.archive.ledger import Writing
from habeas.archive.quoted import quoted
from habeas.archive.statements import NoSuchStatement
from habeas.bodies.brought import (
    Brought,
    BroughtTie,
    Compared,
    FileWithMistakes,
    Mistake,
    Present,
    compared,
)
from habeas.bodies.entered import EnteredBody, EnteredTie
from habeas.dossiers.body_table import read_table
from habeas.dossiers.followthemoney import read_entities
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.progress import Progress
from habeas.words.provenance import Confidence
from habeas.words.roles import Right
from habeas.workspace.finding import NotReadable
from habeas.workspace.opening import Workspace, now

__all__ = ["Brought", "Compared", "Confidence", "FileWithMistakes"]

LARGEST = 32 * 1024 * 1024
"""Bytes of a file of bodies: some 50,000 of them."""

STEP = "taking over"
_Value = TypeVar("_Value")
_GROUP = 2_000
_EVERY = 1_000_000


class TooLargeAFile(HabeasError):
    """Raised for a file of bodies that is larger than one can be taken in at once."""

    message = "The file is larger than {megabytes} MB. Nothing of it was read."
    hint = "Divide it: first the bodies, then the ties between them."


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it was read, and what taking it over would do."""

    brought: Brought
    compared: Compared

    @property
    def is_whole(self) -> bool:
        """Whether no line of it has a mistake."""
        return not self.compared.mistakes

    @property
    def adds(self) -> int:
        """How many bodies and ties it would add."""
        return len(self.compared.bodies) + len(self.compared.ties)


def read_path(path: Path) -> bytes:
    """The bytes of a file a person names. Raises NotReadable and :class:`TooLargeAFile`."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise NotReadable(path=path, reason=error.strerror) from error
    return checked_size(content)


def checked_size(content: bytes) -> bytes:
    """The bytes of a file, if they are not too many. Raises :class:`TooLargeAFile`."""
    if len(content) > LARGEST:
        raise TooLargeAFile(megabytes=LARGEST // (1024 * 1024))
    return content


def look(
    workspace: Workspace,
    compartment: str,
    content: bytes,
    confidence: Confidence = Confidence.SECONDARY,
) -> Looked:
    """What a file holds and would do here; nothing is kept.

    A table, or entities of FollowTheMoney with ``confidence`` in their sources. Raises
    :class:`~habeas.dossiers.body_table.NotATable` and
    :class:`~habeas.dossiers.followthemoney.NotEntities`.
    """
    workspace.require(Right.JUDGE)
    store = workspace.store(compartment)
    is_json = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    brought = read_entities(content, confidence) if is_json else read_table(content)
    brought = replace(
        brought, mistakes=(*brought.mistakes, *_unknown(store, (*brought.ties, *brought.at_fault)))
    )
    return Looked(brought, compared(brought, _present(store)))


def take_over(
    workspace: Workspace, compartment: str, looked: Looked, progress: Progress
) -> Compared:
    """Keep what is new of a file, all of it or nothing, and say what that was.

    It is held against what is here once more, for somebody may have entered the same meanwhile.
    Raises :class:`~habeas.bodies.brought.FileWithMistakes`.
    """
    workspace.require(Right.JUDGE)
    store = workspace.store(compartment)
    with writing(store):
        told = compared(looked.brought, _present(store))
        check(told)
        keeping = _Keeping(workspace, store, len(told.bodies) + len(told.ties), progress)
        keeping.put([_body(one) for one in told.bodies])
        keeping.put([_tie(workspace, one) for one in told.ties])
    return told


def check(told: Compared) -> None:
    """Raise :class:`~habeas.bodies.brought.FileWithMistakes` when a line has a mistake."""
    if told.mistakes:
        first = told.mistakes[0]
        raise FileWithMistakes(
            mistakes=told.lines_at_fault,
            line=first.line,
            problem=first.error.what_happened,
            suggestion=first.error.what_to_do,
        )


class _Keeping:
    """Writes values in groups, and says how far it is."""

    def __init__(self, workspace: Workspace, store: Store, total: int, progress: Progress) -> None:
        self._store, self._total, self._progress = store, total, progress
        self._by = (workspace.member.identifier, now())
        self._done = 0
        progress(STEP, 0, total)

    def put(self, written: Sequence[Writing[_Value]]) -> None:
        for start in range(0, len(written), _GROUP):
            group = written[start : start + _GROUP]
            ledger.put_all(self._store, group, self._by)
            self._done += len(group)
            self._progress(STEP, self._done, self._total)


def _body(body: EnteredBody) -> Writing[EnteredBody]:
    return Writing(body.key, body)


def _tie(workspace: Workspace, tie: EnteredTie) -> Writing[EnteredTie]:
    identifier = new_identifier(Kind.TIE, os.urandom)
    made = replace(tie, identifier=identifier, entered_by=workspace.member.identifier)
    return Writing(identifier, made)


def _present(store: Store) -> Present:
    actors = found.actors_page(store, ActorFilter(in_office=True), 0, _EVERY).held
    return Present(
        {one.identifier: one.value for one in entered.bodies(store)},
        tuple(one.value for one in entered.ties(store)),
        {one.actor.key: one.actor.name for one in actors},
    )


def _unknown(store: Store, ties: Sequence[BroughtTie]) -> Iterator[Mistake]:
    """A mistake for each statement that a tie rests on and that is not here."""
    named = {one for brought in ties for one in brought.tie.statements}
    held = quoted(store, named) if named else {}
    for brought in ties:
        for one in brought.tie.statements:
            if one not in held:
                yield Mistake(brought.line, NoSuchStatement(statement=one))
