"""Cases at the desk: begun in a minute, opened by those on the list, to others not there."""

import re

import pytest
from web.sitting import Person, words_of

from habeas.archive import access, access_log
from habeas.archive.access_log import Wanted
from habeas.words.roles import Role
from habeas.workspace import case_opening, cases, compartments, members

BRON = "nine blue boats at the pier"


@pytest.fixture
def prepared(desk, mara):
    mara.post("/cases/prepare")
    return mara


def case_of(answer):
    return re.fullmatch(r"/cases/(k-[0-9a-z]{12})", answer.headers["Location"])[1]


def test_without_a_list_the_page_says_what_to_do(mara):
    assert "Make one first" in mara.sees("/cases")


def test_a_case_is_begun_and_stands_in_the_list(prepared):
    case = case_of(prepared.post("/cases/new", pseudonym="K-7", with_sheet="on"))
    assert "K-7" in prepared.sees("/cases")
    assert "no lane chosen yet" in prepared.sees(f"/cases/{case}")


def test_an_emergency_is_kept_with_one_answer(prepared):
    answer = prepared.post("/cases/emergency", pseudonym="K-8", contact="only at night")
    assert "emergency" in prepared.sees(f"/cases/{case_of(answer)}")


def test_what_is_ticked_raises_the_alarm_and_what_is_written_does_not(prepared):
    written = prepared.post("/cases/emergency", pseudonym="K-8", happening="removal tomorrow")
    assert "Alarms stand" not in prepared.sees(f"/cases/{case_of(written)}")
    ticked = prepared.post("/cases/emergency", pseudonym="K-9", marks=["removal", "detention"])
    page = prepared.sees(f"/cases/{case_of(ticked)}")
    assert "Alarms stand" in page
    assert "due at once" in page


def test_the_list_says_of_a_case_of_others_its_lane_and_lead_and_not_its_code(prepared):
    case = case_of(prepared.post("/cases/new", pseudonym="K-77"))
    with prepared.desk.alone():
        bron = members.join(prepared.workspace, "Bron", BRON, (Role.CASEWORKER,))
        compartments.share(prepared.workspace, (cases.LIST, bron))
        prepared.desk.refresh()
    person = Person(prepared.desk, BRON)
    person.sign_in()
    for query in ("", "?words=K-77", f"?words={case}"):
        page = person.sees(f"/cases{query}")
        assert ("not yours to open" in page) == (query == "")
        assert "K-77" not in page
        assert case not in page
    assert "K-77" in prepared.sees(f"/cases?words={case}")


def test_nobody_has_to_think_of_a_code_in_an_emergency(prepared):
    assert 'value="K-1"' in prepared.get("/cases/emergency").content.decode()
    prepared.post("/cases/new", pseudonym="K-41")
    assert 'value="K-42"' in prepared.get("/cases/emergency").content.decode()


def test_what_could_be_a_name_is_sent_back_with_everything_typed(prepared):
    answer = prepared.post("/cases/emergency", pseudonym="Aslan T.", contact="only at night")
    assert answer.status_code == 200
    assert b"only at night" in answer.content


def test_whoever_opens_the_list_and_is_no_caseworker_is_told_what_is_missing_and_who_gives_it(
    prepared,
):
    with prepared.desk.alone():
        bron = members.join(prepared.workspace, "Bron", BRON, (Role.DOCUMENTER,))
        prepared.desk.refresh()
    person = Person(prepared.desk, BRON)
    person.sign_in()
    assert person.get("/cases").status_code == 404
    with prepared.desk.alone():
        compartments.share(prepared.workspace, (cases.LIST, bron))
        prepared.desk.refresh()
    answer = person.get("/cases")
    assert answer.status_code == 403
    told = words_of(answer)
    assert "you lack the role of a caseworker" in told
    assert "A keeper can give it to you (Mara)" in told
    assert person.get("/cases/k-000000000000").status_code == 404


def test_a_case_of_others_is_not_there_whatever_the_role(prepared):
    with prepared.desk.alone():
        members.join(prepared.workspace, "Bron", BRON, tuple(Role))
        prepared.desk.refresh()
    case = case_of(prepared.post("/cases/new", pseudonym="K-7"))
    bron = Person(prepared.desk, BRON)
    bron.sign_in()
    refused, absent = bron.get(f"/cases/{case}"), bron.get("/cases/k-000000000000")
    assert refused.status_code == absent.status_code == 404
    assert words_of(refused) == words_of(absent)


def test_looking_at_a_case_is_noted_in_it_and_it_is_closed_again(prepared):
    case = case_of(prepared.post("/cases/new", pseudonym="K-7"))
    prepared.get(f"/cases/{case}")
    assert case not in {store.identifier for store in access.admitted()}
    with case_opening.opened(prepared.workspace, case) as store:
        (entry,) = access_log.page(store, Wanted(), 0, 9).held
    assert entry.subject == case
