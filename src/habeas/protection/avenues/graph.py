"""Who stands over whom around the alleged perpetrators, as it held at the time or holds today."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from habeas.bodies.body import Body, BodyRole
from habeas.bodies.graph import BodyGraph, Tie, TieKind
from habeas.bodies.paths import Hierarchy
from habeas.protection.avenues.situation import Act, Situation

_Period = tuple[date | None, date | None]


class CommandGraph:
    """The bodies of a situation, and the ways between them and those who are accused.

    A tie counts while its dates overlap those of the acts, or today; one without dates always
    does. Nothing is left out because it is contradicted: when two are each said to command the
    other, both are taken as said. Each search is made once, for all avenues.
    """

    def __init__(self, situation: Situation) -> None:
        self.accused = frozenset({*situation.accused, *situation.threats})
        self._bodies = _by_key(situation.bodies)
        self._roles = _by_role(self._bodies.values())
        periods = tuple(_periods(situation.acts, situation.today))
        graph = BodyGraph((), _each_once(_holding(situation.ties, periods)))
        self._hierarchy = Hierarchy(graph)
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
        return tie.kind is not TieKind.SAME_AS and self._hierarchy.is_mutual(tie)


def _by_key(bodies: Iterable[Body]) -> dict[str, Body]:
    """Bodies by key; of two with one key always the same, whatever the order."""
    held: dict[str, Body] = {}
    for body in bodies:
        before = held.setdefault(body.key, body)
        if before is not body and repr(body) < repr(before):
            held[body.key] = body
    return held


def _by_role(bodies: Iterable[Body]) -> dict[tuple[BodyRole, str], list[Body]]:
    held: dict[tuple[BodyRole, str], list[Body]] = {}
    for body in sorted((one for one in bodies if one.role and one.state), key=_key):
        if body.role and body.state:
            held.setdefault((body.role, body.state), []).append(body)
    return held


def _key(held: Body) -> str:
    return held.key


def _each_once(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Each tie once, by key: the way that is found must not hang on the order they came in.

    Only ties of one report's own actors ("police@x-1") are compared by their place as well, so
    only these have to be put in order.
    """
    held: dict[str, Tie] = {}
    for tie in ties:
        before = held.setdefault(tie.key, tie)
        if before is not tie and (tie.inferred, repr(tie)) < (before.inferred, repr(before)):
            held[tie.key] = tie
    if any("@" in key for key in held):
        return tuple(held[key] for key in sorted(held))
    return tuple(held.values())


def _periods(acts: Iterable[Act], today: date) -> Iterator[_Period]:
    yield today, today
    for act in acts:
        yield (act.when.earliest, act.when.latest) if act.when else (None, None)


def _holding(ties: Iterable[Tie], periods: Collection[_Period]) -> Iterable[Tie]:
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
