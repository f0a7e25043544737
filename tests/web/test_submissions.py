"""Submissions at the desk: judged, agreed to, written, checked, noted before a file is given."""

import hashlib
from datetime import timedelta

import pytest
from django.utils.html import escape

from habeas.archive import groupings
from habeas.workspace import (
    case_consents,
    case_marks,
    case_person,
    case_record,
    case_replies,
    case_submissions,
    cases,
)
from habeas.workspace.case_consents import Asked, ConsentPurpose, HowGiven
from habeas.workspace.case_marks import MarkKind
from habeas.workspace.case_packs import form_for
from habeas.workspace.opening import GENERAL, now

NAME = "Zitterrochen Mirel"
RAPPORTEUR = "un-sp-torture"
SOON = (now().date() + timedelta(days=20)).isoformat()


@pytest.fixture
def case(mara):
    mara.post("/cases/prepare")
    made = cases.new(mara.workspace, "K-7")
    incident = groupings.incidents(mara.workspace.store(GENERAL))[0].identifier
    case_person.link(mara.workspace, made, 1, incident)
    case_person.filled(mara.workspace, made, 2, "victim-identity", NAME, None)
    return made


def look(mara, page):
    _, _, case, *_, kept = page.split("/")
    return case_submissions.look(mara.workspace, case, kept, "en")


def step(mara, page, to, said=""):
    version = str(look(mara, page).held.version)
    return mara.post(f"{page}/step", seen=version, to=to, said=said)


def agree(mara, case, page):
    told = look(mara, page)
    fields = tuple(one.key for one in form_for(told.ground).fields)
    asked = Asked(ConsentPurpose.SUBMISSION, told.value.receiver, told.value.onward, fields, "ru",
                  None, HowGiven.SPOKEN)  # fmt: skip
    case_consents.add(mara.workspace, case, asked)


def test_a_case_goes_to_an_avenue_page_by_page_until_a_person_has_the_file(mara, case):
    page = mara.post(f"/cases/{case}/submissions/new", avenue=RAPPORTEUR).headers["Location"]
    seen = mara.sees(page)
    assert "What the person has not agreed to" in seen
    assert "checked by nobody yet" in seen
    assert "has not agreed" in step(mara, page, "drafting", "Urgent.").content.decode()
    assert 'value="drafting"' not in mara.get(page).content.decode()
    agree(mara, case, page)
    assert 'value="drafting"' in mara.get(page).content.decode()
    assert step(mara, page, "drafting", "Urgent.").status_code == 302
    assert "still lacks" in step(mara, page, "checked", "Read.").content.decode()
    for field in look(mara, page).pack.missing:
        told = {"seen": "0", "words": "We wrote this."}
        assert mara.post(f"{page}/fields/{field}", **told).status_code == 302
    assert step(mara, page, "checked", "Read by two of us.").status_code == 302
    handing = {"seen": str(look(mara, page).held.version), "drawn": "page", "how": "post"}
    mark = case_marks.put(mara.workspace, case, MarkKind.PRIVILEGE, "her lawyer asked")
    assert "between client and lawyer" in mara.sees(page)
    refused = mara.post(f"{page}/hand", **handing).content.decode()
    assert "It goes to nobody else." in refused
    case_marks.taken_off(mara.workspace, case, mark, 1, "both agree")
    answer = mara.post(f"{page}/hand", **handing)
    assert "attachment" in answer["Content-Disposition"]
    assert NAME in answer.content.decode()
    (left,) = case_record.case(mara.workspace, case).disclosures
    assert left.value.sent.digest == hashlib.sha256(answer.content).hexdigest()
    step(mara, page, "registered", "They gave it a number.")
    mara.post(f"{page}/follow", seen=str(look(mara, page).held.version), days="30")
    assert "They gave it a number." in mara.sees(page)
    assert "ask again on" in mara.sees(f"/cases/{case}/submissions")


def test_a_draft_is_read_on_a_page_that_may_do_nothing_and_says_that_it_is_one(mara, case):
    page = mara.post(f"/cases/{case}/submissions/new", avenue=RAPPORTEUR).headers["Location"]
    team = mara.get(f"{page}/read/team")
    assert team["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "Draft, not sent" in team.content.decode()
    assert NAME not in mara.get(f"{page}/read/receiver").content.decode()
    assert mara.get(f"{page}/take/team").content.startswith(b"PK")
    assert mara.get(f"{page}/read/somebody").status_code == 404


def test_a_letter_is_worded_otherwise_from_its_own_words_and_nothing_typed_is_lost(mara, case):
    letter = {
        "body": "Second Patrol Regiment", "by": "A team", "answer_by": SOON, "language": "en",
        "what": "You are said to hold people.\r\n\r\nNobody was told why.",
        "contact": "reply@team.example",
    }  # fmt: skip
    page = mara.post(f"/cases/{case}/replies/new", **letter).headers["Location"]
    (held,) = case_replies.listed(mara.workspace, case)
    assert "people.\n\nNobody was told why.\n\nPlease answer" in held.value.rendering
    assert escape(held.value.rendering) in mara.get(page).content.decode()
    leaking = held.value.rendering.replace("Nobody", "Mirel")
    refused = mara.post(f"{page}/step", seen="1", to="reword", said=leaking).content.decode()
    assert "<mark>Mirel</mark>" in refused
    assert f">{escape(leaking)}</textarea>" in refused
    other = held.value.rendering.replace("Nobody was", "None were").replace("\n", "\r\n")
    assert mara.post(f"{page}/step", seen="1", to="reword", said=other).status_code == 302
    (held,) = case_replies.listed(mara.workspace, case)
    assert "None were told why.\n\nPlease answer" in held.value.rendering


def test_words_name_what_shows_them_and_questions_are_answered_by_a_person(mara, case):
    page = mara.post(f"/cases/{case}/submissions/new", avenue="un-wgeid").headers["Location"]
    field = look(mara, page).pack.missing[0]
    told = {"seen": "0", "words": "It was so.", "rests_on": "s-000000000000"}
    assert "s-000000000000" in mara.post(f"{page}/fields/{field}", **told).content.decode()
    assert mara.get(f"{page}/fields/favourite-colour").status_code == 404
    how = {"seen": "0", "language": "en", "submitter": "relative", "persons": "1"}
    asked = {name: "yes" for name in _names(mara, f"{page}/how") if name.startswith("asked_")}
    assert asked
    assert mara.post(f"{page}/how", **how, **asked).status_code == 302
    made = look(mara, page).made
    assert {one.question for one in made.answers} == {n.removeprefix("asked_") for n in asked}
    assert (
        "begins with age1"
        in mara.post(
            f"{page}/how", **{**how, "seen": "1"}, recipient_key="age1nonsense"
        ).content.decode()
    )


def _names(mara, path):
    import re

    return re.findall(r'name="([^"]+)"', mara.get(path).content.decode())


def test_a_page_for_a_ministry_is_looked_at_before_it_is_taken(mara, case):
    ask = f"/cases/{case}/submissions/ask"
    told = {
        "receiver": "a ministry in Orlo", "asked": "A visa.", "by": SOON, "ground": "Its own law.",
        "known": f"{NAME} was summoned.", "contact": "ask@team.example", "language": "en",
        "how": "by-hand",
    }  # fmt: skip
    assert "Published grounds" in mara.sees(ask, of="un-cat-22")
    seen = mara.post(ask, **told).content.decode()
    assert "What the page says" in seen
    assert "[withheld] was summoned" in seen
    assert "Nobody wrote why" in mara.post(ask, **told, take="page").content.decode()
    assert case_record.case(mara.workspace, case).disclosures == ()


def test_a_letter_shows_only_the_team_what_it_must_not_show(mara, case):
    letter = {
        "body": "Second Patrol Regiment", "by": "A team", "what": f"You hold {NAME}.",
        "answer_by": SOON, "contact": "reply@team.example", "language": "en",
    }  # fmt: skip
    refused = mara.post(f"/cases/{case}/replies/new", **letter).content.decode()
    assert "For your eyes only" in refused
    assert "<mark>Zitterrochen" in refused
    assert case_replies.listed(mara.workspace, case) == ()
    fine = {**letter, "what": "You are said to hold people."}
    page = mara.post(f"/cases/{case}/replies/new", **fine).headers["Location"]
    assert "You are said to hold people." in mara.sees(page)
    assert mara.post(f"{page}/step", seen="1", to="cleared").status_code == 302
    put = mara.post(f"{page}/put", seen="2", drawn="docx", how="post").content.decode()
    assert "has not agreed" in put
    asking = mara.get(f"/cases/{case}/consents/new", letter=page.rpartition("/")[2])
    assert 'value="Second Patrol Regiment"' in asking.content.decode()
    mara.post(f"{page}/step", seen="2", to="withheld", said="It would harm her sister.")
    assert "It would harm her sister." in mara.sees(page)
