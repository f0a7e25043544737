"""What left is written down with its consent, and asked back when that is withdrawn."""

from dataclasses import replace

import pytest
from protection.cases.cast import (
    COMMITTEE,
    DIGEST,
    MINISTRY,
    MIRA,
    NOW,
    SHELTER,
    TODAY,
    a_consent,
    a_sending,
    a_sent,
    kept,
    permitted,
    signed,
)

from habeas.protection.cases.consents import NotConsented, withdrawn
from habeas.protection.cases.disclosures import (
    NotADigest,
    NothingRecalled,
    RecallState,
    WrongRecallStep,
    disclosed,
    left_under,
    pending_stopped,
    recall_answered,
    recall_drafted,
    recall_letter,
    recall_sent,
)
from habeas.protection.cases.marks import Mark, MarkKind, UnderPrivilege
from habeas.protection.cases.sendings import ConsentPurpose


def one(fields=("facts",), onward=()):
    permissions = permitted(a_consent(fields, onward))
    return disclosed(a_sending(fields, onward), permissions, a_sent(), NOW)


def test_what_leaves_is_written_down_with_what_it_rests_on():
    left = one()
    assert left.sending.recipient == COMMITTEE
    assert left.basis.consents == ("p-1",)
    assert left.sent.at == "2031-03-04T12:00:00+00:00"


def test_nothing_is_written_down_as_sent_that_must_not_leave():
    with pytest.raises(NotConsented):
        disclosed(a_sending(("facts", "whereabouts")), permitted(a_consent()), a_sent(), NOW)


@pytest.mark.parametrize("about", ["", "facts", "p-7"])
def test_what_is_between_client_and_lawyer_stays_whatever_was_agreed_to(about):
    letter = Mark(MarkKind.PRIVILEGE, signed(reason="the lawyer's letter"), about)
    agreed = replace(permitted(a_consent()), marks=kept(letter))
    with pytest.raises(UnderPrivilege):
        disclosed(a_sending(), agreed, replace(a_sent(), step="p-7"), NOW)
    other = replace(agreed, marks=kept(replace(letter, about="whereabouts")))
    assert disclosed(a_sending(), other, a_sent(), NOW).basis.consents == ("p-1",)


@pytest.mark.parametrize("digest", ["", "0" * 63, "G" * 64, DIGEST.replace("0", "A")])
def test_what_was_sent_is_named_by_its_digest(digest):
    with pytest.raises(NotADigest):
        disclosed(a_sending(), permitted(a_consent()), replace(a_sent(), digest=digest), NOW)


def test_a_withdrawal_lists_what_already_left():
    held = kept(one(), one(("facts", "whereabouts")))
    assert [found.identifier for found in left_under(held, "p-1")] == ["p-1", "p-2"]
    assert left_under(held, "p-9") == ()


def test_a_withdrawal_stops_what_could_still_be_sent_and_nothing_else():
    shelter = a_consent(recipient=SHELTER, purpose=ConsentPurpose.REFERRAL)
    before = permitted(a_consent(), shelter)
    after = permitted(withdrawn(a_consent(), NOW, MIRA), shelter)
    pending = [
        ("p-10", a_sending()),
        ("p-11", a_sending(recipient=SHELTER, purpose=ConsentPurpose.REFERRAL)),
        ("p-12", a_sending(("whereabouts",))),  # never could be sent
    ]
    assert pending_stopped(pending, before, after, TODAY) == ("p-10",)


def test_a_recall_is_drafted_sent_and_answered():
    drafted = recall_drafted(one(("facts", "whereabouts")), ("whereabouts",), TODAY)
    assert drafted.recall.fields == ("whereabouts",)
    done = recall_answered(recall_sent(drafted, TODAY), TODAY, "We destroyed our copy.")
    assert (done.recall.state, done.recall.answer) == (
        RecallState.ANSWERED,
        "We destroyed our copy.",
    )


def test_a_recall_skips_no_step():
    with pytest.raises(NothingRecalled):
        recall_sent(one(), TODAY)
    with pytest.raises(WrongRecallStep):
        recall_answered(recall_drafted(one(), (), TODAY), TODAY, "x")


def test_a_recall_without_named_fields_asks_all_back():
    assert recall_drafted(one(("facts", "whereabouts")), (), TODAY).recall.fields == (
        "facts",
        "whereabouts",
    )


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_letter_names_what_was_sent_and_never_the_person(language):
    left = recall_drafted(one(("facts",), (MINISTRY,)), (), TODAY)
    labels = {COMMITTEE: "The Committee", MINISTRY: "The Ministry", "facts": "The facts"}
    letter = recall_letter(left, labels, language)
    assert all(label in letter for label in labels.values())
    assert DIGEST in letter
    assert "{" not in letter
    assert "K-204" not in letter


def test_the_letter_is_silent_about_onward_recipients_where_there_are_none():
    with_them = recall_letter(recall_drafted(one(("facts",), (MINISTRY,)), (), TODAY), {}, "en")
    without = recall_letter(recall_drafted(one(), (), TODAY), {}, "en")
    assert len(with_them.split("\n\n")) == len(without.split("\n\n")) + 1
