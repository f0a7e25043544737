"""What members are called and may do, kept in the general compartment."""

import pytest
from archive.compartment import NOON

from habeas.archive import history, members
from habeas.archive.history import SubjectKind
from habeas.archive.members import LastKeeper, NotOfThisTeam
from habeas.words.errors import WrongUse
from habeas.words.roles import EVERY_ROLE, Right, Role

BY = ("m-ana", NOON)


@pytest.fixture
def team(cast):
    """Ana holds every role, Bek documents, the sheet lies in a drawer."""
    for member, name in (("m-ana", "Ana"), ("m-bek", "Bek"), ("m-sheet", members.RECOVERY)):
        members.name_member(cast.store, member, name, NOON)
    for member, roles in (
        ("m-ana", EVERY_ROLE),
        ("m-bek", [Role.DOCUMENTER]),
        ("m-sheet", EVERY_ROLE),
    ):
        members.set_roles(cast.store, member, roles, "", BY)
    return cast.store


def test_somebody_with_no_role_may_do_nothing(cast):
    members.name_member(cast.store, "m-ana", "Ana", NOON)
    assert members.rights(cast.store, "m-ana") == frozenset()
    assert members.rights(cast.store, "m-never") == frozenset()


def test_rights_follow_from_all_roles_together(team):
    assert members.rights(team, "m-bek") == {Right.READ, Right.ADD, Right.JUDGE, Right.FIND}
    assert members.rights(team, "m-ana") == frozenset(Right)


def test_roles_are_in_the_history_with_who_when_and_why(team):
    members.set_roles(team, "m-bek", [Role.REVIEWER, Role.READER], "She reads Russian.", BY)
    change = history.history(team, SubjectKind.MEMBER, "m-bek")[-1]
    assert (change.old, change.new) == ("documenter", "reader reviewer")
    assert (change.reason, change.member, change.time) == ("She reads Russian.", *BY)


def test_the_last_keeper_cannot_be_lost_and_the_sheet_does_not_count(team):
    for given in ([], [Role.READER]):
        with pytest.raises(LastKeeper, match="m-ana"):
            members.set_roles(team, "m-ana", given, "tired", BY)
    members.set_roles(team, "m-bek", [Role.KEEPER], "next", BY)
    members.set_roles(team, "m-ana", [Role.READER], "tired", BY)
    assert members.roles(team)["m-ana"] == (Role.READER,)


def test_a_sheet_that_is_taken_out_loses_its_roles(team):
    members.set_roles(team, "m-sheet", [], "renewed", BY)
    assert members.rights(team, "m-sheet") == frozenset()
    assert members.sheets(team) == ("m-sheet",)


def test_nobody_outside_the_team_is_given_a_role(team):
    with pytest.raises(NotOfThisTeam):
        members.set_roles(team, "m-eve", [Role.READER], "who?", BY)


def test_the_same_roles_again_are_no_change(team):
    before = history.history(team, SubjectKind.MEMBER, "m-bek")
    members.set_roles(team, "m-bek", [Role.DOCUMENTER], "again", BY)
    assert history.history(team, SubjectKind.MEMBER, "m-bek") == before


def test_a_language_is_chosen_kept_and_given_back(team):
    assert members.language(team, "m-bek") == ""
    members.set_language(team, "m-bek", "ru", NOON)
    assert members.language(team, "m-bek") == "ru"
    members.set_language(team, "m-bek", "", NOON)
    assert members.language(team, "m-bek") == ""
    with pytest.raises(WrongUse):
        members.set_language(team, "m-bek", "tlh", NOON)
