"""Django is set up once in a process: for the desk, which is all the archive needs and more.

Two things are done faster here than in the program, for there are many tests. A new store is
laid out by the statements that the migrations ran for the first one in this process
(``tests/archive/test_schema.py`` holds that both ways end the same); and whoever signs in at a
test's desk has a key file that is quickly opened.
"""

import os

# Chromium's driver leaves an event loop behind in its process; no test of ours runs inside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

import pytest
from archive import layout
from web.sitting import example_workspace

import habeas.web  # noqa: F401
from habeas.archive import schema


@pytest.fixture(autouse=True, scope="session")
def quick_stores():
    slow, schema._migrate = schema._migrate, layout.quickly(schema._migrate)
    yield
    schema._migrate = slow


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """The bundled reports, read and weighed: made once in a process; tests take copies."""
    return example_workspace(tmp_path_factory.mktemp("example") / "velmara")
