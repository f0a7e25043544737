import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from habeas.evidence.custody import (
    CustodyEvent,
    EventKind,
    NotACustodyEvent,
    WordsInCustody,
    commitment,
    read_event,
)
from habeas.evidence.merkle import leaf_hash

SHA256 = hashlib.sha256(b"the bytes").hexdigest()
RECEIVED = CustodyEvent(
    identifier="e-4g1n8s0kq2zt",
    kind=EventKind.RECEIVED,
    subject="x-0a1b2c3d4e5f",
    time=datetime(2017, 4, 1, 9, 30, tzinfo=UTC),
    member="m-11aa22bb33cc",
    tool="habeas/0.1",
    commitment=commitment(bytes(32), SHA256),
    details=(("way", "file"), ("again", "x-0a1b2c3d4e5f")),
)


def test_an_entry_has_one_form_that_anybody_can_read():
    assert RECEIVED.entry == (
        b'{"commitment":"' + RECEIVED.commitment.encode() + b'",'
        b'"details":{"again":"x-0a1b2c3d4e5f","way":"file"},"format":1,'
        b'"identifier":"e-4g1n8s0kq2zt","kind":"received","member":"m-11aa22bb33cc",'
        b'"subject":"x-0a1b2c3d4e5f","time":"2017-04-01T09:30:00.000000+00:00",'
        b'"tool":"habeas/0.1"}'
    )


def test_an_entry_is_read_back_as_the_same_event():
    assert read_event(RECEIVED.entry).entry == RECEIVED.entry
    assert RECEIVED.leaf == leaf_hash(RECEIVED.entry)


def test_the_order_of_details_does_not_matter():
    assert replace(RECEIVED, details=RECEIVED.details[::-1]).entry == RECEIVED.entry


def test_one_moment_has_one_form_wherever_the_clock_stood():
    local = RECEIVED.time.astimezone(timezone(timedelta(hours=3)))
    assert replace(RECEIVED, time=local).entry == RECEIVED.entry


def test_the_log_says_nothing_of_the_bytes_once_the_salt_is_gone():
    assert SHA256 not in RECEIVED.entry.decode()
    assert commitment(bytes(32), SHA256) != commitment(b"\x01" * 32, SHA256)


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "the man from Besk"},
        {"subject": ""},
        {"member": "Imre Solt"},
        {"tool": "a tool with words"},
        {"identifier": "x\n"},
        {"commitment": "ab"},
        {"details": (("note", "he was seen at Orlo"),)},
        {"details": (("a note", "x"),)},
        {"details": (("way", "file"), ("way", "mail"))},
        {"time": datetime(2017, 4, 1)},
    ],
)
def test_words_never_enter_the_log_and_are_not_repeated_by_the_error(change):
    with pytest.raises(WordsInCustody) as raised:
        replace(RECEIVED, **change)
    assert "Besk" not in str(raised.value)
    assert "Orlo" not in str(raised.value)


@pytest.mark.parametrize("entry", [b"", b"{}", b"[]", b"\xff", RECEIVED.entry + b" "])
def test_what_is_no_event_in_its_one_form_is_refused(entry):
    with pytest.raises(NotACustodyEvent):
        read_event(entry)


def test_an_event_of_an_unknown_kind_is_refused():
    fields = json.loads(RECEIVED.entry)
    fields["kind"] = "forgotten"
    with pytest.raises(NotACustodyEvent):
        read_event(json.dumps(fields, sort_keys=True, separators=(",", ":")).encode())
