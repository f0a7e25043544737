"""The collecting side: desks fetch, delete and reply."""

import pytest
from door.forms import PART, TEXT, envelope, slot

from habeas.door.store import Box


def test_a_desk_sees_every_slot_in_the_order_of_slots(relay):
    for number in range(5):
        relay.visitor.send(number, envelope())
    _, listed = relay.desk.ask("GET", "/in")
    assert [listed[at : at + 16].hex() for at in range(0, len(listed), 16)] == sorted(
        slot(number) for number in range(5)
    )


def test_the_only_desk_fetches_and_deletes_what_it_kept(relay_with):
    relay = relay_with(only_desk=True)
    relay.visitor.send(1)
    assert relay.desk.ask("GET", f"/in/{slot(1)}") == (200, envelope(1))
    assert relay.desk.told("DELETE", f"/in/{slot(1)}") == (200, {"deleted": True})
    assert relay.desk.told("GET", f"/in/{slot(1)}") == (404, {"problem": "not_found"})
    assert relay.desk.ask("DELETE", f"/in/{slot(1)}")[0] == 200


def test_a_desk_that_was_left_out_cannot_destroy_what_others_are_still_to_collect(relay):
    relay.visitor.send(1)
    assert relay.desk.told("DELETE", f"/in/{slot(1)}") == (403, {"problem": "shared"})
    assert relay.desk.ask("GET", f"/in/{slot(1)}") == (200, envelope(1))


@pytest.mark.parametrize("only_desk", [True, False])
def test_no_desk_can_take_away_a_reply_whose_slot_everybody_sees(relay_with, only_desk):
    relay = relay_with(only_desk=only_desk)
    relay.desk.ask("PUT", f"/out/{slot(1)}", envelope(1))
    assert relay.desk.told("DELETE", f"/out/{slot(1)}") == (405, {"problem": "method"})
    assert relay.store.slots(Box.OUTBOX) == [bytes.fromhex(slot(1))]


def test_a_desk_sees_the_week_that_visitors_get(relay):
    assert relay.desk.told("GET", "/week") == relay.visitor.told("GET", "/week")
    relay.moment.days(200)
    assert relay.desk.told("GET", "/week") == (404, {"problem": "no_week"})


def test_a_reply_is_of_the_size_of_a_text_and_sealed(relay):
    place = f"/out/{slot(1)}"
    assert relay.desk.told("PUT", place, envelope(1)) == (200, {"kept": True})
    assert relay.desk.told("PUT", place, envelope(2)) == (409, {"problem": "slot_taken"})
    assert relay.desk.told("PUT", place, envelope(1, PART)) == (413, {"problem": "too_large"})
    assert relay.desk.told("PUT", place, bytes(TEXT)) == (400, {"problem": "not_an_envelope"})
    assert relay.store.slots(Box.OUTBOX) == [bytes.fromhex(slot(1))]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("PUT", f"/in/{slot(1)}", 405),
        ("GET", f"/out/{slot(1)}", 405),
        ("GET", "/in/../out", 404),
        ("POST", "/in", 404),
    ],
)
def test_a_desk_can_do_nothing_else(relay, method, path, status):
    assert relay.desk.ask(method, path)[0] == status


def test_a_full_or_broken_store_is_told_to_the_desk(relay_with):
    relay = relay_with(room=TEXT)
    relay.visitor.send(1)
    assert relay.desk.told("PUT", f"/out/{slot(2)}", envelope(2)) == (507, {"problem": "full"})
    relay.store.close()
    assert relay.desk.told("GET", "/in") == (503, {"problem": "store"})
