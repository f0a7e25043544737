"""What is on its way in: whole when it has come, never in clear on the disk."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.spooling import BLOCK, Spool

CANARY = b"a word that no disk may hold"


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_what_was_written_in_pieces_comes_back_as_one(tmp_path_factory, pieces):
    spool = Spool(tmp_path_factory.getbasetemp(), os.urandom)
    for piece in pieces:
        spool.write(piece)
    with spool.stream() as stream:
        assert stream.read() == b"".join(pieces)


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK])
def test_every_size_around_a_block_comes_back(tmp_path, size):
    spool = Spool(tmp_path, os.urandom)
    written = os.urandom(size)
    spool.write(written)
    assert spool.size == size
    with spool.stream() as stream:
        assert stream.read() == written


def test_the_file_has_no_name_and_holds_nothing_in_clear(tmp_path):
    spool = Spool(tmp_path, os.urandom)
    spool.write(CANARY * (BLOCK // len(CANARY) + 1))
    assert list(tmp_path.iterdir()) == []
    on_disk = Path(f"/proc/self/fd/{spool._file.fileno()}")
    if not on_disk.exists():
        pytest.skip("no /proc here")
    assert on_disk.stat().st_size > BLOCK
    assert CANARY not in on_disk.read_bytes()
    spool.close()


def test_it_is_given_as_often_as_it_is_asked_for_and_from_any_place(tmp_path):
    spool = Spool(tmp_path, os.urandom)
    written = os.urandom(2 * BLOCK + 7)
    spool.write(written)
    with spool.stream() as first:
        assert first.read() == written
    second = spool.stream()
    for place in (BLOCK - 3, 2 * BLOCK + 1, 0):
        assert second.seek(place) == place
        assert second.read(10) == written[place : place + 10]
    assert second.seek(-4, os.SEEK_END) == len(written) - 4
    assert second.read() == written[-4:]
    spool.close()
