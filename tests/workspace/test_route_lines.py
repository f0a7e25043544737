"""Routes in lines: dangers before anything, and no promise."""

import pytest
from workspace.team import copied

from habeas.protection.routes.catalogue import NoSuchRoute
from habeas.words.errors import WrongUse
from habeas.workspace import cases, route_lines


@pytest.fixture(scope="module")
def opened(tmp_path_factory, made_team):
    team = copied(made_team, tmp_path_factory.mktemp("routes") / "cases")
    with team.opened() as workspace:
        cases.make_list(workspace)
    with team.opened() as workspace:
        yield workspace, cases.new(workspace, "K-7")


def test_a_route_is_shown_with_its_dangers_first_and_who_decides(opened):
    lines = list(route_lines.shown(*opened, "unhcr-rst"))
    assert lines[1].startswith("asking can bring about")
    assert any(line.startswith("decided by") for line in lines)
    assert lines[-1].startswith("Not legal advice")


def test_a_plan_goes_no_step_that_an_adviser_has_to_take(opened):
    (line,) = route_lines.begun(*opened, "unhcr-rst")
    plan = line.rpartition(" ")[2]
    assert any(one.startswith(plan) for one in route_lines.listed(*opened))
    with pytest.raises(WrongUse):
        list(route_lines.moved(*opened, plan, "conditions-reviewed", ""))
    list(route_lines.moved(*opened, plan, "abandoned", "another way was found"))
    with pytest.raises(NoSuchRoute):
        list(route_lines.shown(*opened, "secret-crossing"))
