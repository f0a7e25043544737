"""Versions of a value: the last counts, none is lost, and two people do not overwrite."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from archive.compartment import NOON

from habeas.archive import access, chains, ledger
from habeas.archive.chains import Break, Chain
from habeas.archive.ledger import NotKept, Writing, WrittenMeanwhile
from habeas.archive.models import LedgerRow

ANA, BEK = ("m-ana", NOON), ("m-bek", NOON + timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Plan:
    hours: str
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    words: str


def test_the_last_version_counts_and_every_earlier_one_is_there(cast):
    ledger.put(cast.store, "p-1", Plan("after nine"), ANA)
    ledger.put(cast.store, "p-1", Plan("before noon", ("radio",)), BEK, 1, "she asked")
    assert ledger.one(cast.store, Plan, "p-1").value == Plan("before noon", ("radio",))
    told = [
        (kept.version, kept.value.hours, kept.reason, kept.member)
        for kept in ledger.versions(cast.store, Plan, "p-1")
    ]
    assert told == [(1, "after nine", "", "m-ana"), (2, "before noon", "she asked", "m-bek")]


def test_the_second_of_two_who_change_one_plan_is_told_and_nothing_is_lost(cast):
    ledger.put(cast.store, "p-1", Plan("first"), ANA)
    ledger.put(cast.store, "p-1", Plan("hers"), ANA, 1)
    with pytest.raises(WrittenMeanwhile):
        ledger.put(cast.store, "p-1", Plan("his"), BEK, 1)
    with pytest.raises(WrittenMeanwhile):
        ledger.put(cast.store, "p-1", Plan("made anew"), BEK)
    assert ledger.one(cast.store, Plan, "p-1").value.hours == "hers"


def test_several_are_written_together_or_not_at_all(cast):
    ledger.put(cast.store, "p-2", Plan("there"), ANA)
    with pytest.raises(WrittenMeanwhile):
        ledger.put_all(
            cast.store, [Writing("p-1", Plan("new")), Writing("p-2", Plan("late"), 7)], ANA
        )
    assert [kept.identifier for kept in ledger.held(cast.store, Plan)] == ["p-2"]


def test_each_kind_has_its_own_list_in_the_order_of_first_keeping(cast):
    for identifier in ("p-2", "p-1", "p-3"):
        ledger.put(cast.store, identifier, Plan(identifier), ANA)
    ledger.put(cast.store, "p-2", Need("shelter"), ANA)
    ledger.put(cast.store, "p-2", Plan("again"), ANA, 1)
    assert [kept.identifier for kept in ledger.held(cast.store, Plan)] == ["p-2", "p-1", "p-3"]
    assert [kept.value for kept in ledger.held(cast.store, Need)] == [Need("shelter")]


def test_several_kinds_are_given_at_once_in_the_same_order(cast):
    for identifier in ("p-2", "p-1"):
        ledger.put(cast.store, identifier, Plan(identifier), ANA)
        ledger.put(cast.store, identifier, Need(identifier), ANA)
    ledger.put(cast.store, "p-2", Plan("again"), ANA, 1)
    held = ledger.everything(cast.store, [Plan, Need])
    assert held == {kind: ledger.held(cast.store, kind) for kind in (Plan, Need)}
    assert [kept.identifier for kept in held[Plan]] == ["p-2", "p-1"]


def test_what_is_not_there_is_said_to_be_not_there(cast):
    with pytest.raises(NotKept):
        ledger.one(cast.store, Plan, "p-1")
    assert ledger.versions(cast.store, Plan, "p-1") == ()


@pytest.mark.parametrize(
    "columns",
    [{"shape": '{"hours":"never"}'}, {"member": "m-eve"}, {"reason": "other"}, {"version": 9}],
    ids=lambda columns: next(iter(columns)),
)
def test_a_version_changed_from_outside_no_longer_fits(cast, columns):
    ledger.put(cast.store, "p-1", Plan("after nine"), ANA)
    access.rows(cast.store, LedgerRow).update(**columns)
    assert Break(Chain.LEDGER, "p-1") in chains.breaks(cast.store)


def test_an_older_version_marked_as_the_present_one_is_found(cast):
    ledger.put(cast.store, "p-1", Plan("first"), ANA)
    ledger.put(cast.store, "p-1", Plan("second"), ANA, 1)
    assert ledger.astray(cast.store) == ()
    access.rows(cast.store, LedgerRow).filter(version=1).update(present=True)
    access.rows(cast.store, LedgerRow).filter(version=2).update(present=False)
    assert ledger.astray(cast.store) == ("p-1",)
