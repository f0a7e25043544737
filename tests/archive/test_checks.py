"""Checks that are kept, and what is shown on copies."""

import pytest
from archive.compartment import NOON

from habeas.archive import access, checks, custody, verification
from habeas.archive.demonstrations import NothingToShow, flip_a_byte, shorten_the_log
from habeas.archive.models import CustodyRow
from habeas.archive.verification import Finding, Problem
from habeas.evidence.custody import EventKind
from habeas.evidence.objects import EvidenceMissing

LARGE = b"0123456789abcdef" * 100_000


def keep(cast, *found):
    return checks.keep(cast.store, found, ("m-ana", NOON), cast.chance)


def test_before_the_first_check_there_is_none(cast):
    assert checks.last(cast.store) is None


def test_the_last_check_comes_back_as_it_was_kept(cast):
    cast.receive(b"A report.")
    keep(cast)
    found = Finding(cast.store.identifier, "x-1", Problem.CHANGED, "x-1")
    kept = keep(cast, found)
    assert checks.last(cast.store) == kept
    assert (kept.exhibits, kept.found, kept.is_intact) == (1, (found,), False)


def test_the_custody_log_says_how_a_check_ended(cast):
    keep(cast)
    keep(cast, Finding(cast.store.identifier, "x-1", Problem.CHANGED, "x-1"))
    kinds = [event.kind for event in custody.events(cast.store)]
    assert kinds == [EventKind.VERIFIED, EventKind.CHANGED]


def test_a_check_that_was_kept_spoils_no_later_one(cast):
    cast.receive(b"A report.")
    keep(cast)
    assert verification.verify([cast.store]) == ()


def test_a_column_beside_an_entry_that_was_changed_is_found(cast):
    cast.receive(b"A report.")
    access.rows(cast.store, CustodyRow).update(member="m-imre")
    (found,) = verification.verify([cast.store])
    assert found.problem is Problem.ENTRY


def test_others_are_let_in_after_each_exhibit(cast):
    for number in range(3):
        cast.receive(f"Report {number}.".encode())
    breaths = [one for one in verification.steps(cast.store) if one is None]
    assert len(breaths) > 3


@pytest.mark.parametrize("content", [b"A report.", LARGE], ids=["in a pack", "a file of its own"])
def test_one_flipped_bit_in_a_copy_is_found(cast, tmp_path, content):
    exhibit, _ = cast.receive(content)
    before = {
        p: p.read_bytes() for p in cast.folder.rglob("*") if p.is_file() and "vault" in p.parts
    }
    shown = flip_a_byte(cast.store, tmp_path)
    assert shown.exhibit == exhibit
    assert bin(shown.was ^ shown.became).count("1") == 1
    assert (shown.copy_was_intact, shown.copy_was_found, shown.real_is_intact) == (True,) * 3
    assert {p: p.read_bytes() for p in before} == before
    assert not list(tmp_path.glob(".new-*"))


def test_the_copy_is_never_in_clear(cast, tmp_path, monkeypatch):
    cast.receive(b"A canary in the words.")
    seen = []
    from habeas.archive import demonstrations

    real = demonstrations._change

    def change(file, position):
        seen.append(file.read_bytes())
        return real(file, position)

    monkeypatch.setattr(demonstrations, "_change", change)
    flip_a_byte(cast.store, tmp_path)
    assert seen
    assert all(b"canary" not in held for held in seen)


def test_a_real_one_that_is_broken_already_is_not_called_intact(cast, tmp_path):
    cast.receive(b"A report.")
    (pack,) = cast.folder.joinpath("vault").rglob("*.pack")
    held = bytearray(pack.read_bytes())
    held[len(held) // 2] ^= 1
    pack.write_bytes(held)
    shown = flip_a_byte(cast.store, tmp_path)
    assert not shown.real_is_intact
    assert not shown.copy_was_intact


def test_an_exhibit_whose_bytes_are_gone_is_said_to_be_missing(cast, tmp_path):
    cast.receive(b"A report.")
    (pack,) = cast.folder.joinpath("vault").rglob("*.pack")
    pack.unlink()
    with pytest.raises(EvidenceMissing):
        flip_a_byte(cast.store, tmp_path)


def test_a_log_without_its_end_looks_whole_and_is_found_by_a_checkpoint(cast):
    cast.receive(b"A report.")
    cast.receive(b"Another.")
    shown = shorten_the_log(cast.store)
    assert (shown.entries, shown.left) == (2, 1)
    assert (shown.looks_whole, shown.was_found, shown.real_holds) == (True, True, True)
    assert len(custody.leaves(cast.store)) == 2
    assert custody.checkpoints(cast.store) == ()


def test_where_nothing_is_kept_there_is_nothing_to_show(cast, tmp_path):
    with pytest.raises(NothingToShow):
        flip_a_byte(cast.store, tmp_path)
    with pytest.raises(NothingToShow):
        shorten_the_log(cast.store)
