"""What the reading desk shows: statements as cards, the text they stand in, the queue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from habeas.archive import decisions, exhibits, history, members, renditions, statements
from habeas.archive.access import Store
from habeas.archive.decisions import Decision, Parted, Verdict
from habeas.archive.history import SubjectKind
from habeas.archive.paging import Page
from habeas.archive.renditions import KeptRendition
from habeas.archive.shapes import from_text
from habeas.archive.statement_list import (
    ListedStatement,
    StatementFilter,
    queue_after,
    statements_near,
)
from habeas.archive.statements import PERSON, HeldStatement
from habeas.words.anchors import Span
from habeas.words.roles import Right
from habeas.words.statements import Hop, Stance, Statement, Status
from habeas.workspace.correcting import found_in
from habeas.workspace.marking import Mark, MarkedLine, marked, parts
from habeas.workspace.opening import Workspace
from habeas.workspace.placing import Lines

AROUND = 1_200
"""Characters of the text shown before and behind one statement."""
NEAR = 40
"""How many statements before and behind one can be chosen to be merged with it."""


@dataclass(frozen=True, slots=True)
class Worded:
    """Something read from words, with the words and their place."""

    what: object
    words: str
    place: Span


@dataclass(frozen=True, slots=True)
class Made:
    """A decision on a statement. ``other`` is the statement it was split off from, or merged."""

    identifier: str
    verdict: Verdict
    reason: str
    by: str
    time: datetime
    stands: bool
    other: str


@dataclass(frozen=True, slots=True)
class Card:
    """A statement as people judge it. ``version`` changes whenever it does.

    ``found`` holds what was read from its words by the name of its field in
    :class:`~habeas.words.statements.Statement`.
    """

    identifier: str
    exhibit: str
    engine: str
    version: int
    said: Statement
    words: tuple[Worded, ...]
    chain: tuple[Hop, ...]
    found: Mapping[str, tuple[Worded, ...]]
    basis: Worded | None
    restates: Worded | None
    made: tuple[Made, ...]
    is_withdrawn: bool

    @property
    def is_by_person(self) -> bool:
        """Whether a person entered it."""
        return self.engine == PERSON

    @property
    def last(self) -> Made | None:
        """The last decision that stands."""
        return next((one for one in reversed(self.made) if one.stands), None)


@dataclass(frozen=True, slots=True)
class DeskPage:
    """One part of an exhibit's text and the statements in it. No ``lines``: not opened yet."""

    exhibit: str
    name: str
    language: str
    number: int
    parts: int
    lines: tuple[MarkedLine, ...]
    cards: tuple[Card, ...]

    @property
    def waits(self) -> bool:
        """Whether a draft in it waits for somebody's decision."""
        return any(card.said.status is Status.DRAFT for card in self.cards)


@dataclass(frozen=True, slots=True)
class OnePage:
    """One statement with the text around it, and what it could be joined with.

    ``part`` is the part of the exhibit's text it stands in; ``is_read_anew``: another text of
    the exhibit is in force by now.
    """

    card: Card
    name: str
    places: Lines
    lines: tuple[MarkedLine, ...]
    before: tuple[ListedStatement, ...]
    behind: tuple[ListedStatement, ...]
    part: int
    is_read_anew: bool


@dataclass(frozen=True, slots=True)
class MissedPage:
    """Words in which a statement was missed, and what the reader finds in them.

    ``found`` is None as long as no words are chosen; ``lines`` then are one of ``parts`` parts
    of the text, to choose from.
    """

    exhibit: str
    name: str
    places: Lines
    lines: tuple[MarkedLine, ...]
    found: Statement | None
    before: tuple[ListedStatement, ...]
    parts: int


def queue(
    workspace: Workspace, compartment: str, offset: int, limit: int
) -> tuple[Page[ListedStatement], Mapping[Status, int]]:
    """The drafts that wait, and how many statements there are of each status."""
    store = _to_read(workspace, compartment)
    return statements.queue(store, offset, limit), statements.counts(store)


def every(
    workspace: Workspace,
    compartment: str,
    wanted: tuple[Status | None, Stance | None, str, str],
    offset: int,
    limit: int,
) -> Page[ListedStatement]:
    """Statements by exhibit and place; ``wanted``: of which status, stance, act and speaker."""
    store = _to_read(workspace, compartment)
    status, stance, act, speaker = wanted
    asked = StatementFilter(status=status, stance=stance, act=act, speaker=speaker)
    return statements.statements_page(store, asked, offset, limit)


def next_waiting(workspace: Workspace, compartment: str, after: str = "") -> str:
    """The draft that waits next, behind another one; empty when none waits any more."""
    return queue_after(_to_read(workspace, compartment), after)


def desk_page(workspace: Workspace, compartment: str, exhibit: str, number: int) -> DeskPage:
    """One part of an exhibit's text, counted from 1, with the statements that reach into it.

    Raises :class:`~habeas.archive.exhibits.NoSuchExhibit`.
    """
    store = _to_read(workspace, compartment)
    name = exhibits.exhibit(store, exhibit).name
    if not renditions.is_open(store, exhibit):
        return DeskPage(exhibit, name, "", 1, 0, (), ())
    base = renditions.rendition(store, exhibit)
    lines = Lines(base.rendition.text)
    cut = parts(lines)
    number = max(1, min(number, len(cut)))
    shown = _part(cut, number)
    if shown is None:
        return DeskPage(exhibit, name, base.rendition.language, 1, 0, (), ())
    held = statements.statements_between(store, base.identifier, shown.start, shown.end)
    told = marked(lines, shown, base.rendition.blocks, _marks(held))
    cards = _cards(store, held, lines)
    return DeskPage(exhibit, name, base.rendition.language, number, len(cut), told, cards)


def one_page(workspace: Workspace, compartment: str, statement: str) -> OnePage:
    """One statement. Raises :class:`~habeas.archive.statements.NoSuchStatement`."""
    store = _to_read(workspace, compartment)
    held = statements.statement(store, statement)
    base = _rendition_of(store, held)
    lines = Lines(base.rendition.text)
    shown = around(lines, held.current.extent)
    near = statements.statements_between(store, base.identifier, shown.start, shown.end)
    marks = _marks([*(one for one in near if one.identifier != statement), held])
    before, behind = statements_near(store, base.identifier, held.current.extent.start, NEAR)
    return OnePage(
        card=_cards(store, [held], lines)[0],
        name=exhibits.exhibit(store, held.exhibit).name,
        places=lines,
        lines=marked(lines, shown, base.rendition.blocks, marks),
        before=before,
        behind=tuple(one for one in behind if one.identifier != statement),
        part=part_of(lines, held.current.extent.start),
        is_read_anew=not base.is_in_force,
    )


def missed_page(
    workspace: Workspace, compartment: str, exhibit: str, typed: str, number: int = 1
) -> MissedPage:
    """What the reader finds in words that were typed as places; without any, a part of the text.

    Raises as :meth:`~habeas.workspace.placing.Lines.place` does, and
    :class:`~habeas.archive.renditions.NoSuchRendition`.
    """
    store = _to_read(workspace, compartment)
    base = renditions.rendition(store, exhibit)
    name, lines = exhibits.exhibit(store, exhibit).name, Lines(base.rendition.text)
    content, cut = lines.places(typed), parts(lines)
    found = found_in(content, base.rendition) if content else None
    shown = around(lines, found.extent) if found else _part(cut, number)
    if shown is None:
        return MissedPage(exhibit, name, lines, (), None, (), 0)
    near = statements.statements_between(store, base.identifier, shown.start, shown.end)
    marks = [*_marks(near), *([Mark("", content, found.stance, found.status)] if found else ())]
    told = marked(lines, shown, base.rendition.blocks, marks)
    start = found.extent.start if found else 0
    before, _ = statements_near(store, base.identifier, start, NEAR)
    return MissedPage(exhibit, name, lines, told, found, before, len(cut))


def _part(cut: Sequence[Span], number: int) -> Span | None:
    return cut[max(1, min(number, len(cut))) - 1] if cut else None


def part_of(lines: Lines, position: int) -> int:
    """The part of a text that a position stands in, counted from 1."""
    cut = parts(lines)
    return next((n for n, part in enumerate(cut, 1) if position < part.end), max(1, len(cut)))


def places_of(workspace: Workspace, compartment: str, exhibit: str) -> Lines:
    """The text of an exhibit, to find places in.

    Raises :class:`~habeas.archive.renditions.NoSuchRendition`.
    """
    return Lines(renditions.rendition(_to_read(workspace, compartment), exhibit).rendition.text)


def _to_read(workspace: Workspace, compartment: str) -> Store:
    workspace.require(Right.READ)
    return workspace.store(compartment)


def _rendition_of(store: Store, held: HeldStatement) -> KeptRendition:
    every = renditions.renditions(store, held.exhibit)
    return next(one for one in every if one.identifier == held.rendition)


def around(lines: Lines, extent: Span) -> Span:
    """A statement with the text around it: whole lines, unless they are too long."""
    start, end = max(0, extent.start - AROUND), min(len(lines.text), extent.end + AROUND)
    first, last = lines.at(start), lines.at(end - 1)
    return Span(
        first.start if start - first.start < AROUND else start,
        min(len(lines.text), last.end + 1) if last.end - end < AROUND else end,
    )


def _marks(held: Iterable[HeldStatement]) -> list[Mark]:
    return [
        Mark(one.identifier, one.current.content, one.current.stance, one.current.status)
        for one in held
        if one.current.status is not Status.REJECTED
    ]


def _cards(store: Store, held: Sequence[HeldStatement], lines: Lines) -> tuple[Card, ...]:
    named = [one.identifier for one in held]
    made = decisions.decisions_on(store, SubjectKind.STATEMENT, named)
    versions = history.last_changes(store, SubjectKind.STATEMENT, named)
    called = members.called(store)
    return tuple(
        card_of(
            one,
            lines.text,
            versions.get(one.identifier, 0),
            _made(made.get(one.identifier, ()), called),
        )
        for one in held
    )


def card_of(held: HeldStatement, text: str, version: int, made: Collection[Made]) -> Card:
    """A statement as a card."""
    said = held.current
    return Card(
        identifier=held.identifier,
        exhibit=held.exhibit,
        engine=held.engine,
        version=version,
        said=said,
        words=tuple(Worded(span, span.of(text), span) for span in said.content),
        chain=said.chain,
        found={name: _worded(getattr(said, name), text) for name in _FOUND},
        basis=Worded(said.basis, said.basis.span.of(text), said.basis.span) if said.basis else None,
        restates=Worded(said.restates, said.restates.of(text), said.restates)
        if said.restates
        else None,
        made=tuple(made),
        is_withdrawn=held.is_withdrawn,
    )


_FOUND = (
    "violations",
    "quantities",
    "places",
    "times",
    "perpetrators",
    "groups",
    "addressees",
    "hedges",
)


def _worded(mentions: Iterable[object], text: str) -> tuple[Worded, ...]:
    spans = ((one, getattr(one, "span")) for one in mentions)  # noqa: B009  # no common type
    return tuple(Worded(one, span.of(text), span) for one, span in spans)


def _made(held: Iterable[Decision], called: Mapping[str, str]) -> Collection[Made]:
    return [
        Made(
            identifier=one.identifier,
            verdict=one.judgement.verdict,
            reason=one.judgement.reason,
            by=called.get(one.judgement.member, "") or one.judgement.member,
            time=one.judgement.time,
            stands=not one.undone_by,
            other=_other(one),
        )
        for one in held
    ]


def _other(decision: Decision) -> str:
    judged = decision.judgement
    if judged.verdict in (Verdict.SPLIT, Verdict.JOIN):
        return from_text(Parted, judged.payload).other
    return judged.payload if judged.verdict is not Verdict.CORRECT else ""
