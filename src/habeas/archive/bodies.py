"""Actors and ties as last worked out, in rows, so that a page need not work them out again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from habeas.archive import history
from habeas.archive.access import Store, among, rows, writing
from habeas.archive.history import Change, SubjectKind
from habeas.archive.models import ActorRow, GraphRow, TieRow
from habeas.archive.paging import Page
from habeas.archive.shapes import from_text, to_text
from habeas.archive.traces import values_of
from habeas.bodies.graph import Actor, BodyGraph, Tie

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
    """

    words: str = ""
    kind: str = ""
    tied: bool = False


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


def ties_of(store: Store, actor: str) -> tuple[Tie, ...]:
    """Every tie of one actor, up and down, in the order of the graph."""
    return values_of(Tie, rows(store, TieRow).filter(Q(child=actor) | Q(parent=actor)))


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
    for word in wanted.words.casefold().split():
        asked &= Q(wordings__contains=word)
    return asked


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
