"""Bringing allegations together: average linkage, so that no vague one welds two incidents.

Agglomerative clustering by unweighted average linkage (Sokal and Michener 1958), over the
mean of all pairs, with pairs that may never stand together respected as in complete linkage.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.incidents.bonding import Bonding, Score
from habeas.incidents.profile import Position, Profile
from habeas.incidents.vocabulary import points


@dataclass(frozen=True, slots=True)
class _Unit:
    """Statements that say the same in the same words: one thing to place, however many."""

    profiles: tuple[Profile, ...]

    @property
    def first(self) -> Profile:
        return self.profiles[0]


def link(profiles: Sequence[Profile], bonding: Bonding) -> list[list[Profile]]:
    """Groups of profiles that tell of one incident each, in order of position."""
    units = _units(profiles)
    groups = _agglomerate(_scores(units, bonding), len(units))
    found = [[p for index in group for p in units[index].profiles] for group in groups]
    return sorted((sorted(group, key=_position) for group in found), key=lambda g: _position(g[0]))


def _position(profile: Profile) -> Position:
    return profile.position


def _units(profiles: Sequence[Profile]) -> list[_Unit]:
    held: dict[object, list[Profile]] = {}
    for profile in sorted(profiles, key=_position):
        held.setdefault(likeness(profile), []).append(profile)
    return [_Unit(tuple(together)) for together in held.values()]


def likeness(profile: Profile) -> object:
    """What must be the same for two statements to be one unit: all that is compared.

    "The police" of two reports are two actors, but in a copy they are the same words.
    """
    return (
        profile.text,
        profile.families,
        profile.places,
        profile.groups or profile.before,
        profile.described,
        profile.victims,
        profile.sides,
        frozenset(key.partition("@")[0] for key in profile.accused),
        profile.times,
        profile.figures,
        profile.only_risk,
        profile.only_implied,
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """Points between groups, summed over pairs, both ways round; ``barred`` for never."""

    sums: list[array[float]]
    barred: list[bytearray]


def _scores(units: Sequence[_Unit], bonding: Bonding) -> _Table:
    count = len(units)
    empty = array("d", bytes(8 * count))
    table = _Table([empty[:] for _ in units], [bytearray(count) for _ in units])
    for a in range(count):
        for b in range(a + 1, count):
            score = _between(units[a], units[b], bonding)
            table.sums[a][b] = table.sums[b][a] = score.points
            if score.barred:
                table.barred[a][b] = table.barred[b][a] = True
    return table


def _between(one: _Unit, other: _Unit, bonding: Bonding) -> Score:
    """The best score over reports that hold both units, else that of their first statements."""
    first = bonding.score(one.first, other.first)
    if len(one.profiles) == len(other.profiles) == 1:
        return first
    near = [(a, b) for a in one.profiles for b in other.profiles if a.exhibit == b.exhibit]
    scores = (first, *(bonding.score(a, b) for a, b in near))
    return max(scores, key=lambda score: score.points)


def _agglomerate(table: _Table, count: int) -> list[list[int]]:
    """Join the best two groups while their mean is enough; the earlier pair wins a draw."""
    members = {index: [index] for index in range(count)}
    waiting = [
        (-table.sums[a][b], (a, b))
        for a in range(count)
        for b in range(a + 1, count)
        if table.sums[a][b] >= points().enough and not table.barred[a][b]
    ]
    heapq.heapify(waiting)
    while waiting:
        minus, (a, b) = heapq.heappop(waiting)
        if a in members and b in members and _mean(table, members, (a, b)) == -minus:
            _join(a, b, table, members)
            for pair in _open(a, table, members):
                heapq.heappush(waiting, (-_mean(table, members, pair), pair))
    return [sorted(group) for group in members.values()]


_Members = dict[int, list[int]]
_Pair = tuple[int, int]


def _open(a: int, table: _Table, members: _Members) -> list[_Pair]:
    """The pairs of a group with others that are still good enough to join."""
    pairs = [(min(a, b), max(a, b)) for b in members if b != a and not table.barred[a][b]]
    return [pair for pair in pairs if _mean(table, members, pair) >= points().enough]


def _mean(table: _Table, members: _Members, pair: _Pair) -> float:
    a, b = pair
    return table.sums[a][b] / (len(members[a]) * len(members[b]))


def _join(a: int, b: int, table: _Table, members: _Members) -> None:
    """Group b becomes part of group a, which keeps its number."""
    members[a] += members.pop(b)
    for other in members:
        if other != a:
            table.sums[a][other] += table.sums[b][other]
            table.sums[other][a] = table.sums[a][other]
            table.barred[a][other] |= table.barred[b][other]
            table.barred[other][a] = table.barred[a][other]
