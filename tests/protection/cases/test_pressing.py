"""The top of a case's first page: what presses, and what comes next."""

from dataclasses import replace
from datetime import timedelta

from protection.cases.cast import MIRA, NOW, TODAY, TOVAN, case, signed

from habeas.protection.cases.contacts import Channel, ChannelKind, ContactPlan
from habeas.protection.cases.emergency import EmergencyAnswer, EmergencyForm, answered
from habeas.protection.cases.lanes import LaneChoice, Wish, choose
from habeas.protection.cases.leads import lead
from habeas.protection.cases.outreach import check_in
from habeas.protection.cases.pressing import ComingKind, PressingKind, coming, pressing
from habeas.protection.cases.states import CaseState, received
from habeas.protection.cases.tasks import Task, done
from habeas.protection.lanes import Lane

LATER, EARLIER = TODAY + timedelta(days=9), TODAY - timedelta(days=2)
PLAN = ContactPlan((Channel(ChannelKind.PHONE, "0", ()),), confirmed=signed())


def settled(**places):
    """A case in which nothing presses."""
    wish = Wish(Lane.DAYS, signed(reason="they know the house"), LATER)
    held = {"lead": lead(MIRA, signed()), "lane": choose(None, wish), "plan": PLAN}
    return case(**{**held, **places})


def kinds(held):
    return [one.kind for one in pressing(held, NOW)]


def test_in_a_settled_case_nothing_presses():
    assert kinds(settled()) == []


def test_a_new_case_says_what_it_lacks():
    expected = [PressingKind.NOBODY_LEADS, PressingKind.NO_LANE, PressingKind.NO_PLAN]
    assert kinds(case()) == expected


def test_a_plan_presses_until_it_is_confirmed_and_again_when_that_is_long_ago():
    assert kinds(settled(plan=replace(PLAN, confirmed=None))) == [PressingKind.PLAN_UNCONFIRMED]
    long_ago = signed(on=TODAY - timedelta(days=31))
    assert kinds(settled(plan=replace(PLAN, confirmed=long_ago))) == [PressingKind.PLAN_OLD]


def test_a_lane_lowered_alone_presses_until_somebody_else_looks():
    alone = Wish(Lane.WATCH, signed(reason="calm"), LATER, is_alone=True)
    top = LaneChoice(Lane.NOW, signed(), LATER)
    assert kinds(settled(lane=choose(top, alone))) == [PressingKind.UNREVIEWED]
    waits = choose(top, replace(alone, is_alone=False))
    assert kinds(settled(lane=waits)) == [PressingKind.LOWERING_WAITS]


def test_what_nobody_answered_and_what_is_overdue_presses():
    form = answered(EmergencyForm(TOVAN, "2031-03-04T10:00+00:00"), EmergencyAnswer("first", "?"))
    late = Task("call the clinic", due=EARLIER)
    held = settled(emergencies=(form,), tasks=(late, done(late, signed())))
    told = [(one.kind, one.words) for one in pressing(held, NOW)]
    asked = [(PressingKind.UNANSWERED, key) for key in ("contact", "happening", "where")]
    assert told == [*asked, (PressingKind.TASK_OVERDUE, "call the clinic")]


def test_in_a_case_that_is_over_nothing_presses():
    over = replace(received(TODAY), state=CaseState.CLOSED)
    assert kinds(case(stands=over)) == []


def test_what_comes_next_stands_in_order_of_days_and_what_is_past_does_not():
    tasks = (Task("write", due=LATER), Task("call", due=TODAY), Task("late", due=EARLIER))
    agreed = check_in(NOW + timedelta(days=1))
    short = replace(PLAN, holds_for=20)
    held = settled(tasks=tasks, check_ins=(agreed,), plan=short)
    told = [(one.kind, one.words) for one in coming(held, TODAY)]
    assert told == [
        (ComingKind.TASK, "call"),
        (ComingKind.CHECK_IN, ""),
        (ComingKind.TASK, "write"),
        (ComingKind.LANE, ""),
        (ComingKind.PLAN, ""),
    ]
