from dataclasses import replace
from datetime import date

import pytest
from protection.avenues.velmara import (
    EXPIRED,
    READ,
    REMEMBERED,
    TODAY,
    avenue,
    rules,
    situation,
    text,
    verdict,
)

from habeas.protection.avenues.avenue import Length, TimeLimit
from habeas.protection.avenues.deadlines import last_day
from habeas.protection.avenues.verdicts import Colour

FINAL = "final-domestic-decision"
LIMIT = TimeLimit("four-months", True, Length(months=4), FINAL, text("Four months."), READ)


def found(*limits, **events):
    told = tuple((name.replace("_", "-"), day) for name, day in events.items())
    return verdict(avenue(time_limits=limits), situation(events=told))


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        (date(2031, 2, 12), Length(months=4), date(2031, 6, 12)),
        (date(2031, 10, 31), Length(months=4), date(2032, 2, 29)),
        (date(2030, 10, 31), Length(months=4), date(2031, 2, 28)),
        (date(2031, 12, 15), Length(months=1), date(2032, 1, 15)),
        (date(2032, 2, 29), Length(years=1), date(2033, 2, 28)),
        (date(2031, 1, 1), Length(days=3, weeks=2), date(2031, 1, 18)),
        (date(2031, 1, 1), Length(months=999_999), date.max),
        (date(9999, 12, 30), Length(days=5), date.max),
    ],
)
def test_the_last_day_is_counted_by_the_calendar(start, length, end):
    assert last_day(start, length) == end


@pytest.mark.parametrize(
    ("decided", "left", "colour"),
    [
        (date(2031, 2, 15), 0, Colour.OPEN),
        (date(2031, 2, 14), -1, Colour.EXCLUDED),
        (date(2031, 6, 15), 122, Colour.OPEN),
    ],
)
def test_the_last_day_still_counts_and_the_day_after_excludes(decided, left, colour):
    told = found(LIMIT, final_domestic_decision=decided)
    assert (told.deadlines[0].days_left, told.verdict) == (left, colour)


def test_a_limit_whose_event_has_no_day_is_told_and_counts_nothing():
    told = found(LIMIT)
    assert (told.deadlines[0].until, told.deadlines[0].days_left) == (None, None)
    assert told.verdict is Colour.OPEN


@pytest.mark.parametrize("known", [REMEMBERED, EXPIRED])
def test_a_limit_that_is_not_sure_makes_red_and_never_excludes(known):
    told = found(replace(LIMIT, provenance=known), final_domestic_decision=date(2030, 1, 1))
    assert (told.verdict, rules(told)) == (Colour.RED, ["time-over-unsure"])
    assert not told.deadlines[0].is_sure


def test_a_soft_limit_is_told_and_colours_nothing():
    told = found(replace(LIMIT, hard=False), final_domestic_decision=date(2030, 1, 1))
    assert (told.verdict, told.deadlines[0].days_left < 0) == (Colour.OPEN, True)


def test_a_limit_holds_for_the_events_of_its_own_span_alone():
    older = replace(LIMIT, identifier="six-months", length=Length(months=6),
                    starts_until=date(2031, 1, 31))  # fmt: skip
    newer = replace(LIMIT, starts_from=date(2031, 2, 1))
    told = found(older, newer, final_domestic_decision=date(2031, 1, 31))
    assert [one.identifier for one in told.deadlines] == ["six-months"]
    told = found(older, newer, final_domestic_decision=date(2031, 2, 1))
    assert [one.identifier for one in told.deadlines] == ["four-months"]
    assert len(found(older, newer).deadlines) == 2


def test_the_limit_that_ends_first_is_told_first():
    longer = replace(LIMIT, identifier="a-year", length=Length(years=1))
    told = found(longer, LIMIT, final_domestic_decision=TODAY)
    assert [one.identifier for one in told.deadlines] == ["four-months", "a-year"]


def test_one_hard_limit_that_is_over_excludes_though_another_runs():
    longer = replace(LIMIT, identifier="a-year", length=Length(years=1))
    told = found(longer, LIMIT, final_domestic_decision=date(2031, 1, 1))
    assert (told.verdict, told.decided_by.fact) == (Colour.EXCLUDED, "time-limits.four-months")
