"""How a route stands for a case, on a day."""

from dataclasses import replace

import pytest
from protection.routes.ardenia import (
    LATE,
    MUCH_LATER,
    READ,
    REMEMBERED,
    TODAY,
    condition,
    route,
    status,
)

from habeas.protection.avenues.verdicts import ConditionState
from habeas.protection.routes.considering import all_considered, considered, status_on
from habeas.protection.routes.route import RouteStatus
from habeas.words.provenance import FactStanding
from habeas.words.reasons import said

AMINA = {"is-outside-origin": True, "has-other-right-to-enter": False}
"""Outside her country, without another right to enter."""


def views(seen):
    return {one.condition.identifier: one.state.value for one in seen.conditions}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (AMINA, {"abroad": "met", "no-other": "met", "hardship": "not known"}),
        (
            {"is-outside-origin": False, "has-other-right-to-enter": True},
            {"abroad": "not met", "no-other": "not met", "hardship": "not known"},
        ),
        (
            {"is-outside-origin": None},
            {"abroad": "not known", "no-other": "not known", "hardship": "not known"},
        ),
        ({}, {"abroad": "not known", "no-other": "not known", "hardship": "not known"}),
    ],
)
def test_each_published_condition_is_met_or_not_or_not_known(known, expected):
    assert views(considered(route(), known, TODAY)) == expected


def test_the_conditions_are_counted_in_words_and_who_decides_is_named():
    seen = considered(route(), AMINA, TODAY)
    assert said(seen.reason, "en") == "Published conditions: met 2, not met 0, not known 1."
    assert "неизвестно 1" in said(seen.reason, "ru")
    assert seen.decides.said("en") == "The ministry of Ardenia"


def test_a_condition_past_its_day_is_not_known_with_what_was_known_beside_it():
    (abroad, *_) = considered(route(), AMINA, LATE).conditions
    assert (abroad.state, abroad.last_known) == (ConditionState.NOT_KNOWN, ConditionState.MET)
    assert abroad.standing is FactStanding.LAST_KNOWN


def test_a_status_holds_until_the_day_it_has_to_be_read_again():
    assert status_on(route(), TODAY).value is RouteStatus.OPEN
    for day in (LATE, MUCH_LATER):
        seen = status_on(route(), day)
        assert (seen.value, seen.last_known) == (RouteStatus.UNKNOWN, RouteStatus.OPEN)
        assert seen.told[0][1] is not FactStanding.FRESH


def test_a_status_past_its_last_valid_day_is_unknown():
    ended = replace(READ, valid_until=TODAY.replace(day=14))
    assert status_on(route(status=(status(provenance=ended),)), TODAY).value is RouteStatus.UNKNOWN


def test_a_remembered_status_opens_nothing():
    seen = status_on(route(status=(status(provenance=REMEMBERED),)), TODAY)
    assert (seen.value, seen.last_known) == (RouteStatus.UNKNOWN, RouteStatus.OPEN)


def test_two_sources_that_disagree_are_both_shown_and_neither_wins():
    both = (status("open", as_of=TODAY.replace(day=2)), status("suspended", as_of=TODAY))
    seen = status_on(route(status=both), TODAY)
    assert (seen.value, seen.is_disputed) == (RouteStatus.UNKNOWN, True)
    assert [told.value.value for told, _ in seen.told] == ["open", "suspended"]
    assert seen.last_known is RouteStatus.SUSPENDED


def test_two_sources_that_agree_are_no_dispute():
    seen = status_on(route(status=(status("closed"), status("closed"))), TODAY)
    assert (seen.value, seen.is_disputed) == (RouteStatus.CLOSED, False)


def test_an_older_word_past_its_day_does_not_dispute_a_current_one():
    old = status("suspended", replace(READ, review_by=TODAY.replace(day=1)))
    seen = status_on(route(status=(old, status("open"))), TODAY)
    assert (seen.value, seen.is_disputed, len(seen.told)) == (RouteStatus.OPEN, False, 2)


def test_what_was_last_known_of_an_unknown_status_is_told():
    unknown = status("unknown", last_known=RouteStatus.RESTRICTED, as_of=TODAY)
    seen = status_on(route(status=(unknown,)), TODAY)
    assert (seen.value, seen.last_known, seen.as_of) == (
        RouteStatus.UNKNOWN,
        RouteStatus.RESTRICTED,
        TODAY,
    )
    assert status_on(route(status=(status("unknown"),)), TODAY).last_known is None


def test_the_dangers_of_asking_are_the_first_thing_a_reader_meets():
    seen = considered(route(), AMINA, TODAY)
    names = list(type(seen).__dataclass_fields__)
    assert names.index("dangers") < names.index("status") < names.index("conditions")
    assert seen.dangers


def test_routes_stay_in_the_order_of_the_catalogue_whatever_is_met():
    easy = route(identifier="z", conditions=(condition("abroad", "is-outside-origin"),))
    hard = route(identifier="a", conditions=(condition("gone", "is-outside-origin", False),))
    found = all_considered([hard, easy], AMINA, TODAY)
    assert [one.route.identifier for one in found] == ["a", "z"]
