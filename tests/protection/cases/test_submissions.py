"""A submission reaches nobody it must not reach, and nothing is skipped before it leaves."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from protection.cases.cast import (
    COMMITTEE,
    MINISTRY,
    NOW,
    TODAY,
    TOVAN,
    a_consent,
    a_sent,
    judging,
    kept,
    permitted,
    signed,
)

from habeas.protection.avenues.avenue import Parallel, When
from habeas.protection.avenues.verdicts import Colour
from habeas.protection.cases.consents import NotConsented, given, withdrawn
from habeas.protection.cases.futility import Futility, futile
from habeas.protection.cases.matters import elsewhere
from habeas.protection.cases.others import AffectedOther, OthersNotAsked
from habeas.protection.cases.receivers import (
    FlagNeedsReason,
    OnwardNotAgreed,
    ReceiverExcluded,
)
from habeas.protection.cases.signatures import NobodyNamed, ReasonNeeded
from habeas.protection.cases.submissions import (
    SameMatterElsewhere,
    Submission,
    SubmissionGate,
    SubmissionLacks,
    SubmissionState,
    SubmissionStopped,
    WrongSubmissionStep,
    as_it_stands,
    checked,
    drafting,
    followed_up_after,
    judged,
    sent,
    tracked,
)
from habeas.words.bilingual import Bilingual
from habeas.words.consents import HowGiven
from habeas.words.provenance import Confidence, Provenance

AGREED = a_consent(("facts",), (MINISTRY,))
State = SubmissionState


def a_submission(**more):
    told = {"matter": ("i-1",), "fields": ("facts",), "onward": (MINISTRY,)}
    return Submission("un-hrc-op1", "quasi-judicial", COMMITTEE, "2031-1", **{**told, **more})


def gate(judgement=Colour.OPEN, permissions=None, **more):
    return SubmissionGate(judging(judgement), permissions or permitted(AGREED), **more)


def a_checked(judgement=Colour.OPEN, reason=""):
    held = judged(a_submission(), judging(judgement), permitted(AGREED), TODAY)
    return checked(drafting(held, gate(judgement), signed(reason=reason), NOW), (), signed(TOVAN))


def a_sent_one():
    return sent(a_checked(), "p-1", gate(), a_sent(), NOW)[0]


def test_the_way_of_a_submission_that_is_answered():
    there, left = sent(a_checked(), "p-1", gate(), a_sent(), NOW)
    assert (left.sending, left.sent.step) == (there.sending, "p-1")
    assert there.sent_at == left.sent.at
    for state in ("acknowledged", "registered", "answered", "follow-up", "ended"):
        there = tracked(there, State(state), TODAY)
    assert there.state is State.ENDED


@pytest.mark.parametrize(
    ("judgement", "agreed", "state"),
    [
        (Colour.OPEN, True, State.CLEARED),
        (Colour.OPEN, False, State.CONSENT_NEEDED),
        (Colour.CONSENT_NEEDED, True, State.CONSENT_NEEDED),
        (Colour.AMBER, True, State.FLAGGED),
        (Colour.UNKNOWN, True, State.FLAGGED),
        (Colour.RED, True, State.FLAGGED),
        (Colour.EXCLUDED, True, State.EXCLUDED),
        (Colour.EXCLUDED, False, State.EXCLUDED),
    ],
)
def test_judging_a_receiver_says_where_a_submission_stands(judgement, agreed, state):
    permissions = permitted(AGREED) if agreed else permitted()
    assert judged(a_submission(), judging(judgement), permissions, TODAY).state is state


@pytest.mark.parametrize("colour", [Colour.CONSENT_NEEDED, Colour.AMBER, Colour.OPEN])
def test_whom_the_receiver_tells_needs_consent_though_the_submission_does_not_name_them(colour):
    silent = a_submission(onward=())
    told = judging(colour, (MINISTRY,))
    only_receiver = permitted(a_consent(("facts",)))
    needed = judged(silent, told, only_receiver, TODAY)
    assert needed.state is State.CONSENT_NEEDED
    with pytest.raises(NotConsented):
        drafting(silent, SubmissionGate(told, only_receiver), signed(), NOW)
    ready = checked(
        drafting(
            judged(silent, told, permitted(AGREED), TODAY),
            SubmissionGate(told, permitted(AGREED)),
            signed(),
            NOW,
        ),
        (),
        signed(),
    )
    with pytest.raises(NotConsented):
        sent(ready, "p-1", SubmissionGate(told, only_receiver), a_sent(), NOW)
    _, left = sent(ready, "p-1", SubmissionGate(told, permitted(AGREED)), a_sent(), NOW)
    assert left.sending.onward == (MINISTRY,)


def test_a_receiver_that_tells_nobody_knows_whom_gets_nothing():
    held = judged(a_submission(), judging(), permitted(AGREED), TODAY)
    with pytest.raises(OnwardNotAgreed):
        drafting(held, gate(Colour.CONSENT_NEEDED), signed(reason="please"), NOW)


def test_an_excluded_receiver_is_never_used_whatever_the_reason():
    held = judged(a_submission(), judging(Colour.EXCLUDED), permitted(AGREED), TODAY)
    with pytest.raises(ReceiverExcluded):
        drafting(held, gate(Colour.EXCLUDED), signed(reason="I insist"), NOW)
    with pytest.raises(ReceiverExcluded):
        sent(a_checked(), "p-1", gate(Colour.EXCLUDED), a_sent(), NOW)


def test_a_red_receiver_is_used_only_with_a_named_persons_reason():
    held = judged(a_submission(), judging(Colour.RED), permitted(AGREED), TODAY)
    with pytest.raises(FlagNeedsReason):
        drafting(held, gate(Colour.RED), signed(), NOW)
    used = a_checked(Colour.RED, "the lawyer asks for it; no place is in it")
    there, _ = sent(used, "p-1", gate(Colour.RED), a_sent(), NOW)
    assert there.despite.by == "m-mira"


def test_a_receiver_that_turned_red_after_the_check_is_not_used():
    with pytest.raises(FlagNeedsReason):
        sent(a_checked(), "p-1", gate(Colour.RED), a_sent(), NOW)


def test_a_submission_is_not_drafted_or_sent_without_consent():
    held = judged(a_submission(), judging(), permitted(AGREED), TODAY)
    with pytest.raises(NotConsented):
        drafting(held, gate(permissions=permitted(a_consent(("facts",)))), signed(), NOW)
    gone = permitted(withdrawn(AGREED, NOW, TOVAN))
    with pytest.raises(NotConsented):
        sent(a_checked(), "p-1", gate(permissions=gone), a_sent(), NOW)


def test_a_withdrawal_puts_a_checked_submission_back():
    gone = permitted(withdrawn(AGREED, NOW, TOVAN))
    put_back = as_it_stands(a_checked(), gone)
    assert (put_back.state, put_back.checked) == (State.CONSENT_NEEDED, None)
    assert as_it_stands(a_sent_one(), gone) == a_sent_one()


def test_a_new_consent_alone_sends_no_submission_that_a_withdrawal_had_stopped():
    later, last = (NOW + timedelta(hours=hours) for hours in (1, 2))
    anew = given(replace(AGREED, given_at=""), HowGiven.SPOKEN, last, TOVAN)
    again = gate(permissions=permitted(withdrawn(AGREED, later, TOVAN), anew))
    with pytest.raises(SubmissionStopped) as told:
        sent(a_checked(), "p-1", again, a_sent(), last)
    assert "2031-03-04" in str(told.value)
    assert "p-1" in str(told.value)
    put_back = as_it_stands(a_checked(), again.permissions)
    cleared = judged(put_back, again.judge, again.permissions, TODAY)
    ready = checked(drafting(cleared, again, signed(), last), (), signed(TOVAN))
    assert sent(ready, "p-1", again, a_sent(), last)[0].sent_at


def test_a_submission_is_not_sent_before_others_were_asked():
    mother = AffectedOther("the mother", "she still lives there")
    with pytest.raises(OthersNotAsked):
        sent(a_checked(), "p-1", gate(others=(mother,)), a_sent(), NOW)


def test_a_submission_barred_by_another_is_not_sent():
    with pytest.raises(SameMatterElsewhere) as told:
        sent(a_checked(), "p-1", gate(elsewhere=("un-cat-22",)), a_sent(), NOW)
    assert "un-cat-22" in str(told.value)


def test_a_form_that_lacks_required_fields_is_not_checked():
    held = judged(a_submission(), judging(), permitted(AGREED), TODAY)
    with pytest.raises(SubmissionLacks) as told:
        checked(drafting(held, gate(), signed(), NOW), ("facts", "remedies"), signed())
    assert "remedies" in str(told.value)
    with pytest.raises(NobodyNamed):
        checked(drafting(held, gate(), signed(), NOW), (), signed(""))


def test_judging_again_changes_a_draft_only_when_something_stands_against_it():
    draft = a_checked()
    assert judged(draft, judging(), permitted(AGREED), TODAY).state is State.CHECKED
    red = judged(draft, judging(Colour.RED), permitted(AGREED), TODAY)
    assert (red.state, red.judged.colour) == (State.FLAGGED, Colour.RED)
    signed_red = a_checked(Colour.RED, "the lawyer asks for it")
    again = judged(signed_red, judging(Colour.RED), permitted(AGREED), TODAY)
    assert again.state is State.CHECKED
    assert judged(draft, judging(), permitted(), TODAY).state is State.CONSENT_NEEDED


def test_what_was_sent_is_not_judged_or_sent_again():
    with pytest.raises(WrongSubmissionStep):
        judged(a_sent_one(), judging(), permitted(AGREED), TODAY)
    with pytest.raises(WrongSubmissionStep):
        sent(a_sent_one(), "p-1", gate(), a_sent(), NOW)


@pytest.mark.parametrize("to", [State.SENT, State.CHECKED, State.ANSWERED])
def test_tracking_never_skips_the_checks(to):
    with pytest.raises(WrongSubmissionStep):
        tracked(a_checked(), to, TODAY)


def test_a_submission_that_was_never_sent_can_be_given_up():
    gone = tracked(a_checked(), State.ENDED, TODAY, "the person wants to wait")
    assert (gone.state, gone.is_pending, gone.is_there) == (State.ENDED, False, False)


def test_follow_ups_are_counted_from_a_day_and_kept_in_order():
    held = followed_up_after(a_sent_one(), date(2031, 3, 4), (60, 30))
    more = followed_up_after(held, date(2031, 3, 4), (30,))
    assert more.follow_ups == (date(2031, 4, 3), date(2031, 5, 3))


def parallel(*bars, when=When.PENDING):
    told = Provenance(Confidence.READ, ("S1",), TODAY, TODAY + timedelta(days=9))
    return Parallel(bars, when, Bilingual("x", "x"), told)


def other(avenue="un-cat-22", state=State.REGISTERED, matter=("i-1",), sent_at="2031-01-01"):
    return Submission(
        avenue, "quasi-judicial", COMMITTEE, "1", matter, state=state, sent_at=sent_at
    )


@pytest.mark.parametrize(
    ("there", "bars", "barred"),
    [
        (other(), parallel("un-cat-22"), True),
        (other(), parallel("quasi-judicial"), True),
        (other(), parallel("judicial"), False),
        (other(matter=("i-2",)), parallel("un-cat-22"), False),
        (other(matter=()), parallel("un-cat-22"), True),
        (other(state=State.ENDED), parallel("un-cat-22"), False),
        (other(state=State.ENDED), parallel("un-cat-22", when=When.EVER), True),
        (other(state=State.DRAFTING, sent_at=""), parallel("un-cat-22", when=When.EVER), False),
        (other(state=State.ENDED, sent_at=""), parallel("un-cat-22", when=When.EVER), False),
        (other("un-hrc-op1"), parallel("un-hrc-op1"), False),
    ],
)
def test_the_same_matter_elsewhere_bars_a_submission(there, bars, barred):
    assert bool(elsewhere(a_submission(), kept(there), (bars,))) is barred


def test_why_a_remedy_is_futile_is_signed_and_reasoned():
    with pytest.raises(ReasonNeeded):
        futile(Futility("ru-police", signed()))
    held = Futility("ru-police", signed(reason="it is commanded by the accused"), ("f-1",))
    assert futile(held) == held


def test_a_pending_submission_is_one_that_was_neither_sent_nor_given_up():
    assert a_submission().is_pending
    assert not a_sent_one().is_pending
    assert replace(a_sent_one(), state=State.REJECTED).is_there is False
