"""The way one statement came: step by step from the exhibit to where it first is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from habeas.origins.descent import Descent, most_like
from habeas.origins.lineage import EdgeKind, Grade, Node, NodeKind, Passage
from habeas.origins.sources import (
    Sources,
    credited_agency,
    exhibit_node,
    is_authorial,
)
from habeas.words.anchors import Span
from habeas.words.ordering import statements_in_order
from habeas.words.reasons import Reason
from habeas.words.reports import KeptStatement, ReadReport
from habeas.words.statements import HopRole

_STATES = Reason.of("origins.states")
_REPEATS = Reason.of("origins.repeats")
_QUOTES = Reason.of("origins.quotes")
_SPEAKS = Reason.of("origins.speaks")


@dataclass(frozen=True, slots=True)
class Step:
    """One hand to the next: ``child`` has the statement from ``parent``."""

    kind: EdgeKind
    grade: Grade
    child: Node
    parent: Node
    why: Reason
    evidence: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Routes:
    """Finds the way of any statement. ``utterances`` gives a quoted statement's node key."""

    sources: Sources
    statements: Mapping[str, tuple[ReadReport, KeptStatement]]
    descents: Mapping[str, Descent]
    utterances: Mapping[str, str]

    def root(self, identifier: str) -> str:
        """The earliest statement that this one repeats, itself when it repeats none."""
        while identifier in self.descents and self.descents[identifier].repeats:
            identifier = self.descents[identifier].repeats
        return identifier

    def of(self, identifier: str) -> tuple[Step, ...]:
        """All steps of one statement, from its exhibit upward."""
        return tuple(self._from(identifier, frozenset()))

    def _from(self, identifier: str, visited: frozenset[str]) -> Iterator[Step]:
        report, kept = self.statements[identifier]
        here = exhibit_node(report)
        descent = self.descents.get(identifier)
        if descent is None:
            yield from self._chain(report, kept, here, visited | {report.exhibit})
            return
        parent = self.sources.reports[descent.parent]
        above = exhibit_node(parent)
        yield Step(EdgeKind.COPY, Grade.ESTABLISHED, here, above, _REPEATS, descent.places)
        if descent.repeats:
            yield from self._from(descent.repeats, visited | {report.exhibit})
        else:
            yield from self._chain(report, kept, above, visited | {report.exhibit, parent.exhibit})

    def _chain(
        self, report: ReadReport, kept: KeptStatement, here: Node, visited: frozenset[str]
    ) -> Iterator[Step]:
        if is_authorial(kept):
            yield from self._own(report, kept, here, visited)
            return
        for number in range(len(kept.statement.chain) - 1, 0, -1):
            hop = kept.statement.chain[number]
            if hop.role is HopRole.THIS_DOCUMENT:
                continue
            above = self.sources.of_relay(report, kept, hop)
            if above is None or above.exhibit == report.exhibit:
                continue
            yield _cited(report, kept, here, above, number)
            here = above
            repeated = self._repeated(report, kept, above, visited)
            if repeated:
                yield from self._from(repeated, visited)
                return
        yield from self._speaker(report, kept, here, visited)

    def _speaker(
        self, report: ReadReport, kept: KeptStatement, here: Node, visited: frozenset[str]
    ) -> Iterator[Step]:
        voice = self.sources.of_speaker(report, kept)
        if voice.key == here.key or voice.exhibit == report.exhibit:
            yield from self._own(report, kept, here, visited)
            return
        utterance = self.utterances.get(kept.identifier)
        if utterance:
            said = Node(utterance, NodeKind.UTTERANCE, voice.name)
            grade = _grade(kept, 0)
            yield Step(EdgeKind.QUOTE, grade, here, said, _QUOTES, _places(report, kept))
            yield Step(EdgeKind.CITE, grade, said, voice, _SPEAKS, _places(report, kept))
        else:
            yield _cited(report, kept, here, voice, 0)
        repeated = self._repeated(report, kept, voice, visited)
        if repeated:
            yield from self._from(repeated, visited)
        else:
            yield from _first_hand(report, kept, voice)

    def _own(
        self, report: ReadReport, kept: KeptStatement, here: Node, visited: frozenset[str]
    ) -> Iterator[Step]:
        """What the document says itself: its agency's, its author's as witness, or unexplained."""
        byline = report.rendition.byline
        if credited_agency(byline):
            agency = self.sources.of_outlet(report, kept, byline.agency)
            if agency.key != here.key and agency.exhibit not in visited:
                why = Reason.of("origins.credits", name=byline.agency)
                places = _places(report, kept)
                yield Step(EdgeKind.CITE, Grade.ESTABLISHED, here, agency, why, places)
                repeated = self._repeated(report, kept, agency, visited)
                if repeated:
                    yield from self._from(repeated, visited)
                else:
                    yield from _first_hand(report, kept, agency)
                return
        if kept.statement.basis is not None:
            author = self.sources.of_author(report)
            if author is not None:
                why = Reason.of("origins.from", name=author.name)
                places = _places(report, kept)
                yield Step(EdgeKind.CITE, Grade.ESTABLISHED, here, author, why, places)
                here = author
            first = None
            if author is not None and self.sources.is_body(author.name):
                first = _whoever_speaks(report)
            yield from _first_hand(report, kept, here, first)
        elif here.kind is NodeKind.EXHIBIT:
            own = Node(f"own:{here.exhibit}", NodeKind.OWN_KNOWLEDGE, here.name)
            places = _places(report, kept)
            yield Step(EdgeKind.VAGUE, Grade.ESTABLISHED, here, own, _STATES, places)

    def _repeated(
        self, report: ReadReport, kept: KeptStatement, above: Node, visited: frozenset[str]
    ) -> str:
        """The statement of a cited report we hold that says nearly the same; empty for none."""
        if not above.exhibit or above.exhibit in visited:
            return ""
        cited = self.sources.reports[above.exhibit]
        return most_like(report.words_of(kept), cited, statements_in_order(cited))


def _whoever_speaks(report: ReadReport) -> Node:
    """The person without a name whose account somebody else recorded: the origin is theirs."""
    title = report.rendition.byline.title or report.exhibit
    key = f"observation:exhibit:{report.exhibit}"
    return Node(key, NodeKind.OBSERVATION, title, is_recorded=True)


def _first_hand(
    report: ReadReport, kept: KeptStatement, voice: Node, person: Node | None = None
) -> Iterator[Step]:
    """``person`` is whoever speaks through the voice, where that is not the voice itself."""
    basis = kept.statement.basis
    if basis is None:
        return
    seen = person or Node(f"observation:{voice.key}", NodeKind.OBSERVATION, voice.name)
    place = (Passage(report.exhibit, basis.span),)
    why = Reason.of("origins.first_hand", kind=basis.kind)
    yield Step(EdgeKind.CITE, Grade.ESTABLISHED, voice, seen, why, place)


def _cited(report: ReadReport, kept: KeptStatement, here: Node, above: Node, number: int) -> Step:
    hop = kept.statement.chain[number]
    kind = EdgeKind.VAGUE if above.kind is NodeKind.UNNAMED else EdgeKind.CITE
    key = "origins.from" if hop.explicit else "origins.carried"
    why = Reason.of(key, name=above.name)
    places = _places(report, kept, hop.span)
    return Step(kind, _grade(kept, number), here, above, why, places)


def _grade(kept: KeptStatement, number: int) -> Grade:
    """A link is established only where it and every later hand is stated in the text."""
    later = kept.statement.chain[number:]
    return Grade.ESTABLISHED if all(hop.explicit for hop in later) else Grade.PROBABLE


def _places(
    report: ReadReport, kept: KeptStatement, span: Span | None = None
) -> tuple[Passage, ...]:
    return (Passage(report.exhibit, span or kept.statement.extent),)
