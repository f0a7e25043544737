import errno
import hashlib
import io
import os
import resource
import signal
from contextlib import suppress

import pytest
from evidence.keeping import killed_at
from evidence.vaulting import CANARY, everything_in, file_of, put

from habeas.evidence import packs
from habeas.evidence.chunked import CHUNK
from habeas.evidence.disk import DiskFull, WriteRefused
from habeas.evidence.groups import SMALL
from habeas.evidence.objects import (
    ChangedWhileReading,
)
from habeas.evidence.packs import NotAPlace, Place
from habeas.evidence.vault import Leftover, Vault

SIZES = [0, 1, CHUNK, SMALL - 1, SMALL, SMALL + 1, 3 * SMALL + 17]


@pytest.mark.parametrize("size", SIZES)
def test_what_goes_in_comes_out(vault, size):
    content = (CANARY * (size // len(CANARY) + 1))[:size]
    sealed = put(vault, content)
    assert (sealed.size, sealed.sha256) == (size, hashlib.sha256(content).hexdigest())
    assert vault.read(sealed) == content
    with vault.open(sealed) as stream:
        assert stream.read() == content
    vault.check(sealed)


@pytest.mark.parametrize("size", SIZES)
def test_neither_the_words_nor_the_plain_hash_are_anywhere_on_disk(vault, size):
    content = (CANARY * (size // len(CANARY) + 1))[:size]
    sealed = put(vault, content)
    names, held = everything_in(vault.folder)
    assert CANARY[:20] not in held
    for shown in (names.encode(), held):
        assert sealed.sha256.encode() not in shown
        assert bytes.fromhex(sealed.sha256) not in shown
        assert sealed.key not in shown


def test_names_differ_between_two_compartments_for_the_same_bytes(vault, tmp_path):
    other = Vault(tmp_path / "other", bytes(32))
    assert put(vault, CANARY).name != put(other, CANARY).name


def test_small_objects_share_a_pack_and_large_ones_stand_alone(vault):
    small = vault.put_many([io.BytesIO(bytes([n])) for n in range(5)], os.urandom)
    large = put(vault, bytes(SMALL))
    assert len({sealed.place.file for sealed in small}) == 1
    assert large.place.file.startswith("objects/")
    assert large.place.start == 0


def test_a_pack_goes_on_where_the_last_put_ended(vault):
    first, second = put(vault, b"one"), put(vault, b"two")
    assert first.place.file == second.place.file
    assert second.place.start > first.place.start
    assert (vault.read(first), vault.read(second)) == (b"one", b"two")


def test_a_full_pack_is_followed_by_another(vault, monkeypatch):
    monkeypatch.setattr(packs, "FULL", 1000)
    sealed = vault.put_many([io.BytesIO(bytes([n]) * 600) for n in range(6)], os.urandom)
    assert len({one.place.file for one in sealed}) == 3
    assert [vault.read(one)[:1] for one in sealed] == [bytes([n]) for n in range(6)]


@pytest.mark.parametrize("size", [20, SMALL + 20])
def test_the_same_bytes_again_give_the_object_already_held(vault, size):
    content = bytes(size)
    first = put(vault, content)
    before = everything_in(vault.folder)
    again = put(vault, content, held={first.name: first}.get)
    assert again == first
    assert everything_in(vault.folder) == before


@pytest.mark.parametrize("size", [20, SMALL + 20])
def test_the_same_bytes_twice_in_one_group_are_sealed_once(vault, size):
    first, second = vault.put_many([io.BytesIO(bytes(size)) for _ in range(2)], os.urandom)
    assert first == second


def test_a_stream_that_cannot_be_wound_back_is_taken_whole(vault):
    content = CANARY * (2 * SMALL // len(CANARY))
    sealed = vault.put(Pipe(content), os.urandom)
    assert vault.read(sealed) == content
    assert [path.name for path in vault.folder.iterdir()] == ["objects"]


def test_a_stream_is_taken_from_where_it_stands(vault):
    stream = io.BytesIO(b"skipped" + bytes(SMALL))
    stream.seek(7)
    assert vault.put(stream, os.urandom).sha256 == hashlib.sha256(bytes(SMALL)).hexdigest()


def test_a_file_that_grows_while_it_is_read_is_not_added(vault):
    with pytest.raises(ChangedWhileReading):
        vault.put(Growing(bytes(SMALL)), os.urandom)
    assert everything_in(vault.folder) == ("", b"")


def test_a_large_object_is_read_from_any_place(vault):
    content = os.urandom(SMALL + 3 * CHUNK)
    with vault.open(put(vault, content)) as stream:
        for place in (SMALL + 5, 0, 3 * CHUNK - 1):
            stream.seek(place)
            assert stream.read(CHUNK + 2) == content[place : place + CHUNK + 2]


def test_two_hundred_megabytes_need_far_less_memory(vault):
    def work():
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        sealed = vault.put(Zeros(200 * SMALL), os.urandom)
        vault.check(sealed)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        os._exit(0 if after - before < 30 * 1024 else 1)

    child = os.fork()
    if child == 0:
        work()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_an_empty_vault_has_no_leftovers(vault):
    assert vault.recover([]) == ()


def test_recovery_cuts_the_tail_nobody_acknowledged_and_says_so(vault):
    kept = put(vault, b"acknowledged")
    lost = put(vault, b"never acknowledged")
    end = kept.place.start + kept.place.length
    dropped = 4 + lost.place.length
    assert vault.recover([kept.place]) == (Leftover(kept.place.file, end, dropped),)
    assert vault.read(kept) == b"acknowledged"
    assert vault.recover([kept.place]) == ()


def test_recovery_removes_unknown_files_and_temporaries_and_nothing_else(vault):
    kept, lost = put(vault, bytes(SMALL)), put(vault, bytes(SMALL + 1))
    temporary = file_of(vault, kept).with_name(".new-left")
    temporary.write_bytes(b"half")
    (vault.folder / ".new-spool").write_bytes(b"")
    found = vault.recover([kept.place])
    assert [one.file for one in found] == sorted(
        [lost.place.file, ".new-spool", temporary.relative_to(vault.folder).as_posix()]
    )
    assert all(one.kept == 0 for one in found)
    assert vault.read(kept) == bytes(SMALL)


def test_looking_for_leftovers_changes_nothing(vault):
    put(vault, b"one")
    before = everything_in(vault.folder)
    assert len(vault.leftovers([])) == 1
    assert everything_in(vault.folder) == before


def test_a_failed_group_leaves_nothing(vault):
    kept = put(vault, b"before")
    before = everything_in(vault.folder)

    def three_and_a_failure():
        with vault.group(os.urandom) as group:
            group.put(io.BytesIO(b"small"))
            group.put(io.BytesIO(bytes(SMALL)))
            raise RuntimeError("the batch failed")

    with pytest.raises(RuntimeError):
        three_and_a_failure()
    assert everything_in(vault.folder) == before
    assert vault.read(kept) == b"before"


@pytest.mark.parametrize("size", [100, SMALL])
def test_a_full_disk_is_named_and_nothing_is_half_visible(vault, size, monkeypatch):
    kept = put(vault, b"before")
    before = everything_in(vault.folder)

    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(DiskFull) as raised:
            put(vault, bytes(size))
    assert "Free some space" in raised.value.what_to_do
    assert everything_in(vault.folder) == before
    assert vault.read(kept) == b"before"
    assert vault.read(put(vault, bytes(size))) == bytes(size)


def test_a_disk_that_fills_in_the_middle_of_a_write_keeps_what_was_there(vault):
    kept = put(vault, b"before")

    def work():
        # Files may grow to a megabyte and no further: a real short write, then a refusal.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))
        with vault.group(os.urandom) as group:
            for number in range(20):
                # As one who takes in a folder does: name the file that failed, and go on.
                with suppress(WriteRefused):
                    group.put(io.BytesIO(bytes([number]) * 200_000))

    child = os.fork()
    if child == 0:
        try:
            work()
        except WriteRefused:
            os._exit(7)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert vault.leftovers([kept.place]) == ()
    assert vault.read(kept) == b"before"


def test_killed_at_any_step_of_a_group_what_was_acknowledged_stays(vault):
    acknowledged = [put(vault, b"first"), put(vault, bytes(SMALL))]
    step = 1
    while killed_at(step, lambda: ingest(vault)):
        vault.recover([sealed.place for sealed in acknowledged])
        assert vault.leftovers([sealed.place for sealed in acknowledged]) == ()
        for sealed in acknowledged:
            vault.check(sealed)
        acknowledged.append(put(vault, b"after kill %d" % step))
        step += 1
    assert step > 7


def ingest(vault):
    streams = [b"small", bytes(SMALL + 5), b"small too"]
    vault.put_many([io.BytesIO(content) for content in streams], os.urandom)


def test_everything_is_on_disk_before_put_returns(vault, monkeypatch):
    flushed = set()
    fsync = os.fsync

    def noted(descriptor):
        flushed.add(os.readlink(f"/proc/self/fd/{descriptor}"))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    for content in (b"small", bytes(SMALL)):
        path = file_of(vault, put(vault, content))
        assert str(path.parent) in flushed
        assert str(path) in flushed or str(path.with_name(".new-" + path.name)) in flushed


def test_places_are_written_and_read_back():
    place = Place("packs/0123456789abcdef.pack", 4, 90)
    assert Place.parse(str(place)) == place


@pytest.mark.parametrize(
    "text",
    ["", "packs/0123456789abcdef.pack", "../members/m.json:0:9", "packs/../../x.pack:0:1", "a:b:c"],
)
def test_a_place_outside_the_vault_is_refused(text):
    with pytest.raises(NotAPlace):
        Place.parse(text)


class Pipe(io.BytesIO):
    """A stream that gives little at a time and cannot be wound back."""

    def seekable(self):
        return False

    def seek(self, *_args):
        raise io.UnsupportedOperation("seek")

    def read(self, size=-1):
        return super().read(min(size, 70_000) if size >= 0 else 70_000)


class Growing(io.BytesIO):
    """A file somebody is still writing to."""

    def seek(self, *args):
        self.write(b"more")
        return super().seek(*args)


class Zeros(io.RawIOBase):
    """Many bytes that take no memory."""

    def __init__(self, size):
        self.size, self.position = size, 0

    def seekable(self):
        return True

    def tell(self):
        return self.position

    def seek(self, position, whence=0):
        self.position = position
        return position

    def read(self, size=-1):
        size = min(size, self.size - self.position)
        self.position += size
        return bytes(size)
