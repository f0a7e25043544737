"""One body: what reports say of it, what people entered, and the ties of both side by side.

Bodies, offices and those who speak or are accused in office: never a private person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.archive import bodies, entered, gathered, ledger, values
from habeas.archive.access import Store
from habeas.archive.ledger import Kept
from habeas.bodies.entered import EnteredBody, EnteredTie, in_force
from habeas.bodies.graph import Actor, Tie
from habeas.bodies.merging import contradictions
from habeas.bodies.paths import DOWNWARD, UPWARD
from habeas.dossiers import relations
from habeas.dossiers.markup import Html
from habeas.dossiers.relations import Relation
from habeas.words.errors import NotThere
from habeas.words.labels import label_of
from habeas.words.roles import Right
from habeas.words.visible import on_one_line
from habeas.workspace.incidents import Line, title_of
from habeas.workspace.opening import Workspace
from habeas.workspace.told_ties import Telling, ToldTie

MOST = 100
"""How many ties and incidents of one body a page tells of."""


class NoSuchBody(NotThere):
    """Raised for a key no body, office or official here has."""

    message = "There is no body called {key} here that you can see."
    hint = "See the bodies that reports name."


@dataclass(frozen=True, slots=True)
class ToldBody:
    """One body with every wording, its ties, and the incidents in which it is accused.

    ``wordings`` are those of reports, none when none names it; ``entered`` is what people
    entered of it, None when nobody did. A body that was withdrawn counts as not entered.
    """

    key: str
    name: str
    kind: str
    is_named: bool
    wordings: tuple[str, ...]
    entered: Kept[EnteredBody] | None
    figure: Html
    ties: tuple[ToldTie, ...]
    more_ties: int
    untold: int
    """How many of its ties lead to somebody who is no body and not in office."""
    withdrawn: tuple[ToldTie, ...]
    accused_in: tuple[Line, ...]

    @property
    def is_entered(self) -> bool:
        """Whether somebody entered it, and it stands."""
        return self.entered is not None and not self.entered.value.is_withdrawn


def one(workspace: Workspace, compartment: str, key: str, language: str, label: str) -> ToldBody:
    """One body. ``label`` names the figure. Raises :class:`NoSuchBody`."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    kept = next(iter(ledger.versions(store, EnteredBody, key)[-1:]), None)
    actor = bodies.actors_by_key(store, [key]).get(key)
    in_office = bodies.in_office(store, [key])
    actor = actor if key in in_office else None
    if actor is None and kept is None:
        raise NoSuchBody(key=key)
    return _Page(store, (actor, kept), key, language).told(label)


class _Page:
    """The page of one body."""

    def __init__(
        self,
        store: Store,
        known: tuple[Actor | None, Kept[EnteredBody] | None],
        key: str,
        language: str,
    ) -> None:
        self._store, self._key, self._language = store, key, language
        self._actor, self._kept = known
        self._found = bodies.ties_page(store, key, 0, MOST)
        self._entered = entered.ties_of(store, key)
        held = in_force(one.value for one in self._entered)
        self._telling = Telling(store, self._found.held, self._entered, language)
        ties = [*(one.plain for one in held), *self._telling.in_office]
        pairs = contradictions(ties)
        self._contradicted = {tie.key for pair in pairs for tie in pair}
        self._in_force, self._ties = held, ties

    def told(self, label: str) -> ToldBody:
        """Everything."""
        accused = values.accusing(self._store, self._key, MOST)
        listed = gathered.listed_incidents(self._store, accused)
        name, kind, is_named = self._name()
        return ToldBody(
            key=self._key,
            name=name,
            kind=kind,
            is_named=is_named,
            wordings=_each_once(self._actor.wordings) if self._actor else (),
            entered=self._kept,
            figure=self._figure(name, label),
            ties=tuple(self._told_ties()),
            more_ties=max(0, self._found.total - MOST),
            untold=len(self._found.held) - len(self._telling.in_office),
            withdrawn=tuple(
                self._telling.entered(one.value, self._key)
                for one in self._entered
                if one.value.is_withdrawn
            ),
            accused_in=tuple(Line(told, title_of(told.acts, self._language)) for told in listed),
        )

    def _name(self) -> tuple[str, str, bool]:
        is_entered = self._kept is not None and not self._kept.value.is_withdrawn
        if self._actor is not None and not is_entered:
            kind = label_of("SpeakerKind", self._actor.kind, self._language)
            return on_one_line(self._actor.name), kind, self._actor.named
        held: EnteredBody = self._kept.value  # type: ignore[union-attr]  # one of both is there
        kind = label_of("BodyKind", held.kind.value, self._language)
        return on_one_line(held.plain.name.said(self._language)), kind, True

    def _told_ties(self) -> list[ToldTie]:
        marked = self._contradicted
        told = [
            self._telling.entered(one, self._key, one.plain.key in marked) for one in self._in_force
        ]
        found = self._telling.in_office
        return [*told, *(self._telling.found(one, self._key, one.key in marked) for one in found)]

    def _figure(self, name: str, label: str) -> Html:
        over = [self._relation(tie) for tie in self._ties if self._is_over(tie)]
        under = [self._relation(tie) for tie in self._ties if not self._is_over(tie)]
        return relations.figure(name, over, under, label)

    def _is_over(self, tie: Tie) -> bool:
        """Whether the other end stands over the body the page is about."""
        is_child = tie.child == self._key
        if tie.kind in UPWARD:
            return is_child
        return tie.kind in DOWNWARD and not is_child

    def _relation(self, tie: Tie) -> Relation:
        other = tie.parent if tie.child == self._key else tie.child
        verb = label_of("TieKind", tie.kind.value, self._language)
        return Relation(self._telling.name(other), verb, tie.child == self._key, tie.inferred)


def _each_once(wordings: Sequence[str]) -> tuple[str, ...]:
    """Wordings that differ in more than capitals."""
    return tuple({one.casefold(): one for one in reversed(wordings)}.values())[::-1]


def one_tie(
    workspace: Workspace, compartment: str, identifier: str, language: str
) -> tuple[ToldTie, tuple[Kept[EnteredTie], ...]]:
    """An entered tie, with all its versions, oldest first.

    Raises :class:`~habeas.archive.ledger.NotKept`.
    """
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    kept = ledger.one(store, EnteredTie, identifier)
    told = Telling(store, (), (kept,), language).entered(kept.value, kept.value.child)
    return told, ledger.versions(store, EnteredTie, identifier)
