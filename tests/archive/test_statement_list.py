"""Statements in lists, and the queue of those that wait for a person."""

from dataclasses import replace

import pytest
from archive.compartment import DENIAL, NOON, said
from archive.counting import queries

from habeas.archive import decisions, queueing, statements
from habeas.archive.decisions import Judgement, Verdict
from habeas.archive.history import SubjectKind
from habeas.archive.queueing import Waiting
from habeas.archive.statement_list import StatementFilter, listed
from habeas.words.anchors import Span
from habeas.words.statements import Modality, Stance, Status, ViolationMention


def naming(draft, *codes):
    acts = (ViolationMention(code, Span(0, 5), Modality.ALLEGED) for code in codes)
    return replace(draft, violations=tuple(acts))


WEAK = replace(said(DENIAL, "men were detained"), pattern="verb-object")
DETENTION = naming(said(DENIAL, "men were detained in Orlo"), "detention")
KILLING = naming(said(DENIAL, "no such people"), "property.destruction", "killing.murder")
SOUND = replace(
    said(DENIAL, "There are no such", stance=Stance.ASSERTS), pattern="quotation-continued"
)


@pytest.fixture
def kept(cast):
    """The identifiers of four drafts of one exhibit, by what they are."""
    exhibit = cast.render(DENIAL).exhibit
    drafts = {"sound": SOUND, "weak": WEAK, "detention": DETENTION, "killing": KILLING}
    made = cast.draft(exhibit, *drafts.values())
    by_draft = {one.statement: one.identifier for one in made}
    return {name: by_draft[draft] for name, draft in drafts.items()}


def judge(cast, statement, verdict=Verdict.CONFIRM):
    judged = Judgement(SubjectKind.STATEMENT, statement, verdict, "seen", "m-ana", NOON)
    return decisions.decide(cast.store, judged, cast.chance)


def waiting(cast, kept):
    named = {identifier: name for name, identifier in kept.items()}
    page = statements.queue(cast.store, 0, 20)
    assert page.total == len(page.held)
    return [named[one.identifier] for one in page.held]


def test_the_gravest_violation_waits_first_then_what_is_often_wrong(cast, kept):
    assert waiting(cast, kept) == ["killing", "detention", "weak", "sound"]


def test_each_draft_says_why_it_stands_where_it_stands(cast, kept):
    told = [one.waiting for one in statements.queue(cast.store, 0, 20).held]
    assert told == [
        Waiting.NAMES_A_VIOLATION,
        Waiting.NAMES_A_VIOLATION,
        Waiting.OFTEN_WRONG,
        Waiting.ALL_OTHERS,
    ]


def test_what_a_person_decided_on_waits_no_longer_until_it_is_undone(cast, kept):
    decision = judge(cast, kept["killing"])
    judge(cast, kept["weak"], Verdict.REJECT)
    assert waiting(cast, kept) == ["detention", "sound"]
    decisions.undo(cast.store, decision.identifier, "too soon", ("m-ana", NOON), cast.chance)
    assert waiting(cast, kept) == ["killing", "detention", "sound"]


def test_a_withdrawn_draft_waits_for_nobody_until_it_is_drafted_again(cast, kept):
    exhibit = statements.statement(cast.store, kept["sound"]).exhibit
    cast.draft(exhibit, KILLING, engine="rules/2")
    assert waiting(cast, kept) == ["killing"]
    cast.draft(exhibit, KILLING, WEAK, engine="rules/3")
    assert waiting(cast, kept) == ["killing", "weak"]


def test_the_queue_comes_in_stretches_with_its_length(cast, kept):
    page = statements.queue(cast.store, 1, 2)
    assert [one.identifier for one in page.held] == [kept["detention"], kept["weak"]]
    assert page.total == 4


def test_a_pattern_nobody_measured_is_not_called_often_wrong():
    assert queueing.waiting(queueing.rank_of([], "authorial")) is Waiting.ALL_OTHERS
    assert queueing.waiting(queueing.rank_of([], "a pattern of tomorrow")) is Waiting.ALL_OTHERS
    assert queueing.waiting(queueing.rank_of([], "label")) is Waiting.OFTEN_WRONG


def test_every_family_of_violations_has_its_gravity():
    from habeas.words.violations import violations

    assert {one.family for one in violations().values()} <= set(queueing.FAMILIES)


def found(cast, kept, **wanted):
    named = {identifier: name for name, identifier in kept.items()}
    page = statements.statements_page(cast.store, StatementFilter(**wanted), 0, 20)
    assert page.total == len(page.held)
    return {named[one.identifier] for one in page.held}


def test_statements_are_filtered_by_status_stance_and_exhibit(cast, kept):
    judge(cast, kept["weak"], Verdict.REJECT)
    exhibit = statements.statement(cast.store, kept["weak"]).exhibit
    assert found(cast, kept, status=Status.REJECTED) == {"weak"}
    assert found(cast, kept, stance=Stance.ASSERTS) == {"sound"}
    assert found(cast, kept, exhibit=exhibit) == set(kept)
    assert found(cast, kept, exhibit="x-none") == set()


def test_statements_are_filtered_by_act_and_the_acts_within_it(cast, kept):
    assert found(cast, kept, act="killing") == {"killing"}
    assert found(cast, kept, act="detention", status=Status.DRAFT) == {"detention"}
    assert found(cast, kept, act="detent") == set()


def test_statements_are_filtered_by_speaker_however_it_is_written(cast, kept):
    assert found(cast, kept, speaker="imre  SOLT") == set(kept)
    assert found(cast, kept, speaker="Solt") == set()


def test_a_line_tells_who_says_what_and_where(cast, kept):
    page = statements.statements_page(cast.store, StatementFilter(act="killing"), 0, 20)
    (one,) = page.held
    assert (one.words, one.speaker, one.stance) == ("no such people", "Imre Solt", Stance.DENIES)
    assert one.acts == ("property.destruction", "killing.murder")
    assert (one.exhibit_name, one.start) == ("report.txt", DENIAL.index("no such people"))


def test_statements_come_in_the_order_of_their_places(cast, kept):
    page = statements.statements_page(cast.store, StatementFilter(), 0, 20)
    assert [one.start for one in page.held] == sorted(one.start for one in page.held)
    assert statements.statements_page(cast.store, StatementFilter(), 3, 20).held == page.held[3:]


def test_statements_are_counted_by_status_without_the_withdrawn(cast, kept):
    judge(cast, kept["weak"])
    exhibit = statements.statement(cast.store, kept["weak"]).exhibit
    cast.draft(exhibit, KILLING, engine="rules/2")
    assert dict(statements.counts(cast.store)) == {
        Status.DRAFT: 1,
        Status.CONFIRMED: 1,
        Status.CORRECTED: 0,
        Status.REJECTED: 0,
    }


def test_lists_of_statements_take_as_many_queries_however_long(cast, kept):
    for ask in (
        lambda limit: statements.queue(cast.store, 0, limit),
        lambda limit: statements.statements_page(cast.store, StatementFilter(), 0, limit),
    ):
        with queries(cast.store) as short:
            ask(1)
        with queries(cast.store) as long:
            ask(20)
        assert len(short) == len(long) == 3


def test_statements_are_listed_by_name_also_when_withdrawn(cast, kept):
    exhibit = statements.statement(cast.store, kept["weak"]).exhibit
    cast.draft(exhibit, KILLING, engine="rules/2")
    told = listed(cast.store, [kept["weak"], kept["killing"], "s-none"])
    assert told.keys() == {kept["weak"], kept["killing"]}
    assert told[kept["weak"]].waiting is None
