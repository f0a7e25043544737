"""Work on a case at the desk: what presses, the lane by two, the list, the end; and bad input."""

import re
import tempfile
from datetime import timedelta
from html.parser import HTMLParser

import pyrage
import pytest
from house.test_pages import patterns
from stories.test_cases import in_store, places
from web.joining import added, signed_in
from web.sitting import PASSPHRASE, Person, Watch, begin, copy_of, words_of
from web.test_access_matrix import ABSENT, address

from habeas.archive import stores
from habeas.evidence.compartments import case_identifiers
from habeas.workspace import case_opening, case_record, cases
from habeas.workspace.opening import now, open_workspace

CANARY = "Quernstone"
LATER = (now() + timedelta(days=9)).date().isoformat()
JUNK = ("", "\x00", "9999-99-99", "-1", "k-000000000000", "я" * 30_000, "{{ x }}<script>")


@pytest.fixture(scope="module")
def served(tmp_path_factory, example):
    folder = copy_of(example, tmp_path_factory.mktemp("case-pages") / "velmara")
    with open_workspace(folder, PASSPHRASE) as workspace:
        cases.make_list(workspace)
    sessions = begin(folder, Watch())
    yield sessions
    for session in sessions.all():
        sessions.end(session)
    stores.close_stores()


@pytest.fixture(scope="module")
def mara(served):
    person = Person(served.desk)
    assert person.sign_in().status_code == 302
    return person


@pytest.fixture(scope="module")
def bron(mara):
    member = added(mara, "caseworker")
    mara.post(f"/in/{mara.workspace.store(cases.LIST).identifier}/share", members=[member])
    person = signed_in(mara)
    person.member = member
    return person


NUMBERS = iter(range(1, 99))


@pytest.fixture
def case(mara):
    """A new emergency of Mara's, with two answers."""
    told = {"contact": f"{CANARY} street", "happening": "They come on Friday."}
    answer = mara.post("/cases/emergency", pseudonym=f"K-{next(NUMBERS)}", with_sheet="on", **told)
    assert answer.status_code == 302, words_of(answer)
    return answer.headers["Location"]


def identifier(case):
    return case.rpartition("/")[2]


def done(answer):
    assert answer.status_code == 302, words_of(answer)
    return answer


def test_a_new_emergency_says_what_presses_and_is_completed_later(mara, case):
    page = mara.sees(case)
    assert "2 of 4 answered" in page
    assert "nobody has chosen a lane yet" in page
    assert "there is no contact plan" in page
    form = re.findall(r"/emergency/(p-\w+)", mara.get(case).content.decode())[0]
    more = {"seen": "1", "where": "A room in Keld.", "first": "A doctor.", "contact": "By day."}
    done(mara.post(f"{case}/emergency/{form}", **more))
    assert "4 of 4 answered" in mara.sees(case)
    assert "By day." in mara.sees(f"{case}/history/EmergencyForm/{form}")


def test_of_two_people_who_change_one_value_the_second_reads_what_stands_and_loses_nothing(
    mara, bron, case
):
    done(mara.post(f"{case}/people/add", members=[bron.member], reason="She works on it."))
    there = f"{case}/person/fields/whereabouts"
    told = {"seen": "1", "value": "Keld", "said_by": "herself", "said_on": "2026-10-01"}
    assert "Place of detention" in bron.sees(there)
    done(mara.post(there, **told))
    answer = bron.post(there, **told | {"value": "Orlo"})
    assert answer.status_code == 200
    page = words_of(answer)
    assert "Somebody else changed" in page
    assert "What stands by now" in page
    assert "Keld" in page
    assert ">\nOrlo</textarea>" in answer.content.decode()
    done(bron.post(there, **told | {"value": "Orlo", "seen": "2"}))
    assert "Orlo" in mara.sees(f"{case}/person")
    assert "Keld" in mara.sees(f"{case}/history/Subject/subject")


def test_the_top_lane_is_left_by_two_at_the_desk_and_whoever_works_alone_is_shown_as_such(
    mara, bron, case
):
    lane = {"reason": "They know the house.", "reassess_on": LATER}
    done(mara.post(f"{case}/lane", lane="now", seen="0", **lane))
    assert "only person of the team" in mara.sees(f"{case}/lane")
    done(mara.post(f"{case}/lane", lane="weeks", seen="1", **lane))
    assert "not yet reviewed" in mara.sees(case)
    done(mara.post(f"{case}/people/add", members=[bron.member], reason="A second look."))
    assert "One person alone lowered it" in bron.sees(f"{case}/lane/second")
    done(bron.post(f"{case}/lane/second", answer="refuse", reason="Her brother came.", seen="2"))
    done(mara.post(f"{case}/lane", lane="days", seen="3", **lane))
    assert "waits for a second person" in mara.sees(case)
    mine = mara.post(f"{case}/lane/second", answer="agree", reason="", seen="4")
    assert "two different people" in words_of(mine)
    done(bron.post(f"{case}/lane/second", answer="agree", reason="", seen="4"))
    assert "Lowered from the top lane by two people" in mara.sees(case)


def test_a_case_handed_over_is_let_go_and_is_then_not_there(mara, bron, case):
    done(mara.post(f"{case}/lead", member=bron.member, reason="I am away.", seen="1"))
    assert "Bron" in mara.sees(case)
    off = f"{case}/people/{mara.session.member}/off"
    assert "You take yourself off" in mara.sees(off)
    assert done(mara.post(off, reason="No longer needed.")).headers["Location"] == "/cases"
    assert mara.get(case).status_code == 404
    lead = bron.post(f"{case}/people/{bron.member}/off", reason="?")
    assert lead.status_code == 200
    assert "I am away." in bron.sees(f"{case}/people")


def test_a_case_is_closed_sealed_and_leaves_a_note_without_words(mara, case):
    for seen, state in enumerate(("screened", "open", "follow-up"), 1):
        done(mara.post(f"{case}/standing/move", to=state, reason="Done.", seen=str(seen)))
    ending = {"outcome": "safe", "reason": "She has papers.", "seen": "4"}
    assert "nobody decided" in words_of(mara.post(f"{case}/close", **ending))
    done(mara.post(f"{case}/close", **ending | {"no_follow_up": "She asked for it."}))
    done(mara.post(f"{case}/marks/new", kind="legal-hold", reason="The court asked."))
    held = mara.post(f"{case}/seal", reason="It is over.", sure="on")
    assert "legal hold" in words_of(held)
    mark = re.findall(r"/marks/(p-\w+)/lift", mara.get(f"{case}/marks").content.decode())[0]
    done(mara.post(f"{case}/marks/{mark}/lift", reason="Not any more.", seen="1"))
    assert mara.post(f"{case}/seal", reason="It is over.").status_code == 200
    done(mara.post(f"{case}/seal", reason="It is over.", sure="on"))
    assert mara.get(case).status_code == 404
    assert identifier(case) in mara.sees("/cases/sealed")
    assert identifier(case) not in case_identifiers(mara.workspace.folder)


def test_a_declined_case_says_where_else_to_turn(mara, case):
    refused = mara.post(f"{case}/standing/decline", referred_to=" ", reason="Not ours.", seen="1")
    assert refused.status_code == 200
    told = {"referred_to": "The clinic in Orlo.", "reason": "Not ours.", "seen": "1"}
    done(mara.post(f"{case}/standing/decline", **told))
    assert "The clinic in Orlo." in mara.sees(case)


def test_two_cases_are_linked_and_the_reason_stays_where_it_was_written(mara, case):
    other = done(mara.post("/cases/new", pseudonym=f"K-{next(NUMBERS)}")).headers["Location"]
    join = {"other": identifier(other), "kind": "apart", "reason": "Her elder brother."}
    done(mara.post(f"{case}/household/link", **join))
    assert "Her elder brother." in mara.sees(f"{case}/household")
    assert "apart" in mara.sees(f"{other}/household")
    assert "brother" not in mara.sees(f"{other}/household")
    back = re.findall(r"/household/(p-\w+)/back", mara.get(f"{case}/household").content.decode())
    done(mara.post(f"{case}/household/{back[0]}/back", reason="They made peace."))
    assert "taken back" in mara.sees(f"{other}/household")
    done(mara.post(f"{case}/household/count", adults="1", children="2", pseudonyms="", seen="0"))
    assert "children: 2" in mara.sees(f"{case}/household")


def test_an_incident_is_linked_from_the_case_only(mara, case):
    listed = mara.get(f"/in/{mara.general}/incidents").content.decode()
    incident = re.findall(r"/incidents/(i-\w+)", listed)[0]
    gone = mara.post(f"{case}/person/incidents", incident="i-000000000000", seen="1")
    assert "There is no incident" in words_of(gone)
    done(mara.post(f"{case}/person/incidents", incident=incident, seen="1"))
    assert incident in mara.get(f"{case}/person").content.decode()
    page = mara.get(f"/in/{mara.general}/incidents/{incident}").content.decode()
    assert identifier(case) not in page
    link = {"compartment": mara.general, "incident": incident}
    done(mara.post(f"{case}/person/incidents/away", seen="2", **link))
    assert "No incident is linked" in mara.sees(f"{case}/person")


def test_another_organisation_gets_a_sealed_file_that_the_case_remembers(mara, case):
    assert "has not agreed" in mara.sees(f"{case}/transfer")
    there = f"{case}/person/fields/victim-identity"
    told = {"said_by": "herself", "said_on": "2026-10-01", "seen": "1"}
    done(mara.post(there, value=f"{CANARY} Amsel", **told))
    agreed = {"purpose": "handover", "recipient": "a shelter", "fields_told": ["victim-identity"]}
    asked = mara.post(f"{case}/consents/new", **agreed, language="en", how="spoken")
    done(asked)
    identity = pyrage.x25519.Identity.generate()
    pack = {"receiver": "a shelter", "fields_given": ["victim-identity"], "language": "en"}
    pack["reason"] = "Known to us for years."
    assert "public key" in words_of(mara.post(f"{case}/transfer", key="age1", **pack))
    answer = mara.post(f"{case}/transfer", key=str(identity.to_public()), **pack)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="handover.age"'
    assert f"{CANARY} Amsel" in pyrage.decrypt(answer.content, [identity]).decode()
    (left,) = case_record.case(mara.workspace, identifier(case)).disclosures
    assert left.value.sending.recipient == "a shelter"


def test_a_fault_inside_a_case_says_no_word_of_it(mara, case, monkeypatch, caplog):
    def broken(*_given, **_named):
        raise RuntimeError(f"no {CANARY} street")

    monkeypatch.setattr(cases, "glance", broken)
    answer = mara.get(case)
    assert answer.status_code == 500
    assert CANARY not in answer.content.decode()
    assert "RuntimeError" in words_of(answer)
    assert CANARY not in caplog.text


class Fields(HTMLParser):
    """The names of everything a form can be filled with, form by form."""

    def __init__(self, page):
        super().__init__()
        self.names = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag in ("input", "select", "textarea", "button") and told.get("name"):
            self.names.add(told["name"])


def test_no_file_and_no_other_store_holds_a_word_of_a_case_after_its_pages(mara, case, served):
    """Also not what a check of everything, a search and a job leave behind."""
    mara.get("/search", q="Friday")
    mara.post(f"/in/{mara.general}/records/check")
    mara.get(f"{case}/history")
    mara.post(f"{case}/person/words", words=f"{CANARY} said so.", language="en", seen="1")
    assert places((served.desk.folder, tempfile.gettempdir() + "/habeas")) == []
    assert [place for store in mara.workspace.stores for place in in_store(store)] == []
    with case_opening.opened(mara.workspace, identifier(case)) as store:
        assert "ledger" in {table for _, table in in_store(store)}


def test_no_form_of_a_case_fails_on_what_nobody_expected(mara, case):
    """Every page with a form, filled with what cannot be meant: told in words, nothing written."""
    before = case_record.case(mara.workspace, identifier(case))
    tried = 0
    for name, held in patterns():
        if not name.startswith("cases:") or "<str:case>" not in str(held.pattern):
            continue
        where = address(held, "c-000000000000", {**ABSENT, "case": identifier(case)})
        page = mara.get(where)
        names = Fields(page.content.decode()).names - {"csrfmiddlewaretoken", "language", "q"}
        for junk in JUNK if page.status_code == 200 else ():
            answer = mara.client.post(where, dict.fromkeys(names - {"once"}, junk))
            assert answer.status_code in (200, 302, 400, 404, 405), (name, junk[:20])
            tried += answer.status_code == 200
    assert tried > 50
    after = case_record.case(mara.workspace, identifier(case))
    assert after.subject == before.subject
    assert after.stands == before.stands
