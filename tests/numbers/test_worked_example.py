"""The example of the guide says what the program says."""

import re

import pytest
from house.source import ROOT

from habeas.numbers.families import Settings, by_at_least, by_graphs, by_log_linear, by_no_highest
from habeas.numbers.rivals import rivals
from habeas.numbers.table import read

GUIDE = (ROOT / "docs" / "numbers.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def table():
    found = re.search(r"^```\n(clinic,press,committee,lawyers,count\n.*?)^```", GUIDE, re.M | re.S)
    return read(found[1])


def row(figure):
    people, lower, upper = (f"{round(n):,}" for n in (figure.people, figure.lower, figure.upper))
    return f"| {people} | {lower}–{upper} |"


def test_the_table_of_the_guide_holds_the_figures_of_the_program(table):
    settings = Settings()
    assert f"| decomposable graphs {row(by_graphs(table, settings))}" in GUIDE
    assert f"| log-linear model {row(by_log_linear(table, settings, 1))}" in GUIDE
    assert f"| lower bound {row(by_at_least(table))}" in GUIDE
    assert f"| no highest interaction {row(by_no_highest(table, settings))}" in GUIDE


def test_the_guide_says_what_to_do_for_some_hundred_people_known_to_a_few(table):
    assert "The honest output\n  there is a documented minimum" in GUIDE
    assert f"{table.recorded:,}" in GUIDE


def test_the_guide_says_how_many_there_would_be_were_two_in_five_hardly_found(table):
    hidden = rivals(table, seed=1).hidden
    assert hidden.is_as_likely
    assert f"some {round(hidden.people, -2):,.0f}" in GUIDE
