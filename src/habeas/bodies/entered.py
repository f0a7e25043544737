"""Bodies and ties that people enter, and the graph in which they stand beside those of texts.

A graph of who commands whom accuses, and one wrong tie can shut out somebody who would help. So
everything entered has its author, its dates, what it rests on, and room for whoever contests it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from habeas.bodies.body import Body, BodyKind, BodyRole, Independence
from habeas.bodies.graph import Tie, TieKind
from habeas.bodies.names import fold
from habeas.bodies.ties import dated, tie_between
from habeas.words.bilingual import Bilingual
from habeas.words.dates import Edtf, NotADate
from habeas.words.errors import HabeasError
from habeas.words.provenance import Confidence, Provenance
from habeas.words.visible import on_one_line

LONGEST_KEY = 200
"""Characters a key may have: it is how the ledger names a body."""

_STATE = re.compile(r"[A-Z]{2}")


class NoKey(HabeasError):
    """Raised for a body without a name, or with a key that is no plain line of words."""

    message = "A body needs a name, and a key of one line with at most 200 characters."
    hint = "Write what it is called; the key is made of the name when you give none."


class NotAState(HabeasError):
    """Raised for a State that is not written as a code of two letters."""

    message = "“{state}” is no code of a State."
    hint = "Write two letters, such as DE or RU; nothing for a body that belongs to no State."


class FoundByNobody(HabeasError):
    """Raised when it is said that a body was found not independent, and not by whom and where."""

    message = "It is said that {key} was found not independent, and not by whom or where."
    hint = "Name the court or mission, and the document with its date."


class EndMissing(HabeasError):
    """Raised for a tie that does not name two bodies."""

    message = "A tie needs two bodies, and one is not named."
    hint = "Name both by their keys."


class TieToItself(HabeasError):
    """Raised for a tie from a body to the same body."""

    message = "{key} cannot be tied to itself."
    hint = "Name two different bodies."


class TermReversed(HabeasError):
    """Raised for a tie that is said to end before it began."""

    message = "The tie would end ({until}) before it began ({since})."
    hint = "Put the two dates right; leave out the one you do not know."


class TieRestsOnNothing(HabeasError):
    """Raised for a tie that names neither a statement nor a source in words."""

    message = "Nothing is given on which this tie rests."
    hint = "Name a statement (s-…), or say in words where it is known from."


class ConfidenceNotSaid(HabeasError):
    """Raised for a tie that rests on a source in words, and not how well that is known."""

    message = "It is not said how the source of this tie is known."
    hint = "Say one of: read, excerpt, secondary, remembered, analysis. “Stated” needs a statement."


@dataclass(frozen=True, slots=True)
class NotIndependent:
    """That a court or a mission found a body not independent: which one, and where it says so."""

    found_by: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class EnteredBody:
    """A body as people entered it.

    ``name`` is what they call it; ``name_en`` and ``name_ru`` are empty where that is the same.
    One with the key of an actor that reports name is that actor. ``state`` is a code of two
    letters, empty for none.
    """

    key: str
    name: str
    kind: BodyKind = BodyKind.INSTITUTION
    name_en: str = ""
    name_ru: str = ""
    other_names: tuple[str, ...] = ()
    state: str = ""
    role: BodyRole | None = None
    note: str = ""
    not_independent: NotIndependent | None = None
    is_withdrawn: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, each once, the one it goes by first."""
        told = (self.name, self.name_en, self.name_ru, *self.other_names)
        return tuple(dict.fromkeys(name for name in told if name))

    @property
    def plain(self) -> Body:
        """The same as the rules of avenues take it."""
        name = Bilingual(self.name_en or self.name, self.name_ru or self.name)
        found = independence_of(self.not_independent)
        return Body(self.key, name, self.kind, self.state or None, self.role, found)


@dataclass(frozen=True, slots=True)
class Contest:
    """That somebody says a tie is wrong: who, and why. Both are shown wherever the tie is."""

    by: str
    why: str


@dataclass(frozen=True, slots=True)
class EnteredTie:
    """A tie as people entered it: child, kind and parent read as a sentence.

    ``since`` and ``until`` are EDTF, empty where not known. ``confidence`` says how the
    ``source`` is known; None means that the tie is stated in its ``statements``.
    ``entered_by`` is the member who entered it first.
    """

    identifier: str
    kind: TieKind
    child: str
    parent: str
    since: str = ""
    until: str = ""
    confidence: Confidence | None = None
    statements: tuple[str, ...] = ()
    source: str = ""
    note: str = ""
    contests: tuple[Contest, ...] = ()
    entered_by: str = ""
    is_withdrawn: bool = False

    @property
    def same_as(self) -> tuple[str, ...]:
        """What makes two ties one: the two bodies, the kind, the term and what it rests on."""
        ends = (self.kind.value, self.child, self.parent, self.since, self.until)
        return (*ends, self.source, *self.statements)

    @property
    def plain(self) -> Tie:
        """The same as a tie of the graph. A day said roughly is taken as widely as it may mean."""
        since = Edtf.parse(self.since).earliest if self.since else None
        until = Edtf.parse(self.until).latest if self.until else None
        tie = dated(tie_between(self.kind, self.child, self.parent), since, until)
        return replace(
            tie,
            key=f"{tie.key} {self.identifier}",
            statements=self.statements,
            words=self.source,
            confidence=self.confidence,
            sources=(self.source,) if self.source else (),
            note=Bilingual.as_written(self.note) if self.note else None,
        )


def independence_of(found: NotIndependent | None) -> Independence | None:
    """A finding against a body's independence as the rules of avenues take it."""
    if found is None:
        return None
    provenance = Provenance(found.confidence, (found.source,))
    return Independence(is_lacking=True, found_by=Bilingual.as_written(found.found_by),
                        provenance=provenance)  # fmt: skip


def key_of(name: str) -> str:
    """The key of a body of this name: the form in which reports would name it."""
    return fold(on_one_line(name))


def checked_body(body: EnteredBody) -> EnteredBody:
    """The body with its key made of its name where it has none.

    Raises the first of :func:`faults_of_body`.
    """
    for fault in faults_of_body(body):
        raise fault
    return _with_key(body)


def faults_of_body(body: EnteredBody) -> Iterator[HabeasError]:
    """Everything for which it cannot be kept: NoKey, NotAState, FoundByNobody."""
    made, found = _with_key(body), body.not_independent
    if not made.name or not 0 < len(made.key) <= LONGEST_KEY or made.key != on_one_line(made.key):
        yield NoKey()
    if made.state and not _STATE.fullmatch(made.state):
        yield NotAState(state=made.state)
    if found is not None and not (found.found_by and found.source):
        yield FoundByNobody(key=made.key)


def _with_key(body: EnteredBody) -> EnteredBody:
    return replace(body, key=body.key or key_of(body.name))


def checked_tie(tie: EnteredTie) -> EnteredTie:
    """The tie as it is, if it may be kept. Raises the first of :func:`faults_of_tie`."""
    for fault in faults_of_tie(tie):
        raise fault
    return tie


def faults_of_tie(tie: EnteredTie) -> Iterator[HabeasError]:
    """Everything for which it cannot be kept: EndMissing, TieToItself, TieRestsOnNothing,
    ConfidenceNotSaid, NotADate and TermReversed.
    """
    if not (tie.child and tie.parent):
        yield EndMissing()
    elif tie.child == tie.parent:
        yield TieToItself(key=tie.child)
    if not (tie.source or tie.statements):
        yield TieRestsOnNothing()
    elif tie.confidence is None and not tie.statements:
        yield ConfidenceNotSaid()
    yield from _faults_of_term(tie.since, tie.until)


def _faults_of_term(since: str, until: str) -> Iterator[HabeasError]:
    dates: list[Edtf] = []
    for told in filter(None, (since, until)):
        try:
            dates.append(Edtf.parse(told))
        except NotADate as fault:
            yield fault
    if len(dates) == 2:
        yield from _reversed(*dates)


def _reversed(since: Edtf, until: Edtf) -> Iterator[TermReversed]:
    first, last = since.earliest, until.latest
    if first is not None and last is not None and last < first:
        yield TermReversed(since=since.text, until=until.text)


def in_force(ties: Iterable[EnteredTie]) -> tuple[EnteredTie, ...]:
    """Those that were not withdrawn, in an order that what they say gives."""
    return tuple(sorted((one for one in ties if not one.is_withdrawn), key=_place))


def _place(tie: EnteredTie) -> tuple[tuple[str, ...], str]:
    return tie.same_as, tie.identifier
