"""Bringing allegations together: average linkage, so that no vague one welds two incidents.

Agglomerative clustering by unweighted average linkage (Sokal and Michener 1958), over the
mean of all pairs, with pairs that may never stand together respected as in complete linkage.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.incidents.bonding import Bonding, Score
from habeas.incidents.profile import Position, Profile
from habeas.incidents.vocabulary import points

Cluster = frozenset[int]


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


def _scores(units: Sequence[_Unit], bonding: Bonding) -> dict[tuple[int, int], Score]:
    return {
        (a, b): _between(units[a], units[b], bonding)
        for a in range(len(units))
        for b in range(a + 1, len(units))
    }


def _between(one: _Unit, other: _Unit, bonding: Bonding) -> Score:
    """The best score over reports that hold both units, else that of their first statements."""
    pairs = [(one.first, other.first)]
    pairs += [(a, b) for a in one.profiles for b in other.profiles if a.exhibit == b.exhibit]
    return max((bonding.score(a, b) for a, b in pairs), key=lambda score: score.points)


def _agglomerate(scores: dict[tuple[int, int], Score], count: int) -> list[list[int]]:
    """Join the best two groups while their mean is enough; the earlier pair wins a draw."""
    sums = {pair: (score.points, bool(score.barred)) for pair, score in scores.items()}
    members = {index: [index] for index in range(count)}
    waiting = [(-total, pair) for pair, (total, barred) in sums.items() if not barred]
    heapq.heapify(waiting)
    while waiting:
        minus, (a, b) = heapq.heappop(waiting)
        if -minus < points().enough:
            break
        if a in members and b in members and _mean(sums, members, (a, b)) == -minus:
            _join(a, b, sums, members)
            for other in members:
                pair = (min(a, other), max(a, other))
                if other != a and not sums[pair][1]:
                    heapq.heappush(waiting, (-_mean(sums, members, pair), pair))
    return [sorted(group) for group in members.values()]


_Sums = dict[tuple[int, int], tuple[float, bool]]


def _mean(sums: _Sums, members: dict[int, list[int]], pair: tuple[int, int]) -> float:
    a, b = pair
    return sums[pair][0] / (len(members[a]) * len(members[b]))


def _join(a: int, b: int, sums: _Sums, members: dict[int, list[int]]) -> None:
    """Group b becomes part of group a, which keeps its number."""
    members[a] += members.pop(b)
    for other in members:
        if other != a:
            old, gone = (min(a, other), max(a, other)), (min(b, other), max(b, other))
            sums[old] = (sums[old][0] + sums[gone][0], sums[old][1] or sums[gone][1])
