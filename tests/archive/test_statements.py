import dataclasses

import pytest
from archive.compartment import DENIAL, NOON, said

from habeas.archive import custody, decisions, history, renditions, statements
from habeas.archive.decisions import Judgement, Verdict
from habeas.archive.history import SubjectKind
from habeas.evidence.custody import EventKind
from habeas.words.anchors import Span, SpanOutOfBounds
from habeas.words.statements import Stance, Status

WORDS = "There are no such people in the republic"


def reject(cast, identifier, verdict=Verdict.REJECT, payload=""):
    judged = Judgement(
        SubjectKind.STATEMENT, identifier, verdict, "not his words", "m-ana", NOON, payload
    )
    return decisions.decide(cast.store, judged, cast.chance)


def counted(cast):
    (report,) = statements.read_reports(cast.store)
    return report.statements


def test_a_draft_is_read_back_as_it_was_written(cast):
    kept = cast.render(DENIAL)
    draft = said(DENIAL, WORDS)
    (held,) = cast.draft(kept.exhibit, draft)
    (report,) = statements.read_reports(cast.store)
    assert report.statements == (held,)
    assert held.statement == draft
    assert report.words_of(held) == WORDS


def test_reading_again_with_the_same_engine_changes_nothing(cast):
    exhibit = cast.render(DENIAL).exhibit
    first = cast.draft(exhibit, said(DENIAL, WORDS))
    logged, changed = custody.events(cast.store), history.history
    before = changed(cast.store, SubjectKind.EXHIBIT, exhibit)
    assert cast.draft(exhibit, said(DENIAL, WORDS)) == first
    assert custody.events(cast.store) == logged
    assert changed(cast.store, SubjectKind.EXHIBIT, exhibit) == before


def test_a_reading_without_statements_is_logged_and_not_asked_for_again(cast):
    exhibit = cast.render("Nothing is said here.").exhibit
    assert statements.unread(cast.store, "rules/1") == (exhibit,)
    cast.draft(exhibit)
    assert statements.unread(cast.store, "rules/1") == ()
    assert statements.unread(cast.store, "rules/2") == (exhibit,)
    assert custody.events(cast.store, exhibit)[-1].kind is EventKind.READ


def test_a_later_engine_keeps_the_identifier_of_what_it_drafts_alike(cast):
    exhibit = cast.render(DENIAL).exhibit
    denial, other = said(DENIAL, WORDS), said(DENIAL, "men were detained", stance=Stance.ASSERTS)
    first = {k.statement: k.identifier for k in cast.draft(exhibit, denial, other)}
    (kept,) = cast.draft(exhibit, denial, engine="rules/2")
    assert kept.identifier == first[denial]


def test_what_a_later_engine_no_longer_drafts_is_withdrawn_and_can_come_back(cast):
    exhibit = cast.render(DENIAL).exhibit
    (first,) = cast.draft(exhibit, said(DENIAL, WORDS))
    assert cast.draft(exhibit, engine="rules/2") == ()
    assert statements.statement(cast.store, first.identifier).is_withdrawn
    assert cast.draft(exhibit, said(DENIAL, WORDS), engine="rules/3") == (first,)
    told = history.history(cast.store, SubjectKind.STATEMENT, first.identifier)
    assert [(c.old, c.new, c.reason) for c in told] == [
        ("", "withdrawn", "rules/2"),
        ("withdrawn", "", "rules/3"),
    ]


def test_a_rejected_statement_is_left_out_and_no_later_draft_brings_it_back(cast):
    exhibit = cast.render(DENIAL).exhibit
    (kept,) = cast.draft(exhibit, said(DENIAL, WORDS))
    reject(cast, kept.identifier)
    assert counted(cast) == ()
    assert cast.draft(exhibit, said(DENIAL, WORDS), engine="rules/2") == ()
    hedged = said(DENIAL, WORDS, stance=Stance.DOUBTS)
    assert cast.draft(exhibit, hedged, engine="rules/3") == ()


def test_rejecting_one_reading_of_a_place_leaves_the_other_as_it_is(cast):
    exhibit = cast.render(DENIAL).exhibit
    readings = [said(DENIAL, WORDS), said(DENIAL, WORDS, stance=Stance.DOUBTS)]
    kept = {k.statement.stance: k for k in cast.draft(exhibit, *readings)}
    reject(cast, kept[Stance.DENIES].identifier)
    assert cast.draft(exhibit, *readings, engine="rules/2") == (kept[Stance.DOUBTS],)


def test_a_draft_outside_the_text_is_refused_and_nothing_of_the_reading_is_kept(cast):
    exhibit = cast.render(DENIAL).exhibit
    good = said(DENIAL, WORDS)
    beyond = dataclasses.replace(good, cue=(Span(len(DENIAL) - 2, len(DENIAL) + 1),))
    with pytest.raises(SpanOutOfBounds):
        cast.draft(exhibit, good, beyond)
    assert counted(cast) == ()
    assert statements.unread(cast.store, "rules/1") == (exhibit,)


def test_a_statement_stands_with_the_exact_words_it_quotes(cast):
    exhibit = cast.render(DENIAL).exhibit
    (kept,) = cast.draft(exhibit, said(DENIAL, WORDS))
    (anchor,) = statements.statement(cast.store, kept.identifier).anchors
    anchor.check(DENIAL)
    assert anchor.quote == WORDS


def test_statements_come_in_the_order_of_their_places(cast):
    exhibit = cast.render(DENIAL).exhibit
    late, early = said(DENIAL, WORDS), said(DENIAL, "men were detained")
    kept = cast.draft(exhibit, late, early)
    assert [k.statement for k in kept] == [early, late]
    assert counted(cast) == kept


def test_reading_an_exhibit_without_text_is_refused(cast):
    exhibit, _ = cast.receive(b"\x00")
    with pytest.raises(renditions.NoSuchRendition, match=exhibit):
        cast.draft(exhibit)


def test_a_decision_holds_for_the_text_it_was_made_on(cast):
    first = cast.render(DENIAL)
    (kept,) = cast.draft(first.exhibit, said(DENIAL, WORDS))
    reject(cast, kept.identifier, Verdict.CONFIRM)
    second = cast.render(DENIAL.replace("TARSIN", "Tarsin"), first.exhibit, version="2")
    assert not second.is_in_force
    (report,) = statements.read_reports(cast.store)
    assert report.rendition.text == DENIAL
    assert report.statements[0].statement.status is Status.CONFIRMED


def test_without_a_decision_a_new_rendition_takes_over(cast):
    first = cast.render(DENIAL)
    cast.draft(first.exhibit, said(DENIAL, WORDS))
    second = cast.render("OCR: " + DENIAL, first.exhibit, version="2")
    assert renditions.rendition(cast.store, first.exhibit) == second
    assert counted(cast) == ()
    assert statements.unread(cast.store, "rules/1") == (first.exhibit,)
    assert len(statements.statements(cast.store, first.exhibit)) == 1
