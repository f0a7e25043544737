"""What avenues are held against: the graph of bodies, and what an incident alleges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from habeas.archive import standing_over
from habeas.archive.access import Store
from habeas.archive.remembered import remembered
from habeas.bodies.body import Body
from habeas.bodies.graph import Tie
from habeas.dossiers.building import accused_in
from habeas.incidents.incident import Incident, QuestionAbout
from habeas.protection.avenues.catalogue import Catalogue
from habeas.protection.avenues.joined import joined, with_states
from habeas.protection.avenues.own_files import Extended
from habeas.protection.avenues.situation import Act
from habeas.words.dates import Edtf, NotADate


@dataclass(frozen=True, slots=True)
class KnownBodies:
    """Bodies by key and all ties: those of the catalogue, of reports, and that people entered.

    Of those that reports alone name only some are here, by :func:`naming`: they have no State
    and no role, so that without them a verdict is the same and lacks a name. ``homes`` are the
    compartments that know a body, by its key.
    """

    bodies: Mapping[str, Body]
    ties: tuple[Tie, ...]
    homes: Mapping[str, str]
    same: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Alleged:
    """What an incident says: who is accused, by keys; kinds of act; and when, at the widest.

    Where answers compete, ``when`` reaches from the first day any of them allows to the last:
    nobody here chooses between them.
    """

    accused: frozenset[str]
    kinds: tuple[str, ...]
    when: Edtf | None


def known_bodies(held: Extended, stores: Sequence[Store]) -> KnownBodies:
    """What these compartments and the catalogue know of who stands over whom.

    What people entered comes before the catalogue. Ties that lead to no body of the catalogue
    or of people are left out: no way of an avenue can lead along them. It is worked out again
    only after one of them changed.
    """
    rests_on = (held.catalogue.version, *map(standing_over.head, stores))
    return remembered(stores, "known bodies", rests_on, lambda: _known(held.catalogue, stores))


def _known(catalogue: Catalogue, stores: Sequence[Store]) -> KnownBodies:
    held = [standing_over.standing_over(store) for store in stores]
    entered = [body for one in held for body in one.entered]
    starts = {body.key for body in (*catalogue.bodies, *entered)}
    edges = ((tie.child, tie.parent) for tie in catalogue.edges)
    near = _reached(starts, chain(edges, *(one.pairs for one in held)))
    ties = (*catalogue.edges, *(tie for one in held for tie in one.among(near)))
    same = tuple(tie for one in held for tie in one.said_same)
    places = reversed(list(zip(stores, held, strict=True)))
    homes = {body.key: store.identifier for store, one in places for body in one.entered}
    bodies = with_states(joined(entered, catalogue.bodies), same)
    return KnownBodies(bodies, ties, homes, same)


def naming(known: KnownBodies, stores: Sequence[Store], keys: Collection[str]) -> KnownBodies:
    """The same with those of these keys whom reports name."""
    wanted = {key for key in keys if key not in known.homes}
    found = [list(standing_over.actors(store, wanted)) for store in stores] if wanted else []
    bodies = with_states(joined(known.bodies.values(), *found), known.same)
    places = list(zip(stores, found, strict=False))
    homes = {body.key: store.identifier for store, named in reversed(places) for body in named}
    return KnownBodies(bodies, known.ties, {**homes, **known.homes}, known.same)


def _reached(starts: Collection[str], pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Everybody that ties lead to from some, whichever way the ties point."""
    beside: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        beside[one].append(other)
        beside[other].append(one)
    reached, waiting = set(starts), [key for key in starts if key in beside]
    while waiting:
        for key in beside[waiting.pop()]:
            if key not in reached:
                reached.add(key)
                waiting.append(key)
    return reached


def alleged(incident: Incident) -> Alleged:
    """What an incident says, as far as avenues ask."""
    kinds = tuple(dict.fromkeys(act.code for act in incident.acts))
    return Alleged(accused_in(incident), kinds, _widest(_times(incident)))


def states_of(keys: Iterable[str], known: KnownBodies) -> set[str]:
    """The States of some bodies, as far as they are known."""
    return {body.state for key in keys if (body := known.bodies.get(key)) and body.state}


def acts_of(one: Alleged, states: Collection[str]) -> tuple[Act, ...]:
    """Each kind of act, by each State concerned; of no State when none is known."""
    return tuple(
        Act(kind, one.when, state)
        for kind in one.kinds or ("",)
        for state in sorted(states) or (None,)
    )


def _times(incident: Incident) -> Iterator[Edtf]:
    for value in incident.values:
        if value.question is QuestionAbout.WHEN:
            try:
                yield Edtf.parse(value.key)
            except NotADate:
                continue


def _widest(times: Iterable[Edtf]) -> Edtf | None:
    """From the first day to the last; open on a side as soon as one time is."""
    held = list(times)
    if not held:
        return None
    first = _outermost([one.earliest for one in held], min)
    last = _outermost([one.latest for one in held], max)
    if first is None and last is None:
        return None
    return Edtf.parse(f"{first or '..'}/{last or '..'}")


def _outermost(
    days: Sequence[date | None], choose: Callable[[Iterable[date]], date]
) -> date | None:
    known = [day for day in days if day is not None]
    return choose(known) if len(known) == len(days) else None
