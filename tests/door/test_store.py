"""The store of the relay: three columns, no order, nothing left of what was deleted."""

import sqlite3
from hashlib import sha256

import pytest
from door.forms import TEXT, envelope

from habeas.door.faults import (
    RelayStoreDamaged,
    RelayStoreFull,
    RelayStoreInUse,
    RelayStoreUnwritable,
)
from habeas.door.store import RESERVE, TIDYING, Box, Kept, Store

ROOM = 1 << 30


@pytest.fixture
def file(tmp_path):
    return tmp_path / "relay.store"


@pytest.fixture
def store(file):
    opened = Store(file, ROOM)
    yield opened
    opened.close()


def noise(number, size=TEXT):
    return (sha256(f"envelope {number}".encode()).digest() * (size // 32 + 1))[:size]


def named(number):
    return sha256(f"slot {number}".encode()).digest()[:16]


def test_each_table_has_three_columns_and_no_number_of_its_rows(store, file):
    store.close()
    rows = sqlite3.connect(file)
    for table in ("inbox", "outbox"):
        columns = [row[1] for row in rows.execute(f"PRAGMA table_info({table})")]
        assert columns == ["slot", "expires_day", "blob"]
        with pytest.raises(sqlite3.OperationalError):
            rows.execute(f"SELECT rowid FROM {table}")  # noqa: S608


def test_what_was_kept_is_there_after_the_relay_ended(store, file):
    assert store.put(Box.INBOX, named(1), noise(1), 20_000) is Kept.NOW
    store.close()
    again = Store(file, ROOM)
    assert again.get(Box.INBOX, named(1)) == noise(1)
    again.close()


def test_only_its_user_may_read_the_store(store, file):
    store.put(Box.INBOX, named(1), noise(1), 20_000)
    modes = {path.stat().st_mode & 0o777 for path in file.parent.iterdir()}
    assert modes == {0o600}


def test_a_deleted_envelope_is_in_no_file_any_more(store, file):
    for number in range(6):
        store.put(Box.INBOX, named(number), noise(number), 20_000)
    store.drop(Box.INBOX, named(3))
    store.expire(19_999)
    store.tidy()
    left = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert noise(3, 32) not in left
    assert named(3) not in left
    assert noise(4, 32) in left


def filled_in(file, order):
    """The bytes of a store that these envelopes came to in this order, after tidying."""
    store = Store(file, ROOM)
    for number in order:
        store.put(Box.INBOX, named(number), noise(number), 20_000)
    store.tidy()
    store.close()
    return file.read_bytes()


def correlation(ranks):
    """Spearman's, with the order of arrival."""
    count = len(ranks)
    squares = sum((rank - number) ** 2 for number, rank in enumerate(ranks))
    return 1 - 6 * squares / (count * (count**2 - 1))


def test_after_tidying_no_place_in_the_file_tells_what_came_before_what(file):
    count = 200
    held = filled_in(file, range(count))
    places = [held.index(named(number)) for number in range(count)]
    ranks = {place: rank for rank, place in enumerate(sorted(places))}
    # Four standard deviations of Spearman's coefficient of unrelated orders: 1/√(n-1) each.
    assert abs(correlation([ranks[place] for place in places])) < 4 / (count - 1) ** 0.5


def test_the_file_is_the_same_whatever_order_they_came_in(tmp_path):
    forwards = filled_in(tmp_path / "forwards", range(60))
    backwards = filled_in(tmp_path / "backwards", reversed(range(60)))
    assert forwards == backwards


def test_the_write_ahead_log_is_empty_after_tidying(store, file):
    store.put(Box.INBOX, named(1), noise(1), 20_000)
    store.tidy()
    assert file.with_name(file.name + "-wal").stat().st_size == 0


def test_what_is_due_goes_and_the_rest_stays(store):
    for number, day in enumerate((9, 10, 11)):
        store.put(Box.INBOX, named(number), noise(number), day)
    store.put(Box.OUTBOX, named(9), noise(9), 10)
    assert store.expire(10) == 3
    assert store.slots(Box.INBOX) == [named(2)]
    assert store.slots(Box.OUTBOX) == []


def test_room_is_given_back_by_what_goes(file):
    store = Store(file, 2 * TEXT)
    store.put(Box.INBOX, named(1), noise(1), 20_000)
    store.put(Box.OUTBOX, named(2), noise(2), 20_000)
    with pytest.raises(RelayStoreFull):
        store.put(Box.INBOX, named(3), noise(3), 20_000)
    store.drop(Box.OUTBOX, named(2))
    assert store.put(Box.INBOX, named(3), noise(3), 20_000) is Kept.NOW
    store.close()
    again = Store(file, 2 * TEXT)
    assert not again.has_room(1)
    again.close()


def test_a_disk_keeps_enough_to_delete_and_to_tidy(file):
    free = [TIDYING * TEXT + RESERVE + TEXT]
    store = Store(file, ROOM, lambda: free[0])
    assert store.put(Box.INBOX, named(1), noise(1), 20_000) is Kept.NOW
    free[0] -= TEXT
    assert not store.has_room(TEXT)
    with pytest.raises(RelayStoreFull):
        store.put(Box.INBOX, named(2), noise(2), 20_000)
    assert store.put(Box.INBOX, named(1), noise(1), 20_000) is Kept.ALREADY
    assert store.drop(Box.INBOX, named(1))
    assert store.has_room(TEXT)
    store.close()


def test_a_full_disk_loses_nothing_and_is_told(store):
    store.put(Box.INBOX, named(1), noise(1), 20_000)
    pages = store._rows.execute("PRAGMA page_count").fetchone()[0]
    store._rows.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(RelayStoreFull):
        store.put(Box.INBOX, named(2), noise(2), 20_000)
    assert store.get(Box.INBOX, named(1)) == noise(1)
    store._rows.execute("PRAGMA max_page_count = 1000000")
    assert store.put(Box.INBOX, named(2), noise(2), 20_000) is Kept.NOW


def test_a_second_relay_cannot_take_the_store(store, file, monkeypatch):
    store.put(Box.INBOX, named(1), noise(1), 20_000)
    monkeypatch.setattr("habeas.door.store.PATIENCE", 0.01)
    with pytest.raises(RelayStoreInUse):
        Store(file, ROOM)


def test_a_file_that_is_no_store_is_left_as_it_is(file):
    file.write_bytes(envelope())
    with pytest.raises(RelayStoreDamaged):
        Store(file, ROOM)
    assert file.read_bytes() == envelope()


def test_a_damaged_store_is_told_and_left(store, file):
    for number in range(20):
        store.put(Box.INBOX, named(number), noise(number), 20_000)
    store.tidy()
    store.close()
    held = bytearray(file.read_bytes())
    held[4096 * 2 : 4096 * 4] = b"\x5a" * 4096 * 2
    file.write_bytes(held)
    with pytest.raises(RelayStoreDamaged):
        Store(file, ROOM)
    assert file.read_bytes() == held


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(RelayStoreUnwritable):
        Store(tmp_path / "missing" / "relay.store", ROOM)


def test_a_reply_is_read_whether_or_not_it_is_the_one_asked_for(store):
    assert store.nearest_reply(named(1)) == (b"", b"")
    store.put(Box.OUTBOX, named(1), noise(1), 20_000)
    for slot in (named(1), bytes(16), b"\xff" * 16):
        assert store.nearest_reply(slot) == (named(1), noise(1))
