"""A case is closed only when nothing is left open, and never destroyed under a legal hold."""

from dataclasses import replace
from datetime import timedelta

import pytest
from protection.cases.cast import (
    MIRA,
    NOW,
    TODAY,
    TOVAN,
    a_consent,
    a_sending,
    a_sent,
    case,
    permitted,
    signed,
)

from habeas.protection.cases.closing import (
    ClosingLack,
    FollowUpStillAhead,
    NotReadyToClose,
    closed,
    closing_lacks,
    sealed,
)
from habeas.protection.cases.disclosures import disclosed
from habeas.protection.cases.endings import Closing, ClosingOutcome, FollowUp
from habeas.protection.cases.marks import (
    Mark,
    MarkKind,
    MarkLifted,
    UnderLegalHold,
    UnderPrivilege,
    check_handing_on,
    is_privileged,
    lifted,
    marked,
)
from habeas.protection.cases.referrals import Referral
from habeas.protection.cases.signatures import ReasonNeeded
from habeas.protection.cases.states import CaseStanding, CaseState, Overlay, WrongCaseStep
from habeas.protection.cases.vital_interests import VitalInterest, reviewed

LEFT = disclosed(a_sending(), permitted(a_consent()), a_sent(), NOW)
DECIDED = FollowUp(None, signed(reason="she asked us not to call again"))
EXCEPTION = VitalInterest(a_sending(), signed(MIRA, "x"), signed(TOVAN), TODAY + timedelta(days=5))
HOLD = Mark(MarkKind.LEGAL_HOLD, signed(reason="the court asked for it"))


def standing(state=CaseState.FOLLOW_UP):
    return CaseStanding(state, TODAY, (Overlay.EMERGENCY,))


def closing(follow_up=DECIDED, seen=("p-1",)):
    return Closing(ClosingOutcome.SAFE, signed(reason="she is safe"), follow_up, seen)


def a_case(**more):
    return case(**{"stands": standing(), "disclosures": (LEFT,), **more})


def test_a_case_with_nothing_left_open_is_closed():
    done = closed(a_case(), closing())
    assert (done.state, done.overlays) == (CaseState.CLOSED, ())


@pytest.mark.parametrize(
    ("places", "told", "lack"),
    [
        ({}, closing(follow_up=None), ClosingLack.FOLLOW_UP),
        ({}, closing(follow_up=FollowUp(None, signed())), ClosingLack.FOLLOW_UP),
        ({}, closing(follow_up=FollowUp(TODAY, signed(""))), ClosingLack.FOLLOW_UP),
        ({}, closing(seen=()), ClosingLack.DISCLOSURES),
        ({"disclosures": (LEFT, LEFT)}, closing(), ClosingLack.DISCLOSURES),
        ({"referrals": (Referral("org.shelter"),)}, closing(), ClosingLack.PENDING),
        ({"exceptions": (EXCEPTION,)}, closing(), ClosingLack.EXCEPTIONS),
    ],
)
def test_a_case_with_something_left_open_is_not_closed(places, told, lack):
    assert closing_lacks(a_case(**places), told) == (lack,)
    with pytest.raises(NotReadyToClose):
        closed(a_case(**places), told)


def test_a_reviewed_exception_does_not_keep_a_case_open():
    done = reviewed(EXCEPTION, signed("m-ansel", "it was right"))
    assert closing_lacks(a_case(exceptions=(done,)), closing()) == ()


def test_a_case_is_closed_from_its_follow_up_with_a_reason():
    with pytest.raises(WrongCaseStep):
        closed(a_case(stands=standing(CaseState.OPEN)), closing())
    with pytest.raises(ReasonNeeded):
        closed(a_case(), replace(closing(), signed=signed()))


def a_closed(**more):
    return a_case(**{"stands": standing(CaseState.CLOSED), "closing": closing(), **more})


def test_a_closed_case_is_sealed():
    assert sealed(a_closed(), signed(reason="a year has passed")).state is CaseState.SEALED


@pytest.mark.parametrize("about", ["", "p-1"])
def test_nothing_is_destroyed_under_a_legal_hold(about):
    with pytest.raises(UnderLegalHold):
        sealed(a_closed(marks=(replace(HOLD, about=about),)), signed(reason="x"))
    free = lifted(HOLD, signed(reason="the proceeding has ended"))
    assert sealed(a_closed(marks=(free,)), signed(reason="x")).state is CaseState.SEALED


def test_a_case_is_not_sealed_before_its_follow_up():
    ahead = closing(follow_up=FollowUp(TODAY + timedelta(days=1), signed()))
    with pytest.raises(FollowUpStillAhead):
        sealed(a_closed(closing=ahead), signed(reason="x"))
    assert sealed(a_closed(closing=ahead), signed(reason="x", on=TODAY + timedelta(days=1)))


def test_a_case_is_not_sealed_while_open_or_with_a_disclosure_nobody_saw():
    with pytest.raises(WrongCaseStep):
        sealed(a_case(closing=closing()), signed(reason="x"))
    with pytest.raises(NotReadyToClose):
        sealed(a_closed(disclosures=(LEFT, LEFT)), signed(reason="x"))


def test_a_declined_case_is_sealed_by_the_same_rules():
    declined = standing(CaseState.DECLINED)
    with pytest.raises(NotReadyToClose):
        sealed(a_case(stands=declined), signed(reason="x"))
    assert sealed(a_case(stands=declined, closing=closing()), signed(reason="x"))


def test_a_mark_has_a_reason_and_is_lifted_once():
    with pytest.raises(ReasonNeeded):
        marked(Mark(MarkKind.PRIVILEGE, signed()))
    with pytest.raises(MarkLifted):
        lifted(lifted(marked(HOLD), signed(reason="over")), signed(reason="again"))


def test_privilege_stands_on_a_thing_or_on_the_whole_case():
    letter = Mark(MarkKind.PRIVILEGE, signed(reason="the lawyer's letter"), "p-3")
    assert is_privileged((letter,), "p-3")
    assert not is_privileged((letter,), "p-4")
    assert is_privileged((replace(letter, about=""),), "p-4")
    assert not is_privileged((lifted(letter, signed(reason="she wants it told")),), "p-3")


def test_what_is_between_client_and_lawyer_is_handed_on_to_nobody():
    letter = Mark(MarkKind.PRIVILEGE, signed(reason="the lawyer's letter"), "p-3")
    check_handing_on((letter,), "p-4")
    with pytest.raises(UnderPrivilege):
        check_handing_on((letter,), "p-3")
    with pytest.raises(UnderPrivilege):
        check_handing_on((replace(letter, about=""),), "p-4")
    check_handing_on((lifted(letter, signed(reason="the client said so")),), "p-3")


def test_a_declined_case_is_sealed_without_a_follow_up_but_not_with_something_left_to_look_at():
    assert sealed(case(stands=standing(CaseState.DECLINED)), signed(reason="done")).state is (
        CaseState.SEALED
    )
    told = case(stands=standing(CaseState.DECLINED), disclosures=(LEFT,))
    with pytest.raises(NotReadyToClose):
        sealed(told, signed(reason="done"))
