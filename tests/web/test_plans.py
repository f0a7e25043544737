"""What is to be done in a case: reckoned from events, done, dropped with a reason."""

from datetime import timedelta

import pytest

from habeas.workspace import case_plans, cases
from habeas.workspace.cases import WantedCases, today


@pytest.fixture
def case(mara):
    mara.post("/cases/prepare")
    return cases.new(mara.workspace, "K-7")


@pytest.fixture
def page(case):
    return f"/cases/{case}/plan"


def test_a_deadline_is_reckoned_from_its_event_and_again_when_that_moves(mara, case, page):
    told = {"rule": "appeal", "event": "refusal", "event_on": "", "zone": "Europe/Berlin"}
    mara.post(f"{page}/deadlines", **told, months="1", days="0")
    assert "day not known" in mara.sees(page)
    (reckoned,) = case_plans.plan(mara.workspace, case).deadlines
    there, seen = f"{page}/deadlines/{reckoned.held.identifier}", {"seen": "1"}
    mara.post(there, **seen, event_on="2031-01-31")
    assert "2031-02-28" in mara.sees(page)
    line = cases.listed(mara.workspace, WantedCases(), (0, 9)).held[0].line
    assert [day.isoformat() for day in line.dates] == ["2031-02-28"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"zone": "Mars/Base"}, "Mars/Base"), ({"months": "0"}, "cannot be reckoned")],
)
def test_a_deadline_that_cannot_be_comes_back_with_what_was_typed(mara, page, wrong, said):
    told = {"rule": "appeal", "event": "refusal", "zone": "UTC", "months": "1", "days": "0"}
    answer = mara.post(f"{page}/deadlines", **told | wrong)
    assert said in answer.content.decode()
    assert "No deadline is kept" in mara.sees(page)


def test_a_task_is_overdue_until_it_is_done_and_dropped_only_with_a_reason(mara, case, page):
    due = (today() - timedelta(days=2)).isoformat()
    mara.post(f"{page}/tasks", what="call the clinic", due=due, member="")
    assert "(overdue)" in mara.sees(page)
    (held, is_overdue), = case_plans.plan(mara.workspace, case).tasks  # fmt: skip
    there = f"{page}/tasks/{held.identifier}"
    assert is_overdue
    assert "needs a reason" in mara.post(there, seen="1", drop="1").content.decode()
    mara.post(there, seen="1")
    assert "(overdue)" not in mara.sees(page)
    again = mara.post(there, seen="1", drop="1", said="somebody else went")
    assert "Somebody else changed" in again.content.decode()
    assert "somebody else went" in again.content.decode()


def test_a_need_goes_its_steps(mara, case, page):
    mara.post(f"{page}/needs", kind="shelter", words="a door that locks", is_first="on")
    (held, steps), = case_plans.plan(mara.workspace, case).needs  # fmt: skip
    assert "a door that locks" in mara.sees(page)
    there = f"{page}/needs/{held.identifier}"
    refused = mara.post(there, seen="1", to="cannot-be-met")
    assert "needs a reason" in refused.content.decode()
    mara.post(there, seen="1", to=steps[0].value)
    (held, _), = case_plans.plan(mara.workspace, case).needs  # fmt: skip
    assert held.value.state is steps[0]
