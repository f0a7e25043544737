"""One graph of what reports say and what people entered, each tie attributed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.bodies.body import Body, BodyKind
from habeas.bodies.entered import EnteredBody, EnteredTie, in_force
from habeas.bodies.graph import Actor, BodyGraph, Tie, TieKind
from habeas.words.statements import SpeakerKind

_OVER = (TieKind.COMMANDS, TieKind.CONTROLS)


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known here of who stands under whom.

    ``bodies`` are those that people entered, by key, with State, role and what was found of
    their independence. ``contested`` are the keys of ties that somebody contests, or that
    another tie contradicts: both of such a pair hold, for nobody here decides which is wrong.
    """

    graph: BodyGraph
    bodies: Mapping[str, Body]
    contested: frozenset[str]


def known(found: BodyGraph, bodies: Iterable[EnteredBody], ties: Iterable[EnteredTie]) -> Known:
    """Reports and entries together, whatever their order. Nothing that was withdrawn counts."""
    held = {one.key: one for one in bodies if not one.is_withdrawn}
    entered = in_force(ties)
    graph = _joined(found, held, [one.plain for one in entered])
    contested = {one.plain.key for one in entered if one.contests}
    contested |= {tie.key for pair in contradictions(graph.ties) for tie in pair}
    return Known(graph, {key: held[key].plain for key in sorted(held)}, frozenset(contested))


def merged(
    found: BodyGraph, bodies: Iterable[EnteredBody], ties: Iterable[EnteredTie]
) -> BodyGraph:
    """The graph of :func:`known` alone."""
    return known(found, bodies, ties).graph


def contradictions(ties: Iterable[Tie]) -> tuple[tuple[Tie, Tie], ...]:
    """Pairs of which one says that A stands over B, the other that B stands over A, in one term.

    Of the ties that say so in law, in fact and by reporting; an inferred one contradicts nothing.
    """
    over: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        ends = _over_and_under(tie)
        if ends and not tie.inferred:
            over.setdefault(ends, []).append(tie)
    return tuple(
        (one, other)
        for (top, under), held in sorted(over.items())
        if top < under
        for one in held
        for other in over.get((under, top), [])
        if _meet(one, other)
    )


def _over_and_under(tie: Tie) -> tuple[str, str] | None:
    if tie.kind in _OVER:
        return tie.child, tie.parent
    return (tie.parent, tie.child) if tie.kind is TieKind.REPORTS_TO else None


def _meet(one: Tie, other: Tie) -> bool:
    """Whether there is a day on which both are said to hold."""
    return not (_ends_before(one.until, other.since) or _ends_before(other.until, one.since))


def _ends_before(until: date | None, since: date | None) -> bool:
    return until is not None and since is not None and until < since


def _joined(found: BodyGraph, held: Mapping[str, EnteredBody], ties: Collection[Tie]) -> BodyGraph:
    told = {actor.key for actor in found.actors}
    actors = [_named_anew(actor, held.get(actor.key)) for actor in found.actors]
    actors += [_actor(held[key]) for key in sorted(held.keys() - told)]
    known_keys = told | held.keys()
    actors += (_bare(key) for key in sorted(set(_ends(ties)) - known_keys))
    return BodyGraph(tuple(actors), (*found.ties, *ties))


def _ends(ties: Iterable[Tie]) -> Iterator[str]:
    for tie in ties:
        yield tie.child
        yield tie.parent


def _named_anew(actor: Actor, entered: EnteredBody | None) -> Actor:
    """An actor of reports under the name people gave it, with every wording still there."""
    if entered is None:
        return actor
    own = _actor(entered)
    wordings = tuple(dict.fromkeys((*own.wordings, *actor.wordings)))
    return Actor(actor.key, own.name, own.kind, True, wordings)


def _actor(entered: EnteredBody) -> Actor:
    is_person = entered.kind is BodyKind.PERSON
    kind = SpeakerKind.PERSON if is_person else SpeakerKind.BODY
    return Actor(entered.key, entered.name, kind.value, True, entered.names)


def _bare(key: str) -> Actor:
    """Whoever a tie names that neither reports nor people name any more: the tie still holds."""
    return Actor(key, key.partition("@")[0], SpeakerKind.UNKNOWN.value, False, (key,))
