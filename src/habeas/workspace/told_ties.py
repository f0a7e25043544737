"""Ties in words: who stands how to whom, since when, what it rests on and who contests it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.archive import bodies, consents, entered, exhibit_list
from habeas.archive import members as people
from habeas.archive.access import Store
from habeas.archive.ledger import Kept
from habeas.archive.quoted import quoted
from habeas.bodies.entered import Contest, EnteredTie
from habeas.bodies.graph import Tie
from habeas.dossiers.phrases import phrases
from habeas.words.labels import label
from habeas.words.visible import on_one_line


@dataclass(frozen=True, slots=True)
class Resting:
    """Words a tie rests on, at their place. ``exhibit`` is empty for words that were closed."""

    exhibit: str
    exhibit_name: str
    at: str
    statement: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ToldTie:
    """A tie from the side of the body the page is about. ``key`` is that of the other end.

    ``identifier`` and what follows it, down to ``contests``, are empty for a tie that reports
    state: that one rests on ``words`` at ``places``. ``is_contradicted``: another tie of the same
    term says the reverse.
    """

    sentence: str
    other: str
    key: str
    is_inferred: bool = False
    words: str = ""
    places: tuple[Resting, ...] = ()
    statements: tuple[str, ...] = ()
    identifier: str = ""
    since: str = ""
    until: str = ""
    confidence: str = ""
    source: str = ""
    note: str = ""
    by: str = ""
    contests: tuple[Contest, ...] = ()
    is_contradicted: bool = False
    is_withdrawn: bool = False
    child: str = ""
    parent: str = ""
    child_name: str = ""
    parent_name: str = ""

    @property
    def is_contested(self) -> bool:
        """Whether somebody contests it, or another tie does."""
        return bool(self.contests) or self.is_contradicted


class Telling:
    """Puts some ties into words; what they name is asked for at once."""

    def __init__(
        self,
        store: Store,
        found: Sequence[Tie],
        held: Sequence[Kept[EnteredTie]],
        language: str,
    ) -> None:
        self._phrases, self._language = phrases(language), language
        ends = {end for tie in found for end in (tie.child, tie.parent)}
        named = ends | {end for kept in held for end in (kept.value.child, kept.value.parent)}
        self._entered = entered.bodies_by_key(store, sorted(named))
        in_office = bodies.in_office(store, sorted(named))
        self._actors = bodies.actors_by_key(store, sorted(in_office))
        known = in_office | {k for k, one in self._entered.items() if not one.is_withdrawn}
        self.in_office = tuple(tie for tie in found if {tie.child, tie.parent} <= known)
        exhibits = {place.exhibit for tie in self.in_office for place in tie.mentions}
        self._exhibits = exhibit_list.names(store, sorted(exhibits))
        self._quoted = quoted(store, {one for kept in held for one in kept.value.statements})
        self._closed = consents.closed(store) if self._quoted else frozenset()
        self._called = people.called(store) if held else {}

    def name(self, key: str) -> str:
        """What a body is called: as people entered it, else as reports name it."""
        if key in self._entered:
            return on_one_line(self._entered[key].plain.name.said(self._language))
        actor = self._actors.get(key)
        return on_one_line(actor.name if actor else key.partition("@")[0])

    def found(self, tie: Tie, here: str, is_contradicted: bool = False) -> ToldTie:
        """A tie that reports state or that follows from what they say."""
        other = tie.parent if tie.child == here else tie.child
        return ToldTie(
            sentence=self._sentence(tie),
            other=self.name(other),
            key=other,
            is_inferred=tie.inferred,
            words=tie.words,
            places=tuple(self._places(tie)),
            statements=tie.statements,
            is_contradicted=is_contradicted,
            child=tie.child,
            parent=tie.parent,
            child_name=self.name(tie.child),
            parent_name=self.name(tie.parent),
        )

    def entered(self, tie: EnteredTie, here: str, is_contradicted: bool = False) -> ToldTie:
        """A tie that somebody entered."""
        other = tie.parent if tie.child == here else tie.child
        return ToldTie(
            sentence=self._sentence(tie),
            other=self.name(other),
            key=other,
            places=tuple(self._statements(tie)),
            statements=tie.statements,
            identifier=tie.identifier,
            since=tie.since,
            until=tie.until,
            confidence=label(tie.confidence, self._language) if tie.confidence else "",
            source=tie.source,
            note=tie.note,
            by=self._called.get(tie.entered_by) or tie.entered_by,
            contests=tie.contests,
            is_contradicted=is_contradicted,
            is_withdrawn=tie.is_withdrawn,
            child=tie.child,
            parent=tie.parent,
            child_name=self.name(tie.child),
            parent_name=self.name(tie.parent),
        )

    def _sentence(self, tie: Tie | EnteredTie) -> str:
        verb = self._phrases.label(tie.kind)
        ends = {"child": self.name(tie.child), "parent": self.name(tie.parent)}
        return self._phrases.say("tie", verb=verb, **ends)

    def _places(self, tie: Tie) -> Iterator[Resting]:
        for place in tie.mentions:
            at = f"{place.span.start}-{place.span.end}"
            name = self._exhibits.get(place.exhibit, place.exhibit)
            yield Resting(place.exhibit, name, at)

    def _statements(self, tie: EnteredTie) -> Iterator[Resting]:
        """The statements a tie rests on; of words a person closed only that they are there."""
        for name in tie.statements:
            held = self._quoted.get(name)
            if held is None or held.exhibit in self._closed:
                yield Resting("", "", "", name)
            else:
                extent = held.statement.extent
                at = f"{extent.start}-{extent.end}"
                yield Resting(held.exhibit, held.exhibit_name, at, name, held.words)
