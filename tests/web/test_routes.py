"""Routes at the desk: conditions met, not met, not known; never that somebody qualifies."""

import re

import pytest

from habeas.workspace import case_plans, case_record, case_routes, cases
from habeas.workspace.case_routes import RouteState

ROUTE = "unhcr-rst"


@pytest.fixture
def case(mara):
    mara.post("/cases/prepare")
    return cases.new(mara.workspace, "K-7")


@pytest.fixture
def page(case):
    return f"/cases/{case}/routes"


def version(mara, case, kept):
    return str(case_record.one(mara.workspace, case, case_routes.RoutePlan, kept).version)


def test_every_route_says_its_dangers_before_its_status_and_who_decides(mara, page):
    told = mara.sees(page)
    assert told.index("What asking can bring about") < told.index("Decided by")
    assert "Decided by" in told
    assert not re.search(r"\beligible\b", told, re.IGNORECASE)


def test_what_is_known_of_the_person_decides_which_conditions_are_met(mara, case, page):
    before = next(
        r for r in case_routes.look(mara.workspace, case).routes if r.route.identifier == ROUTE
    )
    mara.post(f"{page}/known", **{"seen": "0", "is-outside-origin": "no"})
    after = next(
        r for r in case_routes.look(mara.workspace, case).routes if r.route.identifier == ROUTE
    )
    states = [one.state for one in before.conditions], [one.state for one in after.conditions]
    assert states[0] != states[1]
    assert "not met" in states[1]


def test_papers_and_steps_become_tasks_and_an_adviser_is_named(mara, case, page):
    there = mara.post(f"{page}/begin", route=ROUTE).headers["Location"]
    kept = there.rpartition("/")[2]
    told = case_routes.plan(mara.workspace, case, kept)
    tasks = [held.value for held, _ in case_plans.plan(mara.workspace, case).tasks]
    assert [task.key for task in tasks] == [work.key for work in told.work]
    early = mara.post(f"{there}/move", seen="1", to="applied")
    assert "cannot become" in early.content.decode()
    states = {one.condition.identifier: "not known" for one in told.seen.conditions}
    nobody = mara.post(f"{there}/review", seen="1", adviser=" ", **states)
    assert nobody.status_code == 200
    mara.post(f"{there}/review", seen="1", adviser="A. Veland, lawyer", **states)
    assert "A. Veland" in mara.sees(there)
    gone = mara.post(f"{there}/move", seen=version(mara, case, kept), to="abandoned")
    assert "needs a reason" in gone.content.decode()
    mara.post(f"{there}/move", seen=version(mara, case, kept), to="applied")
    assert case_routes.plan(mara.workspace, case, kept).held.value.state is RouteState.APPLIED


def test_words_about_the_journey_stay_in_the_case(mara, case, page):
    there = mara.post(f"{page}/begin", route=ROUTE).headers["Location"]
    mara.post(f"{there}/detail", seen="1", details="by the zitterrochen ferry", reference="R-1")
    assert "zitterrochen" in mara.sees(there)
    for elsewhere in ("/cases", "/", f"/cases/{case}/plan"):
        assert "zitterrochen" not in mara.sees(elsewhere)


def test_a_route_that_is_not_in_the_catalogue_is_refused(mara, case, page):
    assert mara.post(f"{page}/begin", route="secret-crossing").status_code == 400
    assert case_routes.look(mara.workspace, case).plans == ()
