"""Contact, dangers and the assessment at the desk: nobody is called before it is safe."""

from datetime import timedelta

import pytest

from habeas.protection.cases.indicators import indicators
from habeas.protection.lanes import Lane
from habeas.workspace import case_contacts, case_dangers, case_record, cases
from habeas.workspace.cases import WantedCases, today
from habeas.workspace.opening import now

PLAN = {
    "seen": "0",
    "hours": "after the children sleep",
    "code_word": "lindens",
    "kind_1": "phone",
    "address_1": "+99 123 456",
    "asked_1": "on",
    "shared_1": "",
    "kind_2": "messenger",
    "address_2": "@quiet",
}


@pytest.fixture
def case(mara):
    mara.post("/cases/prepare")
    return cases.new(mara.workspace, "K-7")


@pytest.fixture
def contact(case):
    return f"/cases/{case}/contact"


@pytest.fixture
def dangers(case):
    return f"/cases/{case}/dangers"


def lane(mara):
    return cases.listed(mara.workspace, WantedCases(), (0, 9)).held[0].line.lane


def test_nobody_is_contacted_before_the_plan_is_confirmed(mara, case, contact):
    assert "nobody calls or writes to them" in mara.sees(contact)
    made = {"number": "0", "came_of_it": "reached"}
    mara.post(f"{contact}/plan", **PLAN)
    assert "never confirmed" in mara.post(f"{contact}/made", **made).content.decode()
    assert case_record.case(mara.workspace, case).outreach == ()
    refused = mara.post(f"{contact}/confirm", seen="1").content.decode()
    assert "nobody has asked who else can see them" in refused
    mara.post(f"{contact}/plan", **PLAN | {"seen": "1", "asked_2": "on"})
    mara.post(f"{contact}/confirm", seen="2")
    assert mara.post(f"{contact}/made", **made).status_code == 302
    assert len(case_record.case(mara.workspace, case).outreach) == 1


def test_a_channel_that_somebody_feared_can_see_is_closed(mara, case, contact):
    mara.post(f"{contact}/plan", **PLAN | {"asked_2": "on"})
    mara.post(f"{contact}/confirm", seen="1")
    told = {"name": "the elder brother", "is_kin": "on", "knows_location": "unknown"}
    mara.post(f"/cases/{case}/threats/new", **told, channels="+99 123-456")
    first, second = case_contacts.contact(mara.workspace, case).ways
    assert [bool(way.obstacles) for way in (first, second)] == [True, False]


def test_of_two_who_change_one_plan_the_second_keeps_what_they_typed(mara, contact):
    mara.post(f"{contact}/plan", **PLAN)
    mara.post(f"{contact}/plan", **PLAN | {"seen": "1", "hours": "before noon"})
    answer = mara.post(f"{contact}/plan", **PLAN | {"seen": "1", "hours": "never at home"})
    page = answer.content.decode()
    assert "Somebody else changed" in page
    assert "before noon" in page
    assert "never at home" in page


def test_a_missed_check_in_and_a_danger_raise_the_case_and_their_end_does_not_lower_it(
    mara, case, contact, dangers
):
    missed = (now() - timedelta(hours=5)).strftime("%Y-%m-%d %H:%M")
    mara.post(f"{contact}/awaited", due=missed)
    assert "missed" in mara.sees(contact)
    assert lane(mara) is Lane.NOW
    told = {"kind": "threat-to-life", "said_by": "the person", "said_on": today().isoformat()}
    mara.post(f"{dangers}/new", **told)
    (held,) = case_dangers.dangers(mara.workspace, case).dangers
    refused = mara.post(f"{dangers}/{held.identifier}/end", seen="1")
    assert "needs a reason" in refused.content.decode()
    mara.post(f"{dangers}/{held.identifier}/end", seen="1", said="they left the country")
    assert lane(mara) is Lane.NOW


def test_a_danger_says_where_it_comes_from(mara, dangers):
    answer = mara.post(f"{dangers}/new", kind="detention", words="taken from the market")
    assert "Nothing says where this comes from" in answer.content.decode()
    assert "taken from the market" in answer.content.decode()


def test_somebody_feared_is_named_at_once_and_shown_to_rest_on_nothing_until_it_is_said(
    mara, case, dangers
):
    told = {"name": "the elder brother", "knows_location": "unknown"}
    half = mara.post(f"/cases/{case}/threats/new", **told, said_by="her cousin")
    assert "Nothing says where this comes from" in half.content.decode()
    assert "her cousin" in half.content.decode()
    mara.post(f"/cases/{case}/threats/new", **told)
    assert "rests on nothing yet" in mara.sees(dangers)
    (held,) = case_dangers.dangers(mara.workspace, case).threats
    said = {"said_by": "her cousin", "said_on": today().isoformat(), "seen": "1"}
    mara.post(f"/cases/{case}/threats/{held.identifier}", **told, **said)
    assert "rests on nothing yet" not in mara.sees(dangers)


def test_a_time_that_is_none_is_sent_back(mara, contact):
    answer = mara.post(f"{contact}/awaited", due="on Friday")
    assert "That is not a time" in answer.content.decode()
    assert "on Friday" in answer.content.decode()


def test_a_helper_close_to_somebody_feared_is_shown_so(mara, case, dangers):
    told = {"name": "the elder brother", "is_kin": "on", "knows_location": "unknown"}
    mara.post(f"/cases/{case}/threats/new", **told)
    mara.post(f"/cases/{case}/helpers/new", name="An uncle", role="interpreter", is_kin="on")
    assert "must not help here" in mara.sees(dangers)


def test_others_are_asked_before_a_step_that_may_harm_them(mara, case, dangers):
    mara.post(f"/cases/{case}/others/new", who="the mother", how="questioned at the station")
    (held,) = case_dangers.dangers(mara.workspace, case).others
    there = f"/cases/{case}/others/{held.identifier}/answer"
    refused = mara.post(there, seen="1", said_so="cannot-be-asked")
    assert "needs a reason" in refused.content.decode()
    mara.post(there, seen="1", said_so="agrees")
    (held,) = case_dangers.dangers(mara.workspace, case).others
    assert held.value.answer == "agrees"


def test_the_assessment_says_how_much_is_not_known_and_never_a_score(mara, case):
    page = f"/cases/{case}/assessment"
    before = mara.sees(page)
    assert "not known" in before
    key = next(iter(indicators()))
    refused = mara.post(f"{page}/{key}", seen="0", value="present")
    assert "Nothing says where this comes from" in refused.content.decode()
    said = {"said_by": "the person", "said_on": today().isoformat()}
    mara.post(f"{page}/{key}", seen="0", value="present", **said)
    assert mara.sees(page) != before
    assert mara.get(f"{page}/no-such-thing").status_code in (400, 404)
