import base64
from contextlib import suppress

import pytest
from archive.compartment import NOON, Cast

from habeas.archive import access, custody
from habeas.archive.models import CustodyRow
from habeas.evidence import checkpoints
from habeas.evidence.custody import CustodyEvent, EventKind
from habeas.evidence.merkle import root_of


def opened(subject, number):
    return CustodyEvent(f"e-{number:012}", EventKind.OPENED, subject, NOON, "m-ana", "habeas/1")


def test_events_are_read_back_in_their_order_and_by_subject(cast):
    first, second, third = opened("x-1", 1), opened("x-2", 2), opened("x-1", 3)
    custody.record(cast.store, first, second)
    custody.record(cast.store, third)
    assert custody.events(cast.store) == (first, second, third)
    assert custody.events(cast.store, "x-1") == (first, third)


def test_the_root_stands_for_every_leaf(cast):
    events = [opened("x-1", number) for number in range(5)]
    custody.record(cast.store, *events)
    assert custody.root(cast.store) == root_of([event.leaf for event in events])


def test_an_event_of_a_step_that_fails_is_not_in_the_log(cast):
    with suppress(KeyError), access.writing(cast.store):
        custody.record(cast.store, opened("x-1", 1))
        raise KeyError
    assert custody.events(cast.store) == ()


def test_a_checkpoint_is_signed_by_the_key_the_store_is_known_by(cast):
    custody.record(cast.store, opened("x-1", 1))
    note = custody.checkpoint(cast.store, "m-ana", NOON, cast.chance)
    held = checkpoints.verify(note, cast.store.log_key)
    assert (held.size, held.root) == (2, custody.root(cast.store))
    assert custody.checkpoints(cast.store) == (note,)
    assert custody.events(cast.store)[-1].kind is EventKind.CHECKPOINT


def test_a_log_that_only_grew_holds_against_an_earlier_checkpoint(cast):
    note = custody.checkpoint(cast.store, "m-ana", NOON, cast.chance)
    custody.record(cast.store, opened("x-1", 1))
    assert custody.hold_against(cast.store, note).size == 1


def test_a_removed_tail_shows_against_a_checkpoint_kept_elsewhere(cast):
    custody.record(cast.store, opened("x-1", 1), opened("x-1", 2))
    note = custody.checkpoint(cast.store, "m-ana", NOON, cast.chance)
    access.rows(cast.store, CustodyRow).filter(sequence__gte=1).delete()
    with pytest.raises(checkpoints.TailRemoved) as caught:
        custody.hold_against(cast.store, note)
    assert caught.value.exit_code == 3


def test_a_rewritten_entry_shows_against_a_checkpoint_kept_elsewhere(cast):
    custody.record(cast.store, opened("x-1", 1))
    note = custody.checkpoint(cast.store, "m-ana", NOON, cast.chance)
    other = opened("x-2", 1)
    access.rows(cast.store, CustodyRow).filter(sequence=0).update(
        entry=other.entry, leaf=other.leaf
    )
    with pytest.raises(checkpoints.HistoryForked):
        custody.hold_against(cast.store, note)


def test_a_checkpoint_of_another_log_is_refused(cast, tmp_path):
    other = Cast(tmp_path / "other", "c-000000000002", seed=2)
    note = custody.checkpoint(other.store, "m-ana", NOON, other.chance)
    with pytest.raises(checkpoints.ForgedCheckpoint):
        custody.hold_against(cast.store, note)
    with pytest.raises(checkpoints.NotACheckpoint):
        custody.hold_against(cast.store, base64.b64encode(note.encode()).decode())


def test_a_checkpoint_says_nothing_of_the_folder_its_workspace_lies_in(tmp_path):
    cast = Cast(tmp_path, "c-000000000009", workspace="my cases + names")
    note = custody.checkpoint(cast.store, "m-ana", NOON, cast.chance)
    assert "cases" not in note
    assert custody.hold_against(cast.store, note).size == 1
