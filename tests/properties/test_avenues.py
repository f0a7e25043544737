"""What holds of data files and time limits, whatever is written."""

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.protection.avenues.avenue import Length
from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.avenues.deadlines import last_day
from habeas.protection.avenues.scenario import read_scenario
from habeas.protection.faults import FileFault
from habeas.protection.marked import marked

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
WORDS = st.sampled_from(
    ["habeas", "title", "today", "bodies", "acts", "scenario/1", "2031-06-15", "person", "null"]
)
LEAVES = st.one_of(WORDS, st.text(max_size=6), st.integers(), st.booleans(), st.none())
KEYS = st.one_of(WORDS, st.text(max_size=4))
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


def refusal(read, *arguments):
    """Why something was not read, or nothing."""
    try:
        read(*arguments)
    except FileFault as fault:
        return fault
    return None


def is_told(fault):
    told = fault.all if fault else ()
    return all(one.what_happened.startswith("x.yaml") and one.what_to_do for one in told)


@given(st.text(max_size=200))
def test_whatever_is_written_is_read_or_refused_with_its_line(written):
    assert is_told(refusal(marked, written, "x.yaml"))


@settings(max_examples=60)
@given(TREES)
def test_whatever_stands_in_a_scenario_is_read_or_refused_with_its_line(tree):
    smallest = {"habeas": "scenario/1", "title": "t", "today": "2031-06-15"}
    for name in ("bodies", "edges", "acts", "person", "events", "expect", "avenues", "consents"):
        text = json.dumps({**smallest, name: tree})
        assert is_told(refusal(read_scenario, text, "x.yaml", catalogue()))
    unheard = refusal(read_scenario, json.dumps({"unheard-of": tree}), "x.yaml", catalogue())
    assert unheard is not None
    assert is_told(unheard)


@given(DAYS, st.integers(0, 600), st.integers(0, 600))
def test_a_longer_limit_never_ends_earlier(start, one, more):
    assert last_day(start, Length(months=one)) <= last_day(start, Length(months=one + more))


@given(DAYS, st.integers(0, 600))
def test_a_limit_of_months_ends_on_the_same_number_or_on_the_last_day_of_its_month(start, months):
    end = last_day(start, Length(months=months))
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and end.day >= 28)
