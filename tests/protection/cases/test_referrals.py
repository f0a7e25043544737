"""A referral tells a receiver nothing it must not know, at any step."""

from dataclasses import replace
from datetime import timedelta

import pytest
from protection.cases.cast import (
    NOW,
    SHELTER,
    TODAY,
    TOVAN,
    a_consent,
    a_sent,
    judging,
    permitted,
    signed,
)

from habeas.protection.avenues.verdicts import Colour
from habeas.protection.cases.consents import NotConsented, withdrawn
from habeas.protection.cases.needs import NeedKind
from habeas.protection.cases.receivers import (
    FlagNeedsReason,
    Judged,
    ReceiverExcluded,
    check_receiver,
)
from habeas.protection.cases.referrals import (
    NoKeyToSealTo,
    OfferIsOver,
    Referral,
    ReferralState,
    WrongReferralStep,
    accepted,
    cleared,
    confirmed_by_the_person,
    declined,
    delivered,
    expired,
    failed,
    offered,
    revoked,
)
from habeas.protection.cases.sendings import ConsentPurpose
from habeas.protection.cases.signatures import NobodyNamed, ReasonNeeded

KEY = "age1" + "q" * 58
AGREED = a_consent(("facts",), recipient=SHELTER, purpose=ConsentPurpose.REFERRAL)
UNTIL = TODAY + timedelta(days=3)
OPEN = judging()
RED = judging(Colour.RED)
EXCLUDED = judging(Colour.EXCLUDED)


def a_referral(**more):
    told = {"needs": (NeedKind.SHELTER,), "fields": ("facts",), "recipient_key": KEY}
    return Referral(SHELTER, **{**told, **more})


def an_accepted(judge=OPEN, reason="", **more):
    clear = cleared(a_referral(**more), judge, permitted(AGREED), signed(reason=reason), NOW)
    return accepted(
        offered(clear, judge, permitted(AGREED), TODAY, UNTIL), permitted(AGREED), TODAY
    )


def test_the_way_of_a_referral_that_helps():
    there, left = delivered(an_accepted(), OPEN, permitted(AGREED), a_sent(), NOW)
    assert left.sending == there.sending
    assert left.sending.fields == ("facts",)
    done = confirmed_by_the_person(there, TODAY, "I slept there.")
    assert (done.state, done.words) == (ReferralState.CONFIRMED, "I slept there.")


def test_an_offer_holds_no_field_of_the_person():
    assert a_referral().mention.fields == ()
    assert a_referral().mention.recipient == SHELTER


def test_a_referral_is_not_cleared_offered_or_delivered_without_consent():
    with pytest.raises(NotConsented):
        cleared(a_referral(), OPEN, permitted(), signed(), NOW)
    clear = cleared(a_referral(), OPEN, permitted(AGREED), signed(), NOW)
    with pytest.raises(NotConsented):
        offered(clear, OPEN, permitted(), TODAY, UNTIL)
    with pytest.raises(NotConsented):
        delivered(an_accepted(), OPEN, permitted(withdrawn(AGREED, NOW, TOVAN)), a_sent(), NOW)


def test_a_receiver_that_became_excluded_gets_nothing_more():
    with pytest.raises(ReceiverExcluded):
        cleared(a_referral(), EXCLUDED, permitted(AGREED), signed(reason="please"), NOW)
    clear = cleared(a_referral(), OPEN, permitted(AGREED), signed(), NOW)
    with pytest.raises(ReceiverExcluded):
        offered(clear, EXCLUDED, permitted(AGREED), TODAY, UNTIL)
    with pytest.raises(ReceiverExcluded):
        delivered(an_accepted(), EXCLUDED, permitted(AGREED), a_sent(), NOW)


@pytest.mark.parametrize("flag", [Colour.RED, Colour.UNKNOWN])
def test_a_flagged_receiver_needs_a_named_persons_reason(flag):
    with pytest.raises(FlagNeedsReason):
        cleared(a_referral(), judging(flag), permitted(AGREED), signed(), NOW)
    with pytest.raises(NobodyNamed):
        cleared(
            a_referral(), judging(flag), permitted(AGREED), signed("", "nobody else there"), NOW
        )
    used = an_accepted(judging(flag), "the only shelter in reach; no field names the place")
    assert used.despite.by == "m-mira"


def test_a_receiver_that_turned_red_later_needs_a_reason_too():
    with pytest.raises(FlagNeedsReason):
        delivered(an_accepted(), RED, permitted(AGREED), a_sent(), NOW)


@pytest.mark.parametrize("judgement", [Colour.OPEN, Colour.AMBER])
def test_what_is_not_flagged_needs_no_reason(judgement):
    told = Judged(SHELTER, judgement, "", TODAY)
    assert check_receiver(told, None) == told


@pytest.mark.parametrize("key", ["", "age1" + "b" * 58, "age1" + "q" * 57, "AGE-SECRET-KEY-1"])
def test_a_pack_is_sealed_to_a_key_of_the_receiver(key):
    with pytest.raises(NoKeyToSealTo):
        delivered(an_accepted(recipient_key=key), OPEN, permitted(AGREED), a_sent(), NOW)


def test_an_offer_ends_on_its_last_day():
    clear = cleared(a_referral(), OPEN, permitted(AGREED), signed(), NOW)
    offer = offered(clear, OPEN, permitted(AGREED), TODAY, UNTIL)
    late = UNTIL + timedelta(days=1)
    assert accepted(offer, permitted(AGREED), UNTIL).state is ReferralState.ACCEPTED
    with pytest.raises(OfferIsOver):
        accepted(offer, permitted(AGREED), late)
    assert expired(offer, UNTIL) == offer
    assert expired(offer, late).state is ReferralState.EXPIRED
    assert expired(clear, late) == clear
    with pytest.raises(OfferIsOver):
        offered(clear, OPEN, permitted(AGREED), TODAY, TODAY - timedelta(days=1))


@pytest.mark.parametrize(
    "state", [s for s in ReferralState if s.value in ("drafted", "cleared", "offered", "accepted")]
)
def test_a_referral_is_revoked_from_any_state_before_delivery(state):
    taken = revoked(replace(a_referral(), state=state), signed(reason="she changed her mind"))
    assert taken.state is ReferralState.REVOKED
    assert not taken.is_pending


@pytest.mark.parametrize("state", [ReferralState.DELIVERED, ReferralState.CONFIRMED])
def test_what_was_delivered_is_recalled_and_not_revoked(state):
    with pytest.raises(WrongReferralStep):
        revoked(replace(a_referral(), state=state), signed(reason="x"))


def test_a_referral_that_failed_or_was_declined_says_so():
    there, _ = delivered(an_accepted(), OPEN, permitted(AGREED), a_sent(), NOW)
    with pytest.raises(ReasonNeeded):
        failed(there, signed())
    assert failed(there, signed(reason="they never called")).state is ReferralState.FAILED
    clear = cleared(a_referral(), OPEN, permitted(AGREED), signed(), NOW)
    offer = offered(clear, OPEN, permitted(AGREED), TODAY, UNTIL)
    assert declined(offer, TODAY, "full").words == "full"


def test_a_referral_for_a_place_rests_on_a_consent_for_a_place():
    place = a_referral(purpose=ConsentPurpose.PLACEMENT)
    with pytest.raises(NotConsented):
        cleared(place, OPEN, permitted(AGREED), signed(), NOW)
    agreed = a_consent(("facts",), recipient=SHELTER, purpose=ConsentPurpose.PLACEMENT)
    assert cleared(place, OPEN, permitted(agreed), signed(), NOW).sending.purpose is place.purpose


def test_no_step_is_skipped():
    with pytest.raises(WrongReferralStep):
        offered(a_referral(), OPEN, permitted(AGREED), TODAY, UNTIL)
    with pytest.raises(WrongReferralStep):
        delivered(a_referral(), OPEN, permitted(AGREED), a_sent(), NOW)
