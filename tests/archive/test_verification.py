import io

import pytest
from archive.compartment import DENIAL, NOON, Cast, said

from habeas.archive import access, custody, decisions, exhibits, stores, verification
from habeas.archive.decisions import Judgement, Verdict
from habeas.archive.history import SubjectKind
from habeas.archive.models import (
    CheckpointRow,
    CustodyRow,
    DecisionRow,
    ExhibitRow,
    ReceptionRow,
    RenditionRow,
    StatementRow,
)
from habeas.archive.verification import Depth, Finding, Problem, verify
from habeas.evidence.custody import EventKind

SHORT, LONG = b"a short report", b"a long recording" * 80_000


@pytest.fixture
def kept(cast):
    """A short exhibit with a rendition and a statement, and a long one."""
    short = cast.render(DENIAL).exhibit
    cast.draft(short, said(DENIAL, "men were detained"))
    cast.receive(LONG)
    custody.checkpoint(cast.store, "m-ana", NOON, cast.chance)
    return short


def problems(cast, depth=Depth.FULL):
    return [(found.subject, found.problem) for found in verify([cast.store], depth)]


def change(cast, model, **columns):
    access.rows(cast.store, model).order_by("pk").filter(pk__isnull=False).update(**columns)


@pytest.mark.parametrize("depth", Depth)
def test_what_was_not_touched_matches(cast, kept, depth):
    assert verify([cast.store], depth) == ()


def test_every_exhibit_is_told_as_it_is_verified(cast, kept):
    told = []
    verify([cast.store], Depth.QUICK, lambda *step: told.append(step))
    assert told == [("verifying", 1, 2), ("verifying", 2, 2)]


@pytest.mark.parametrize("content", [SHORT, LONG], ids=["in a pack", "on its own"])
def test_a_flipped_byte_of_evidence_is_found_and_its_exhibit_named(cast, content):
    cast.receive(b"another")
    identifier, _ = cast.receive(content)
    place = exhibits.exhibit(cast.store, identifier).sealed.place
    path = cast.compartment.vault / place.file
    held = bytearray(path.read_bytes())
    held[place.start + place.length // 2] ^= 1
    path.write_bytes(held)
    assert problems(cast) == [(identifier, Problem.CHANGED)]


@pytest.mark.parametrize("depth", Depth)
def test_evidence_that_is_gone_is_found_without_reading_the_rest(cast, depth):
    identifier, _ = cast.receive(LONG)
    place = exhibits.exhibit(cast.store, identifier).sealed.place
    (cast.compartment.vault / place.file).unlink()
    assert problems(cast, depth) == [(identifier, Problem.MISSING)]


@pytest.mark.parametrize("depth", Depth)
def test_evidence_that_was_cut_short_is_found_without_reading_it(cast, depth):
    identifier, _ = cast.receive(LONG)
    path = cast.compartment.vault / exhibits.exhibit(cast.store, identifier).sealed.place.file
    path.write_bytes(path.read_bytes()[:-1])
    assert problems(cast, depth) == [(identifier, Problem.MISSING)]


@pytest.mark.parametrize(
    "columns",
    [{"name": "other.txt"}, {"member": "m-eve"}, {"source_kind": "rumour"}, {"reason": "none"}],
)
def test_a_changed_record_of_how_it_came_is_found(cast, columns):
    identifier, _ = cast.receive(SHORT)
    change(cast, ReceptionRow, **columns)
    assert problems(cast) == [(identifier, Problem.RECORD)]


def test_evidence_exchanged_with_its_hash_and_key_is_found(cast):
    identifier, _ = cast.receive(SHORT)
    other = cast.store.vault.put(io.BytesIO(b"what suits them better"), cast.chance)
    change(
        cast,
        ExhibitRow,
        object_name=other.name,
        object_key=other.key,
        size=other.size,
        sha256=other.sha256,
        place=str(other.place),
    )
    assert problems(cast) == [(identifier, Problem.RECORD)]


def test_an_exhibit_taken_out_of_the_index_is_named(cast):
    identifier, _ = cast.receive(SHORT)
    access.rows(cast.store, ReceptionRow).all().delete()
    access.rows(cast.store, ExhibitRow).all().delete()
    assert problems(cast) == [(identifier, Problem.UNKNOWN)]


def test_a_changed_text_is_found_and_so_is_the_statement_that_lost_its_words(cast, kept):
    change(cast, RenditionRow, text=DENIAL.replace("men were", "nobody was"))
    (statement,) = access.rows(cast.store, StatementRow).values_list("pk", flat=True)
    assert problems(cast) == [(kept, Problem.RENDITION), (statement, Problem.ANCHOR)]
    assert {found.exhibit for found in verify([cast.store])} == {kept}


def test_a_text_whose_marks_are_no_marks_is_found(cast, kept):
    change(cast, RenditionRow, shape='{"marks": []}')
    assert problems(cast) == [(kept, Problem.RENDITION)]


def test_a_changed_draft_is_found(cast, kept):
    row = access.rows(cast.store, StatementRow).get()
    change(cast, StatementRow, drafted=row.drafted.replace("denies", "asserts"))
    assert problems(cast) == [(kept, Problem.DRAFTS), (row.pk, Problem.DECIDED)]


def test_a_state_that_no_decision_explains_is_found(cast, kept):
    row = access.rows(cast.store, StatementRow).get()
    change(cast, StatementRow, current=row.current.replace("denies", "asserts"))
    assert problems(cast) == [(row.pk, Problem.DECIDED)]


def test_a_decision_explains_the_state_it_brought_about(cast, kept):
    row = access.rows(cast.store, StatementRow).get()
    kind, why = SubjectKind.STATEMENT, "heard the tape"
    judged = Judgement(kind, row.pk, Verdict.REJECT, why, "m-ana", NOON)
    decisions.decide(cast.store, judged, cast.chance)
    assert problems(cast) == []
    access.rows(cast.store, DecisionRow).all().delete()
    assert (row.pk, Problem.DECIDED) in problems(cast)


@pytest.mark.parametrize("slipped_in", [False, True])
def test_a_draft_that_was_taken_out_or_slipped_in_is_found(cast, kept, slipped_in):
    row = access.rows(cast.store, StatementRow).get()
    if slipped_in:
        row.identifier = "s-slippedin"
        row.save(using=cast.store.alias, force_insert=True)
    else:
        row.delete(using=cast.store.alias)
    assert problems(cast) == [(kept, Problem.DRAFTS)]


def test_an_anchor_that_was_moved_is_found(cast, kept):
    row = access.rows(cast.store, StatementRow).get()
    change(cast, StatementRow, anchors=row.anchors.replace('"span":[', '"span":[1'))
    assert problems(cast) == [(row.pk, Problem.ANCHOR)]


@pytest.mark.parametrize("columns", [{"status": "rejected"}, {"speaker_key": "x"}, {"start": 0}])
def test_a_statement_filed_under_what_it_does_not_say_is_found(cast, kept, columns):
    change(cast, StatementRow, **columns)
    assert [problem for _, problem in problems(cast)] == [Problem.ANCHOR]


def test_a_changed_entry_of_the_log_is_found_though_its_leaf_was_left(cast, kept):
    row = access.rows(cast.store, CustodyRow).get(sequence=0)
    entry = bytes(row.entry).replace(b"m-ana", b"m-eve")
    access.rows(cast.store, CustodyRow).filter(sequence=0).update(entry=entry)
    assert (row.subject, Problem.ENTRY) in problems(cast)


def test_a_log_that_lost_its_tail_is_not_the_one_that_was_signed(cast, kept):
    access.rows(cast.store, CustodyRow).filter(sequence__gte=4).delete()
    assert (cast.store.identifier, Problem.LOG) in problems(cast)


def test_a_checkpoint_somebody_else_signed_is_found(cast, kept, tmp_path):
    other = Cast(tmp_path / "other", cast.store.identifier[:-1] + "2", seed=2)
    forged = custody.checkpoint(other.store, "m-eve", NOON, other.chance)
    change(cast, CheckpointRow, note=forged)
    assert problems(cast) == [(cast.store.identifier, Problem.CHECKPOINT)]


def test_a_damaged_store_is_named_and_the_other_stores_are_still_looked_at(cast, tmp_path):
    for number in range(60):
        cast.receive(b"report %d" % number)
    stores.close_stores()
    path = cast.compartment.store
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 1
    path.write_bytes(held)
    damaged = stores.open_store(cast.compartment)
    other = Cast(tmp_path / "other", "c-000000000002", seed=2)
    lost, _ = other.receive(LONG)
    (other.compartment.vault / exhibits.exhibit(other.store, lost).sealed.place.file).unlink()
    found = verification.verify([damaged, other.store])
    assert Finding(damaged.identifier, damaged.identifier, Problem.STORE) in found
    assert found[-1] == Finding(other.store.identifier, lost, Problem.MISSING, lost)


def test_what_a_crash_left_in_the_vault_is_no_exhibit_and_can_be_cleared(cast):
    cast.receive(SHORT)
    root = custody.root(cast.store)
    cast.store.vault.put(io.BytesIO(b"sealed, and then the power failed"), cast.chance)
    stores.close_stores()
    store = stores.open_store(cast.compartment)
    assert len(exhibits.exhibits(store)) == 1
    assert custody.root(store) == root
    assert verify([store]) == ()
    assert len(exhibits.recover(store, NOON, cast.chance)) == 1
    assert custody.events(store)[-1].kind is EventKind.RECOVERED
    assert exhibits.recover(store, NOON, cast.chance) == ()
    assert verify([store]) == ()
