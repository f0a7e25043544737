"""Joining: many at once, the same people as one by one."""

from collections import defaultdict
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("numpy")

from habeas.numbers.linkage_joining import UNSEEN, joined

FORBIDDEN = -float("inf")


def one_by_one(lists, links, wanted):
    """The likeliest two groups of all are joined, then the likeliest of what is left."""
    told = {frozenset(link[:2]): link[2] for link in links}
    groups, made = [frozenset([place]) for place in range(len(lists))], 0
    while made < wanted:
        open_ones = [pair for pair in combinations(groups, 2) if odds(pair, lists, told) > UNSEEN]
        if not open_ones:
            break
        one, other = max(open_ones, key=lambda pair: odds(pair, lists, told))
        groups = [group for group in groups if group not in (one, other)] + [one | other]
        made += len(one) * len(other)
    first = {place: min(group) for group in groups for place in group}
    return tuple(first[place] for place in range(len(lists)))


def odds(pair, lists, told):
    one, other = pair
    between = [frozenset((a, b)) for a in one for b in other]
    known = [told[link] for link in between if link in told]
    if not known or {lists[p] for p in one} & {lists[p] for p in other} or FORBIDDEN in known:
        return FORBIDDEN
    return (sum(known) + UNSEEN * (len(between) - len(known))) / len(between)


@st.composite
def linked_lines(draw):
    """Lines of lists, and links between lines of two lists, no two of the same odds."""
    lists = draw(st.lists(st.sampled_from("abcd"), min_size=2, max_size=14))
    apart = [
        ends for ends in combinations(range(len(lists)), 2) if lists[ends[0]] != lists[ends[1]]
    ]
    ends = draw(st.lists(st.sampled_from(apart), unique=True, max_size=30)) if apart else []
    heights = draw(st.permutations(range(len(ends))))
    told = [-6.5 + 12 * height / 30 + height**2 / 7919 for height in heights]
    never = draw(st.sets(st.sampled_from(range(len(ends))), max_size=3)) if ends else set()
    links = [
        (*pair, FORBIDDEN if place in never else told[place]) for place, pair in enumerate(ends)
    ]
    return lists, links, draw(st.integers(0, 20))


@settings(max_examples=300)
@given(linked_lines())
def test_joining_many_at_once_makes_the_same_groups_as_one_by_one(world):
    lists, links, wanted = world
    assert joined(lists, links, wanted) == one_by_one(lists, links, wanted)


@settings(max_examples=100)
@given(linked_lines())
def test_nobody_is_on_one_list_twice_and_what_is_forbidden_stays_apart(world):
    lists, links, _wanted = world
    groups = joined(lists, links, 10**6)
    held = defaultdict(list)
    for place, group in enumerate(groups):
        held[group].append(lists[place])
    assert all(len(names) == len(set(names)) for names in held.values())
    assert all(groups[a] != groups[b] for a, b, told in links if told == FORBIDDEN)


def test_more_lists_than_a_number_has_bits_are_kept_apart():
    lists = [f"g-{n}" for n in range(70)] + ["g-69"]
    links = [(0, n, 4.0) for n in range(1, 71)] + [
        (a, b, 4.0) for a, b in combinations(range(1, 71), 2)
    ]
    assert max(map(len, groups_of(joined(lists, links, 10**6)))) == 70


def groups_of(groups):
    held = defaultdict(list)
    for place, group in enumerate(groups):
        held[group].append(place)
    return held.values()
