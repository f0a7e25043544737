"""Routes in lines: dangers before anything, and no promise."""

import re

import pytest
from archive.compartment import NOON
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


def test_the_catalogue_is_checked_and_late_facts_are_told_without_being_mistakes(
    opened, monkeypatch
):
    told = route_lines.check(opened[0], "en")
    assert told.holds
    assert re.match(r"\d+ routes, \d+ facts: ", told.lines[0])
    monkeypatch.setattr(route_lines, "now", lambda: NOON.replace(year=2099))
    late = route_lines.check(opened[0], "ru")
    assert late.holds
    assert len(late.lines) > len(told.lines)


def test_a_mistake_in_the_catalogue_is_told_with_its_file_and_line(opened, monkeypatch):
    files = {**route_lines.bundled(), "wrong.yaml": "routes:\n  - colour: blue\n"}
    monkeypatch.setattr(route_lines, "bundled", lambda: files)
    told = route_lines.check(opened[0], "en")
    assert not told.holds
    assert "wrong.yaml" in "\n".join(told.lines)


def test_a_plan_goes_no_step_that_an_adviser_has_to_take(opened):
    (line,) = route_lines.begun(*opened, "unhcr-rst")
    plan = line.rpartition(" ")[2]
    assert any(one.startswith(plan) for one in route_lines.listed(*opened))
    with pytest.raises(WrongUse):
        list(route_lines.moved(*opened, plan, "conditions-reviewed", ""))
    list(route_lines.moved(*opened, plan, "abandoned", "another way was found"))
    with pytest.raises(NoSuchRoute):
        list(route_lines.shown(*opened, "secret-crossing"))
