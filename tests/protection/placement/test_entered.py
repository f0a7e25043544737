"""Places and households are checked when they are entered."""

import pytest
from protection.placement.homes import KEY, place, unit, vacancies, wishes

from habeas.protection.lanes import Lane
from habeas.protection.placement import places, units
from habeas.protection.placement.blocs import Accepted
from habeas.protection.placement.matching import shortlist
from habeas.protection.placement.places import (
    NegativeCapacity,
    NoSuchService,
    NotACountryOrLanguage,
    SameTwice,
    Service,
    StrangeSizes,
)
from habeas.protection.placement.units import NobodyToPlace, WithThemselves, having_refused
from habeas.protection.placement.wishes import Vacancy, Wishing


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"persons": -1}, NegativeCapacity),
        ({"from_one_home": -2}, NegativeCapacity),
        ({"services": (Service("school", -1),)}, NegativeCapacity),
        ({"smallest": 0}, StrangeSizes),
        ({"smallest": 4, "largest": 2}, StrangeSizes),
        ({"country": "Ardenia"}, NotACountryOrLanguage),
        ({"entry_from": ("any", "vm")}, NotACountryOrLanguage),
        ({"languages": ("Russian",)}, NotACountryOrLanguage),
        ({"services": (Service("swimming"),)}, NoSuchService),
        ({"excludes": ("foreigners",)}, NoSuchService),
    ],
)
def test_a_place_that_cannot_be_is_refused_with_what_to_do(told, error):
    with pytest.raises(error) as caught:
        places.checked(place(**told))
    assert caught.value.what_happened
    assert caught.value.what_to_do


def test_a_place_with_no_room_is_a_place():
    assert places.checked(place(persons=0)).persons == 0


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"size": 0}, NobodyToPlace),
        ({"together": ("k-1",)}, WithThemselves),
        ({"apart": ("k-1",)}, WithThemselves),
        ({"country": "V"}, NotACountryOrLanguage),
        ({"feared_countries": ("everywhere",)}, NotACountryOrLanguage),
        ({"daily": "RU"}, NotACountryOrLanguage),
        ({"needs": ("peace",)}, NoSuchService),
        ({"makeup": ("tall",)}, NoSuchService),
    ],
)
def test_a_household_that_cannot_be_is_refused(told, error):
    with pytest.raises(error):
        units.checked(unit(**told))


def test_a_household_of_which_little_is_known_is_taken():
    bare = unit(country="", passport=None, languages=())
    assert units.checked(bare) is bare


def test_a_refusal_changes_nothing_but_the_place_that_was_refused():
    before = unit(lane=Lane.NOW)
    after = having_refused(having_refused(before, "keld-house"), "keld-house")
    assert after.refused == ("keld-house",)
    assert (after.lane, after.since, after.willing) == (before.lane, before.since, True)


def test_the_same_place_or_household_twice_is_refused():
    with pytest.raises(SameTwice):
        Wishing([place(), place()], KEY)
    one = wishes([unit()], [place()])
    with pytest.raises(SameTwice):
        shortlist((*one, *one), ())
    with pytest.raises(SameTwice):
        shortlist(one, vacancies([place(), place()]))


def test_a_negative_capacity_is_refused_also_when_matching():
    with pytest.raises(NegativeCapacity) as caught:
        shortlist((), [Vacancy("keld-house", -3)])
    assert "-3" in caught.value.what_happened


def test_no_places_no_households_and_nothing_at_all_are_matched_to_nothing():
    assert shortlist((), ()).places == {}
    assert shortlist((), vacancies([place()])).left == {"keld-house": 4}
    alone = shortlist(wishes([unit()], []), ())
    assert alone.unplaced == ("k-1",)
    assert alone.ranking("k-1") == ()


def test_an_accepted_placement_at_a_place_that_is_gone_stops_nobody():
    held = shortlist((), vacancies([place()]), [Accepted("k-9", "pulled-down", 3)])
    assert held.left == {"keld-house": 4}
