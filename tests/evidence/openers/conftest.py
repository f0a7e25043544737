import pytest

from habeas.evidence.openers import Openers


@pytest.fixture(scope="session")
def openers():
    with Openers() as held:
        yield held
