"""Routes in lines: dangers before anything, and no promise."""

import re

import pytest
from archive.compartment import NOON
from workspace.team import copied

from habeas.protection.routes.catalogue import NoSuchRoute
from habeas.words.errors import WrongUse
from habeas.workspace import case_routes, cases, route_lines


@pytest.fixture(scope="module")
def opened(tmp_path_factory, made_team):
    team = copied(made_team, tmp_path_factory.mktemp("routes") / "cases")
    with team.opened() as workspace:
        cases.make_list(workspace)
    with team.opened() as workspace:
        yield workspace, cases.new(workspace, "K-7")


def test_a_route_is_shown_with_its_dangers_first_and_who_decides(opened):
    lines = list(route_lines.shown(*opened, "unhcr-rst", "en"))
    assert lines[1].startswith("asking can bring about")
    assert any(line.startswith("decided by") for line in lines)
    assert lines[-1].startswith("Not legal advice")


def test_each_source_of_a_status_says_when_it_was_read_and_whether_it_is_current(opened):
    for route in ("unhcr-rst", "de-22-2", "ca-rainbow"):
        lines = list(route_lines.shown(*opened, route, "en"))
        at = next(n for n, line in enumerate(lines) if line.startswith("status: "))
        told = [line for line in lines[at:] if line.startswith("    ")]
        assert told != []
        assert all("read on 20" in line or "from memory" in line for line in told)
        assert not any("from memory" in line and "current" in line for line in lines)


def test_what_is_past_its_day_is_told_as_last_known_and_not_as_current(opened, monkeypatch):
    monkeypatch.setattr(case_routes, "now", lambda: NOON.replace(year=2099))
    lines = list(route_lines.shown(*opened, "unhcr-rst", "en"))
    assert "status: unknown" in lines
    assert any(line.startswith("last known: open") for line in lines)


def test_routes_are_told_in_the_language_that_is_asked_for(opened):
    every = (*route_lines.listed(*opened, "ru"), *route_lines.shown(*opened, "unhcr-rst", "ru"))
    told = "\n".join(every)
    assert "Это не юридическая консультация." in told
    assert "обращение может повлечь: " in told
    assert "Published" not in told


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
    assert any(one.startswith(plan) for one in route_lines.listed(*opened, "en"))
    with pytest.raises(WrongUse):
        list(route_lines.moved(*opened, plan, "conditions-reviewed", ""))
    list(route_lines.moved(*opened, plan, "abandoned", "another way was found"))
    with pytest.raises(NoSuchRoute):
        list(route_lines.shown(*opened, "secret-crossing", "en"))
