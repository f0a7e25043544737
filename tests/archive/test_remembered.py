"""What was worked out is remembered while it holds and its stores are open, and no longer."""

from contextlib import suppress

import pytest
from archive.compartment import NOON, Cast

from habeas.archive import bodies, ledger, remembered, standing_over, stores
from habeas.archive.access import writing
from habeas.archive.keyring import StoreLocked
from habeas.archive.remembered import remembered as kept
from habeas.bodies.body import BodyKind
from habeas.bodies.entered import EnteredBody
from habeas.bodies.graph import BodyGraph, TieKind
from habeas.bodies.ties import tie_between

ANA = ("m-ana", NOON)
POST = EnteredBody("vm.post", "the post at Keld", BodyKind.INSTITUTION)


class Asked:
    """How often it was worked out."""

    def __init__(self):
        self.times = 0

    def __call__(self, store):
        def make():
            self.times += 1
            return standing_over.standing_over(store)

        return kept([store], "ties", standing_over.head(store), make)


def test_it_is_worked_out_once_and_again_after_a_graph_or_an_entry_changed(cast):
    asked, store = Asked(), cast.store
    assert (asked(store).entered, asked(store).found, asked.times) == ((), (), 1)
    tie = tie_between(TieKind.COMMANDS, "a", "b")
    bodies.keep_graph(store, BodyGraph((), (tie,)), NOON)
    assert (len(asked(store).found), len(asked(store).found), asked.times) == (1, 1, 2)
    ledger.put(store, POST.key, POST, ANA)
    assert ([one.key for one in asked(store).entered], asked.times) == ([POST.key], 3)
    ledger.put(store, "p-1", Asked.__name__, ANA)  # Something else: it rests on none of that.
    assert (asked(store).entered[0].key, asked.times) == (POST.key, 3)


def test_what_was_taken_back_before_it_was_written_is_not_remembered_as_what_came_after(cast):
    asked, store = Asked(), cast.store

    class Undone(Exception):
        pass

    def enter(name):
        ledger.put(store, POST.key, EnteredBody(POST.key, name, BodyKind.INSTITUTION), ANA)
        return asked(store).entered[0].name.en

    with suppress(Undone), writing(store):
        assert enter("the post") == "the post"
        raise Undone
    assert asked(store).entered == ()
    assert enter("the barracks") == "the barracks"


def test_it_is_forgotten_when_one_of_its_stores_is_closed(cast, tmp_path):
    other = Cast(tmp_path / "other", "c-000000000002", seed=2).store
    kept([cast.store, other], "both", 1, lambda: "secret")
    kept([other], "one", 1, lambda: "other")
    stores.close_stores(cast.store)
    assert [name for _, name in remembered._HELD] == ["one"]
    with pytest.raises(StoreLocked):
        kept([cast.store], "both", 1, lambda: "secret")


def test_a_store_closed_while_it_is_worked_out_leaves_nothing_behind(cast):
    with pytest.raises(StoreLocked):
        kept([cast.store], "late", 1, lambda: stores.close_stores(cast.store))
    assert not [name for _, name in remembered._HELD if name == "late"]
