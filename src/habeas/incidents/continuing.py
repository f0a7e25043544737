"""Which groups of allegations are one story that goes on: taken here, held there, and hurt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from habeas.incidents.bonding import bar, is_apart_in_time, speak_of_others
from habeas.incidents.profile import ONE_PERSON, Profile
from habeas.incidents.vocabulary import Vocabulary, points

Group = list[Profile]


def joined(groups: list[Group], words: Vocabulary) -> list[Group]:
    """The groups, those joined that one report tells as one story.

    Two groups are one story where a statement of the one goes on from the statement before it
    in the same report, which is of the other. That somebody is moved to another place in
    between is no contradiction. Groups of which any two statements may never stand together
    stay apart.
    """
    number = {p.identifier: n for n, group in enumerate(groups) for p in group}
    held = dict(enumerate(groups))
    for earlier, later in _successions(groups):
        one, other = sorted((number[earlier.identifier], number[later.identifier]))
        if one == other or not goes_on(earlier, later, words) or _apart(held[one], held[other]):
            continue
        held[one] = held[one] + held.pop(other)
        number.update((p.identifier, one) for p in held[one])
    return list(held.values())


def goes_on(earlier: Profile, later: Profile, words: Vocabulary) -> bool:
    """Whether a statement goes on with the story of the one before it in its report.

    It does in one first-hand account, where it points back ("the men"), and next to it where
    it names no place of its own. The acts must be parts of what often is one happening.
    """
    ones, others = earlier.families - words.general, later.families - words.general
    if not ones & others and not words.are_related(ones, others):
        return False
    if bar(earlier, later) or is_apart_in_time(earlier, later) or _are_others(earlier, later):
        return False
    account = earlier.in_account and later.in_account
    return account or later.points_back or _is_next(earlier, later)


def _are_others(earlier: Profile, later: Profile) -> bool:
    """Whether one person is told of here and others there, or women here and men there."""
    one_of_many = (earlier.figures == ONE_PERSON) != (later.figures == ONE_PERSON)
    return (one_of_many and not later.points_back) or speak_of_others(earlier, later)


def _is_next(earlier: Profile, later: Profile) -> bool:
    gap = later.said.extent.start - earlier.said.extent.end
    return gap <= points().limits["near_characters"] and not later.places.own


def _successions(groups: Sequence[Group]) -> Iterator[tuple[Profile, Profile]]:
    """Each allegation with the one told before it in the same report, in order."""
    told = sorted((p for group in groups for p in group), key=lambda p: p.position)
    return ((a, b) for a, b in pairwise(told) if a.exhibit == b.exhibit)


def _apart(one: Group, other: Group) -> bool:
    return any(bar(a, b) for a in one for b in other)
