from dataclasses import replace
from datetime import date, timedelta

import pytest
from protection.avenues.velmara import (
    DETENTION,
    EXPIRED,
    OPEN,
    READ,
    REMEMBERED,
    TODAY,
    avenue,
    catalogue,
    rules,
    situation,
    text,
    verdict,
)

from habeas.protection.avenues.avenue import Concerned, Openness, Status
from habeas.protection.avenues.registers import StateGroup
from habeas.protection.avenues.situation import Act, Removal
from habeas.protection.avenues.verdict import verdicts
from habeas.protection.avenues.verdicts import Colour
from habeas.words.dates import Edtf
from habeas.words.provenance import GRACE

ANY = Status("any", Openness.OPEN, READ)
LEAGUE = Status("league", Openness.VIA_STATES, READ)
CLOSED = Status("VM", Openness.CLOSED, READ)


def found(*entries, held=None, **more):
    return verdict(avenue(status=entries, **more), held or situation())


def reviewed(days):
    """A status whose review is so many days late."""
    return replace(OPEN, provenance=replace(READ, review_by=TODAY - timedelta(days=days)))


def test_an_open_status_that_was_read_opens():
    assert found(OPEN).verdict is Colour.OPEN


@pytest.mark.parametrize("value", [Openness.CLOSED, Openness.NO_JURISDICTION])
def test_a_closed_avenue_is_excluded_and_stays_with_its_reason(value):
    told = found(Status("VM", value, READ, detail=text("It says so.")))
    assert (told.verdict, told.decided_by.fact) == (Colour.EXCLUDED, "status.VM")
    assert "It says so." in told.decided_by.text.said("en")


@pytest.mark.parametrize("value", list(Openness))
@pytest.mark.parametrize("known", [REMEMBERED, EXPIRED])
def test_what_is_remembered_or_past_its_term_decides_nothing_either_way(value, known):
    told = found(Status("VM", value, known))
    assert (told.verdict, rules(told)) == (Colour.UNKNOWN, ["status-unknown"])


def test_a_status_is_valid_on_its_last_day():
    known = replace(READ, valid_until=TODAY)
    assert found(replace(OPEN, provenance=known)).verdict is Colour.OPEN


def test_a_status_past_its_review_is_last_known_for_ninety_days_and_unknown_after_that():
    verdicts_by_day = [found(reviewed(n)).verdict for n in (0, 1, GRACE.days, GRACE.days + 1)]
    assert verdicts_by_day == [Colour.OPEN, Colour.AMBER, Colour.AMBER, Colour.UNKNOWN]


def test_a_state_that_is_not_recorded_is_unknown():
    told = found(Status("AR", Openness.OPEN, READ))
    assert rules(told) == ["status-unknown"]
    assert "Velmara" in told.decided_by.text.said("en")


def test_an_act_of_no_known_state_leaves_only_what_is_open_about_any_state():
    nowhere = situation(acts=(replace(DETENTION, state=None),), accused=())
    assert found(OPEN, held=nowhere).verdict is Colour.UNKNOWN
    assert found(ANY, held=nowhere).verdict is Colour.OPEN
    assert found(ANY, held=situation(acts=(), accused=())).verdict is Colour.OPEN


def test_the_state_comes_before_its_group_and_the_group_before_any_state():
    assert rules(found(ANY, LEAGUE, CLOSED)) == ["status-closed"]
    assert rules(found(ANY, LEAGUE)) == ["via-states"]
    assert found(ANY).verdict is Colour.OPEN


def test_a_status_by_group_is_worth_no_more_than_who_its_members_are():
    group = StateGroup("league", text("league"), ("VM",), EXPIRED)
    whole = catalogue(avenue(status=(LEAGUE,)), groups={"league": group})
    assert verdicts(whole, situation())[0].verdict is Colour.UNKNOWN


def test_acts_outside_every_span_exclude_and_one_inside_is_enough():
    span = replace(OPEN, acts_from=date(2031, 1, 1), acts_until=date(2031, 3, 31))
    told = found(span)
    assert rules(told) == ["acts-outside"]
    assert told.decided_by.fact == "status.VM.2031-01-01/2031-03-31"
    earlier = Act("detention", Edtf.parse("2031-02"), "VM")
    assert found(span, held=situation(acts=(DETENTION, earlier))).verdict is Colour.OPEN


def test_an_act_that_may_fall_inside_counts_as_inside():
    span = replace(OPEN, acts_until=date(2031, 4, 1))
    assert found(span).verdict is Colour.OPEN
    undated = situation(acts=(Act("detention", None, "VM"),))
    assert found(span, held=undated).verdict is Colour.OPEN


def test_acts_outside_a_span_that_is_only_remembered_are_unknown():
    span = replace(OPEN, acts_until=date(2020, 1, 1), provenance=REMEMBERED)
    assert rules(found(span)) == ["status-unknown"]


def test_of_two_spans_the_one_that_holds_the_act_decides():
    before = replace(OPEN, acts_until=date(2031, 3, 31))
    after = Status("VM", Openness.CLOSED, READ, acts_from=date(2031, 4, 1))
    assert found(before, after).verdict is Colour.EXCLUDED
    earlier = situation(acts=(Act("detention", Edtf.parse("2030"), "VM"),))
    assert found(before, after, held=earlier).verdict is Colour.OPEN


def test_an_avenue_against_a_removing_state_asks_about_that_state():
    entries = (Status("AR", Openness.OPEN, READ),)
    near = situation(removal=Removal("AR"))
    assert found(*entries, held=near, concerns=Concerned.REMOVING_STATE).verdict is Colour.OPEN
    told = found(*entries, concerns=Concerned.REMOVING_STATE)
    assert rules(told) == ["status-unknown"]
    assert "about to remove" in told.decided_by.text.said("en")


def test_a_late_status_through_states_tells_both():
    late = replace(reviewed(5), value=Openness.VIA_STATES)
    assert rules(found(late)) == ["status-late", "via-states"]
