"""A desk for each test: an empty one, or one with the bundled reports read and weighed."""

import pytest
from web.sitting import PASSPHRASE, Person, Watch, begin, copy_of

from habeas.archive import stores
from habeas.web.signing import views as signing
from habeas.workspace.opening import create


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def empty_desk(tmp_path, watch):
    """Nothing added yet."""
    create(tmp_path / "empty", PASSPHRASE, "Mara")
    yield from _served(tmp_path / "empty", watch)


@pytest.fixture
def desk(tmp_path, example, watch):
    """The bundled reports, read and weighed."""
    yield from _served(copy_of(example, tmp_path / "velmara"), watch)


@pytest.fixture
def mara(desk):
    """Signed in, with every role."""
    return _signed_in(desk)


@pytest.fixture
def founder(empty_desk):
    """The same where nothing was added yet."""
    return _signed_in(empty_desk)


def _signed_in(sessions):
    person = Person(sessions.desk)
    assert person.sign_in().status_code == 302
    return person


def _served(folder, watch):
    signing.ATTEMPTS.forget()
    sessions = begin(folder, watch)
    try:
        yield sessions
    finally:
        for session in sessions.all():
            sessions.end(session)
        stores.close_stores()
