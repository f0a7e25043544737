import dataclasses

import pytest
from archive.compartment import DENIAL, NOON, said

from habeas.archive import decisions, groupings, history, statements
from habeas.archive.decisions import Judgement, Verdict
from habeas.archive.history import SubjectKind
from habeas.archive.shapes import StrangeShape, to_text
from habeas.incidents.grouping import Grouping, GroupingKind
from habeas.origins.judgements import EdgeOverride
from habeas.words.anchors import Span, SpanOutOfBounds
from habeas.words.statements import Stance, Status

WORDS = "There are no such people in the republic"


@pytest.fixture
def drafted(cast):
    exhibit = cast.render(DENIAL).exhibit
    (kept,) = cast.draft(exhibit, said(DENIAL, WORDS))
    return kept


def judge(cast, subject, verdict, payload="", kind=SubjectKind.STATEMENT, reason="heard the tape"):
    judged = Judgement(kind, subject, verdict, reason, "m-ana", NOON, payload)
    return decisions.decide(cast.store, judged, cast.chance)


def undo(cast, decision, reason="wrong tape"):
    by = ("m-bek", NOON)
    return decisions.undo(cast.store, decision.identifier, reason, by, cast.chance)


def now(cast, drafted):
    return statements.statement(cast.store, drafted.identifier)


def test_confirming_changes_the_status_and_nothing_else(cast, drafted):
    judge(cast, drafted.identifier, Verdict.CONFIRM)
    held = now(cast, drafted)
    assert held.current == dataclasses.replace(drafted.statement, status=Status.CONFIRMED)
    assert held.drafted == drafted.statement


def test_a_correction_counts_from_then_on_and_the_draft_stays_readable(cast, drafted):
    corrected = dataclasses.replace(drafted.statement, stance=Stance.DOUBTS)
    judge(cast, drafted.identifier, Verdict.CORRECT, to_text(corrected))
    held = now(cast, drafted)
    assert held.drafted == drafted.statement
    assert (held.current.stance, held.current.status) == (Stance.DOUBTS, Status.CORRECTED)
    (report,) = statements.read_reports(cast.store)
    assert report.statements[0].statement == held.current


def test_undoing_brings_back_what_stood_before(cast, drafted):
    corrected = dataclasses.replace(drafted.statement, stance=Stance.DOUBTS)
    judge(cast, drafted.identifier, Verdict.CORRECT, to_text(corrected))
    rejected = judge(cast, drafted.identifier, Verdict.REJECT)
    undone = undo(cast, rejected)
    assert now(cast, drafted).current.status is Status.CORRECTED
    first, second = decisions.decisions(cast.store, SubjectKind.STATEMENT, drafted.identifier)
    assert (first.undone_by, second.undone_by) == ("", undone.identifier)
    assert decisions.standing(cast.store) == (first,)


def test_undoing_the_only_decision_leaves_the_draft(cast, drafted):
    undo(cast, judge(cast, drafted.identifier, Verdict.REJECT))
    assert now(cast, drafted).current == drafted.statement


def test_confirming_after_a_correction_confirms_the_correction(cast, drafted):
    corrected = dataclasses.replace(drafted.statement, stance=Stance.DOUBTS)
    judge(cast, drafted.identifier, Verdict.CORRECT, to_text(corrected))
    judge(cast, drafted.identifier, Verdict.CONFIRM)
    assert now(cast, drafted).current == dataclasses.replace(corrected, status=Status.CORRECTED)


def test_every_decision_is_in_the_history_with_old_new_reason_and_who(cast, drafted):
    undo(cast, judge(cast, drafted.identifier, Verdict.REJECT))
    first, second = history.history(cast.store, SubjectKind.STATEMENT, drafted.identifier)
    assert (first.field, first.reason, first.member) == ("reject", "heard the tape", "m-ana")
    assert (second.field, second.reason, second.member) == ("undo", "wrong tape", "m-bek")
    assert (first.old, first.new) == (second.new, second.old)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_decision_without_a_reason_is_refused(cast, drafted, reason):
    with pytest.raises(decisions.NoReason):
        judge(cast, drafted.identifier, Verdict.CONFIRM, reason=reason)
    decided = judge(cast, drafted.identifier, Verdict.CONFIRM)
    with pytest.raises(decisions.NoReason):
        undo(cast, decided, reason)
    assert decisions.standing(cast.store) == (decided,)


def test_a_correction_that_says_nothing_is_refused(cast, drafted):
    with pytest.raises(decisions.NothingCorrected):
        judge(cast, drafted.identifier, Verdict.CORRECT)


def test_a_correction_to_words_that_are_not_in_the_text_is_refused_whole(cast, drafted):
    beyond = dataclasses.replace(drafted.statement, content=(Span(0, len(DENIAL) + 1),))
    with pytest.raises(SpanOutOfBounds):
        judge(cast, drafted.identifier, Verdict.CORRECT, to_text(beyond))
    assert decisions.standing(cast.store) == ()
    assert now(cast, drafted).current == drafted.statement


def test_what_is_undone_cannot_be_undone_again(cast, drafted):
    decided = judge(cast, drafted.identifier, Verdict.CONFIRM)
    undoing = undo(cast, decided)
    for gone in (decided, undoing):
        with pytest.raises(decisions.NotToBeUndone):
            undo(cast, gone)


def test_deciding_on_what_is_not_there_is_refused(cast):
    with pytest.raises(statements.NoSuchStatement):
        judge(cast, "s-none", Verdict.CONFIRM)
    with pytest.raises(groupings.NoSuchIncident):
        judge(cast, "i-none", Verdict.SPLIT, kind=SubjectKind.INCIDENT)
    with pytest.raises(decisions.NoSuchDecision, match="j-none"):
        decisions.undo(cast.store, "j-none", "why", ("m-ana", NOON), cast.chance)


def test_tracing_takes_the_last_decision_on_each_edge(cast):
    judge(cast, "e2", Verdict.REJECT, kind=SubjectKind.EDGE, reason="different words")
    judge(cast, "e1", Verdict.REJECT, kind=SubjectKind.EDGE)
    judge(cast, "e1", Verdict.CONFIRM, kind=SubjectKind.EDGE, reason="same agency")
    assert decisions.edge_overrides(cast.store) == (
        EdgeOverride("e1", accepted=True, reason="same agency"),
        EdgeOverride("e2", accepted=False, reason="different words"),
    )


def test_weighing_takes_the_standing_splits_and_joins_in_order(cast, kept_incident):
    splits = [Grouping(GroupingKind.SPLIT, (name,)) for name in ("s-a", "s-b")]
    made = [
        judge(cast, kept_incident, Verdict.SPLIT, to_text(split), SubjectKind.INCIDENT)
        for split in splits
    ]
    assert decisions.statement_groupings(cast.store) == tuple(splits)
    undo(cast, made[0])
    assert decisions.statement_groupings(cast.store) == (splits[1],)


def test_a_grouping_that_is_none_is_refused(cast, kept_incident):
    with pytest.raises(StrangeShape):
        judge(cast, kept_incident, Verdict.SPLIT, '{"kind": "mix"}', SubjectKind.INCIDENT)


@pytest.fixture
def kept_incident(cast, incident):
    (kept,) = groupings.keep_incidents(cast.store, [incident("s-a", "s-b")], NOON, cast.chance)
    return kept.identifier


def test_edges_are_listed_once_by_the_last_decision_that_stands_on_each(cast):
    edge = SubjectKind.EDGE
    judge(cast, "e1", Verdict.CONFIRM, "one", edge)
    judge(cast, "e2", Verdict.REJECT, "two", edge)
    judge(cast, "e1", Verdict.REJECT, "one again", edge)
    undo(cast, judge(cast, "e3", Verdict.CONFIRM, "three", edge))
    judge(cast, "e4", Verdict.CONFIRM, kind=edge)
    page = decisions.edges_decided(cast.store, 0, 5)
    assert [one.judgement.payload for one in page.held] == ["one again", "two"]
    second = decisions.edges_decided(cast.store, 1, 1)
    assert ([one.judgement.subject for one in second.held], second.total) == (["e2"], 2)
