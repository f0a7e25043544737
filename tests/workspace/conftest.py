"""A team that was just made: copied for each story."""

import pytest
from workspace.team import copied, new_team

from habeas.archive import stores
from habeas.evidence import members
from habeas.evidence.passphrases import Cost

QUICK = Cost(memory=8 * 1024, passes=1)


@pytest.fixture(scope="session")
def quick_passphrases():
    """Passphrases stretched a little only: what is told here is not about guessing."""
    with pytest.MonkeyPatch.context() as patched:
        for function in (members.create_member, members.create_recovery, members.change_passphrase):
            patched.setattr(function, "__defaults__", (QUICK,))
        yield


@pytest.fixture(scope="session")
def made_team(tmp_path_factory, quick_passphrases):
    return new_team(tmp_path_factory.mktemp("team") / "cases")


@pytest.fixture
def team(tmp_path, made_team):
    yield copied(made_team, tmp_path / "cases")
    stores.close_stores()
