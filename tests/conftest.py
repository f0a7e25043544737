"""Django is set up once in a process: for the desk, which is all the archive needs and more.

Two things are done faster here than in the program, for there are many tests. A new store is
laid out by the statements that the migrations ran for the first one in this process
(``tests/archive/test_schema.py`` holds that both ways end the same); and a passphrase is
stretched a little only (``tests/stories`` holds how much the program stretches it).
"""

import os

# Chromium's driver leaves an event loop behind in its process; no test of ours runs inside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

import pytest
from archive import layout
from hypothesis import HealthCheck, settings
from sharing import made_once
from web.sitting import copy_of, example_workspace
from web.walking import walk

import habeas.web  # noqa: F401
from habeas.archive import schema
from habeas.evidence import members
from habeas.evidence.passphrases import Cost

# A busy machine is no fault of the program: how long one example takes is held by no test.
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")

QUICK = Cost(memory=1024, passes=1, lanes=1)


@pytest.fixture(autouse=True, scope="session")
def quick_stores():
    slow, schema._migrate = schema._migrate, layout.quickly(schema._migrate)
    yield
    schema._migrate = slow


@pytest.fixture(autouse=True, scope="session")
def quick_passphrases():
    with pytest.MonkeyPatch.context() as patched:
        for function in (members.create_member, members.create_recovery, members.change_passphrase):
            patched.setattr(function, "__defaults__", (QUICK,))
        yield


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """The bundled reports, read and weighed: made once in a process; tests take copies."""
    return example_workspace(tmp_path_factory.mktemp("example") / "velmara")


@pytest.fixture(scope="session")
def walked(example, tmp_path_factory):
    """A furnished workspace with the addresses of its pages; tests take copies of it."""
    return made_once(
        tmp_path_factory.getbasetemp(),
        "furnished",
        lambda folder: walk(copy_of(example, folder / "velmara")),
    )
