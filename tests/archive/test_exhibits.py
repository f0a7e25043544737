import io
import os

import pytest
from archive.compartment import NOON

from habeas.archive import custody, exhibits, history
from habeas.archive.history import SubjectKind
from habeas.archive.verification import verify
from habeas.evidence.custody import EventKind, commitment

CAME = exhibits.Received("a.txt", "text/plain", "paper", "added", "m-ana", NOON)


def test_what_was_kept_is_read_back_byte_for_byte(cast):
    identifier, is_new = cast.receive(b"\x00bytes as they came\r\n", name="Копия (1).txt")
    kept = exhibits.exhibit(cast.store, identifier)
    assert is_new
    assert kept.name == "Копия (1).txt"
    assert cast.store.vault.read(kept.sealed) == b"\x00bytes as they came\r\n"


def test_the_same_bytes_twice_are_one_exhibit_received_twice(cast):
    first, _ = cast.receive(b"one text", name="a.txt")
    second, is_new = cast.receive(b"one text", name="b.txt", member="m-bek")
    kept = exhibits.exhibit(cast.store, first)
    assert (second, is_new) == (first, False)
    assert [(came.name, came.member) for came in kept.receptions] == [
        ("a.txt", "m-ana"),
        ("b.txt", "m-bek"),
    ]
    assert [e.kind for e in custody.events(cast.store, first)] == [EventKind.RECEIVED] * 2
    assert len(list((cast.folder / "vault" / "packs").iterdir())) == 1


def test_the_log_speaks_of_bytes_by_commitment_never_by_their_hash(cast):
    identifier, _ = cast.receive(b"one text")
    sealed = exhibits.exhibit(cast.store, identifier).sealed
    (event,) = custody.events(cast.store, identifier)
    assert event.commitment not in ("", sealed.sha256, commitment(bytes(32), sealed.sha256))
    assert sealed.sha256.encode() not in event.entry


def test_an_attachment_knows_the_mail_it_came_in(cast):
    mail, _ = cast.receive(b"a mail")
    attachment, _ = cast.receive(b"its attachment", parent=mail)
    assert exhibits.exhibit(cast.store, attachment).receptions[0].parent == mail


def test_a_group_is_kept_whole_or_not_at_all(cast):
    class Torn(Exception):
        pass

    def arrivals():
        yield io.BytesIO(b"first of the group"), CAME
        raise Torn

    with pytest.raises(Torn):
        exhibits.receive(cast.store, arrivals(), cast.chance)
    assert cast.store.vault.leftovers(()) == ()
    assert exhibits.exhibits(cast.store) == ()
    assert custody.events(cast.store) == ()


def test_a_group_is_answered_in_its_own_order(cast):
    known, _ = cast.receive(b"known")
    arrivals = [(io.BytesIO(content), CAME) for content in (b"new", b"known", b"new")]
    answered = exhibits.receive(cast.store, arrivals, cast.chance)
    assert [is_new for _, is_new in answered] == [True, False, False]
    assert answered[1][0] == known
    assert answered[0][0] == answered[2][0]


def test_exhibits_come_in_an_order_that_their_bytes_alone_decide(cast):
    for content in (b"c", b"a", b"b"):
        cast.receive(content)
    hashes = [kept.sealed.sha256 for kept in exhibits.exhibits(cast.store)]
    assert hashes == sorted(hashes)


def test_an_exhibit_nobody_kept_is_named_as_it_was_asked_for(cast):
    with pytest.raises(exhibits.NoSuchExhibit, match="x-nothing"):
        exhibits.exhibit(cast.store, "x-nothing")


def test_the_index_accounts_for_every_place_in_the_vault(cast):
    cast.receive(b"one")
    cast.receive(b"two")
    assert cast.store.vault.leftovers(exhibits.places(cast.store)) == ()


def test_each_arrival_is_in_the_history_with_its_reason(cast):
    identifier, _ = cast.receive(b"one", name="a.txt", reason="sent by a relative")
    (change,) = history.history(cast.store, SubjectKind.EXHIBIT, identifier)
    assert (change.field, change.new, change.reason) == ("received", "a.txt", "sent by a relative")


def test_a_file_name_that_is_no_text_is_kept_as_python_shows_it(cast):
    identifier, _ = cast.receive(b"one", name=os.fsdecode(b"\xff.txt"))
    assert exhibits.exhibit(cast.store, identifier).name == r"\udcff.txt"
    assert verify([cast.store]) == ()


def test_an_attachment_of_nothing_is_refused(cast):
    with pytest.raises(exhibits.NoSuchExhibit, match="x-none"):
        cast.receive(b"an attachment", parent="x-none")
    assert exhibits.exhibits(cast.store) == ()
