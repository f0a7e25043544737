import errno
import os
import subprocess
import sys

import pytest

from habeas.evidence import locks
from habeas.evidence.locks import LocksNotHeld, WorkspaceInUse, WorkspaceLeftLocked, writing


def test_a_second_writer_is_told_at_once(workspace):
    with writing(workspace), pytest.raises(WorkspaceInUse), writing(workspace):
        pass


def test_the_next_writer_comes_in_when_the_first_has_finished(workspace):
    for _ in range(2):
        with writing(workspace):
            (workspace / "written").touch()


def test_a_writer_in_another_process_is_seen(workspace):
    code = (
        "import sys; from pathlib import Path; from habeas.evidence.locks import writing\n"
        "with writing(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(workspace)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(WorkspaceInUse), writing(workspace):
            pass
        holder.kill()
    with writing(workspace):
        pass


def test_without_system_locks_a_file_stands_for_it(workspace, monkeypatch):
    monkeypatch.setattr(locks, "HAS_FLOCK", False)
    with writing(workspace):
        with pytest.raises(WorkspaceLeftLocked) as raised, writing(workspace):
            pass
        assert "lock.held" in raised.value.what_to_do
    with writing(workspace):
        pass
    assert "lock.held" not in os.listdir(workspace)


def test_a_disk_that_cannot_lock_is_named_and_not_trusted(workspace, monkeypatch):
    def refused(*_args):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(locks.fcntl, "flock", refused)
    with pytest.raises(LocksNotHeld, match="No locks available"), writing(workspace):
        pass
