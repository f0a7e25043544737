"""A week's key takes all of its parts, and the blocks of a week take the root's signature."""

import os
from dataclasses import replace

import pytest

from habeas.evidence.sealing import HybridIdentity
from habeas.intake import blocks, buried, desks, roots
from habeas.intake.blocks import BadSignature, Reader, WeekBlock
from habeas.intake.buried import DamagedWeekKey
from habeas.intake.desks import Desk, Desks, NotADeskFile, OfferedKey
from habeas.intake.plain import NotOfTheFormat
from habeas.intake.weeks import Week
from habeas.words.bilingual import Bilingual

WEEK = Week(2026, 48)
NAME, ABOUT = Bilingual("Desk", "Стол"), Bilingual("Two people.", "Два человека.")
KEYS = [HybridIdentity.from_seed(bytes([n]) * 32).recipient for n in range(5)]


def test_a_key_opens_with_all_of_its_parts_and_with_none_of_them_changed():
    identity, part = HybridIdentity.generate(os.urandom), os.urandom(32)
    halves = buried.halved(identity, WEEK, part, os.urandom)
    assert buried.joined(halves, WEEK, part).recipient == identity.recipient
    assert identity.seed not in halves.apart + halves.here
    wrong = (
        (halves, WEEK, os.urandom(32)),
        (halves, WEEK.later(1), part),
        (replace(halves, here=os.urandom(32)), WEEK, part),
        (replace(halves, apart=os.urandom(len(halves.apart))), WEEK, part),
        (replace(halves, apart=halves.apart[:-1]), WEEK, part),
        (replace(halves, apart=b""), WEEK, part),
    )
    for told in wrong:
        with pytest.raises(DamagedWeekKey):
            buried.joined(*told)


def block(readers=2, recovery=False):
    held = tuple(Reader("abcd"[n], NAME, ABOUT, n > 0, KEYS[n]) for n in range(readers))
    spare = Reader("", NAME, Bilingual("", ""), True, KEYS[4]) if recovery else None
    return WeekBlock("0123456789abcdef", WEEK, 1, held, spare, (ABOUT,))


@pytest.mark.parametrize("told", [block(), block(1), block(4), block(3, True)])
def test_a_signed_week_is_read_back_and_a_changed_one_is_refused(told):
    root = roots.new_root(os.urandom)
    signed = blocks.signed(told, root)
    assert blocks.checked(signed, roots.public_of(root)) == told
    with pytest.raises(BadSignature):
        blocks.checked(signed, roots.public_of(roots.new_root(os.urandom)))
    other = blocks.signed(replace(told, number=2), root)
    with pytest.raises(BadSignature):
        blocks.checked({**signed, "block": other["block"]}, roots.public_of(root))


def test_a_week_with_nobody_with_five_or_with_one_key_twice_is_refused():
    twice = replace(block(), desks=(block().desks[0], replace(block().desks[1], key=KEYS[0])))
    for told in (block(0), block(4, True), twice):
        with pytest.raises(NotOfTheFormat):
            blocks.read(blocks.body_of(told))


def test_a_desk_file_is_read_back_and_anything_else_is_refused():
    desk = Desk("", NAME, ABOUT, "c-000000000000", (OfferedKey(str(WEEK), KEYS[0]),))
    read = desks.read_desk_file(desks.desk_file(desk), "f")
    assert (read.name, read.about, read.keys, read.is_outside) == (NAME, ABOUT, desk.keys, True)
    assert desks.read_desk_file(KEYS[1].encode() + b"\n", "f").key_for(WEEK) == KEYS[1]
    for wrong in (b"", b"age1pq1short", b"{}", b"age1" + b"q" * 58, KEYS[0][:-1].encode()):
        with pytest.raises(NotADeskFile):
            desks.read_desk_file(wrong, "f")


def test_desks_take_the_first_free_place_and_a_name_in_both_languages():
    held = Desks().with_desk(Desk("", NAME, ABOUT)).with_desk(Desk("", NAME, ABOUT))
    assert [one.place for one in held.held] == ["a", "b"]
    left = replace(held, held=held.held[1:]).with_desk(Desk("", NAME, ABOUT))
    assert [one.place for one in left.held] == ["b", "a"]
