"""Consent in a case at the desk: asked, narrowed, taken back; and what left."""

import re
from datetime import timedelta

import pytest
from web.sitting import Person

from habeas.words.roles import Role
from habeas.workspace import case_exceptions, case_record, cases, members, need_to_know
from habeas.workspace.cases import today

BRON = "nine blue boats at the pier"
FIELDS = ["victim-identity", "state-complained-of"]


@pytest.fixture
def case(mara):
    mara.post("/cases/prepare")
    return cases.new(mara.workspace, "K-7")


@pytest.fixture
def consents(case):
    return f"/cases/{case}/consents"


def ask(mara, consents, **further):
    told = {
        "purpose": "submission",
        "recipient": "UN Human Rights Committee",
        "onward": "Ministry of Foreign Affairs of the Russian Federation",
        "fields_told": FIELDS,
        "language": "ru",
        "how": "spoken",
    }
    return mara.post(f"{consents}/new", **told | further)


def hand_on(mara, case, **further):
    told = {
        "purpose": "submission",
        "recipient": "UN Human Rights Committee",
        "fields_told": FIELDS[:1],
        "how": "spoken",
        "words": "told on the telephone",
    }
    return mara.post(f"/cases/{case}/disclosures/new", **told | further)


def seen(page):
    return re.search(r'name="seen" value="(\d+)"', page.content.decode())[1]


def test_a_consent_is_read_out_in_the_language_of_the_person(mara, consents):
    page = ask(mara, consents, how="").headers["Location"]
    assert "the person is still to be asked" in mara.sees(page)
    assert 'lang="ru"' in mara.get(page).content.decode()
    mara.post(f"{page}/give", seen="1", how="signed")
    assert "given" in mara.sees(page)


def test_nothing_is_handed_on_that_the_person_did_not_agree_to(mara, case, consents):
    ask(mara, consents)
    refused = hand_on(mara, case, fields_told=[*FIELDS, "medical-evidence"])
    assert "has not agreed" in refused.content.decode()
    assert "Nothing has left" in mara.sees(f"/cases/{case}/disclosures")
    assert hand_on(mara, case).status_code == 302


def test_taking_back_holds_at_once_and_shows_what_had_left(mara, case, consents):
    page = ask(mara, consents).headers["Location"]
    left = hand_on(mara, case).headers["Location"]
    mara.post(f"{page}/withdraw", seen="1", reason="")
    assert "withdrawn" in mara.sees(page)
    assert left in mara.get(page).content.decode()
    assert "has not agreed" in hand_on(mara, case).content.decode()


def test_what_left_is_asked_back_step_by_step(mara, case, consents):
    ask(mara, consents)
    left = hand_on(mara, case).headers["Location"]
    for step in ("draft", "sent"):
        mara.post(f"{left}/recall", seen=seen(mara.get(left)), step=step)
    mara.post(f"{left}/recall", seen=seen(mara.get(left)), step="answered", answer="All deleted.")
    assert "All deleted." in mara.sees(left)


def test_a_consent_only_becomes_less(mara, case, consents):
    page = ask(mara, consents).headers["Location"]
    mara.post(f"{page}/narrow", seen="1", fields_told=FIELDS[1:], onward=[])
    assert "has not agreed" in hand_on(mara, case).content.decode()
    assert hand_on(mara, case, fields_told=FIELDS[1:]).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"fields_told": ["favourite-colour"]}, "favourite-colour"), ({"recipient": ""}, "required"),
     ({"until": "2001-01-01"}, "before it begins")],
)  # fmt: skip
def test_a_mistaken_form_comes_back_with_what_was_typed(mara, consents, wrong, said):
    answer = ask(mara, consents, **wrong)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert "Nobody has been asked yet" in mara.sees(consents)


def test_of_two_who_change_one_consent_the_second_is_told(mara, consents):
    page = ask(mara, consents).headers["Location"]
    mara.post(f"{page}/narrow", seen="1", fields_told=FIELDS[1:], onward=[])
    answer = mara.post(f"{page}/withdraw", seen="1", reason="all of it")
    assert "Somebody else changed" in answer.content.decode()
    assert "all of it" in answer.content.decode()


def test_an_exception_takes_two_people_and_is_looked_at_again(mara, case):
    page = f"/cases/{case}/exceptions"
    told = {
        "purpose": "referral",
        "recipient": "a doctor in Ostrel",
        "fields_told": FIELDS[:1],
        "reason": "unconscious, and nobody can ask",
        "review_by": (today() + timedelta(days=9)).isoformat(),
    }
    mara.post(f"{page}/new", **told)
    assert "somebody else has to answer" in mara.sees(page)
    (asked,) = case_exceptions.listed(mara.workspace, case).waiting
    alone = mara.post(f"{page}/{asked.identifier}/answer", seen="1", agree="1")
    assert "two different people" in alone.content.decode()
    assert case_exceptions.listed(mara.workspace, case).made == ()
    refused = hand_on(mara, case, purpose="referral", recipient="a doctor in Ostrel")
    assert "has not agreed" in refused.content.decode()
    bron = second_person(mara, case)
    bron.post(f"{page}/{asked.identifier}/answer", seen="1", said="I saw her", agree="1")
    assert "not yet reviewed" in mara.sees(page)
    left = hand_on(mara, case, purpose="referral", recipient="a doctor in Ostrel")
    assert left.status_code == 302
    assert "exception to save a life" in mara.sees(f"/cases/{case}/disclosures")


def second_person(mara, case):
    with mara.desk.alone():
        bron = members.join(mara.workspace, "Bron", BRON, (Role.CASEWORKER,))
        mara.desk.refresh()
    need_to_know.share(mara.workspace, case, [bron], "the second person")
    person = Person(mara.desk, BRON)
    person.sign_in()
    return person


def test_an_avenue_fills_in_its_receiver_and_the_fields_it_asks_for(mara, consents):
    page = mara.get(f"{consents}/new", avenue="un-hrc-op1").content.decode()
    assert 'value="UN Human Rights Committee"' in page
    assert len(re.findall(r"checked", page)) > 5
    assert mara.get(f"{consents}/new", avenue="no-such").status_code == 400


def test_who_is_asked_in_russian_hears_every_name_in_russian_and_no_key(mara, case, consents):
    first = mara.get(f"{consents}/new", avenue="un-sp-torture").content.decode()
    assert "Special procedures" in first
    told = {"recipient": "UN Human Rights Committee", "fields_told": ["victim-identity"]}
    asked = {"purpose": "submission", "onward": "SY:foreign-ministry", "language": "ru"}
    page = mara.post(f"{consents}/new", **told, **asked).headers["Location"]
    read = mara.sees(page)
    assert "Пострадавший" in read
    assert "Кому: Комитет ООН по правам человека" in read
    assert "(SY). После отправки" in read
    assert "SY:foreign-ministry" not in read
    (held,) = case_record.case(mara.workspace, case).consents
    assert held.value.onward == ("SY:foreign-ministry",)
