"""Places from files and in lines: nothing half-written, and what is wrong is said."""

import sys
from datetime import date

import pytest
from workspace.team import copied

from habeas.protection.lanes import Lane
from habeas.protection.placement.optimum import NumbersNotInstalled
from habeas.protection.placement.places import NegativeCapacity
from habeas.protection.placement.units import Unit
from habeas.workspace import case_placements, cases, place_lines, place_questions
from habeas.workspace.case_files import NotThisPart

PLACE = (
    'name = "North house"\ncountry = "DE"\npersons = 4\nlanguages = ["ru"]\nentry-from = ["any"]'
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory, made_team):
    team = copied(made_team, tmp_path_factory.mktemp("places") / "cases")
    with team.opened() as opened:
        cases.make_list(opened)
    with team.opened() as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (PLACE.replace("4", "-4"), NegativeCapacity),
        ("name = ", NotThisPart),
        (PLACE + '\ncolour = "blue"', NotThisPart),
        ('name = "North house"', NotThisPart),
    ],
)
def test_a_place_that_cannot_be_is_not_written(workspace, text, wrong):
    with pytest.raises(wrong) as refused:
        list(place_lines.added(workspace, text))
    assert refused.value.what_to_do
    assert next(iter(place_lines.listed(workspace))).startswith("No place is known yet")


def test_a_place_is_written_from_a_file_and_nobody_is_placed_without_wishing(workspace):
    list(place_lines.added(workspace, PLACE))
    assert "North house" in next(iter(place_lines.listed(workspace)))
    assert list(place_lines.shortlist(workspace)) == ["No household looks for a place."]
    assert "Without a place" in next(iter(place_lines.missing(workspace)))


def test_comparing_without_scipy_says_which_extra_to_install(workspace, monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    case = cases.new(workspace, "K-9")
    unit = Unit("", 1, Lane.WATCH, date(2026, 3, 1), True, "GE", True, ("ru",))
    list(place_lines.added(workspace, PLACE.replace("North", "Far")))
    case_placements.keep(workspace, case, unit, 0)
    with pytest.raises(NumbersNotInstalled, match="not installed") as refused:
        list(place_questions.compare(workspace, "en"))
    assert "habeas[numbers]" in refused.value.what_to_do
