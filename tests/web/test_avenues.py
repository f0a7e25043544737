"""Avenues at the desk: verdicts with their words and ways, what people add, who signed what."""

import re
from importlib.resources import files

import pytest
from web.sitting import Person, words_of

from habeas.archive import groupings
from habeas.words.roles import Role
from habeas.workspace import avenue_files, case_person, cases, members
from habeas.workspace.cases import today
from habeas.workspace.opening import GENERAL

VELMARA = (files("habeas.example") / "avenues" / "velmara.yaml").read_text(encoding="utf-8")
REGIMENT = "second patrol regiment"
TARIK = "a kettle sings in the kitchen"


@pytest.fixture
def incident(mara):
    """The largest incident of the example, where the regiment is accused."""
    held = groupings.incidents(mara.workspace.store(GENERAL))
    return max(held, key=lambda one: len(one.incident.allegations)).identifier


@pytest.fixture
def here(mara, incident):
    return f"/in/{mara.general}/incidents/{incident}/avenues"


@pytest.fixture
def own(mara):
    avenue_files.add(mara.workspace, "velmara.yaml", VELMARA)


@pytest.fixture
def case(mara, incident):
    mara.post("/cases/prepare")
    made = cases.new(mara.workspace, "K-7")
    case_person.link(mara.workspace, made, 1, incident)
    return f"/cases/{made}/avenues"


def hidden(answer, name, last=False):
    found = re.findall(rf'name="{name}" value="([^"]*)"', answer.content.decode())
    return found[-1 if last else 0]


def test_each_verdict_has_its_word_and_the_reason_that_decides(mara, here, own):
    page = mara.sees(here)
    assert "Not legal advice." in page
    assert "Excluded" in page
    assert (
        "Complaints office of the garrison in Keld answers to Second Patrol Regiment,"
        " an alleged perpetrator: belongs to Second Patrol Regiment." in page
    )
    assert "Checked by nobody yet." in page
    assert "It is not said of which State these are" in page
    assert "Record why this remedy is futile" in page
    assert mara.sees(f"/in/{mara.general}/incidents/{here.split('/')[4]}")
    only = mara.sees(here, verdict="excluded")
    assert "At home: complaint to the garrison" in only
    assert "At home: the Ombudsperson of Velmara" not in only


def test_the_incident_leads_to_its_avenues(mara, here):
    page = mara.get(here.removesuffix("/avenues")).content.decode()
    assert f'href="{here}"' in page


def test_one_avenue_shows_its_way_drawn_with_a_table_and_every_fact(mara, here, own):
    answer = mara.get(f"{here}/one/vm-garrison")
    page = answer.content.decode()
    assert 'class="drawn hierarchy"' in page
    assert "Complaints office of the garrison in Keld belongs to Second Patrol Regiment" in page
    assert "Standing orders of the Second Patrol Regiment, 2029 (invented)" in page
    assert "nobody yet" in words_of(answer)
    assert "velmara.yaml" in page
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", page).replace("https://", "")
    assert mara.get(f"{here}/one/no-such-avenue").status_code == 400


def test_a_state_is_entered_in_a_line_and_the_verdicts_follow(mara, here):
    adding = f"{here}/adding"
    page = mara.get(adding)
    number = re.search(r'id="id_(body-\d+)_body"', page.content.decode())[1]
    key = re.search(rf'value="([^"]*)" id="id_{number}_body"', page.content.decode())[1]
    refused = mara.post(adding, doing=number, body=key, state="Velmara", confidence="read")
    assert refused.status_code == 200
    told = {"doing": number, "body": key, "state": "vm", "confidence": "secondary"}
    refused = mara.post(adding, **told, same_as="ru.mvd")
    assert "Nothing is given on which this tie rests" in refused.content.decode()
    assert mara.post(adding, **told).headers["Location"] == adding
    assert mara.post(adding, **told | {"body": "a shopkeeper"}).status_code == 404


def test_what_people_add_is_kept_and_an_older_page_is_told(mara, here, own):
    adding = f"{here}/adding"
    day = {"doing": "day", "event": "act", "on": "2024-01-05"}
    assert mara.post(adding, **day, seen="0").status_code == 302
    assert "over since" in mara.sees(f"{here}/one/vm-ombudsperson")
    again = mara.post(adding, doing="states", states="VM", seen="0")
    assert "Somebody else changed" in again.content.decode()
    tried = {"doing": "tried", "avenue": "un-cat-22", "state": "pending", "seen": "1"}
    assert mara.post(adding, **tried).status_code == 302
    assert "Another procedure was used" in mara.sees(f"{here}/one/un-hrc-op1")
    assert mara.post(adding, doing="drop", dropped="un-cat-22", seen="2").status_code == 302
    nothing = mara.post(adding, doing="tried", avenue="", state="pending", seen="3")
    assert "It is not said where the matter was taken" in nothing.content.decode()


def test_why_a_remedy_is_futile_is_recorded_and_taken_back(mara, here, own):
    form = f"{here}/one/vm-garrison/futile"
    told = {"reason": "It is a part of the regiment.", "authorities": "Court, 3 May 2030"}
    refused = mara.post(form, **told, rests_on="s-000000000000")
    assert refused.status_code == 200
    assert "It is a part of the regiment." in refused.content.decode()
    assert mara.post(form, **told).status_code == 302
    assert "held to be futile It is a part of the regiment." in mara.sees(here)
    page = mara.get(f"{here}/one/vm-garrison")
    back = re.search(r'action="([^"]*/back)"', page.content.decode())[1]
    assert mara.post(back, reason=" ").status_code == 400
    assert mara.post(back, reason="It was tried.").status_code == 302
    assert "taken back It was tried." in mara.sees(f"{here}/one/vm-garrison")


def test_an_unknown_avenue_is_used_with_a_reason_and_an_excluded_one_never(mara, here, own):
    unknown = f"{here}/one/un-hrc-op1"
    assert "Write down why it is used" in mara.sees(unknown)
    assert "required" in mara.post(f"{unknown}/despite", reason="").content.decode()
    mara.post(f"{unknown}/despite", reason="The Committee answered that it takes it.")
    assert "The Committee answered that it takes it." in mara.sees(unknown)
    excluded = f"{here}/one/vm-garrison"
    assert "Write down why it is used" not in mara.sees(excluded)
    refused = mara.post(f"{excluded}/despite", reason="All the same.")
    assert "must not receive this" in refused.content.decode()


def test_a_fact_is_signed_as_it_stands_and_a_changed_one_is_not(mara, here, own):
    page = "/avenues/one/vm-garrison"
    seen = hidden(mara.get(page), "seen")
    fact = hidden(mara.get(page), "fact")
    changed = mara.post(f"{page}/sign", fact=fact, seen="0" * 64)
    assert "is no longer what you looked at" in changed.content.decode()
    assert mara.post(f"{page}/sign", fact=fact, seen=seen, note="the gazette").status_code == 302
    assert "checked Mara" in mara.sees(page)
    assert "1 of 1 facts checked" in mara.sees(here)
    avenue_files.add(
        mara.workspace, "velmara.yaml", VELMARA.replace("orders of the", "order of the")
    )
    assert "checked Mara" in mara.sees(page)
    late = VELMARA.replace("review-by: 2031-09-01", "review-by: 2031-08-01")
    avenue_files.add(mara.workspace, "velmara.yaml", late)
    assert "the fact changed since" in mara.sees(page)
    signature = re.search(r'action="([^"]*/back)"', mara.get(page).content.decode())[1]
    mara.post(signature, reason="the wrong copy")
    assert "taken back the gazette the wrong copy Mara" in mara.sees(page)


def test_the_catalogue_shows_what_is_late_and_what_comes_due(mara, own):
    page = mara.sees("/avenues")
    assert "Not legal advice." in page
    assert re.search(r"\d+ facts", page)
    assert "To be read again in the next 180 days" in page
    assert "velmara.yaml" in page


def test_a_file_is_kept_with_its_versions_and_a_mistake_names_line_and_field(mara):
    new = "/avenues/files/new"
    wrong = mara.post(new, name="own.yaml", text=VELMARA.replace("receiver:", "reciever:"))
    page = wrong.content.decode()
    assert "own.yaml, line 56: there is no field “reciever” here." in page
    assert "Nothing you typed is lost." in page
    kept = mara.post(new, name="own.yaml", text=VELMARA.replace("\n", "\r\n"))
    file = kept.headers["Location"]
    assert "version 1" in mara.sees(file)
    stale = mara.post(new, name="own.yaml", text=VELMARA + "\n# more\n", seen="0")
    assert "Somebody else changed" in stale.content.decode()
    assert mara.post(f"{file}/withdraw", reason="the law changed").status_code == 302
    assert "withdrawn" in mara.sees(file)
    assert mara.get("/avenues/one/vm-garrison").status_code == 400


def test_a_case_asks_for_the_consent_that_names_whom_an_avenue_tells(mara, case):
    assert "It is not said in which State the person is." in mara.sees(case)
    adding = f"{case}/adding"
    mara.post(adding, doing="states", states="RU", seen="0")
    mara.post(adding, doing="where", is_in="pl", removing="", destination="", seen="0")
    page = mara.get(f"{case}/one/un-hrc-op1")
    assert "consent needed" in words_of(page)
    link = re.search(r'href="([^"]*consents/new[^"]*)"', page.content.decode())[1]
    form = mara.get(link).content.decode()
    assert "Ministry of Foreign Affairs</textarea>" in form
    assert 'value="UN Human Rights Committee"' in form


def test_a_limit_is_kept_among_the_deadlines_of_a_case(mara, case):
    limit = f"{case}/one/un-hrc-op1/limit"
    assert mara.post(limit, limit="five-years", on="not a day").status_code == 200
    on = today().replace(month=1, day=1).isoformat()
    assert mara.post(limit, limit="five-years", on=on).status_code == 302
    assert "five years after the last remedy" in mara.sees(case.replace("avenues", "plan"))
    assert "days left" in mara.sees(f"{case}/one/un-hrc-op1")


def test_in_a_case_futility_is_kept_and_taken_back_there(mara, case, own):
    page = f"{case}/one/vm-garrison"
    assert mara.post(f"{page}/futile", reason="It is the regiment's.").status_code == 302
    held = mara.get(page).content.decode()
    back = re.search(r'action="([^"]*/back)"', held)[1]
    assert mara.post(back, reason="It was tried.", seen="1").status_code == 302
    assert "taken back" in mara.sees(page)


def test_a_reviewer_signs_and_adds_nothing(mara, here, own):
    with mara.desk.alone():
        members.join(mara.workspace, "Tarik", TARIK, (Role.REVIEWER,))
        mara.desk.refresh()
    tarik = Person(mara.desk, TARIK)
    tarik.sign_in()
    assert "I checked this" in tarik.sees("/avenues/one/vm-garrison")
    assert "Enter what is missing" not in tarik.sees(here)
    assert tarik.get(f"{here}/adding").status_code == 404
    assert tarik.get("/avenues/files/new").status_code == 404


def test_the_pages_speak_russian(mara, here, own, case):
    mara.client.cookies["habeas_language"] = "ru"
    mara.post("/language", language="ru", next=here)
    pages = (here, f"{here}/one/vm-garrison", f"{here}/adding", case, f"{case}/adding",
             "/avenues", "/avenues/one/un-cat-22", f"{case}/one/vm-garrison/futile")  # fmt: skip
    for page in pages:
        told = mara.sees(page)
        assert "Не юридическая консультация" in told or "механизм" in told.casefold(), page
