"""An older store becomes a new one: with a copy first, all or nothing, and a way back."""

import pytest
from archive.compartment import DENIAL, NOON, said
from archive.first_format import counted, write_first_format

from habeas.archive import (
    access_log,
    custody,
    decisions,
    groupings,
    history,
    members,
    schema,
    stores,
    upgrades,
)
from habeas.archive.access_log import Access, Action
from habeas.archive.decisions import Judgement, Verdict
from habeas.archive.history import SubjectKind
from habeas.archive.schema import OlderStore
from habeas.archive.sqlcipher.base import StoreDamaged
from habeas.archive.upgrades import NothingKept, Since
from habeas.archive.verification import verify
from habeas.evidence.custody import EventKind
from habeas.words.roles import EVERY_ROLE

BY = ("m-ana", NOON)


@pytest.fixture
def older(cast):
    """A store of the first format with an exhibit, a statement, a decision and two members."""
    exhibit = cast.render(DENIAL).exhibit
    (kept,) = cast.draft(exhibit, said(DENIAL, "men were detained"))
    judge(cast.store, kept.identifier, cast.chance)
    members.name_member(cast.store, "m-ana", "Ana", NOON)
    members.name_member(cast.store, "m-gone", "Gone", NOON)
    write_first_format(cast.compartment)
    return cast


def judge(store, subject, chance):
    judged = Judgement(SubjectKind.STATEMENT, subject, Verdict.CONFIRM, "heard it", "m-ana", NOON)
    return decisions.decide(store, judged, chance)


def upgrade(older):
    return upgrades.upgrade(older.compartment, ["m-ana"], BY, older.chance)


def test_an_older_store_is_not_changed_by_opening_it(older):
    before = older.compartment.store.read_bytes()
    with pytest.raises(OlderStore) as caught:
        stores.open_store(older.compartment)
    assert "habeas upgrade" in caught.value.what_to_do
    assert older.compartment.store.read_bytes() == before


def test_an_upgrade_keeps_a_copy_first_and_everything_people_did(older):
    before, rows = older.compartment.store.read_bytes(), counted(older.compartment)
    done = upgrade(older)
    assert (done.before, done.kept.name) == (1, "store.format-1.db")
    assert done.kept.read_bytes() == before
    assert not before.startswith(b"SQLite format 3")
    store = stores.open_store(older.compartment)
    assert len(decisions.standing(store)) == 1
    assert verify([store]) == ()
    stores.close_stores()
    now = counted(older.compartment)
    assert {table: now[table] for table in ("exhibit", "statement", "decision")} == {
        table: rows[table] for table in ("exhibit", "statement", "decision")
    }


def test_members_keep_what_they_could_do_and_who_left_can_do_nothing(older):
    upgrade(older)
    roles = members.roles(stores.open_store(older.compartment))
    assert roles == {"m-ana": EVERY_ROLE, "m-gone": ()}


def test_an_upgrade_is_in_the_log_and_in_the_history_with_who_did_it(older):
    upgrade(older)
    store = stores.open_store(older.compartment)
    assert (custody.events(store)[-1].kind, custody.events(store)[-1].member) == (
        EventKind.UPGRADED,
        "m-ana",
    )
    (change,) = history.history(store, SubjectKind.COMPARTMENT, store.identifier)
    assert (change.old, change.new, change.member) == ("1", str(schema.FORMAT), "m-ana")


def test_what_was_decided_before_an_upgrade_cannot_be_altered_unseen_after_it(older):
    upgrade(older)
    store = stores.open_store(older.compartment)
    from habeas.archive.access import rows
    from habeas.archive.models import DecisionRow

    rows(store, DecisionRow).update(reason="another reason")
    (found,) = verify([store])
    assert found.subject == decisions.standing(store)[0].identifier


def test_a_store_that_is_up_to_date_is_left_alone(older):
    upgrade(older)
    before = older.compartment.store.read_bytes()
    assert upgrade(older) is None
    assert older.compartment.store.read_bytes() == before


def test_an_upgrade_that_fails_leaves_the_older_store_as_it_was(older, monkeypatch):
    rows = counted(older.compartment)

    def broken(*_given):
        raise OSError("the power fails here")

    monkeypatch.setattr(upgrades, "_mark", broken)
    with pytest.raises(OSError, match="power"):
        upgrade(older)
    with pytest.raises(OlderStore):
        stores.open_store(older.compartment)
    assert counted(older.compartment) == rows
    monkeypatch.undo()
    assert upgrade(older).before == 1


def test_a_file_without_anything_in_it_is_damage_and_not_an_older_store(older):
    older.compartment.store.write_bytes(b"")
    with pytest.raises(StoreDamaged):
        upgrade(older)


def test_the_way_back_gives_the_very_bytes_and_sets_the_newer_store_aside(older):
    before = older.compartment.store.read_bytes()
    upgrade(older)
    assert upgrades.since(stores.open_store(older.compartment)) == Since()
    aside = upgrades.go_back(older.compartment, "The old program is on the other laptop.", BY)
    assert older.compartment.store.read_bytes() == before
    assert aside.name == "store.set-aside-1.db"
    assert not upgrades.is_kept(older.compartment)
    aside.replace(older.compartment.store)
    store = stores.open_store(older.compartment)
    last = history.history(store, SubjectKind.COMPARTMENT, store.identifier)[-1]
    assert (last.new, last.reason) == ("1", "The old program is on the other laptop.")


def test_after_going_back_one_can_upgrade_again(older):
    upgrade(older)
    upgrades.go_back(older.compartment, "", BY)
    assert upgrade(older).before == 1
    upgrades.go_back(older.compartment, "", BY)
    names = {path.name for path in older.compartment.epoch.glob("store*")}
    assert names == {"store.db", "store.set-aside-1.db", "store.set-aside-2.db"}


def test_what_came_in_after_an_upgrade_is_counted_and_derived_things_are_not(older, incident):
    upgrade(older)
    older.store = store = stores.open_store(older.compartment)
    groupings.keep_incidents(store, [incident("s-a")], NOON, older.chance)
    assert upgrades.since(store).is_nothing
    older.receive(b"one more report")
    (said_before,) = (d.judgement.subject for d in decisions.standing(store))
    judge(store, said_before, older.chance)
    access_log.note(store, Access("m-ana", NOON, Action.LISTED, store.identifier))
    found = upgrades.since(store)
    assert (found.exhibits, found.decisions, found.events, found.looks) == (1, 1, 1, 1)
    assert found.changes == 2
    assert not found.is_nothing


def test_a_store_that_was_never_upgraded_has_nothing_to_go_back_to(cast):
    with pytest.raises(NothingKept):
        upgrades.go_back(cast.compartment, "", BY)
    with pytest.raises(NothingKept):
        upgrades.since(cast.store)
