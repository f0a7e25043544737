"""An older workspace: nothing is changed unasked, and there is a way back."""

import pytest
from archive.first_format import write_first_format
from workspace.team import BRON

from habeas.archive.decisions import NoReason
from habeas.archive.schema import OlderStore
from habeas.archive.upgrades import NothingKept
from habeas.evidence.compartments import open_compartments
from habeas.evidence.members import unlock
from habeas.words.progress import silent
from habeas.words.roles import EVERY_ROLE, NotYourRole, Role
from habeas.workspace import adding, compartments, members, upgrading
from habeas.workspace.upgrading import WouldBeLost


@pytest.fixture
def older(team):
    """Two compartments in the first format, and a member who opens only one of them."""
    team.add()
    team.share("testimony")
    for compartment in opened(team, team.code):
        write_first_format(compartment)
    return team


def opened(team, passphrase):
    return open_compartments(team.folder, unlock(team.folder, passphrase))


def copies(team):
    return sorted(path.name for path in team.folder.rglob("store.*.db"))


def upgrade(team, *passphrase):
    return upgrading.upgrade(team.folder, *(passphrase or [_ANE]))


def back(team, passphrase=None, **further):
    return upgrading.go_back(team.folder, passphrase or _ANE, **further)


_ANE = "a quiet lamp behind the stove"


def test_opening_says_to_upgrade_and_changes_nothing(older):
    before = {path: path.read_bytes() for path in older.folder.rglob("store.db")}
    with pytest.raises(OlderStore) as caught, older.opened():
        pass
    assert "habeas upgrade" in caught.value.what_to_do
    assert {path: path.read_bytes() for path in older.folder.rglob("store.db")} == before


def test_an_upgrade_says_what_it_did_and_what_to_do_next(older):
    told = upgrade(older)
    assert sum("format 1 is now 2" in line for line in told) == 2
    assert any("habeas weigh" in line for line in told)
    assert any("--back" in line for line in told)
    assert copies(older) == ["store.format-1.db", "store.format-1.db"]
    assert upgrade(older) == ["Everything you can open is up to date."]
    with older.opened() as workspace:
        assert {store.name for store in workspace.stores} == {"general", "testimony"}
        roles = {member.name: member.roles for member in members.members(workspace)}
    assert roles == dict.fromkeys(("Ane", "Bron", "recovery sheet"), EVERY_ROLE)


def test_each_member_upgrades_what_they_can_open_and_others_do_the_rest(older):
    assert sum("is now 2" in line for line in upgrade(older, BRON)) == 1
    with older.opened(BRON) as workspace:
        assert [store.name for store in workspace.stores] == ["general"]
    with pytest.raises(OlderStore), older.opened():
        pass
    assert sum("is now 2" in line for line in upgrade(older)) == 1


def test_the_way_back_is_open_while_nothing_came_in(older):
    before = {path: path.read_bytes() for path in older.folder.rglob("store.db")}
    upgrade(older)
    told = back(older)
    assert {path: path.read_bytes() for path in older.folder.rglob("store.db")} == before
    assert sum("as before the upgrade" in line for line in told) == 2
    assert copies(older) == ["store.set-aside-1.db", "store.set-aside-1.db"]
    with pytest.raises(NothingKept):
        back(older)


def test_going_back_behind_what_came_in_needs_saying_so_and_why(older, tmp_path):
    upgrade(older)
    report = tmp_path / "report.txt"
    report.write_text("Men were held in Keld.", encoding="utf-8")
    with older.opened() as workspace:
        list(adding.add(workspace, (report,), "general", "", silent))
    with pytest.raises(WouldBeLost, match="1 times an exhibit was received"):
        back(older)
    with pytest.raises(NoReason):
        back(older, discard=True)
    assert copies(older) == ["store.format-1.db", "store.format-1.db"]
    assert "set-aside" in back(older, discard=True, reason="The other laptop is older.")[0]


def test_only_a_keeper_goes_back(older):
    upgrade(older)
    with older.opened() as workspace:
        (bron,) = (m.identifier for m in members.members(workspace) if m.name == "Bron")
        members.set_roles(workspace, bron, (Role.DOCUMENTER,), "as before")
    with pytest.raises(NotYourRole):
        back(older, BRON, discard=True, reason="why")


def test_with_a_new_key_the_old_copy_goes_and_so_does_the_way_back(older):
    upgrade(older)
    for name in ("general", "testimony"):
        with older.opened() as workspace:
            compartments.rekey(workspace, (name,))
    assert copies(older) == []
    with pytest.raises(NothingKept):
        back(older)
