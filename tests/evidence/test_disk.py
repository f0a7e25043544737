import errno
import os

import pytest
from evidence.keeping import killed_at

from habeas.evidence.disk import (
    DiskFull,
    WriteRefused,
    make_folder,
    naming_refusals,
    sync_tree,
    write_file,
)


@pytest.fixture
def steps(monkeypatch):
    """What reaches the disk, in order: flushes by the name of what is flushed, and renames."""
    seen = []
    fsync, replace = os.fsync, os.replace

    def named_fsync(descriptor):
        seen.append(("flush", os.path.basename(os.readlink(f"/proc/self/fd/{descriptor}"))))
        fsync(descriptor)

    def named_replace(source, target, **folders):
        seen.append(("rename", os.path.basename(target)))
        replace(source, target, **folders)

    monkeypatch.setattr(os, "fsync", named_fsync)
    monkeypatch.setattr(os, "replace", named_replace)
    return seen


def test_content_is_flushed_before_it_is_named_and_its_folder_after(tmp_path, steps):
    write_file(tmp_path / "pointer", b"epoch-2")
    assert steps == [
        ("flush", ".new-pointer"),
        ("rename", "pointer"),
        ("flush", tmp_path.name),
    ]


def test_a_new_folder_is_flushed_into_the_one_above(tmp_path, steps):
    make_folder(tmp_path / "one" / "two")
    assert steps == [("flush", tmp_path.name), ("flush", "one")]


def test_a_tree_is_flushed_file_by_file(tmp_path, steps):
    (tmp_path / "keys").mkdir()
    (tmp_path / "store.db").write_bytes(b"s")
    (tmp_path / "keys" / "m.age").write_bytes(b"k")
    sync_tree(tmp_path)
    assert sorted(steps) == [
        ("flush", n) for n in sorted([tmp_path.name, "keys", "m.age", "store.db"])
    ]


def test_killed_at_any_step_the_old_content_or_the_new_is_there(tmp_path):
    path, step, seen = tmp_path / "pointer", 1, set()
    while True:
        write_file(path, b"old")
        if not killed_at(step, lambda: write_file(path, b"new")):
            break
        seen.add(path.read_bytes())
        step += 1
    assert seen == {b"old", b"new"}
    assert path.read_bytes() == b"new"


def test_files_and_folders_are_for_their_owner_only(tmp_path):
    make_folder(tmp_path / "inner")
    write_file(tmp_path / "inner" / "file", b"x")
    assert (tmp_path / "inner").stat().st_mode & 0o077 == 0
    assert (tmp_path / "inner" / "file").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("number", "named"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, WriteRefused),
        (errno.EACCES, WriteRefused),
        (errno.EIO, WriteRefused),
    ],
)
def test_a_refused_write_is_named_for_what_it_means(tmp_path, number, named):
    with pytest.raises(named, match=str(tmp_path)), naming_refusals(tmp_path):
        raise OSError(number, os.strerror(number))


def test_other_failures_are_left_as_they_are(tmp_path):
    with pytest.raises(IsADirectoryError), naming_refusals(tmp_path):
        raise IsADirectoryError(errno.EISDIR, "a folder")


def test_a_failed_write_leaves_the_old_file_and_no_temporary_one(tmp_path, monkeypatch):
    path = tmp_path / "pointer"
    write_file(path, b"old")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        write_file(path, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["pointer"]
    assert path.read_bytes() == b"old"
