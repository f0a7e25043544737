"""A decision, a change or a look that is altered afterwards is found."""

import pytest
from archive.compartment import DENIAL, NOON, said

from habeas.archive import access, access_log, chains, custody, decisions, verification
from habeas.archive.access_log import Access, Action
from habeas.archive.chains import Break, Chain, RecordsRewritten
from habeas.archive.decisions import Judgement, Verdict
from habeas.archive.history import SubjectKind
from habeas.archive.models import AccessRow, ChainRow, ChangeRow, DecisionRow
from habeas.archive.verification import Problem, verify

LOOKED = tuple(Access("m-ana", NOON, Action.OPENED, f"x-{number}") for number in range(3))


@pytest.fixture
def decided(cast):
    """Three decisions on one statement, the second undone; three looks."""
    exhibit = cast.render(DENIAL).exhibit
    (kept,) = cast.draft(exhibit, said(DENIAL, "men were detained"))
    made = [judge(cast, kept.identifier, reason) for reason in ("heard", "read", "seen")]
    decisions.undo(cast.store, made[1].identifier, "misread", ("m-bek", NOON), cast.chance)
    access_log.note(cast.store, *LOOKED)
    return [one.identifier for one in made]


def judge(cast, subject, reason):
    kind = SubjectKind.STATEMENT
    judged = Judgement(kind, subject, Verdict.CONFIRM, reason, "m-ana", NOON)
    return decisions.decide(cast.store, judged, cast.chance)


def problems(cast):
    return {(found.subject, found.problem) for found in verify([cast.store])}


def made_to_fit_again(cast, chain):
    """What somebody with the key could do: write every link of a chain anew."""
    records = chains._RECORDS[chain]
    held = list(access.rows(cast.store, records.model).order_by(records.order))
    access.rows(cast.store, ChainRow).filter(name=chain.value).delete()
    if chain is Chain.DECISION:
        access.rows(cast.store, DecisionRow).update(undone_by=None)
    access.rows(cast.store, records.model).all().delete()
    chains.append(cast.store, chain, held)


def test_what_nobody_touched_fits(cast, decided):
    assert chains.breaks(cast.store) == ()
    assert verify([cast.store]) == ()


@pytest.mark.parametrize(
    "columns",
    [{"reason": "other"}, {"member": "m-eve"}, {"subject": "s-other"}, {"verdict": "reject"}],
    ids=lambda columns: next(iter(columns)),
)
def test_a_decision_that_was_changed_is_named(cast, decided, columns):
    access.rows(cast.store, DecisionRow).filter(pk=decided[0]).update(**columns)
    assert (decided[0], Problem.DECISION) in problems(cast)


def test_a_decision_rewritten_with_its_effect_is_named(cast, decided):
    from habeas.archive.models import StatementRow

    rows = access.rows(cast.store, StatementRow)
    rejected = rows.get().current.replace("confirmed", "rejected")
    rows.update(current=rejected, status="rejected")
    access.rows(cast.store, DecisionRow).filter(pk=decided[2]).update(verdict="reject")
    assert problems(cast) == {(decided[2], Problem.DECISION)}


def test_a_decision_taken_out_from_between_shows_at_the_next(cast, decided):
    access.rows(cast.store, DecisionRow).filter(pk=decided[0]).delete()
    assert (decided[1], Problem.DECISION) in problems(cast)


def test_the_last_decision_taken_out_shows_too(cast, decided):
    access.rows(cast.store, DecisionRow).update(undone_by=None)
    access.rows(cast.store, DecisionRow).filter(verdict="undo").delete()
    assert (cast.store.identifier, Problem.DECISIONS_END) in problems(cast)


def test_a_decision_slipped_in_is_named(cast, decided):
    row = access.rows(cast.store, DecisionRow).get(pk=decided[0])
    row.identifier, row.sequence = "j-slippedin", 99
    row.save(using=cast.store.alias, force_insert=True)
    assert ("j-slippedin", Problem.DECISION) in problems(cast)


def test_two_decisions_that_changed_places_are_found(cast, decided):
    held = access.rows(cast.store, DecisionRow)
    for name, place in ((decided[0], 90), (decided[2], 1), (decided[0], 3)):
        held.filter(pk=name).update(sequence=place)
    assert {subject for subject, _ in problems(cast)} >= {decided[0], decided[2]}


def test_a_mark_of_undoing_that_no_decision_made_is_found(cast, decided):
    held = access.rows(cast.store, DecisionRow)
    held.filter(pk=decided[0]).update(undone_by=decided[2])
    assert (decided[0], Problem.UNDOING) in problems(cast)
    held.filter(pk__in=decided).update(undone_by=None)
    assert (decided[1], Problem.UNDOING) in problems(cast)


@pytest.mark.parametrize("column", ["old", "new", "reason", "member", "field"])
def test_a_change_that_was_altered_is_named(cast, decided, column):
    row = access.rows(cast.store, ChangeRow).order_by("id")[1]
    access.rows(cast.store, ChangeRow).filter(pk=row.pk).update(**{column: "other"})
    assert problems(cast) == {(row.subject, Problem.CHANGE)}


def test_changes_taken_out_from_the_end_show(cast, decided):
    access.rows(cast.store, ChangeRow).order_by("-id").first().delete(using=cast.store.alias)
    assert problems(cast) == {(cast.store.identifier, Problem.CHANGES_END)}


def test_the_first_look_that_was_altered_is_named(cast, decided):
    held = access.rows(cast.store, AccessRow)
    first = held.order_by("id").first().pk
    held.filter(pk=first).update(allowed=False)
    assert problems(cast) == {(str(first), Problem.ACCESS)}


def test_a_log_emptied_with_its_end_shows_only_against_a_checkpoint_kept_elsewhere(cast, decided):
    note = custody.checkpoint(cast.store, "m-ana", NOON, cast.chance)
    custody.hold_against(cast.store, note)
    access.rows(cast.store, AccessRow).all().delete()
    access.rows(cast.store, ChainRow).filter(name="access").delete()
    with pytest.raises(RecordsRewritten) as caught:
        custody.hold_against(cast.store, note)
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("chain", [Chain.ACCESS, Chain.CHANGE, Chain.DECISION])
def test_what_was_made_to_fit_again_is_found_against_a_checkpoint(cast, decided, chain):
    note = custody.checkpoint(cast.store, "m-ana", NOON, cast.chance)
    model = chains._RECORDS[chain].model
    access.rows(cast.store, model).update(member="m-eve")
    made_to_fit_again(cast, chain)
    assert chain in {
        broken.chain for broken in chains.breaks(cast.store, custody.ends_told(cast.store))
    }
    with pytest.raises(RecordsRewritten):
        custody.hold_against(cast.store, note)


def test_records_go_on_after_a_checkpoint_and_it_still_holds(cast, decided):
    note = custody.checkpoint(cast.store, "m-ana", NOON, cast.chance)
    access_log.note(cast.store, *LOOKED)
    assert custody.hold_against(cast.store, note).size
    assert verification.verify([cast.store]) == ()


def test_a_link_says_nothing_to_somebody_without_the_key(cast, decided, tmp_path):
    from archive.compartment import Cast

    other = Cast(tmp_path / "other", "c-000000000002", seed=2)
    for store in (cast.store, other.store):
        access_log.note(store, LOOKED[0])
    ends = [dict(chains.ends(store))["access"] for store in (cast.store, other.store)]
    assert len({end.partition(".")[2] for end in ends}) == 2


def test_a_step_that_fails_leaves_the_chain_as_it_was(cast, decided):
    before = chains.ends(cast.store)

    def broken_off():
        with access.writing(cast.store):
            access_log.note(cast.store, *LOOKED)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken_off()
    assert chains.ends(cast.store) == before
    assert chains.breaks(cast.store) == ()


def test_a_break_without_a_subject_is_a_lost_end(cast, decided):
    access.rows(cast.store, ChainRow).filter(name="access").update(length=9)
    assert chains.breaks(cast.store) == (Break(Chain.ACCESS),)
