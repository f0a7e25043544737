"""What a person enters is kept as decided, and every step can be taken back."""

import dataclasses

import pytest
from archive.compartment import DENIAL, NOON, said

from habeas.archive import decisions, entering, reckoning, statements, verification
from habeas.archive.decisions import Judgement, NoReason, OthersStandOnIt, Verdict
from habeas.archive.entering import Why
from habeas.archive.history import SubjectKind
from habeas.archive.shapes import to_text
from habeas.words.statements import Stance, Status

FIRST = "There are no such people in the republic"
SECOND = "men were detained in Orlo"
WHY = Why("the reader passed it over", "m-ana", NOON)


@pytest.fixture
def exhibit(cast):
    return cast.render(DENIAL).exhibit


@pytest.fixture
def drafted(cast, exhibit):
    (kept,) = cast.draft(exhibit, said(DENIAL, FIRST))
    return kept.identifier


def enter(cast, exhibit, words=SECOND):
    decision = entering.enter(cast.store, exhibit, said(DENIAL, words), WHY, cast.chance)
    return decision, decision.judgement.subject


def undo(cast, decision):
    return decisions.undo(
        cast.store, decision.identifier, "taken back", ("m-bek", NOON), cast.chance
    )


def now(cast, identifier):
    return statements.statement(cast.store, identifier)


def counted(cast):
    (report,) = statements.read_reports(cast.store)
    return [kept.identifier for kept in report.statements]


def everything(cast, exhibit):
    """All that is read of an exhibit, without what is only kept of it."""
    held = statements.statements(cast.store, exhibit)
    return {one.identifier: one.current for one in held if not one.is_withdrawn}


def is_whole(cast):
    return verification.verify((cast.store,), verification.Depth.QUICK) == ()


def test_what_a_person_enters_counts_as_confirmed(cast, exhibit, drafted):
    _, entered = enter(cast, exhibit)
    held = now(cast, entered)
    assert (held.engine, held.current.pattern) == ("person", "person")
    assert held.current.status is Status.CONFIRMED
    assert set(counted(cast)) == {drafted, entered}


def test_undoing_an_entry_withdraws_it_and_verifying_still_passes(cast, exhibit, drafted):
    before = everything(cast, exhibit)
    decision, entered = enter(cast, exhibit)
    undo(cast, decision)
    assert now(cast, entered).is_withdrawn
    assert everything(cast, exhibit) == before
    assert is_whole(cast)


def test_an_entry_can_be_confirmed_again_after_it_was_undone(cast, exhibit):
    decision, entered = enter(cast, exhibit)
    undo(cast, decision)
    again = Judgement(SubjectKind.STATEMENT, entered, Verdict.CONFIRM, "after all", "m-ana", NOON)
    decisions.decide(cast.store, again, cast.chance)
    assert counted(cast) == [entered]


def test_an_entry_needs_a_reason_and_leaves_nothing_without_one(cast, exhibit):
    nobody = dataclasses.replace(WHY, reason=" ")
    with pytest.raises(NoReason):
        entering.enter(cast.store, exhibit, said(DENIAL, SECOND), nobody, cast.chance)
    assert statements.statements(cast.store, exhibit) == ()


def test_reading_again_drafts_nothing_beside_an_entry_and_leaves_it(cast, exhibit):
    _, entered = enter(cast, exhibit, FIRST)
    cast.draft(exhibit, said(DENIAL, FIRST))
    assert counted(cast) == [entered]
    assert is_whole(cast)


def split(cast, drafted):
    first, second = said(DENIAL, "There are no"), said(DENIAL, "such people in the republic")
    return entering.split(cast.store, drafted, (first, second), WHY, cast.chance)


def test_a_split_gives_two_statements_and_undoing_it_gives_back_the_one(cast, exhibit, drafted):
    before = everything(cast, exhibit)
    decision, entered = split(cast, drafted)
    assert now(cast, drafted).current.status is Status.CORRECTED
    assert set(counted(cast)) == {drafted, entered}
    undo(cast, decision)
    assert everything(cast, exhibit) == before
    assert is_whole(cast)


def test_undoing_the_other_half_of_a_split_undoes_the_whole(cast, exhibit, drafted):
    before = everything(cast, exhibit)
    _, entered = split(cast, drafted)
    (half,) = decisions.decisions(cast.store, SubjectKind.STATEMENT, entered)
    undo(cast, half)
    assert everything(cast, exhibit) == before
    assert decisions.standing(cast.store) == ()


def test_a_split_is_not_undone_under_a_later_decision(cast, drafted):
    decision, entered = split(cast, drafted)
    doubted = dataclasses.replace(now(cast, entered).current, stance=Stance.DOUBTS)
    kind = SubjectKind.STATEMENT
    later = Judgement(kind, entered, Verdict.CORRECT, "a doubt", "m-bek", NOON, to_text(doubted))
    made = decisions.decide(cast.store, later, cast.chance)
    with pytest.raises(OthersStandOnIt):
        undo(cast, decision)
    undo(cast, made)
    undo(cast, decision)
    assert counted(cast) == [drafted]


def test_a_merge_leaves_one_statement_and_undoing_it_gives_back_both(cast, exhibit):
    one, other = cast.draft(exhibit, said(DENIAL, FIRST), said(DENIAL, SECOND))
    before = everything(cast, exhibit)
    both = dataclasses.replace(
        one.statement, content=(*one.statement.content, *other.statement.content)
    )
    into = (one.identifier, both)
    decision = entering.merge(cast.store, into, other.identifier, WHY, cast.chance)
    assert counted(cast) == [one.identifier]
    assert now(cast, other.identifier).current.status is Status.REJECTED
    assert is_whole(cast)
    undo(cast, decision)
    assert everything(cast, exhibit) == before


def test_incidents_are_behind_from_a_decision_until_they_are_weighed(cast, exhibit, drafted):
    began_from = reckoning.number(cast.store)
    reckoning.note_weighed(cast.store, began_from)
    assert not reckoning.is_behind(cast.store)
    decision, _ = enter(cast, exhibit)
    assert reckoning.is_behind(cast.store)
    # A weighing that began before the decision did not see it.
    reckoning.note_weighed(cast.store, began_from)
    assert reckoning.is_behind(cast.store)
    reckoning.note_weighed(cast.store, reckoning.number(cast.store))
    undo(cast, decision)
    assert reckoning.is_behind(cast.store)


def test_reading_the_same_again_leaves_nothing_behind(cast, exhibit, drafted):
    reckoning.note_weighed(cast.store, reckoning.number(cast.store))
    cast.draft(exhibit, said(DENIAL, FIRST))
    assert not reckoning.is_behind(cast.store)
