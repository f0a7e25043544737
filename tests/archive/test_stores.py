import dataclasses
import subprocess
import sys
import threading

import pytest
from archive.compartment import DENIAL, NOON, Cast, said
from django.db import connections

from habeas.archive import access, custody, exhibits, history, members, schema, stores
from habeas.archive.history import SubjectKind
from habeas.archive.keyring import StoreLocked
from habeas.archive.schema import NewerStore
from habeas.archive.search import search
from habeas.archive.sqlcipher.base import StoreBusy, StoreDamaged, StoreUnreachable
from habeas.archive.verification import verify
from habeas.evidence.compartments import OpenCompartment
from habeas.evidence.disk import DiskFull
from habeas.words.errors import HabeasError

# Another process that adds to the store, and says each exhibit once it is kept.
ADDING = """
import io, os, sys
from datetime import UTC, datetime
from pathlib import Path
from habeas.archive import exhibits, stores
from habeas.evidence.compartments import OpenCompartment
name, epoch, key, who = sys.argv[1:]
store = stores.open_store(OpenCompartment(name, Path(epoch), bytes.fromhex(key)))
for number in range(25):
    came = exhibits.Received("a", "text/plain", "paper", "added", who, datetime.now(UTC))
    content = io.BytesIO(f"{who} {number}".encode())
    print(exhibits.receive(store, [(content, came)], os.urandom)[0][0])
"""


def sql(store, text):
    with access.cursor(store) as cursor:
        cursor.execute(text)
        return cursor.fetchall()


def test_a_store_opens_again_with_everything_in_it(cast):
    identifier, _ = cast.receive(b"one")
    before = exhibits.exhibit(cast.store, identifier)
    stores.close_stores()
    store = stores.open_store(cast.compartment)
    assert (store.identifier, store.name) == (cast.compartment.identifier, "general")
    assert store.log_key == cast.store.log_key
    assert exhibits.exhibit(store, identifier) == before


def test_opening_an_open_store_gives_the_same_handle(cast):
    assert stores.open_store(cast.compartment) is cast.store


def test_a_wrong_key_is_damage_and_closes_nothing_that_is_open(cast):
    wrong = dataclasses.replace(cast.compartment, key=bytes(32))
    with pytest.raises(StoreDamaged) as caught:
        stores.open_store(wrong)
    assert caught.value.exit_code == 3
    assert cast.compartment.identifier in str(caught.value)
    assert exhibits.exhibits(cast.store) == ()


def test_a_closed_store_is_locked_for_every_handle_and_thread(cast):
    cast.receive(b"one")
    opened, closed, seen = threading.Event(), threading.Event(), []

    def another_desk():
        exhibits.exhibits(cast.store)
        raw = connections[cast.store.alias]
        opened.set()
        closed.wait(10)
        seen.append(raw.connection)
        try:
            exhibits.exhibits(cast.store)
        except StoreLocked:
            seen.append("locked")

    desk = threading.Thread(target=another_desk)
    desk.start()
    assert opened.wait(10)
    stores.close_stores(cast.store)
    closed.set()
    desk.join(10)
    assert seen == [None, "locked"]
    with pytest.raises(StoreLocked):
        exhibits.exhibits(cast.store)


def test_a_flipped_byte_is_damage(cast):
    for number in range(40):
        cast.receive(b"report %d" % number)
    stores.close_stores()
    content = bytearray(cast.compartment.store.read_bytes())
    # In the last page: one of those every opening reads would be found at once.
    content[-100] ^= 1
    cast.compartment.store.write_bytes(content)
    store = stores.open_store(cast.compartment)
    with access.cursor(store) as cursor:
        cursor.execute("PRAGMA cipher_integrity_check")
        assert cursor.fetchall()


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough" * 200])
def test_a_file_that_is_no_store_is_damage(cast, content):
    stores.close_stores()
    for path in cast.compartment.epoch.glob("store.db*"):
        path.unlink()
    cast.compartment.store.write_bytes(content)
    with pytest.raises(StoreDamaged):
        stores.open_store(cast.compartment)


def test_a_store_that_is_not_there_is_named_and_not_made(tmp_path):
    compartment = OpenCompartment("c-000000000009", tmp_path, bytes(32))
    with pytest.raises(stores.StoreMissing, match="c-000000000009"):
        stores.open_store(compartment)
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_a_newer_version_is_left_as_it_is(cast):
    sql(cast.store, f"PRAGMA user_version = {schema.FORMAT + 1}")
    stores.close_stores()
    before = cast.compartment.store.read_bytes()
    with pytest.raises(NewerStore, match=str(schema.FORMAT + 1)):
        stores.open_store(cast.compartment)
    assert cast.compartment.store.read_bytes() == before


def test_the_format_is_the_number_of_the_last_migration(cast):
    applied = sql(cast.store, "SELECT name FROM django_migrations WHERE app = 'archive'")
    assert max(int(name[:4]) for (name,) in applied) == schema.FORMAT


def test_the_tables_are_those_the_migrations_make(cast):
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState

    held = MigrationLoader(None).project_state()
    found = MigrationAutodetector(held, ProjectState.from_apps(apps))
    assert found._detect_changes() == {}


def test_a_store_copied_under_a_new_key_holds_everything_but_the_old_key(cast, tmp_path):
    exhibit = cast.render(DENIAL).exhibit
    kept = cast.draft(exhibit, said(DENIAL, "men were detained"))
    epoch = cast.folder / "epoch-2"
    epoch.mkdir()
    following = OpenCompartment(cast.compartment.identifier, epoch, bytes(range(32)))
    stores.copy_store(cast.compartment, following)
    with pytest.raises(StoreDamaged):
        stores.open_store(dataclasses.replace(following, key=cast.compartment.key))
    root = custody.root(cast.store)
    store = stores.open_store(following)
    assert custody.root(store) == root
    assert [hit.exhibit for hit in search([store], "detained")] == [exhibit]
    from habeas.archive.statements import read_reports

    assert read_reports(store)[0].statements == kept
    with pytest.raises(StoreLocked):
        exhibits.exhibits(cast.store)


def test_each_store_is_encrypted_logged_and_emptied_as_promised(cast):
    asked = {
        name: sql(cast.store, f"PRAGMA {name}")[0][0]
        for name in ("journal_mode", "synchronous", "secure_delete", "temp_store", "foreign_keys")
    }
    assert asked == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "foreign_keys": 1,
    }
    assert not cast.compartment.store.read_bytes().startswith(b"SQLite format 3")


def test_a_second_writer_waits_and_is_then_told(cast, monkeypatch):
    monkeypatch.setattr("habeas.archive.sqlcipher.base.PATIENCE", 0.05)
    told = []

    def another_writer():
        try:
            cast.receive(b"two")
        except StoreBusy as error:
            told.append(str(error))
        finally:
            connections[cast.store.alias].close()

    with access.writing(cast.store):
        cast.receive(b"one")
        writer = threading.Thread(target=another_writer)
        writer.start()
        writer.join(10)
    assert cast.compartment.identifier in told[0]
    assert len(exhibits.exhibits(cast.store)) == 1


def test_six_desks_write_at_once_and_nothing_is_lost(cast):
    failed = []

    def desk(number):
        try:
            for turn in range(5):
                cast.receive(b"%d %d" % (number, turn))
        except HabeasError as error:
            failed.append(error)
        finally:
            connections[cast.store.alias].close()

    desks = [threading.Thread(target=desk, args=(number,)) for number in range(6)]
    for one in desks:
        one.start()
    for one in desks:
        one.join(30)
    assert failed == []
    assert len(custody.events(cast.store)) == len(exhibits.exhibits(cast.store)) == 30
    assert verify([cast.store]) == ()


def test_a_full_disk_is_named_and_nothing_of_the_step_stays(cast):
    cast.receive(b"one")
    pages = sql(cast.store, "PRAGMA page_count")[0][0]
    sql(cast.store, f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull, match=str(cast.compartment.epoch)):
        cast.render(DENIAL * 400, exhibits.exhibits(cast.store)[0].identifier)
    assert search([cast.store], "detained") == ()


def test_a_folder_where_the_store_stood_is_named_as_out_of_reach(cast):
    stores.close_stores()
    for path in cast.compartment.epoch.glob("store.db*"):
        path.unlink()
    cast.compartment.store.mkdir()
    with pytest.raises(StoreUnreachable, match=cast.compartment.identifier):
        stores.open_store(cast.compartment)


@pytest.mark.parametrize("acknowledged", [1, 3, 8])
def test_what_was_acknowledged_outlives_a_kill_and_nothing_is_half_there(cast, acknowledged):
    compartment = cast.compartment
    given = [compartment.identifier, str(compartment.epoch), compartment.key.hex(), "m-ana"]
    code = [sys.executable, "-u", "-c", ADDING.replace("25", "10_000"), *given]
    with subprocess.Popen(code, stdout=subprocess.PIPE, text=True) as adding:
        told = [adding.stdout.readline().strip() for _ in range(acknowledged)]
        adding.kill()
        told += adding.stdout.read().split()
    kept = {held.identifier for held in exhibits.exhibits(cast.store)}
    assert set(told) - {""} <= kept
    assert verify([cast.store]) == ()
    exhibits.recover(cast.store, NOON, cast.chance)
    assert verify([cast.store]) == ()


def test_two_processes_write_one_store_and_nothing_is_lost(cast):
    compartment = cast.compartment
    given = [compartment.identifier, str(compartment.epoch), compartment.key.hex()]
    running = [
        subprocess.Popen([sys.executable, "-c", ADDING, *given, who], stdout=subprocess.DEVNULL)
        for who in ("m-ana", "m-bek")
    ]
    assert [process.wait(60) for process in running] == [0, 0]
    assert len(exhibits.exhibits(cast.store)) == 50
    assert len(custody.events(cast.store)) == 50
    assert len(set(custody.leaves(cast.store))) == 50
    assert verify([cast.store]) == ()


def test_members_are_called_by_the_names_the_store_keeps(cast):
    for member, name in [("m-bek", "Bek"), ("m-ana", "Ana"), ("m-ana", "Ana K."), ("m-bek", "Bek")]:
        members.name_member(cast.store, member, name, NOON)
    assert list(members.called(cast.store).items()) == [("m-ana", "Ana K."), ("m-bek", "Bek")]
    told = history.history(cast.store, SubjectKind.MEMBER, "m-ana")
    assert [(change.old, change.new) for change in told] == [("", "Ana"), ("Ana", "Ana K.")]


def test_the_store_of_another_compartment_is_not_taken_for_this_one(cast, tmp_path):
    other = Cast(tmp_path, "c-000000000002", seed=2)
    stores.close_stores()
    moved = dataclasses.replace(other.compartment, identifier=cast.compartment.identifier)
    with pytest.raises(StoreDamaged):
        stores.open_store(moved)


def test_an_interrupted_creation_leaves_no_open_store(tmp_path):
    cast = Cast(tmp_path)
    with pytest.raises(Exception, match="UNIQUE"):
        stores.create_store(cast.compartment, "again", "w-1", NOON, cast.chance)
    assert access.admitted() == (cast.store,)
    stores.close_stores()
