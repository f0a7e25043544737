"""Actors and ties as last worked out, in rows, so that a page need not work them out again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from habeas.archive import history
from habeas.archive.access import Store, among, rows, writing
from habeas.archive.history import Change, SubjectKind
from habeas.archive.models import ActorRow, GraphRow, TieRow
from habeas.archive.paging import Page
from habeas.archive.shapes import from_text, to_text
from habeas.archive.traces import values_of
from habeas.bodies.graph import Actor, BodyGraph, Tie, TieKind
from habeas.bodies.paths import DOWNWARD, UPWARD
from habeas.words.statements import SpeakerKind

_GROUP = 2_000
"""Rows written at once."""


@dataclass(frozen=True, slots=True)
class ListedActor:
    """An actor with the number of ties it has, up and down."""

    actor: Actor
    ties: int


@dataclass(frozen=True, slots=True)
class ActorFilter:
    """Which actors are asked for; what is empty asks for nothing.

    ``words`` all stand in one of the names; ``tied`` are those with any tie.
    ``in_office`` leaves out private people: of persons come those who are named and hold an
    office, speak for a body or command one, of groups those that are tied to anything but a person.
    """

    words: str = ""
    kind: str = ""
    tied: bool = False
    in_office: bool = False
    without: frozenset[str] = frozenset()
    """Keys to leave out."""


def keep_graph(store: Store, found: BodyGraph, time: datetime) -> None:
    """Keep this graph in place of the last one. The same graph again changes nothing."""
    digest = hashlib.sha256(to_text(found).encode()).hexdigest()
    with writing(store):
        row = rows(store, GraphRow).first()
        old = "" if row is None else row.digest
        if old == digest:
            return
        values = {"digest": digest, "time": time}
        rows(store, GraphRow).update_or_create(id=1, defaults=values)
        rows(store, ActorRow).delete()
        rows(store, ActorRow).bulk_create(_actor_rows(found), _GROUP)
        rows(store, TieRow).delete()
        rows(store, TieRow).bulk_create(_tie_rows(found), _GROUP)
        history.note(store, Change(SubjectKind.TIE, "graph", "digest", old, digest, "", "", time))


def head(store: Store) -> str:
    """The digest of the last graph (SHA-256, in hexadecimal); empty before the first."""
    return rows(store, GraphRow).values_list("digest", flat=True).first() or ""


def graph(store: Store) -> BodyGraph | None:
    """The last graph as a whole; None before the first."""
    if not rows(store, GraphRow).exists():
        return None
    actors = values_of(Actor, rows(store, ActorRow))
    return BodyGraph(actors, values_of(Tie, rows(store, TieRow)))


def actors_by_key(store: Store, keys: Collection[str]) -> dict[str, Actor]:
    """Actors by their keys; without those that the last graph does not hold."""
    held = values_of(Actor, rows(store, ActorRow).filter(key__in=among(keys)))
    return {actor.key: actor for actor in held}


def ties_by_key(store: Store, keys: Collection[str]) -> dict[str, Tie]:
    """Ties by their keys; without those that the last graph does not hold."""
    held = values_of(Tie, rows(store, TieRow).filter(key__in=among(keys)))
    return {tie.key: tie for tie in held}


def in_office(store: Store, keys: Collection[str]) -> frozenset[str]:
    """Those of these actors that are bodies, offices, or people named in an official capacity."""
    held = rows(store, ActorRow).filter(_in_office(), key__in=among(keys))
    return frozenset(held.values_list("key", flat=True))


def ties_page(store: Store, actor: str, offset: int, limit: int) -> Page[Tie]:
    """The ties of one actor, up and down, in the order of the graph."""
    held = rows(store, TieRow).filter(Q(child=actor) | Q(parent=actor)).order_by("place")
    shapes = held.values_list("shape", flat=True)[offset : offset + limit]
    return Page(tuple(from_text(Tie, shape) for shape in shapes), held.count())


def above(store: Store, keys: Collection[str], steps: int) -> BodyGraph:
    """These actors and whoever stands over them, by so many ties; the part a way up needs."""
    reached, waiting = set(keys), set(keys)
    ties: dict[str, Tie] = {}
    for _ in range(steps):
        held = rows(store, TieRow).filter(_leads_up(waiting))
        found = values_of(Tie, held)
        ties |= {tie.key: tie for tie in found}
        ends = {end for tie in found for end in (tie.child, tie.parent)}
        waiting, reached = ends - reached, reached | ends
    actors = values_of(Actor, rows(store, ActorRow).filter(key__in=among(reached)))
    return BodyGraph(actors, tuple(ties.values()))


def actors_called(store: Store, names: Collection[str]) -> tuple[Actor, ...]:
    """Actors one of whose wordings holds one of these names, in whichever letters."""
    asked = Q()
    for name in names:
        asked |= Q(wordings__contains=name.casefold())
    return values_of(Actor, rows(store, ActorRow).filter(asked)) if names else ()


def _leads_up(keys: Collection[str]) -> Q:
    named, either = among(sorted(keys)), TieKind.SAME_AS
    up = [kind.value for kind in (*UPWARD, either)]
    down = [kind.value for kind in (*DOWNWARD, either)]
    return Q(child__in=named, kind__in=up) | Q(parent__in=named, kind__in=down)


def actors_page(store: Store, wanted: ActorFilter, offset: int, limit: int) -> Page[ListedActor]:
    """Actors by name."""
    held = rows(store, ActorRow).filter(_asked(wanted))
    chosen = held.order_by("name_key", "place")[offset : offset + limit]
    listed = (
        ListedActor(from_text(Actor, shape), ties)
        for shape, ties in chosen.values_list("shape", "ties")
    )
    return Page(tuple(listed), held.count())


def _asked(wanted: ActorFilter) -> Q:
    asked = Q(kind=wanted.kind) if wanted.kind else Q()
    if wanted.tied:
        asked &= Q(ties__gt=0)
    if wanted.in_office:
        asked &= _in_office()
    if wanted.without:
        asked &= ~Q(key__in=among(wanted.without))
    for word in wanted.words.casefold().split():
        asked &= Q(wordings__contains=word)
    return asked


def _in_office() -> Q:
    bodies = [kind.value for kind in (SpeakerKind.BODY, SpeakerKind.OFFICE, SpeakerKind.OUTLET)]
    here, actors, ties = OuterRef("key"), QuerySet[ActorRow](ActorRow), QuerySet[TieRow](TieRow)
    persons = actors.filter(kind=SpeakerKind.PERSON.value).values("key")
    capacity = ties.filter(child=here, kind__in=_CAPACITIES)
    over = ties.filter(child=here).exclude(parent__in=persons)
    under = ties.filter(parent=here).exclude(child__in=persons)
    named = Q(kind=SpeakerKind.PERSON.value, named=True) & Q(Exists(capacity))
    tied = Q(kind=SpeakerKind.GROUP.value, ties__gt=0) & (Q(Exists(over)) | Q(Exists(under)))
    return Q(kind__in=bodies) | tied | named


_CAPACITIES = [
    kind.value
    for kind in (TieKind.HOLDS_OFFICE, TieKind.SPEAKS_FOR, TieKind.COMMANDS, TieKind.CONTROLS)
]


def _actor_rows(found: BodyGraph) -> Iterator[ActorRow]:
    ties = Counter(end for tie in found.ties for end in {tie.child, tie.parent})
    for place, actor in enumerate(found.actors):
        names = dict.fromkeys((actor.name, *actor.wordings))
        yield ActorRow(
            place=place,
            key=actor.key,
            kind=actor.kind,
            named=actor.named,
            name_key=actor.name.casefold(),
            wordings="\n".join(name.casefold() for name in names),
            ties=ties[actor.key],
            shape=to_text(actor),
        )


def _tie_rows(found: BodyGraph) -> Iterator[TieRow]:
    for place, tie in enumerate(found.ties):
        yield TieRow(
            place=place,
            key=tie.key,
            kind=tie.kind.value,
            child=tie.child,
            parent=tie.parent,
            shape=to_text(tie),
        )
