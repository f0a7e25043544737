"""What waits next, and what stands near: the ways the reading desk goes."""

import pytest
from archive.compartment import DENIAL, NOON, said

from habeas.archive import decisions, statements
from habeas.archive.decisions import Judgement, Verdict
from habeas.archive.history import SubjectKind
from habeas.archive.statement_list import queue_after, statements_near

WORDS = ("President Davor Hasimel denied", "men were detained", "There are no such people")


@pytest.fixture
def kept(cast):
    exhibit = cast.render(DENIAL).exhibit
    return [one.identifier for one in cast.draft(exhibit, *(said(DENIAL, w) for w in WORDS))]


def queued(cast):
    return [one.identifier for one in statements.queue(cast.store, 0, 10).held]


def test_the_queue_is_walked_from_its_beginning_to_its_end(cast, kept):
    walked = [queue_after(cast.store, "")]
    while following := queue_after(cast.store, walked[-1]):
        walked.append(following)
    assert walked == queued(cast)
    assert len(walked) == len(kept)


def test_from_what_was_decided_the_queue_begins_anew(cast, kept):
    first, second, _ = queued(cast)
    judged = Judgement(SubjectKind.STATEMENT, first, Verdict.CONFIRM, "heard", "m-ana", NOON)
    decisions.decide(cast.store, judged, cast.chance)
    assert queue_after(cast.store, first) == second
    assert queue_after(cast.store, "s-none") == second


def test_the_nearest_statements_of_a_text_come_first(cast, kept):
    held = [statements.statement(cast.store, one) for one in kept]
    middle = held[1]
    before, behind = statements_near(
        cast.store, middle.rendition, middle.current.extent.start, limit=10
    )
    assert [one.identifier for one in before] == [held[0].identifier]
    assert [one.identifier for one in behind] == [held[1].identifier, held[2].identifier]


def test_only_what_reaches_into_a_stretch_is_given(cast, kept):
    rendition = statements.statement(cast.store, kept[0]).rendition
    start = DENIAL.index("men were")
    inside = statements.statements_between(cast.store, rendition, start + 2, start + 5)
    assert [one.identifier for one in inside] == [kept[1]]
    assert statements.statements_between(cast.store, rendition, 0, 3) == ()
