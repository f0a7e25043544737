"""Places from files and in lines: nothing half-written, and what is wrong is said."""

import pytest
from workspace.team import copied

from habeas.protection.placement.places import NegativeCapacity
from habeas.workspace import cases, place_lines
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
