"""Reading a sample twice, blind, and comparing the two readings once both are handed in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace

from habeas.archive import blind_readings, members, renditions, statements
from habeas.archive.access import Store
from habeas.archive.blind_readings import Answer, Reader, Rightly, Sample
from habeas.archive.renditions import KeptRendition
from habeas.archive.statement_list import ListedStatement, listed
from habeas.words.roles import Right
from habeas.words.statements import Status
from habeas.workspace.agreement import Agreement, agreement
from habeas.workspace.cards import Card, around, card_of
from habeas.workspace.marking import Mark, MarkedLine, marked
from habeas.workspace.opening import Workspace, now
from habeas.workspace.placing import Lines

__all__ = [
    "MOST",
    "QUESTIONS",
    "Answer",
    "Comparison",
    "Disagreement",
    "Overview",
    "Page",
    "Rightly",
    "answer",
    "draw",
    "hand_in",
    "overview",
    "overviews",
    "page",
]

QUESTIONS = ("words", "stance", "speaker", "act")
"""What every reader is asked of every statement; the fields of an Answer."""

MOST = 500
"""The largest sample."""


@dataclass(frozen=True, slots=True)
class Page:
    """One statement of a sample as a reader sees it: as drafted, without any decision.

    ``number`` counts from 1; ``answer`` is what this reader said before.
    """

    sample: str
    number: int
    size: int
    card: Card
    lines: tuple[MarkedLine, ...]
    answer: Answer | None
    is_handed_in: bool


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A statement that the two read differently, and what each said about which question."""

    statement: ListedStatement
    questions: tuple[str, ...]
    first: Answer
    second: Answer


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings side by side: the agreement on each question, and where they differ."""

    readers: tuple[str, str]
    agreements: Mapping[str, Agreement]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A sample and how far its reading is. ``own`` is this member's part in it.

    ``comparison`` is there once two have handed in, and not before: it would tell the second
    reader what the first one said.
    """

    sample: Sample
    drawn_by: str
    own: Reader | None
    is_open_to_me: bool
    read_by: tuple[str, ...]
    comparison: Comparison | None


def draw(workspace: Workspace, compartment: str, seed: str, size: int) -> str:
    """Draw a sample; its identifier. Without a seed a new one is drawn too."""
    workspace.require(Right.JUDGE)
    store = workspace.store(compartment)
    by = (workspace.member.identifier, now())
    chosen = seed.strip() or os.urandom(8).hex()
    return blind_readings.draw(store, chosen, min(size, MOST), by, os.urandom).identifier


def overviews(workspace: Workspace, compartment: str) -> tuple[Overview, ...]:
    """Every sample of a compartment, the latest first, without comparing."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    called = members.called(store)
    return tuple(_overview(workspace, one, called) for one in blind_readings.samples(store))


def overview(workspace: Workspace, compartment: str, sample: str) -> Overview:
    """One sample, compared where two have read it."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    held = blind_readings.sample(store, sample)
    told = _overview(workspace, held, members.called(store))
    return replace(told, comparison=_compared(store, held)) if held.is_read else told


def page(workspace: Workspace, compartment: str, sample: str, number: int) -> Page:
    """One statement of a sample, to be read. Raises as ``archive.blind_readings`` does."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    held = blind_readings.sample(store, sample)
    if not 1 <= number <= len(held.statements):
        raise blind_readings.NoSuchSample(sample=sample)
    own = held.reader(workspace.member.identifier)
    if own is None and len(held.readers) >= blind_readings.READERS:
        raise blind_readings.ReadByTwo
    statement = held.statements[number - 1]
    card, lines = _as_drafted(store, statement)
    answer = own.answers.get(statement) if own else None
    is_handed_in = own is not None and own.handed_in is not None
    return Page(sample, number, len(held.statements), card, lines, answer, is_handed_in)


def answer(
    workspace: Workspace, compartment: str, sample: str, statement: str, told: Answer
) -> None:
    """Keep one's answer about a statement of a sample."""
    store, by = _to_answer(workspace, compartment)
    blind_readings.answer(store, sample, statement, told, by)


def hand_in(workspace: Workspace, compartment: str, sample: str) -> None:
    """Close one's answers; from then on they stay."""
    store, by = _to_answer(workspace, compartment)
    blind_readings.hand_in(store, sample, by)


def _to_answer(workspace: Workspace, compartment: str) -> tuple[Store, blind_readings.By]:
    if Right.REVIEW not in workspace.rights:
        workspace.require(Right.JUDGE)
    return workspace.store(compartment), (workspace.member.identifier, now())


def _overview(workspace: Workspace, sample: Sample, called: Mapping[str, str]) -> Overview:
    own = sample.reader(workspace.member.identifier)
    read_by = [one.member for one in sample.readers if one.handed_in is not None]
    return Overview(
        sample=sample,
        drawn_by=called.get(sample.member, "") or sample.member,
        own=own,
        is_open_to_me=own.handed_in is None if own else len(sample.readers) < 2,
        read_by=tuple(called.get(member, "") or member for member in read_by),
        comparison=None,
    )


def _as_drafted(store: Store, statement: str) -> tuple[Card, tuple[MarkedLine, ...]]:
    held = statements.statement(store, statement)
    drafted = replace(held, current=held.drafted)
    base = _rendition(store, held.exhibit, held.rendition)
    lines = Lines(base.rendition.text)
    said = held.drafted
    # Marked without its stance: that is what the reader is asked for.
    mark = Mark(statement, said.content, None, Status.DRAFT)
    shown = around(lines, said.extent)
    told = marked(lines, shown, base.rendition.blocks, [mark])
    return card_of(drafted, lines.text, 0, ()), told


def _rendition(store: Store, exhibit: str, rendition: str) -> KeptRendition:
    every = renditions.renditions(store, exhibit)
    return next(one for one in every if one.identifier == rendition)


def _compared(store: Store, sample: Sample) -> Comparison:
    called = members.called(store)
    first, second = [one for one in sample.readers if one.handed_in is not None]
    found = listed(store, sample.statements)
    pairs = {one: (first.answers[one], second.answers[one]) for one in sample.statements}
    agreements = {
        question: agreement([(_told(a, question), _told(b, question)) for a, b in pairs.values()])
        for question in QUESTIONS
    }
    differing = (
        Disagreement(found[one], _differing(a, b), a, b)
        for one, (a, b) in pairs.items()
        if a != b and one in found
    )
    names = (called.get(first.member, "") or first.member, called.get(second.member, ""))
    return Comparison((names[0], names[1] or second.member), agreements, tuple(differing))


def _told(answer: Answer, question: str) -> str:
    return str(getattr(answer, question) or "")


def _differing(one: Answer, other: Answer) -> tuple[str, ...]:
    return tuple(q for q in QUESTIONS if _told(one, q) != _told(other, q))
