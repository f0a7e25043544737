"""What a reader taken over by a hostile file can reach: nothing.

Each action runs in a forked process after the real confinement, with what it needs made ready
before, as a hostile library would find it. The first test proves that the actions themselves
work where nothing confines them.
"""

import ctypes
import json
import os
import platform
import signal
import socket
import sys
import threading
from pathlib import Path

import pytest

from habeas.evidence.openers import landlock
from habeas.evidence.openers.confinement import Confinement
from habeas.evidence.openers.limits import Limits

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the layers are those of Linux")

LIBRARY = ctypes.CDLL(None, use_errno=True)
X86 = platform.machine() == "x86_64"


def call(number, *arguments):
    """A bare system call, past all of Python and the C library. Raises OSError."""
    if LIBRARY.syscall(ctypes.c_long(number), *arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def map_executable():
    page = ctypes.c_size_t(4096)
    LIBRARY.mmap.restype = ctypes.c_void_p
    everything = 1 | 2 | 4
    place = LIBRARY.mmap(None, page, everything, 0x22, -1, ctypes.c_long(0))
    if place in (None, ctypes.c_void_p(-1).value):
        raise OSError(ctypes.get_errno(), "refused")


def connect(family, address):
    held = socket.socket(family, socket.SOCK_STREAM)
    held.setblocking(False)
    held.connect_ex(address)


def fork():
    if os.fork() == 0:
        os._exit(0)


def in_a_thread():
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()


PARENT = os.getpid()
ACTIONS = {
    "read a file": lambda path: Path(path).read_bytes(),
    "write a file": lambda path: Path(path + ".new").write_bytes(b"x"),
    "empty a file": lambda path: os.truncate(path, 0),
    "remove a file": os.unlink,
    "rename a file": lambda path: os.rename(path, path + ".moved"),
    "link to a file": lambda path: os.symlink(path, path + ".link"),
    "make a folder": lambda path: os.mkdir(path + ".folder"),
    "list a folder": lambda path: os.listdir(os.path.dirname(path)),
    "ask about a file": os.stat,
    "change rights": lambda path: os.chmod(path, 0o600),
    "make a pipe": lambda path: os.mkfifo(path + ".pipe"),
    "open memory as a file": lambda path: os.memfd_create("x"),
    "open a device": lambda path: Path("/dev/null").write_bytes(b""),
    "read about itself": lambda path: Path("/proc/self/maps").read_bytes(),
    "open a socket": lambda path: socket.socket(),
    "connect over the network": lambda path: connect(socket.AF_INET, ("127.0.0.1", 9)),
    "connect on the machine": lambda path: connect(socket.AF_UNIX, "\0nobody"),
    "make a pair of sockets": lambda path: socket.socketpair(),
    "fork": lambda path: fork(),
    "start a thread": lambda path: in_a_thread(),
    "start a program": lambda path: os.posix_spawn("/bin/true", ["true"], {}),
    "signal its parent": lambda path: os.kill(os.getppid(), 0),
    "signal everybody": lambda path: os.kill(PARENT, signal.SIGCONT),
    "trace itself": lambda path: call(101 if X86 else 117, 0, 0, 0, 0),
    "read another process": lambda path: call(310 if X86 else 270, PARENT, None, 0, None, 0, 0),
    "raise its limits": lambda path: call(302 if X86 else 261, 0, 7, None, None),
    "change its folder": lambda path: os.chdir("/"),
    "change its user": lambda path: os.setuid(os.getuid()),
    "make an asynchronous ring": lambda path: call(425, 4, ctypes.create_string_buffer(120)),
    "look at keys": lambda path: call(250 if X86 else 219, 0, -3, 0, 0, 0),
    "make memory executable": lambda path: map_executable(),
    "copy a descriptor": lambda path: os.dup(0),
    "leave its session": lambda path: call(112 if X86 else 157),
}
NOT_HERE = {"look at keys", "leave its session", "make an asynchronous ring", "trace itself"}
"""Whether these work unconfined depends on the machine."""


def outcome(action, path, confinement):
    """How an action ends in a forked process: "done", or the name of what stopped it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        told = "done"
        try:
            if confinement:
                confinement.enter()
            ACTIONS[action](path)
        except (OSError, RuntimeError) as error:
            told = type(error).__name__
        finally:
            os.write(writing, told.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode()
    os.waitpid(child, 0)
    return told


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret"
    path.write_text("a name")
    return path


@pytest.mark.parametrize("action", [name for name in ACTIONS if name not in NOT_HERE])
def test_without_confinement_the_action_works(action, secret):
    assert outcome(action, str(secret), None) == "done"


@pytest.mark.parametrize("action", ACTIONS)
def test_a_confined_reader_cannot(action, secret):
    before = sorted(secret.parent.iterdir())
    told = outcome(action, str(secret), Confinement.prepare(Limits()))
    assert told == ("RuntimeError" if action == "start a thread" else "PermissionError")
    assert sorted(secret.parent.iterdir()) == before
    assert secret.read_text() == "a name"


class OnlyLandlock:
    """Neither limits nor call filter: so that what is denied is denied by Landlock."""

    def __init__(self, whole):
        self.whole = whole

    def enter(self):
        self.whole.library.prctl(38, 1, 0, 0, 0)
        assert landlock.give_up_everything(self.whole.library.syscall, self.whole.landlock)


def test_landlock_alone_denies_every_file(secret):
    whole = Confinement.prepare(Limits())
    if not whole.landlock:
        pytest.skip("this kernel has no Landlock")
    alone = OnlyLandlock(whole)
    for action in ("read a file", "write a file", "remove a file", "list a folder"):
        assert outcome(action, str(secret), alone) == "PermissionError"


def test_a_confined_reader_can_still_compute_and_answer():
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            Confinement.prepare(Limits()).enter()
            os.write(writing, json.dumps([len(bytearray(50_000_000)), sum(range(1000))]).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        assert json.loads(pipe.read()) == [50_000_000, 499_500]
    assert os.waitpid(child, 0)[1] == 0


def test_on_this_kernel_every_layer_holds_and_is_said_in_words(openers):
    assert openers.containment.is_complete
    assert len(openers.containment.in_words()) == 5
    assert all("not offered" not in words for words in openers.containment.in_words())
