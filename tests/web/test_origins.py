"""The pages of origins: who got it from whom, every edge explained and open to judgement."""

import re

import pytest
from web.sitting import PASSPHRASE, Person, words_of

from habeas.archive import decisions, groupings, traces
from habeas.archive.history import SubjectKind
from habeas.origins.lineage import EdgeKind


@pytest.fixture
def here(mara):
    return f"/in/{mara.general}/origins"


def trace_of(mara):
    return traces.trace(mara.workspace.general)


def an_edge(mara, kind=EdgeKind.COPY):
    return next(edge.key for edge in trace_of(mara).edges if edge.kind is kind)


def seen_in(answer):
    return re.search(r'name="seen" value="([^"]*)"', answer.content.decode())[1]


def test_the_first_page_counts_what_was_found(mara, here):
    told, trace = mara.sees(here), trace_of(mara)
    assert f"{len(trace.questions)} questions for a person" in told
    assert f"{len(trace.families)} copy families" in told


def test_an_empty_desk_says_what_to_do_first(empty_desk):
    person = Person(empty_desk.desk)
    person.sign_in()
    assert "Nothing has been traced here yet" in person.sees(f"/in/{person.general}/origins")


@pytest.mark.parametrize("page", ["families", "quotations", "questions", "originals", "decided"])
def test_every_list_is_there(mara, here, page):
    assert mara.get(f"{here}/{page}").status_code == 200


def test_competing_attributions_are_asked_about_with_both_speakers(mara, here):
    told = mara.sees(f"{here}/questions", kind="competing_attribution")
    assert "President Davor Hasimel" in told
    assert "Imre Solt" in told


def test_two_copies_are_shown_with_the_words_that_differ(mara, here):
    first, second = trace_of(mara).families[0].exhibits[:2]
    page = mara.get(f"{here}/compare/{first}/{second}").content.decode()
    assert "<del>" in page
    assert "<ins>" in page


def test_a_statement_leads_to_its_origins_by_edges_that_are_explained(mara, here):
    trace = trace_of(mara)
    edge = next(edge for edge in trace.edges if edge.kind is EdgeKind.CITE)
    told = mara.sees(f"{here}/statements/{edge.carries[0]}")
    assert "At least" in told
    assert "At most" in told
    page = mara.get(f"{here}/statements/{edge.carries[0]}").content.decode()
    assert f"/edges/{edge.key}" in page


def test_an_incident_and_its_answers_have_their_intervals(mara, here):
    kept = groupings.incidents(mara.workspace.general)[0]
    assert "At least" in mara.sees(f"{here}/incidents/{kept.identifier}")
    assert "At most" in mara.sees(f"{here}/incidents/{kept.identifier}/0")
    assert mara.get(f"{here}/incidents/{kept.identifier}/9999").status_code == 404


def test_the_denials_of_an_incident_are_counted_together(mara, here):
    kept = next(k for k in groupings.incidents(mara.workspace.general) if k.incident.denials)
    after_the_last = len(kept.incident.values)
    told = mara.sees(f"{here}/incidents/{kept.identifier}/{after_the_last}")
    assert "At most" in told


def test_the_tree_of_many_statements_begins_with_the_first_and_counts_the_others(mara, here):
    from habeas.workspace.lineages import MOST

    large = max(
        groupings.incidents(mara.workspace.general), key=lambda k: len(k.incident.allegations)
    )
    count = len(large.incident.allegations)
    told = mara.sees(f"{here}/incidents/{large.identifier}")
    assert (f"{count - MOST} further statement" in told) == (count > MOST)


def test_an_edge_shows_the_words_it_rests_on(mara, here):
    trace = trace_of(mara)
    edge = next(edge for edge in trace.edges if edge.evidence)
    told = mara.sees(f"{here}/edges/{edge.key}")
    assert "The words it rests on" in told
    assert "Nobody has decided on it" in told


def test_a_decision_on_an_edge_is_kept_with_its_reason_and_can_be_undone(mara, here):
    key = an_edge(mara)
    page = f"{here}/edges/{key}"
    fields = {"verdict": "no", "reason": "Both had it from the agency.", "seen": ""}
    assert mara.post(f"{page}/decide", **fields).status_code == 302
    assert "Both had it from the agency." in mara.sees(page)
    made = decisions.decisions(mara.workspace.general, SubjectKind.EDGE, key)[0]
    undone = mara.post(
        f"{page}/undo", decision=made.identifier, why="It was not.", seen=made.identifier
    )
    assert undone.status_code == 302
    assert not [
        held
        for held in decisions.standing(mara.workspace.general, SubjectKind.EDGE)
        if held.judgement.subject == key
    ]


def test_a_rejected_edge_is_gone_after_weighing_and_can_still_be_looked_at(mara, here):
    from habeas.workspace.weighing import reweigh

    key = an_edge(mara)
    mara.post(f"{here}/edges/{key}/decide", verdict="no", reason="No.", seen="")
    reweigh(mara.workspace.general)
    assert key not in {edge.key for edge in trace_of(mara).edges}
    assert "not in the present trace" in mara.sees(f"{here}/edges/{key}")
    assert key in mara.get(f"{here}/decided").content.decode()


def test_a_decision_without_a_reason_comes_back_with_what_was_chosen(mara, here):
    answer = mara.post(f"{here}/edges/{an_edge(mara)}/decide", verdict="yes", reason="  ", seen="")
    assert answer.status_code == 200
    assert "Say why in a few words" in words_of(answer)
    assert re.search(r'value="yes"[^>]*checked', answer.content.decode())


def test_who_decides_second_sees_the_first_decision_and_keeps_their_words(mara, here):
    key = an_edge(mara)
    other = Person(mara.desk, PASSPHRASE)
    other.sign_in()
    mara.post(f"{here}/edges/{key}/decide", verdict="yes", reason="The agency says so.", seen="")
    late = other.post(
        f"{here}/edges/{key}/decide", verdict="no", reason="I read it otherwise.", seen=""
    )
    told = words_of(late)
    assert "Somebody else decided on this edge" in told
    assert "The agency says so." in told
    assert "I read it otherwise." in late.content.decode()
    again = other.post(
        f"{here}/edges/{key}/decide",
        verdict="no",
        reason="I read it otherwise.",
        seen=seen_in(late),
    )
    assert again.status_code == 302


def test_an_edge_nobody_knows_is_not_there(mara, here):
    assert mara.get(f"{here}/edges/edge-0000000000000000").status_code == 404
    answer = mara.post(f"{here}/edges/edge-00/decide", verdict="yes", reason="Why.", seen="")
    assert answer.status_code == 404
