"""Nothing leaves without a consent that names the recipient, everybody onward and every field."""

from datetime import timedelta

import pytest
from protection.cases.cast import (
    COMMITTEE,
    FIELDS,
    MINISTRY,
    MIRA,
    NOW,
    SHELTER,
    TODAY,
    TOVAN,
    a_consent,
    a_sending,
    kept,
    permitted,
    signed,
)

from habeas.protection.cases.consents import (
    Consent,
    ConsentNotGiven,
    ConsentState,
    ConsentWithoutEnd,
    Gap,
    NotConsented,
    WiderNotNarrower,
    check_covered,
    consent,
    covers,
    given,
    lacking,
    narrowed,
    state_of,
    was_taken_back,
    withdrawn,
)
from habeas.protection.cases.sendings import ConsentPurpose, NoRecipient
from habeas.protection.cases.signatures import NobodyNamed, ReasonNeeded, SecondPersonNeeded
from habeas.protection.cases.subjects import NeverAField, NoSuchField
from habeas.protection.cases.vital_interests import (
    OwnExceptionReviewed,
    PersonSaidNo,
    ReviewTooEarly,
    VitalInterest,
    reviewed,
    vital_interest,
)
from habeas.protection.cases.wordings import (
    NoSuchWording,
    consent_wording,
    letter_wording,
    present_wording,
)
from habeas.words.consents import HowGiven

SUBMISSION = ConsentPurpose.SUBMISSION
LATER = TODAY + timedelta(days=10)


def draft(**more):
    told = {
        "purpose": SUBMISSION,
        "recipient": COMMITTEE,
        "onward": (),
        "fields": ("facts",),
        "wording": "1",
        "language": "en",
        "begins": TODAY,
    }
    return Consent(**{**told, **more})


def exception(fields=("whereabouts",), **more):
    told = {
        "sending": a_sending(fields),
        "first": signed(MIRA, "held in the station, may be killed tonight"),
        "second": signed(TOVAN),
        "review_by": LATER,
    }
    return VitalInterest(**{**told, **more})


def test_a_consent_covers_what_it_names():
    held = (a_consent(("facts", "whereabouts"), (MINISTRY,)),)
    assert covers(held, COMMITTEE, (), ("facts",), TODAY, SUBMISSION)
    assert covers(held, COMMITTEE, (MINISTRY,), ("facts", "whereabouts"), TODAY, SUBMISSION)


@pytest.mark.parametrize(
    ("sending", "gap"),
    [
        (a_sending(("facts", "whereabouts")), Gap(COMMITTEE, "", "whereabouts")),
        (a_sending(("facts",), (MINISTRY,)), Gap(COMMITTEE, MINISTRY, "")),
        (a_sending(recipient=SHELTER), Gap(SHELTER, "", "")),
        (a_sending(purpose=ConsentPurpose.REFERRAL), Gap(COMMITTEE, "", "")),
    ],
)
def test_what_a_consent_does_not_name_is_not_covered(sending, gap):
    assert lacking((a_consent(),), sending, TODAY)[0] == gap
    with pytest.raises(NotConsented):
        check_covered((a_consent(),), sending, TODAY)


def test_not_even_that_there_is_a_case_is_told_without_consent():
    assert lacking((), a_sending(()), TODAY) == (Gap(COMMITTEE, "", ""),)


def test_two_consents_together_do_not_tell_a_third_what_neither_allows():
    first = a_consent(("facts",), (MINISTRY,))
    second = a_consent(("whereabouts",))
    assert covers((first, second), COMMITTEE, (), ("facts", "whereabouts"), TODAY, SUBMISSION)
    gaps = lacking((first, second), a_sending(("facts", "whereabouts"), (MINISTRY,)), TODAY)
    assert gaps == (Gap(COMMITTEE, MINISTRY, "whereabouts"),)


def test_a_draft_covers_nothing():
    assert not covers((draft(),), COMMITTEE, (), (), TODAY, SUBMISSION)
    assert state_of(draft(), TODAY) is ConsentState.DRAFTED


def test_a_consent_holds_from_its_first_through_its_last_day():
    held = given(draft(begins=TODAY, until=LATER), HowGiven.SIGNED, NOW, MIRA)
    days = (TODAY - timedelta(days=1), TODAY, LATER, LATER + timedelta(days=1))
    assert [state_of(held, day) for day in days] == [
        ConsentState.NOT_YET,
        ConsentState.GIVEN,
        ConsentState.GIVEN,
        ConsentState.EXPIRED,
    ]
    assert [covers((held,), COMMITTEE, (), ("facts",), d, SUBMISSION) for d in days] == [
        False,
        True,
        True,
        False,
    ]


def test_a_withdrawal_ends_a_consent_at_once():
    gone = withdrawn(a_consent(), NOW, MIRA)
    assert state_of(gone, TODAY) is ConsentState.WITHDRAWN
    assert not covers((gone,), COMMITTEE, (), (), TODAY, SUBMISSION)


def test_a_withdrawal_reaches_an_earlier_consent_to_the_same_recipient():
    older, newer = a_consent(("facts", "whereabouts")), a_consent(("facts",))
    assert not covers(
        (older, withdrawn(newer, NOW, MIRA)), COMMITTEE, (), ("facts",), TODAY, SUBMISSION
    )


def test_a_withdrawal_leaves_other_recipients_and_purposes():
    other = a_consent(recipient=SHELTER, purpose=ConsentPurpose.REFERRAL)
    held = (withdrawn(a_consent(), NOW, MIRA), other)
    assert covers(held, SHELTER, (), ("facts",), TODAY, ConsentPurpose.REFERRAL)


def test_a_consent_given_after_a_withdrawal_holds():
    gone = withdrawn(a_consent(), NOW, MIRA)
    again = given(draft(), HowGiven.SPOKEN, NOW + timedelta(seconds=1), MIRA)
    assert covers((gone, again), COMMITTEE, (), ("facts",), TODAY, SUBMISSION)


def test_narrowing_takes_out_fields_and_onward_recipients():
    wide = a_consent(("facts", "whereabouts"), (MINISTRY,))
    less = narrowed(wide, ("facts",), (), NOW, MIRA)
    assert state_of(less, TODAY) is ConsentState.NARROWED
    assert covers((less,), COMMITTEE, (), ("facts",), TODAY, SUBMISSION)
    assert not covers((less,), COMMITTEE, (), ("whereabouts",), TODAY, SUBMISSION)
    assert not covers((less,), COMMITTEE, (MINISTRY,), ("facts",), TODAY, SUBMISSION)


@pytest.mark.parametrize(
    ("fields", "onward"), [(("facts", "whereabouts"), ()), (("facts",), (MINISTRY,))]
)
def test_narrowing_never_widens(fields, onward):
    with pytest.raises(WiderNotNarrower):
        narrowed(a_consent(("facts",)), fields, onward, NOW, MIRA)


def test_what_is_not_in_force_is_neither_narrowed_nor_withdrawn():
    gone = withdrawn(a_consent(), NOW, MIRA)
    for held in (draft(), gone):
        with pytest.raises(ConsentNotGiven):
            withdrawn(held, NOW, MIRA)
        with pytest.raises(ConsentNotGiven):
            narrowed(held, (), (), NOW, MIRA)


def test_a_consent_names_a_recipient_and_only_fields_there_are():
    assert consent(draft(), FIELDS) == draft()
    with pytest.raises(NoRecipient):
        consent(draft(recipient=" "), FIELDS)
    with pytest.raises(NoSuchField):
        consent(draft(fields=("facts", "no-such")), FIELDS)
    with pytest.raises(NeverAField):
        consent(draft(fields=("religion",)), (*FIELDS, "religion"))


def test_a_consent_says_which_words_were_heard_and_ends_after_it_begins():
    with pytest.raises(NoSuchWording):
        consent(draft(wording="0"), FIELDS)
    with pytest.raises(NoSuchWording):
        consent(draft(language=""), FIELDS)
    with pytest.raises(ConsentWithoutEnd):
        consent(draft(until=TODAY - timedelta(days=1)), FIELDS)
    with pytest.raises(NobodyNamed):
        given(draft(), HowGiven.SPOKEN, NOW, "")


def test_the_wording_says_who_learns_of_it_and_that_it_can_be_taken_back():
    for language in ("en", "ru"):
        words = consent_wording(present_wording(), language)
        text = " ".join(words.points.values())
        places = ("{recipient}", "{onward}", "{fields}", "{until}")
        assert all(place in text for place in places)
        assert "taking_back" in words.points
    assert consent_wording("1", "fa").language == "en"
    assert letter_wording("answer", "fa") == letter_wording("answer", "en")


def test_two_people_can_save_a_life_without_consent_and_look_at_it_later():
    held = vital_interest(exception(), ())
    permissions = permitted(exceptions=(held,))
    sending = a_sending(("whereabouts",))
    assert permissions.allow(sending, TODAY)
    assert permissions.allow(sending, LATER)
    assert not permissions.allow(sending, LATER + timedelta(days=1))
    assert held.needs_review(LATER + timedelta(days=1))


def test_an_exception_covers_only_what_it_names():
    permissions = permitted(exceptions=(exception(),))
    assert not permissions.allow(a_sending(("whereabouts", "facts")), TODAY)
    assert not permissions.allow(a_sending(("whereabouts",), (MINISTRY,)), TODAY)
    assert not permissions.allow(a_sending(("whereabouts",), recipient=SHELTER), TODAY)


def test_an_exception_fills_what_a_consent_leaves_open():
    permissions = permitted(a_consent(("facts",)), exceptions=(exception(),))
    sending = a_sending(("facts", "whereabouts"))
    basis = permissions.basis(sending, TODAY)
    assert basis.consents == (permissions.consents[0].identifier,)
    assert basis.exceptions == (permissions.exceptions[0].identifier,)
    assert permissions.basis(a_sending(("facts",)), TODAY).exceptions == ()


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"second": signed(MIRA)}, SecondPersonNeeded),
        ({"second": signed("")}, NobodyNamed),
        ({"first": signed(MIRA)}, ReasonNeeded),
        ({"review_by": TODAY}, ReviewTooEarly),
        ({"sending": a_sending(recipient=" ")}, NoRecipient),
    ],
)
def test_an_exception_needs_two_people_a_reason_and_a_later_review(more, error):
    with pytest.raises(error):
        vital_interest(exception(**more), ())


def test_no_exception_stands_against_a_no():
    gone = withdrawn(a_consent(("whereabouts",)), NOW, MIRA)
    with pytest.raises(PersonSaidNo):
        vital_interest(exception(), (gone,))
    assert not permitted(gone, exceptions=(exception(),)).allow(a_sending(("whereabouts",)), TODAY)


def test_a_no_about_one_field_leaves_the_others():
    less = narrowed(a_consent(("facts", "whereabouts")), ("facts",), (), NOW, MIRA)
    assert was_taken_back((less,), a_sending(("whereabouts",)))
    assert not was_taken_back((less,), a_sending(("facts",)))


def test_a_review_by_somebody_else_ends_an_exception():
    with pytest.raises(OwnExceptionReviewed):
        reviewed(exception(), signed(TOVAN, "it was right"))
    alone = reviewed(exception(), signed(TOVAN, "nobody else is here"), is_alone=True)
    done = reviewed(exception(), signed("m-ansel", "it was right"))
    assert not done.holds_on(TODAY)
    assert not alone.holds_on(TODAY)


def test_permissions_rest_on_the_consents_that_give_a_part():
    held = (a_consent(("facts",)), a_consent(("whereabouts",)), a_consent(recipient=SHELTER))
    basis = permitted(*held).basis(a_sending(("facts", "whereabouts")), TODAY)
    assert basis.consents == tuple(one.identifier for one in kept(*held)[:2])


def test_permissions_refuse_a_sending_to_nobody():
    with pytest.raises(NoRecipient):
        permitted().basis(a_sending(recipient=""), TODAY)
    assert not permitted().allow(a_sending(recipient=""), TODAY)


def test_what_is_left_of_a_narrowed_consent_is_told_and_cannot_be_narrowed_to_more():
    held = a_consent(("facts", "whereabouts"), (MINISTRY,))
    less = narrowed(held, ("facts",), (), NOW, MIRA)
    assert (less.fields_kept, less.onward_kept) == (("facts",), ())
    assert (held.fields_kept, held.onward_kept) == (("facts", "whereabouts"), (MINISTRY,))
    with pytest.raises(WiderNotNarrower):
        narrowed(less, ("facts", "whereabouts"), (), NOW, MIRA)
    assert narrowed(less, ("facts",), (), NOW, MIRA) == less
