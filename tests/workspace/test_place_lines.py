"""Places from files and in lines: nothing half-written, and what is wrong is said."""

import sys
from datetime import date

import pytest
from workspace.team import copied

from habeas.protection.lanes import Lane
from habeas.protection.placement.optimum import NumbersNotInstalled
from habeas.protection.placement.places import NegativeCapacity
from habeas.protection.placement.units import Unit
from habeas.words.errors import WrongUse
from habeas.workspace import (
    case_placements,
    cases,
    place_lines,
    place_questions,
    placement_lines,
    places,
)
from habeas.workspace.case_files import NotThisPart, NotToml, PartThere
from habeas.workspace.case_placements import PlaceNotPossible

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
        ("name = ", NotToml),
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
    assert "Without a place" in next(iter(place_lines.missing(workspace, "en")))
    assert "Без места" in next(iter(place_lines.missing(workspace, "ru")))


def test_comparing_without_scipy_says_which_extra_to_install(workspace, monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    case = cases.new(workspace, "K-9")
    unit = Unit("", 1, Lane.WATCH, date(2026, 3, 1), True, "GE", True, ("ru",))
    list(place_lines.added(workspace, PLACE.replace("North", "Far")))
    case_placements.keep(workspace, case, unit, 0)
    with pytest.raises(NumbersNotInstalled, match="not installed") as refused:
        list(place_questions.compare(workspace, "en"))
    assert "habeas[numbers]" in refused.value.what_to_do


def test_what_a_household_needs_is_written_from_a_file_and_only_a_possible_place_is_proposed(
    workspace,
):
    case = cases.new(workspace, "K-10")
    told = (
        'size = 2\ncountry = "GE"\npassport = true\nlanguages = ["ru"]\nfeared-countries = ["DE"]'
    )
    assert next(iter(placement_lines.looked(workspace, case, "en"))).startswith("Nobody has asked")
    place = places.listed(workspace)[0].identifier
    with pytest.raises(PlaceNotPossible):
        case_placements.propose(workspace, case, place, "near a clinic")
    placement_lines.needed(workspace, case, told, None)
    assert "not possible" in "\n".join(placement_lines.looked(workspace, case, "en"))
    with pytest.raises(PlaceNotPossible):
        case_placements.propose(workspace, case, place, "near a clinic")
    safe = told.replace("DE", "FR")
    with pytest.raises(PartThere):
        placement_lines.needed(workspace, case, safe, None)
    placement_lines.needed(workspace, case, safe, 1)
    kept = case_placements.propose(workspace, case, place, "near a clinic")
    assert "shown" in placement_lines.moved(workspace, case, (kept, "shown"), "")
    with pytest.raises(WrongUse):
        placement_lines.moved(workspace, case, (kept, "sold"), "")
    assert any(line.startswith(kept) for line in placement_lines.looked(workspace, case, "ru"))
