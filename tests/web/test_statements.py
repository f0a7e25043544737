"""The reading desk: is this sentence read rightly? Decided at once, undone exactly."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from web.reading_desk import (
    KILLED,
    fields_of,
    first,
    form_of,
    held,
    one,
    reading,
    said_as,
    second_person,
    send,
    store,
    waiting,
)
from web.sitting import Person, words_of

from habeas.archive import decisions, groupings, statements
from habeas.archive.history import SubjectKind
from habeas.words.roles import Role
from habeas.words.statements import SpeakerKind, Stance, Status


def test_an_empty_desk_says_what_to_do_next(empty_desk):
    mara = Person(empty_desk.desk)
    mara.sign_in()
    assert "Nothing has been read here yet" in mara.sees(reading(mara))
    assert "No sample was drawn yet" in mara.sees(reading(mara, "/blind"))
    assert "Nothing has been read here yet" in mara.sees(reading(mara, "/all"))


def test_the_queue_shows_first_what_names_a_violation_and_leads_on(mara):
    order = [one.waiting.value for one in waiting(mara)]
    assert order == sorted(order, key=["names_a_violation", "often_wrong", "all_others"].index)
    assert "names a violation" in mara.sees(reading(mara))
    assert "all others" in mara.sees(reading(mara), page="2")
    answer = mara.get(reading(mara, "/next"))
    assert answer.headers["Location"] == f"{one(mara, first(mara))}?then=queue"


def test_accepting_keeps_the_proposed_reason_and_leads_to_the_next_in_the_queue(mara):
    identifier, behind = (one.identifier for one in waiting(mara)[:2])
    answer = send(mara, identifier, "accept", then="queue")
    assert answer.headers["Location"] == f"{one(mara, behind)}?then=queue"
    assert held(mara, identifier).current.status is Status.CONFIRMED
    (made,) = decisions.decisions(store(mara), SubjectKind.STATEMENT, identifier)
    assert made.judgement.reason == "Read against the text."
    assert made.judgement.member == mara.session.member


def test_rejecting_without_saying_why_keeps_nothing_and_says_so(mara):
    identifier = first(mara)
    answer = send(mara, identifier, "reject")
    assert answer.status_code == 200
    assert "One thing needs to be put right" in words_of(answer)
    assert held(mara, identifier).current.status is Status.DRAFT
    answer = send(mara, identifier, "reject", reason="nobody says this")
    assert answer.status_code == 302
    assert held(mara, identifier).current.status is Status.REJECTED


def test_what_was_decided_on_a_text_leads_to_the_next_statement_of_it(mara):
    identifier = said_as(mara, KILLED)
    exhibit = held(mara, identifier).exhibit
    page = mara.get(reading(mara, f"/exhibits/{exhibit}")).content.decode()
    action = unescape(re.search(rf'formaction="([^"]*{identifier}/accept[^"]*)"', page)[1])
    seen = re.search(rf'name="seen" value="(\d+)"[^>]*formaction="[^"]*{identifier}/', page)[1]
    answer = mara.post(action, seen=seen, reason="Read against the text.")
    following = re.search(r"next=(s-\w+)", action)[1]
    assert answer.headers["Location"].endswith(f"/exhibits/{exhibit}?part=1#{following}")
    assert held(mara, identifier).current.status is Status.CONFIRMED


def test_a_decision_is_kept_at_once_and_incidents_follow_when_asked(mara):
    before = groupings.incidents(store(mara))
    send(mara, first(mara), "reject", reason="nobody says this")
    assert groupings.incidents(store(mara)) == before
    assert "do not follow yet" in mara.sees(reading(mara))
    answer = mara.post(reading(mara, "/weigh"))
    job = mara.session.jobs.all()[0]
    mara.session.jobs._runner.shutdown(wait=True)
    assert answer.headers["Location"] == f"/jobs/{job.identifier}"
    assert job.state.value == "done"
    assert "do not follow yet" not in mara.sees(reading(mara))
    assert groupings.incidents(store(mara)) != before


def test_a_correction_changes_what_was_touched_and_nothing_else(mara):
    identifier = said_as(mara, KILLED)
    before = held(mara, identifier).current
    answer = send(mara, identifier, "correct", stance="doubts", reason="“may have been”")
    assert answer.status_code == 302, words_of(answer)
    after = held(mara, identifier).current
    assert (after.stance, after.status) == (Stance.DOUBTS, Status.CORRECTED)
    assert replace(after, stance=before.stance, status=before.status) == before


def test_a_correction_that_changes_nothing_is_no_correction(mara):
    answer = send(mara, first(mara), "correct", reason="looks right")
    assert "leaves the statement as it is" in words_of(answer)


def test_words_typed_by_their_line_snap_to_whole_words_and_bring_their_numbers(mara):
    identifier = said_as(mara, KILLED)
    send(mara, identifier, "correct", content="of them were kill", reason="too many words")
    after = statements.statement(store(mara), identifier)
    assert [anchor.quote for anchor in after.anchors] == ["of them were killed"]
    assert after.current.quantities == ()


def test_a_place_that_is_not_in_the_text_comes_back_with_all_that_was_typed(mara):
    identifier = first(mara)
    answer = send(mara, identifier, "correct", content="never written here", reason="a long why")
    page = words_of(answer)
    assert answer.status_code == 200
    assert "does not stand in this text" in page
    assert "never written here" in page
    assert "a long why" in page
    assert held(mara, identifier).current.status is Status.DRAFT


def test_the_speaker_the_chain_the_act_and_the_number_are_corrected(mara):
    identifier = said_as(mara, KILLED)
    typed = {
        "speaker": "Courier",
        "kind": "outlet",
        "hops-0-name": "an agency nobody names",
        "hops-0-link": "inferred",
        "acts-1-words": KILLED,
        "acts-1-code": "killing.in_custody",
        "many-0-upper": "5",
        "many-0-qualifier": "up to",
        "reason": "read again",
    }
    fields = form_of(mara.get(one(mara, identifier)), "correct")
    answer = mara.post(f"{one(mara, identifier)}/correct", **{**fields, **typed})
    assert answer.status_code == 302, words_of(answer)
    said = held(mara, identifier).current
    assert (said.speaker.surface, said.speaker.kind) == ("Courier", SpeakerKind.OUTLET)
    assert [hop.name for hop in said.chain] == ["Courier", "an agency nobody names", ""]
    assert not said.chain[1].explicit
    assert "killing.in_custody" in {act.code for act in said.violations}
    assert said.quantities[0].quantity.upper == 5


def test_a_statement_says_again_an_earlier_one_of_its_exhibit(mara):
    identifier = said_as(mara, KILLED)
    exhibit = held(mara, identifier).exhibit
    earlier = statements.statements(store(mara), exhibit)[0].current.extent
    place = f"{earlier.start}-{earlier.end}"
    send(mara, identifier, "correct", restates=place, reason="the same again")
    assert held(mara, identifier).current.restates == earlier


def test_splitting_and_undoing_leaves_everything_as_it_was(mara):
    identifier = said_as(mara, KILLED)
    exhibit = held(mara, identifier).exhibit
    before = {
        one.identifier: one.current
        for one in statements.statements(store(mara), exhibit)
        if not one.is_withdrawn
    }
    answer = send(mara, identifier, "split", second="were killed", reason="two things")
    assert answer.status_code == 302, words_of(answer)
    assert [a.quote for a in held(mara, identifier).anchors] == ["Three of them"]
    send(mara, identifier, "undo", reason="one thing after all")
    after = {
        one.identifier: one.current
        for one in statements.statements(store(mara), exhibit)
        if not one.is_withdrawn
    }
    assert after == before


def test_merging_shows_the_other_statement_as_part_of_this_one(mara):
    identifier = said_as(mara, KILLED)
    exhibit = held(mara, identifier).exhibit
    other = next(
        one.identifier
        for one in statements.statements(store(mara), exhibit)
        if one.identifier != identifier
    )
    answer = send(mara, identifier, "merge", other=other, reason="one sentence")
    assert answer.status_code == 302, words_of(answer)
    assert len(held(mara, identifier).anchors) >= 1
    assert held(mara, other).current.status is Status.REJECTED
    assert f"/statements/{identifier}" in mara.get(one(mara, other)).content.decode()


def test_a_statement_that_was_missed_is_looked_at_before_it_is_kept(mara):
    exhibit = held(mara, said_as(mara, KILLED)).exhibit
    address = reading(mara, f"/exhibits/{exhibit}/missed")
    looked = mara.post(address, step="words", content="Three of them")
    assert looked.status_code == 200
    assert "only then it is kept" in words_of(looked)
    fields = {**form_of_keep(looked), "reason": "the reader passed it over"}
    answer = mara.post(address, **fields)
    entered = answer.headers["Location"].rsplit("/", 1)[1]
    assert held(mara, entered).current.status is Status.CONFIRMED
    assert held(mara, entered).engine == "person"
    assert "found by a person" in mara.sees(one(mara, entered))


def form_of_keep(page):
    html = page.content.decode()
    forms = re.findall(r"<form.*?</form>", html, re.DOTALL)
    return fields_of(next(form for form in forms if 'value="keep"' in form))


def test_words_of_a_missed_statement_that_are_nowhere_keep_nothing(mara):
    exhibit = held(mara, first(mara)).exhibit
    address = reading(mara, f"/exhibits/{exhibit}/missed")
    answer = mara.post(address, step="words", content="99: nowhere")
    assert "There is no line 99" in words_of(answer)
    assert "99: nowhere" in answer.content.decode()


def test_of_two_people_the_second_sees_the_change_of_the_first_and_loses_nothing(mara):
    bek = second_person(mara)
    identifier = said_as(mara, KILLED)
    typed = form_of(bek.get(one(bek, identifier)), "correct")
    send(mara, identifier, "correct", stance="doubts", reason="Mara heard the tape")
    answer = bek.post(
        f"{one(bek, identifier)}/correct", **{**typed, "stance": "denies", "reason": "Bek read it"}
    )
    page = words_of(answer)
    assert answer.status_code == 200
    assert "Somebody else changed this statement" in page
    assert "Mara heard the tape" in page
    assert "Bek read it" in page
    assert held(mara, identifier).current.stance is Stance.DOUBTS
    again = {**form_of(answer, "correct")}
    assert (again["stance"], again["reason"]) == ("denies", "Bek read it")
    assert bek.post(f"{one(bek, identifier)}/correct", **again).status_code == 302
    assert held(mara, identifier).current.stance is Stance.DENIES


@pytest.mark.parametrize("name", ["accept", "reject", "split", "merge", "undo"])
def test_no_form_overwrites_what_was_decided_meanwhile(mara, name):
    identifier = said_as(mara, KILLED)
    send(mara, identifier, "accept")
    answer = mara.post(f"{one(mara, identifier)}/{name}", seen="0", reason="too late")
    assert "Somebody else changed this statement" in words_of(answer)
    assert held(mara, identifier).current.status is Status.CONFIRMED


def test_who_may_only_read_sees_no_form_and_decides_nothing(mara):
    bek = second_person(mara, Role.READER)
    identifier = first(mara)
    page = bek.get(one(bek, identifier)).content.decode()
    assert "/accept" not in page
    assert bek.post(f"{one(bek, identifier)}/accept", seen="0", reason="x").status_code == 404
    assert held(mara, identifier).current.status is Status.DRAFT


def test_a_statement_of_nobody_is_not_there(mara):
    assert mara.get(one(mara, "s-000000000000")).status_code == 404
    assert mara.get(reading(mara, "/exhibits/x-000000000000")).status_code == 404


def test_single_keys_can_be_switched_off(mara):
    assert 'data-keys="on"' in mara.get(reading(mara)).content.decode()
    mara.post(reading(mara, "/keys"), keys="off")
    assert 'data-keys="off"' in mara.get(reading(mara)).content.decode()
    mara.post(reading(mara, "/keys"), keys="on")
    assert 'data-keys="on"' in mara.get(reading(mara)).content.decode()


def test_a_page_asks_the_store_as_often_for_many_statements_as_for_few(mara):
    def asked(path):
        mara.get(path)
        with CaptureQueriesContext(connections[store(mara).alias]) as queries:
            assert mara.get(path).status_code == 200
        return len(queries)

    texts = {one.exhibit for one in waiting(mara)}
    counts = {len(statements.statements(store(mara), one)): one for one in texts}
    few, many = counts[min(counts)], counts[max(counts)]
    assert min(counts) < max(counts)
    assert asked(reading(mara, f"/exhibits/{few}")) == asked(reading(mara, f"/exhibits/{many}"))
