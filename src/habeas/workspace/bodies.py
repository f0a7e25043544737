"""Bodies, offices and those who speak or are accused in office: never a private person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.archive import bodies, exhibit_list, gathered, values
from habeas.archive.access import Store
from habeas.archive.bodies import ActorFilter
from habeas.archive.paging import Page
from habeas.bodies.graph import Actor, Tie
from habeas.bodies.paths import DOWNWARD, UPWARD
from habeas.dossiers import relations
from habeas.dossiers.markup import Html
from habeas.dossiers.phrases import phrases
from habeas.dossiers.relations import Relation
from habeas.words.errors import NotThere
from habeas.words.labels import label_of
from habeas.words.roles import Right
from habeas.words.visible import on_one_line
from habeas.workspace.incidents import Line, title_of
from habeas.workspace.opening import Workspace

MOST = 100
"""How many ties and incidents of one body a page tells of."""


class NoSuchBody(NotThere):
    """Raised for a key no body, office or official here has."""

    message = "There is no body called {key} here that you can see."
    hint = "See the bodies that reports name."


@dataclass(frozen=True, slots=True)
class ListedBody:
    """A body in the list. ``report`` is the only exhibit it is known from, by name, or empty."""

    key: str
    name: str
    kind: str
    is_named: bool
    ties: int
    report: str


@dataclass(frozen=True, slots=True)
class Resting:
    """Words a tie rests on, at their place."""

    exhibit: str
    exhibit_name: str
    at: str


@dataclass(frozen=True, slots=True)
class ToldTie:
    """A tie from the side of the body the page is about. ``key`` is that of the other end."""

    sentence: str
    other: str
    key: str
    is_inferred: bool
    words: str
    places: tuple[Resting, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldBody:
    """One body with every wording, its ties, and the incidents in which it is accused."""

    key: str
    name: str
    kind: str
    is_named: bool
    wordings: tuple[str, ...]
    figure: Html
    ties: tuple[ToldTie, ...]
    more_ties: int
    untold: int
    """How many of its ties lead to somebody who is no body and not in office."""
    accused_in: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which bodies are asked for: words of a name, and a kind; what is empty asks for nothing."""

    words: str = ""
    kind: str = ""


def listed(
    workspace: Workspace, compartment: str, wanted: Wanted, part: tuple[int, int], language: str
) -> Page[ListedBody]:
    """A part of the list of bodies: ``part`` is how many to leave out, and how many to give."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    asked = ActorFilter(wanted.words, wanted.kind, in_office=True)
    found = bodies.actors_page(store, asked, *part)
    scopes = {_scope(one.actor.key) for one in found.held}
    names = exhibit_list.names(store, sorted(scopes - {""}))
    told = (
        ListedBody(
            one.actor.key,
            on_one_line(one.actor.name),
            label_of("SpeakerKind", one.actor.kind, language),
            one.actor.named,
            one.ties,
            names.get(_scope(one.actor.key), ""),
        )
        for one in found.held
    )
    return Page(tuple(told), found.total)


def one(workspace: Workspace, compartment: str, key: str, language: str, label: str) -> ToldBody:
    """One body. ``label`` names the figure. Raises :class:`NoSuchBody`."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    actor = bodies.actors_by_key(store, [key]).get(key)
    if actor is None or key not in bodies.in_office(store, [key]):
        raise NoSuchBody(key=key)
    ties = bodies.ties_page(store, key, 0, MOST)
    telling = _Telling(store, actor, ties.held, language)
    accused = gathered.listed_incidents(store, values.accusing(store, key, MOST))
    return ToldBody(
        key=key,
        name=on_one_line(actor.name),
        kind=label_of("SpeakerKind", actor.kind, language),
        is_named=actor.named,
        wordings=_each_once(actor.wordings),
        figure=telling.figure(label),
        ties=telling.ties(),
        more_ties=max(0, ties.total - MOST),
        untold=telling.untold,
        accused_in=tuple(Line(told, title_of(told.acts, language)) for told in accused),
    )


class _Telling:
    """Puts the ties of one body into words."""

    def __init__(self, store: Store, actor: Actor, ties: Sequence[Tie], language: str) -> None:
        self._actor, self._phrases = actor, phrases(language)
        ends = {end for tie in ties for end in (tie.child, tie.parent)}
        in_office = bodies.in_office(store, sorted(ends))
        self._ties = [tie for tie in ties if {tie.child, tie.parent} <= in_office]
        self.untold = len(ties) - len(self._ties)
        self._actors = bodies.actors_by_key(store, sorted(in_office))
        exhibits = {place.exhibit for tie in self._ties for place in tie.mentions}
        self._names = exhibit_list.names(store, sorted(exhibits))

    def ties(self) -> tuple[ToldTie, ...]:
        return tuple(self._tie(tie) for tie in self._ties)

    def figure(self, label: str) -> Html:
        over = [self._relation(tie) for tie in self._ties if self._is_over(tie)]
        under = [self._relation(tie) for tie in self._ties if not self._is_over(tie)]
        return relations.figure(self._actor.name, over, under, label)

    def _is_over(self, tie: Tie) -> bool:
        """Whether the other end stands over the body the page is about."""
        is_child = tie.child == self._actor.key
        if tie.kind in UPWARD:
            return is_child
        return tie.kind in DOWNWARD and not is_child

    def _relation(self, tie: Tie) -> Relation:
        is_from_here = tie.child == self._actor.key
        verb = self._phrases.label(tie.kind)
        return Relation(self._name(self._other(tie)), verb, is_from_here, tie.inferred)

    def _other(self, tie: Tie) -> str:
        return tie.parent if tie.child == self._actor.key else tie.child

    def _name(self, key: str) -> str:
        actor = self._actors.get(key)
        return on_one_line(actor.name if actor else key.partition("@")[0])

    def _tie(self, tie: Tie) -> ToldTie:
        other = self._other(tie)
        verb = self._phrases.label(tie.kind)
        sentence = self._phrases.say(
            "tie", child=self._name(tie.child), verb=verb, parent=self._name(tie.parent)
        )
        return ToldTie(
            sentence=sentence,
            other=self._name(other),
            key=other,
            is_inferred=tie.inferred,
            words=tie.words,
            places=tuple(_places(tie, self._names)),
            statements=tie.statements,
        )


def _places(tie: Tie, names: Mapping[str, str]) -> Iterable[Resting]:
    for place in tie.mentions:
        at = f"{place.span.start}-{place.span.end}"
        yield Resting(place.exhibit, names.get(place.exhibit, place.exhibit), at)


def _each_once(wordings: Sequence[str]) -> tuple[str, ...]:
    """Wordings that differ in more than capitals."""
    return tuple({one.casefold(): one for one in reversed(wordings)}.values())[::-1]


def _scope(key: str) -> str:
    """The exhibit an actor is known in alone; empty for one known everywhere."""
    return key.rpartition("@")[2] if "@" in key else ""
