"""The second factor of the member who is signed in."""

from datetime import UTC, datetime, timedelta

import pytest
from workspace.team import BRON

from habeas.archive.decisions import NoReason
from habeas.archive.second_factor import NoFactor, WrongCode
from habeas.evidence.codes import STEP, Secret, _code
from habeas.words.roles import NotYourRole, Role
from habeas.workspace import members, second_factor

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)


def shown(begun, time):
    import base64

    secret = Secret(base64.b32decode(begun.typed.replace(" ", "")))
    return _code(secret, int(time.timestamp()) // STEP)


def turn_on(workspace):
    begun = second_factor.begin(workspace)
    return begun, second_factor.confirm(workspace, shown(begun, NOON), NOON)


def test_it_is_set_up_asked_for_and_turned_off_by_its_member(team):
    with team.opened() as workspace:
        begun, fallbacks = turn_on(workspace)
        assert second_factor.is_on(workspace)
        assert team.ane in begun.uri
        later = NOON + timedelta(minutes=5)
        second_factor.check(workspace, shown(begun, later), later)
        second_factor.check(workspace, fallbacks[0], later)
        assert second_factor.fallbacks_left(workspace) == 9
        with pytest.raises(WrongCode):
            second_factor.turn_off(workspace, "000000", later)
        second_factor.turn_off(workspace, fallbacks[1], later)
        assert not second_factor.is_on(workspace)


def test_it_still_opens_after_the_passphrase_was_changed(team):
    with team.opened() as workspace:
        _, fallbacks = turn_on(workspace)
        members.change(workspace, BRON)
    with team.opened(BRON) as workspace:
        second_factor.check(workspace, fallbacks[0], NOON)


def test_a_keeper_turns_off_that_of_others_with_a_reason_and_nobody_else_does(team):
    bron = team.add(roles=(Role.READER,))
    with team.opened(BRON) as workspace:
        turn_on(workspace)
        with pytest.raises(NotYourRole):
            second_factor.turn_off_for(workspace, bron, "mine")
    with team.opened() as workspace:
        with pytest.raises(NoReason):
            second_factor.turn_off_for(workspace, bron, "")
        second_factor.turn_off_for(workspace, bron, "Telephone lost.")
        with pytest.raises(NoFactor):
            second_factor.turn_off_for(workspace, bron, "again")
    with team.opened(BRON) as workspace:
        assert not second_factor.is_on(workspace)


def test_nothing_of_it_is_printed_by_accident(team):
    with team.opened() as workspace:
        begun = second_factor.begin(workspace)
    assert begun.typed not in repr(begun)
    assert begun.uri not in repr(begun)
