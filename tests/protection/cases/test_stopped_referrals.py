"""What a withdrawal stopped goes on only when somebody, asked anew, releases it knowingly."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st
from protection.cases.cast import (
    NOW,
    SHELTER,
    TODAY,
    TOVAN,
    a_consent,
    a_sent,
    case,
    judging,
    permitted,
    signed,
)

from habeas.protection.cases.consents import NotConsented, given, narrowed, withdrawn
from habeas.protection.cases.lines import due_dates
from habeas.protection.cases.pressing import PressingKind, pressing
from habeas.protection.cases.referrals import (
    NotADraft,
    Referral,
    ReferralState,
    ReferralStopped,
    accepted,
    as_it_stands,
    cleared,
    delivered,
    drafted,
    offered,
    stopping,
)
from habeas.protection.cases.sendings import ConsentPurpose
from habeas.protection.cases.signatures import ReasonNeeded
from habeas.protection.cases.steps import next_steps
from habeas.words.consents import HowGiven
from habeas.words.errors import HabeasError

KEY = "age1" + "q" * 58
FIELDS = ("facts", "whereabouts")
AGREED = a_consent(FIELDS, recipient=SHELTER, purpose=ConsentPurpose.REFERRAL)
OPEN, UNTIL = judging(), TODAY + timedelta(days=3)
WAITING = (ReferralState.CLEARED, ReferralState.OFFERED, ReferralState.ACCEPTED)


def released(state, at=NOW):
    told = Referral(SHELTER, fields=FIELDS, recipient_key=KEY)
    held = cleared(told, OPEN, permitted(AGREED), signed(), at)
    if state is ReferralState.CLEARED:
        return held
    held = offered(held, OPEN, permitted(AGREED), TODAY, UNTIL)
    return held if state is ReferralState.OFFERED else accepted(held, permitted(AGREED), TODAY)


def asked_anew(at):
    return given(replace(AGREED, given_at="", taken_back=()), HowGiven.SPOKEN, at, TOVAN)


@pytest.mark.parametrize("state", WAITING)
def test_a_withdrawal_shows_a_waiting_referral_as_stopped_by_which_consent_and_when(state):
    later = NOW + timedelta(minutes=1)
    gone = permitted(withdrawn(AGREED, later, TOVAN))
    assert as_it_stands(released(state), gone, TODAY).state is ReferralState.STOPPED
    found = stopping(released(state), gone)
    assert (found.consent, found.taken.at) == ("p-1", later.isoformat())
    assert stopping(released(state), permitted(AGREED)) is None


def test_a_stopped_referral_is_cleared_anew_or_revoked_and_nothing_else():
    assert next_steps(ReferralState.STOPPED) == (ReferralState.CLEARED, ReferralState.REVOKED)


def test_a_stopped_offer_is_not_due_and_presses():
    gone = withdrawn(AGREED, NOW, TOVAN)
    stopped = case(consents=(gone,), referrals=(released(ReferralState.OFFERED),))
    going_on = case(consents=(AGREED,), referrals=(released(ReferralState.OFFERED),))
    assert due_dates(going_on, TODAY) == (UNTIL,)
    assert due_dates(stopped, TODAY) == ()
    kinds = [{one.kind for one in pressing(told, NOW)} for told in (stopped, going_on)]
    assert [PressingKind.REFERRAL_STOPPED in one for one in kinds] == [True, False]


def test_whoever_releases_it_anew_writes_why():
    last = NOW + timedelta(hours=2)
    again = permitted(withdrawn(AGREED, NOW, TOVAN), asked_anew(last))
    with pytest.raises(ReasonNeeded):
        cleared(released(ReferralState.ACCEPTED), OPEN, again, signed(), last)
    reason = signed(reason="She said yes again, on the telephone.")
    anew = cleared(released(ReferralState.ACCEPTED), OPEN, again, reason, last)
    assert as_it_stands(anew, again, TODAY).state is ReferralState.CLEARED
    assert anew.until is None


def test_a_new_referral_cannot_say_of_itself_how_far_it_came():
    with pytest.raises(NotADraft):
        drafted(Referral(SHELTER, state=ReferralState.ACCEPTED), TODAY)
    assert drafted(Referral(SHELTER), TODAY).since == TODAY


EVENTS = st.lists(st.sampled_from(["withdraw", "narrow", "ask", "release"]), max_size=8)


@examples(EVENTS, st.sampled_from(WAITING))
def test_after_any_withdrawal_nothing_leaves_before_a_later_yes_and_then_a_release(told, state):
    """However they alternate, told by two plain facts: is it agreed to, and was it stopped."""
    consents, held = [AGREED], released(state)
    is_agreed, is_stopped = True, False
    for hour, event in enumerate(told, 1):
        at = NOW + timedelta(hours=hour)
        if event == "ask":
            consents, is_agreed = [*consents, asked_anew(at)], True
        elif event == "release":
            held, is_stopped = again(held, consents, at), is_stopped and not is_agreed
        else:
            consents, changed = after(event, consents, at)
            is_agreed, is_stopped = is_agreed and not changed, is_stopped or changed
    waits = ReferralState.ACCEPTED
    ready = replace(held, state=waits)
    assert (as_it_stands(ready, permitted(*consents), TODAY).state is waits) is not is_stopped
    assert leaves(ready, consents) is (is_agreed and not is_stopped)


def after(event, consents, at):
    """The consents after the last one is withdrawn, or narrowed by a field that would leave."""
    *before, last = consents
    try:
        if event == "withdraw":
            return [*before, withdrawn(last, at, TOVAN)], True
        less = narrowed(last, ("facts",), (), at, TOVAN)
        return [*before, less], less != last
    except HabeasError:
        return consents, False


def again(held, consents, at):
    reason = signed(reason="asked again")
    try:
        return cleared(held, OPEN, permitted(*consents), reason, at)
    except HabeasError:
        return held


def leaves(held, consents):
    try:
        return bool(delivered(held, OPEN, permitted(*consents), a_sent(), NOW))
    except (NotConsented, ReferralStopped):
        return False


def test_what_stopped_it_is_said_where_a_new_consent_alone_would_let_it_go():
    last = NOW + timedelta(hours=2)
    renewed = permitted(withdrawn(AGREED, NOW, TOVAN), asked_anew(last))
    with pytest.raises(ReferralStopped) as told:
        delivered(released(ReferralState.ACCEPTED), OPEN, renewed, a_sent(), last)
    assert "2031-03-04" in str(told.value)
