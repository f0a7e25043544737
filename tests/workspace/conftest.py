"""A team that was just made: copied for each story."""

import pytest
from workspace.team import copied, new_team

from habeas.archive import stores


@pytest.fixture(scope="session")
def made_team(tmp_path_factory):
    return new_team(tmp_path_factory.mktemp("team") / "cases")


@pytest.fixture
def team(tmp_path, made_team):
    yield copied(made_team, tmp_path / "cases")
    stores.close_stores()
