"""A team that was just made: copied for each story."""

import pytest
from workspace import intake_team
from workspace.team import copied, new_team

from habeas.archive import stores


@pytest.fixture(scope="session")
def made_team(tmp_path_factory):
    return new_team(tmp_path_factory.mktemp("team") / "cases")


@pytest.fixture
def team(tmp_path, made_team):
    yield copied(made_team, tmp_path / "cases")
    stores.close_stores()


@pytest.fixture(scope="session")
def made_intake(made_team, tmp_path_factory):
    place = tmp_path_factory.mktemp("intake")
    made = intake_team.begin(copied(made_team, place / "cases"), place)
    stores.close_stores()
    return made


@pytest.fixture
def intake(tmp_path, made_intake):
    yield intake_team.copied(made_intake, tmp_path)
    stores.close_stores()
