"""Referrals at the desk: judged, agreed to, sealed, and written down before anything leaves."""

import pyrage
import pytest

from habeas.protection.cases.referrals import ReferralState
from habeas.workspace import case_consents, case_person, case_record, case_referrals, cases
from habeas.workspace.case_consents import Asked, ConsentPurpose, HowGiven
from habeas.workspace.case_record import Seen

RECEIVER = "a clinic in Ostrel"
FIELD = "victim-identity"


@pytest.fixture(scope="module")
def identity():
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def case(mara):
    mara.post("/cases/prepare")
    return cases.new(mara.workspace, "K-7")


@pytest.fixture
def referral(mara, case, identity):
    told = {
        "receiver": RECEIVER,
        "needs": ["medical"],
        "fields_told": [FIELD],
        "recipient_key": str(identity.to_public()),
    }
    return mara.post(f"/cases/{case}/referrals/new", **told).headers["Location"]


def agree(mara, case):
    asked = Asked(ConsentPurpose.REFERRAL, RECEIVER, (), (FIELD,), "ru", None, HowGiven.SPOKEN)
    return case_consents.add(mara.workspace, case, asked)


def step(mara, page, to, said=""):
    kept = page.rpartition("/")[2]
    case = page.split("/")[2]
    seen = case_record.one(mara.workspace, case, case_referrals.Referral, kept).version
    return mara.post(f"{page}/step", seen=str(seen), to=to, said=said)


def version(mara, page):
    case, kept = page.split("/")[2], page.rpartition("/")[2]
    return case_record.one(mara.workspace, case, case_referrals.Referral, kept).version


def test_unknown_is_not_independent_and_takes_a_written_reason(mara, case, referral):
    agree(mara, case)
    assert "unknown is not independent" in mara.sees(referral)
    assert "Nobody wrote why" in step(mara, referral, "cleared").content.decode()
    assert step(mara, referral, "cleared", "we have worked with them for years").status_code == 302


def test_nothing_is_cleared_without_consent(mara, referral):
    assert "has not agreed to all of it" in mara.sees(referral)
    answer = step(mara, referral, "cleared", "known to us")
    assert "has not agreed" in answer.content.decode()


def test_the_pack_opens_for_the_receiver_alone_and_holds_what_was_agreed(
    mara, case, referral, identity
):
    case_person.filled(mara.workspace, case, 1, FIELD, "Zitterrochen", None)
    agree(mara, case)
    step(mara, referral, "cleared", "known to us")
    step(mara, referral, "offered")
    assert (
        b"age-encryption" not in mara.post(f"{referral}/deliver", seen="3", language="en").content
    )
    step(mara, referral, "accepted")
    seen = str(version(mara, referral))
    sealed = mara.post(f"{referral}/deliver", seen=seen, language="en").content
    assert b"Zitterrochen" not in sealed
    assert "Zitterrochen" in pyrage.decrypt(sealed, [identity]).decode()
    (left,) = case_record.case(mara.workspace, case).disclosures
    assert left.value.sending.fields == (FIELD,)
    step(mara, referral, "confirmed", "she was seen by a doctor")
    assert "confirmed" in mara.sees(referral)


def test_a_withdrawal_stops_a_referral_that_was_accepted(mara, case, referral):
    consent = agree(mara, case)
    step(mara, referral, "cleared", "known to us")
    step(mara, referral, "offered")
    step(mara, referral, "accepted")
    seen = Seen(case_consents.Consent, consent, 1)
    followed = case_consents.withdraw(mara.workspace, case, seen, "")
    assert followed.stopped == (referral.rpartition("/")[2],)
    answer = mara.post(f"{referral}/deliver", seen=str(version(mara, referral)), language="en")
    assert "has not agreed" in answer.content.decode()
    assert case_record.case(mara.workspace, case).disclosures == ()
    assert "needs a reason" in step(mara, referral, "revoked").content.decode()
    step(mara, referral, "revoked", "she took it back")
    (held,) = case_referrals.listed(mara.workspace, case)
    assert held.value.state is ReferralState.REVOKED


def test_a_key_that_is_none_is_refused(mara, case):
    told = {"receiver": RECEIVER, "recipient_key": "age1nonsense"}
    answer = mara.post(f"/cases/{case}/referrals/new", **told)
    assert "not a public key" in answer.content.decode()
    assert case_referrals.listed(mara.workspace, case) == ()
