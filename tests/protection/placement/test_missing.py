"""What capacity is missing, without telling of anybody."""

import pytest
from protection.placement.homes import matched, place, unit

from habeas.protection.placement.barriers import Barrier
from habeas.protection.placement.missing import Missing, Number, missing_capacity
from habeas.words.reasons import said


def many(count, **told):
    return [unit(f"k-{n}", **told) for n in range(count)]


def report(units, homes):
    held = missing_capacity(matched(units, homes))
    return {one.barrier.value: one.households.held for one in held.missing}, held


def test_a_barrier_counts_when_lifting_it_alone_would_open_a_place():
    found, held = report(many(6, languages=("fr",)), [place(persons=9)])
    assert found == {"language": 6}
    assert (held.unplaced.held, held.by_no_single.held) == (6, 0)


def test_two_barriers_at_the_only_place_are_lifted_by_no_single_one():
    found, held = report(many(6, languages=("fr",), country="KE"), [place(persons=9)])
    assert found == {}
    assert held.by_no_single.held == 6


def test_a_barrier_at_a_full_place_would_open_nothing():
    found, _ = report(many(6, languages=("fr",)), [place(persons=0)])
    assert found == {}


def test_room_is_what_is_missing_at_places_that_are_permitted():
    assert report(many(6), [place(persons=1)])[0] == {"room": 5}


def test_a_household_counts_under_each_barrier_that_would_help_it():
    homes = [place("school-house", persons=9, largest=2), place("chalet", 9, languages=("fr",))]
    found, _ = report(many(5, size=3), homes)
    assert found == {"size": 5, "language": 5}


def test_one_to_four_are_told_as_fewer_than_five():
    found, held = report(many(4, languages=("fr",)), [place(persons=9)])
    assert found == {"language": None}
    assert said(held.missing[0].households.reason, "en") == "fewer than five households"
    assert said(Number.of(5).reason, "ru") == "5 семей"
    assert said(Number.of(0).reason, "en") == "0 households"


@pytest.mark.parametrize(
    "told",
    [
        {"feared_countries": ("AR",)},
        {"feared_communities": ("VM",)},
        {"feared_places": ("keld-house",)},
        {"refused": ("keld-house",)},
        {"willing": False},
        {"together": ("k-nowhere",)},
    ],
)
def test_danger_refusal_and_belonging_together_are_never_negotiable(told):
    found, _ = report(many(7, **told), [place(persons=9, communities=("VM",))])
    assert found == {}


def test_danger_beside_another_barrier_keeps_that_barrier_out_too():
    found, _ = report(many(7, languages=("fr",), feared_countries=("AR",)), [place(persons=9)])
    assert found == {}


def test_too_many_from_one_home_is_a_matter_of_safety():
    found, _ = report(many(7, home="Keld"), [place(persons=9, from_one_home=1)])
    assert found == {}


def test_reopening_a_closed_place_is_missing_capacity():
    assert report(many(5), [place(persons=9, closed=True)])[1].missing == (
        Missing(Barrier.CLOSED, Number(5)),
    )
