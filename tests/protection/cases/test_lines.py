"""The list of cases gets one line of each, and nothing that is in the case."""

import dataclasses
from datetime import date, timedelta

import pytest
from protection.cases.cast import (
    FIELDS,
    MIRA,
    NOW,
    TODAY,
    TOVAN,
    Kept,
    a_channel,
    a_plan,
    a_sending,
    case,
    kept,
    signed,
    told,
)

from habeas.archive.shapes import from_text, to_text
from habeas.protection.avenues.avenue import Length
from habeas.protection.cases.case import SEVERAL, SINGLE, NotACase, gathered
from habeas.protection.cases.dangers import Danger, DangerKind
from habeas.protection.cases.deadlines import deadline, met
from habeas.protection.cases.lanes import Wish, choose
from habeas.protection.cases.leads import lead
from habeas.protection.cases.lines import CaseLine, line
from habeas.protection.cases.moments import as_text
from habeas.protection.cases.outreach import check_in
from habeas.protection.cases.pressing import ComingKind, coming
from habeas.protection.cases.referrals import Referral, ReferralState
from habeas.protection.cases.route_plans import RoutePlan
from habeas.protection.cases.states import CaseStanding, CaseState, Overlay, received
from habeas.protection.cases.subjects import CaseField, FieldSort, subject, with_field
from habeas.protection.cases.submissions import Submission
from habeas.protection.cases.tasks import Task, TaskState
from habeas.protection.cases.vital_interests import VitalInterest
from habeas.protection.lanes import Lane

CANARIES = ("Mirela", "Ostrava", "555-01-02", "night train", "velmara.mfa", "sovenko", "shoes")


def days(number):
    return TODAY + timedelta(days=number)


def a_full_case():
    name = CaseField("victim-identity", "Mirela Sovenko", FieldSort.NAME)
    place = CaseField("whereabouts", "Ostrava", FieldSort.PLACE)
    held = with_field(with_field(subject("K-204"), name, FIELDS), place, FIELDS)
    removal = Danger(DangerKind.REMOVAL, told(), at=as_text(NOW + timedelta(days=10)))
    return case(
        subject=held,
        stands=received(TODAY, Overlay.EMERGENCY),
        lead=lead(MIRA, signed()),
        lane=choose(None, Wish(Lane.DAYS, signed(reason="Ostrava is near"), days(5))),
        plan=a_plan(a_channel("+7 900 555-01-02")),
        dangers=(removal,),
        check_ins=(check_in(NOW + timedelta(days=1)),),
        tasks=(Task("buy shoes", due=days(2)), Task("x", due=days(3), state=TaskState.DONE)),
        deadlines=(
            deadline("rule", "event", TODAY, Length(days=20)),
            met(deadline("rule", "event", TODAY, Length(days=30)), TODAY),
            deadline("rule", "event", None, Length(days=30)),
        ),
        exceptions=(VitalInterest(a_sending(), signed(MIRA, "x"), signed(TOVAN), days(9)),),
        referrals=(
            Referral("org.shelter", state=ReferralState.OFFERED, until=days(4)),
            Referral("org.other", state=ReferralState.DECLINED, until=days(40)),
        ),
        submissions=(Submission("a", "b", "velmara.mfa", "1", follow_ups=(days(60),)),),
        routes=(RoutePlan("de-22-1", "1", details="by the night train"),),
    )


def test_a_line_says_what_the_list_needs():
    found = line(a_full_case(), NOW)
    assert found == CaseLine(
        pseudonym="K-204",
        lane=Lane.DAYS,
        state=CaseState.RECEIVED,
        overlays=(Overlay.EMERGENCY,),
        dates=tuple(days(n) for n in (1, 2, 4, 7, 9, 20, 60)),
        reassess_on=days(5),
        lead=MIRA,
    )


def test_a_line_has_no_other_field():
    assert {field.name for field in dataclasses.fields(CaseLine)} == {
        "pseudonym", "lane", "state", "overlays", "dates", "reassess_on", "lead",
    }  # fmt: skip


def test_nothing_of_the_case_is_in_its_line():
    text = to_text(line(a_full_case(), NOW)).casefold()
    assert not [word for word in CANARIES if word.casefold() in text]


def test_an_alarm_shows_in_the_line_whatever_was_chosen():
    assert line(a_full_case(), NOW + timedelta(days=7)).lane is Lane.NOW


@pytest.mark.parametrize("hours", [-30, 0, 1, 26, 71, 72])
def test_a_removal_that_is_near_when_it_is_heard_of_is_due_at_once_and_never_before(hours):
    near = Danger(DangerKind.REMOVAL, told(), at=as_text(NOW + timedelta(hours=hours)))
    assert line(case(dangers=(near,)), NOW).dates == (TODAY,)


def test_a_removal_further_off_is_due_when_its_alarm_begins_and_is_ahead_by_then():
    far = Danger(DangerKind.REMOVAL, told(), at=as_text(NOW + timedelta(days=8)))
    held = case(dangers=(far,))
    assert line(held, NOW).dates == (days(5),)
    (one,) = (one for one in coming(held, TODAY) if one.kind is ComingKind.REMOVAL)
    assert (one.on, one.words) == (days(5), far.at)


def test_a_case_nobody_chose_a_lane_for_says_so():
    empty = line(case(), NOW)
    assert (empty.lane, empty.reassess_on, empty.lead, empty.dates) == (None, None, "", ())


def test_a_case_that_is_over_has_no_dates_left():
    over = CaseStanding(CaseState.CLOSED, TODAY)
    assert line(case(stands=over, tasks=(Task("x", due=TODAY),)), NOW).dates == ()


def test_a_case_is_gathered_from_whatever_holds_its_values():
    full = a_full_case()
    places = {**SINGLE, **SEVERAL}
    stored = {kind: [] for kind in places.values()}
    for place, kind in places.items():
        found = getattr(full, place)
        held = found if isinstance(found, tuple) else (found,)
        stored[kind] = [
            Kept(one.identifier, from_text(kind, to_text(one.value))) for one in held if one
        ]
    assert gathered(full.identifier, lambda kind: tuple(stored[kind])) == full


def test_a_store_without_a_subject_is_no_case():
    with pytest.raises(NotACase):
        gathered("k-1", lambda kind: ())


def test_every_kind_has_a_place_and_a_name_of_its_own():
    kinds = [*SINGLE.values(), *SEVERAL.values()]
    assert len({kind.__name__ for kind in kinds}) == len(kinds)


def test_a_case_knows_what_may_still_leave():
    full = a_full_case()
    assert [step for step, _ in full.pending] == ["p-1", "p-1"]
    assert full.has_a_plan(TODAY)
    assert not full.has_a_plan(TODAY + timedelta(days=31))
    assert full.may_contact(full.plan.value.channels[0], TODAY)
    assert not case().may_contact(a_channel(), TODAY)


def test_dates_are_in_order_and_each_once():
    tasks = tuple(Task("x", due=day) for day in (days(9), days(1), days(9)))
    assert line(case(tasks=tasks), NOW).dates == (days(1), days(9))
    assert isinstance(line(case(tasks=tasks), NOW).dates[0], date)
    assert kept(*tasks)[0].identifier == "p-1"
