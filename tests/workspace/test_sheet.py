"""The drill of the recovery sheet: tried, and nothing changed."""

import hashlib
import os
from datetime import timedelta

import pytest
from workspace.team import BRON

from habeas.evidence.recovery import MistypedRecoveryCode, new_code
from habeas.words.roles import NotYourRole, Role
from habeas.workspace import compartments, members, sheet
from habeas.workspace.sheet import NotTheSheet, SheetOpensLess


def files(team):
    return {
        path.relative_to(team.folder): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in team.folder.rglob("*")
        if path.is_file() and "store.db" not in path.name
    }


def drill(team, code=None, passphrase=None):
    with team.opened(*([passphrase] if passphrase else [])) as workspace:
        return sheet.drill(workspace, code or team.code)


def test_a_sheet_that_opens_everything_is_noted_with_day_and_person(team):
    with team.opened() as workspace:
        assert sheet.drilled(workspace) is None
        assert "never tried" in members.listed(workspace)[-1]
    team.share("testimony")
    before = files(team)
    assert "opens all 2 compartments" in drill(team)[0]
    assert files(team) == before
    with team.opened() as workspace:
        assert sheet.drilled(workspace).member == team.ane
        assert members.listed(workspace)[-1] == "The recovery sheet was last tried today, by Ane."


@pytest.mark.parametrize(("days", "told"), [(0, "today"), (1, "a day ago"), (40, "40 days ago")])
def test_how_long_ago_is_told_in_days(team, monkeypatch, days, told):
    drill(team)
    with team.opened() as workspace:
        then = sheet.drilled(workspace).time
        monkeypatch.setattr(sheet, "now", lambda: then + timedelta(days=days, hours=1))
        assert f"tried {told}, by Ane" in sheet.last_drill(workspace)


def test_a_slip_of_the_pen_is_named_by_its_group(team):
    wrong = team.code[:-1] + ("0" if team.code[-1] != "0" else "1")
    with pytest.raises(MistypedRecoveryCode, match="group 7"):
        drill(team, wrong)


def test_a_passphrase_or_the_code_of_another_workspace_is_no_sheet(team):
    team.add()
    for typed in (BRON, new_code(os.urandom)):
        with pytest.raises(NotTheSheet):
            drill(team, typed)
    with team.opened() as workspace:
        assert sheet.drilled(workspace) is None


def test_an_old_sheet_is_found_out_before_it_is_needed(team):
    with team.opened() as workspace:
        members.renew_sheet(workspace)
    with pytest.raises(NotTheSheet):
        drill(team)
    with team.opened() as workspace:
        assert "never tried" in sheet.last_drill(workspace)


def test_a_compartment_the_sheet_was_shut_out_of_is_named(team):
    team.share("testimony")
    (drawer,) = (member.identifier for member in team.named().values() if member.is_sheet)
    with team.opened() as workspace:
        hidden = workspace.store("testimony").identifier
        compartments.withdraw(workspace, ("testimony", drawer))
    with pytest.raises(SheetOpensLess, match=hidden):
        drill(team)


def test_only_a_keeper_holds_the_drill(team):
    team.add(roles=(Role.READER,))
    with pytest.raises(NotYourRole):
        drill(team, passphrase=BRON)
