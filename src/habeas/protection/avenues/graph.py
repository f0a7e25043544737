"""Who stands over whom around the alleged perpetrators, as it held at the time or holds today."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from habeas.bodies.body import Body, BodyRole
from habeas.bodies.graph import BodyGraph, Tie, TieKind
from habeas.bodies.paths import Hierarchy
from habeas.protection.avenues.situation import Act, Situation

_EITHER = frozenset({TieKind.SAME_AS, TieKind.HOLDS_OFFICE})
"""Whoever holds an office commands what the office does: the two count as one."""
_Period = tuple[date | None, date | None]


class CommandGraph:
    """The bodies of a situation, and the ways between them and those who are accused.

    A tie counts while its dates overlap those of the acts, or today; one without dates always
    does. Nothing is left out because it is contradicted: when two are each said to command the
    other, both are taken as said. An office and whoever holds it count as one. Each search is
    made once, for all avenues.
    """

    def __init__(self, situation: Situation) -> None:
        self.accused = frozenset({*situation.accused, *situation.threats})
        self._bodies = _each_once(situation.bodies, repr)
        self._roles = _by_role(self._bodies.values())
        periods = tuple(_periods(situation.acts, situation.today))
        held = _each_once(_holding(situation.ties, periods), _rank)
        graph = BodyGraph((), _ordered(held))
        self._hierarchy = Hierarchy(graph, _EITHER)
        self._under = self._hierarchy.under(self.accused)
        self._over = self._hierarchy.over(self.accused)
        self._handing = self._hierarchy.under_or_handing_over(self.accused)
        states = {body.state for key in self.accused if (body := self.body(key))}
        told = {act.state for act in situation.acts}
        self.states = frozenset(state for state in states | told if state)
        """The States of the alleged perpetrators and of the acts."""

    def body(self, key: str) -> Body | None:
        """The body of a key; None for one that has no node."""
        return self._bodies.get(key)

    def with_role(self, role: BodyRole, state: str) -> tuple[Body, ...]:
        """The bodies of a State that have a role, by key."""
        return tuple(self._roles.get((role, state), ()))

    def up_to_accused(self, key: str) -> tuple[Tie, ...]:
        """The way from a body up to one that is accused; empty when none is known."""
        return self._under.way(key)

    def by_handing_over(self, key: str) -> tuple[Tie, ...]:
        """The same where people are handed over on the way; empty when there is none, or shorter.

        A way without that step is graver, and stands in its place.
        """
        return () if key in self._under else self._handing.way(key)

    def down_to_accused(self, key: str) -> tuple[Tie, ...]:
        """The way from a body down to one that is accused, which it stands over."""
        return tuple(reversed(self._over.way(key)))

    def is_contested(self, tie: Tie) -> bool:
        """Whether the same two are also said to stand the other way round."""
        return self._hierarchy.is_mutual(tie)


def _by_role(bodies: Iterable[Body]) -> dict[tuple[BodyRole, str], list[Body]]:
    held: dict[tuple[BodyRole, str], list[Body]] = {}
    for body in sorted([one for one in bodies if one.role and one.state], key=_key):
        if body.role and body.state:
            held.setdefault((body.role, body.state), []).append(body)
    return held


def _key(held: Body | Tie) -> str:
    return held.key


def _rank(tie: Tie) -> tuple[bool, str]:
    return tie.inferred, repr(tie)


_Kept = TypeVar("_Kept", Body, Tie)


def _each_once(every: Sequence[_Kept], rank: Callable[[_Kept], object]) -> dict[str, _Kept]:
    """Each of a key once: of several the first by rank, whatever the order they came in."""
    held = {one.key: one for one in every}
    if len(held) == len(every):
        return held
    return {one.key: one for one in sorted(every, key=rank, reverse=True)}  # type: ignore[arg-type]


def _ordered(ties: Mapping[str, Tie]) -> tuple[Tie, ...]:
    """Ties of one report's own actors ("police@x-1") are compared by their place as well.

    So only where there are such does their order have to be that of their keys.
    """
    if any("@" in key for key in ties):
        return tuple(ties[key] for key in sorted(ties))
    return tuple(ties.values())


def _periods(acts: Iterable[Act], today: date) -> Iterator[_Period]:
    yield today, today
    for act in acts:
        yield (act.when.earliest, act.when.latest) if act.when else (None, None)


def _holding(ties: Sequence[Tie], periods: Collection[_Period]) -> Sequence[Tie]:
    """The ties that hold in one of some periods; those without dates always do."""
    if (None, None) in periods:
        return ties
    return [
        tie
        for tie in ties
        if (tie.since is None and tie.until is None)
        or any(_overlap((tie.since, tie.until), period) for period in periods)
    ]


def _overlap(one: _Period, other: _Period) -> bool:
    return not (_ends_before(one, other) or _ends_before(other, one))


def _ends_before(one: _Period, other: _Period) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]
