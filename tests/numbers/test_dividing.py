"""Tables by strata from linkages drawn: everybody in one of them, and what is not known told."""

import random

import pytest
from tables.made_up_lines import LISTS, made_up

pytest.importorskip("splink")

from habeas.numbers import linkage
from habeas.numbers.dividing import By, divide
from habeas.numbers.faults import NothingToPool
from habeas.numbers.strata_faults import MOST_STRATA, TooManyStrata

NAMES = {name: name.removeprefix("g-") for name in LISTS}
PLACES = ("Arvel", "Kordan")


@pytest.fixture(scope="module")
def world():
    """Lines that were linked, and of seven in ten where it happened, as it truly did."""
    chance = random.Random(2)  # noqa: S311 - made-up people, no secrets
    lines, truth = made_up(300)
    place = {person: chance.choice(PLACES) for person in truth.values()}
    told = {line.key: place[truth[line.key]] for line in lines if chance.random() < 0.7}
    return linkage.link(lines, seed=1), told, {key: place[one] for key, one in truth.items()}


def test_everybody_is_in_one_stratum_of_each_table_drawn(world):
    found, told, _place = world
    whole = divide(found, NAMES, (), 3, seed=5).strata[0]
    parts = divide(found, NAMES, [By("place", told)], 3, seed=5).strata
    assert [one.name for one in parts] == list(PLACES)
    for draw, table in enumerate((whole.best, *whole.drawn)):
        of_parts = [(one.best, *one.drawn)[draw] for one in parts]
        assert sum(one.recorded for one in of_parts) == table.recorded
        cells = {}
        for one in of_parts:
            for pattern, count in one.cells:
                cells[pattern] = cells.get(pattern, 0) + count
        assert tuple(sorted(cells.items())) == table.cells


def test_only_people_of_whom_it_is_told_are_documented_to_be_of_a_stratum(world):
    found, told, _place = world
    divided = divide(found, NAMES, [By("place", told)], 3, seed=5)
    missing = divided.unknown[0]
    assert missing.missing > 0
    known = sum(one.documented for one in divided.strata)
    assert known < divided.documented
    for one in divided.strata:
        assert one.documented < min(table.recorded for table in one.drawn)


def test_filled_strata_are_about_as_large_as_they_truly_are(world):
    found, told, place = world
    divided = divide(found, NAMES, [By("place", told)], 6, seed=5)
    group = dict(zip((one.key for one in found.lines), linkage.linked(found), strict=True))
    people = {group[key]: where for key, where in place.items()}
    for one in divided.strata:
        true = sum(where == one.name for where in people.values())
        mean = sum(table.recorded for table in one.drawn) / 6
        assert mean == pytest.approx(true, rel=0.12)


def test_the_same_seed_divides_the_same_and_another_differently(world):
    found, told, _place = world
    one, same, other = (divide(found, NAMES, [By("place", told)], 2, seed=s) for s in (5, 5, 6))
    assert one == same
    assert one.strata != other.strata


def test_people_divided_by_two_things_fall_into_their_combinations(world):
    found, told, _place = world
    halves = {key: str(2018 + (n % 2)) for n, key in enumerate(told)}
    by = [By("place", told), By("year", halves)]
    names = [one.name for one in divide(found, NAMES, by, 2, seed=1).strata]
    assert names == ["Arvel, 2018", "Arvel, 2019", "Kordan, 2018", "Kordan, 2019"]


def test_one_draw_and_too_many_parts_are_refused(world):
    found, told, _place = world
    with pytest.raises(NothingToPool):
        divide(found, NAMES, (), 1, seed=1)
    many = {key: str(n % (MOST_STRATA + 1)) for n, key in enumerate(told)}
    with pytest.raises(TooManyStrata):
        divide(found, NAMES, [By("village", many)], 2, seed=1)
