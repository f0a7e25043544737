"""Which allegations tell of one incident: the clear ones first, the vague ones after them."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from habeas.incidents.bonding import Bonding, bar
from habeas.incidents.continuing import joined
from habeas.incidents.grouping import Grouping, GroupingKind
from habeas.incidents.linking import likeness, link
from habeas.incidents.profile import Profile, by_identifier
from habeas.incidents.vocabulary import Vocabulary, points

Group = list[Profile]


def gather(profiles: Sequence[Profile], words: Vocabulary, bonding: Bonding) -> list[Group]:
    """Groups of allegations, by position.

    A statement that names a particular act is linked by all it says; one that only points
    back, restates or speaks in general is placed afterwards, beside what it belongs to, so
    that it never brings two incidents together.
    """
    alleging = [p for p in profiles if p.alleges]
    first = {p.exhibit: p.position for p in reversed(alleging)}
    clear = [p for p in alleging if _is_clear(p, words, first[p.exhibit] == p.position)]
    leaning = [p for p in alleging if p not in clear]
    groups = link(clear, bonding)
    left = _placed(leaning, groups, words, bonding)
    groups += link([p for p in left if p.families], bonding)
    groups = joined(groups, words)
    return sorted((_sorted(g) for g in groups), key=lambda group: group[0].position)


def _placed(
    leaning: list[Profile], groups: list[Group], words: Vocabulary, bonding: Bonding
) -> list[Profile]:
    """Place what can be placed, again while that lends a place to others; those left over."""
    left = [p for p in leaning if not _place(p, groups, words, bonding)]
    return left if len(left) == len(leaning) else _placed(left, groups, words, bonding)


def _sorted(group: Group) -> Group:
    return sorted(group, key=lambda profile: profile.position)


def _is_clear(profile: Profile, words: Vocabulary, is_first: bool) -> bool:
    """Whether it says enough by itself; the first allegation of a report has no other way."""
    particular = bool(profile.families - words.general)
    addressed = bool(profile.groups and profile.places.own)
    points_back = profile.points_back and not is_first
    leans = points_back or profile.only_implied or profile.said.restates is not None
    return (particular or addressed) and not leans


def _place(profile: Profile, groups: list[Group], words: Vocabulary, bonding: Bonding) -> bool:
    """Put a leaning statement into the best group that is good enough; say whether.

    "A history of abuses" names no act and no group: it joins nothing it does not point to.
    """
    open_to = [g for g in groups if not any(bar(profile, member) for member in g)]
    lent = antecedent(profile, open_to)
    if lent is not None and profile.families <= words.general and profile.said.restates is None:
        lent = antecedent(profile, [_main(profile, open_to)])
    says_nothing = profile.families <= words.general and not profile.groups
    if lent is None and says_nothing and not profile.figures:
        return False
    ranked = [
        (_mean(profile, group, bonding) + _pointing(lent, group), -index)
        for index, group in enumerate(open_to)
    ]
    fit, minus = max(ranked, default=(0.0, 0))
    if fit < points().enough:
        return False
    open_to[-minus].append(profile)
    return True


def _main(profile: Profile, groups: list[Group]) -> Group:
    """What its report told most of before it: what words that name no act are about."""

    def told(group: Group) -> int:
        return sum(p.exhibit == profile.exhibit and p.position < profile.position for p in group)

    return max(groups, key=told)


def _mean(profile: Profile, group: Group, bonding: Bonding) -> float:
    """The mean over a group, where copies of one statement count once, by the nearest."""
    best: dict[object, float] = {}
    for member in group:
        same = likeness(member)
        best[same] = max(best.get(same, -math.inf), bonding.score(profile, member).points)
    return sum(best.values()) / len(best)


def _pointing(lent: Profile | None, group: Group) -> float:
    return points().pairs["points_back"] if lent in group else 0.0


def antecedent(profile: Profile, groups: Sequence[Group]) -> Profile | None:
    """What a statement restates, or leans on: the allegation told last before it."""
    before = [
        p
        for group in groups
        for p in group
        if p.exhibit == profile.exhibit and p.position < profile.position
    ]
    restates = profile.said.restates
    if restates is not None:
        before = [p for p in before if restates.overlaps(p.said.extent)]
    elif not (profile.points_back or profile.only_implied):
        return None
    return max(before, key=lambda p: p.position, default=None)


def decided(
    groups: list[Group], judgements: Collection[Grouping], profiles: Sequence[Profile]
) -> list[Group]:
    """The groups after what people decided, in the order they decided it."""
    known = by_identifier(profiles)
    for judgement in judgements:
        named = [known[i] for i in judgement.statements if i in known and _tells(known[i])]
        groups = _after(judgement.kind, groups, named)
    return sorted((_sorted(g) for g in groups if g), key=lambda group: group[0].position)


def _tells(profile: Profile) -> bool:
    return profile.said.stance.value == "asserts"


def _after(kind: GroupingKind, groups: list[Group], named: list[Profile]) -> list[Group]:
    identifiers = {profile.identifier for profile in named}
    if kind is GroupingKind.JOIN:
        touched = [g for g in groups if identifiers & {p.identifier for p in g}]
        together = by_identifier([p for g in [*touched, named] for p in g])
        return [g for g in groups if g not in touched] + [list(together.values())]
    without = [[p for p in g if p.identifier not in identifiers] for g in groups]
    return [*without, named] if kind is GroupingKind.SPLIT else without
