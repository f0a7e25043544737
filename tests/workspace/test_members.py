"""Who may do what, who joins, who leaves, and what happens when a passphrase is lost."""

import pytest
from workspace.team import ANE, BRON, CEL

from habeas.archive import access_log, history
from habeas.archive.access_log import Action, Wanted
from habeas.archive.decisions import NoReason
from habeas.archive.history import SubjectKind
from habeas.archive.members import LastKeeper
from habeas.archive.verification import verify
from habeas.evidence.compartments import open_compartments
from habeas.evidence.members import NoSuchMember, WrongPassphrase, unlock
from habeas.words.errors import HabeasError, WrongUse
from habeas.words.progress import silent
from habeas.words.roles import EVERY_ROLE, NotYourRole, Right, Role
from habeas.workspace import (
    adding,
    checkpoints,
    compartments,
    judging,
    members,
    reading,
    searching,
    showing,
    telling,
    tracing,
    verifying,
    weighing,
)
from habeas.workspace.opening import SameName, create, make_compartment, open_workspace


def verbs(workspace, tmp_path):
    """Every verb, with the right it asks for."""
    out = tmp_path / "out"
    return {
        "add": (Right.ADD, lambda: list(adding.add(workspace, (), "general", "", silent))),
        "read": (Right.ADD, lambda: list(reading.read(workspace, (), False, silent))),
        "trace": (Right.ADD, lambda: tracing.trace(workspace, "general", silent)),
        "weigh": (Right.ADD, lambda: weighing.weigh(workspace, "general", silent)),
        "judge": (Right.JUDGE, lambda: judging.judge(workspace, "general", "join", (), "", {})),
        "search": (Right.READ, lambda: searching.search(workspace, "word", 9)),
        "show": (Right.READ, lambda: showing.show(workspace, "general", "exhibits", False)),
        "access": (Right.KEEP, lambda: showing.show(workspace, "general", "access", False)),
        "tell": (Right.READ, lambda: telling.tell(workspace, "general", out)),
        "verify": (Right.READ, lambda: verifying.verify(workspace, silent)),
        "checkpoint": (Right.READ, lambda: checkpoints.export(workspace, "general", out)),
        "list": (Right.READ, lambda: members.listed(workspace)),
        "new member": (Right.KEEP, lambda: members.add(workspace, (), BRON)),
        "role": (Right.KEEP, lambda: members.set_roles(workspace, "m-x", (), "why")),
        "remove": (Right.KEEP, lambda: members.remove(workspace, ("m-x",))),
        "replace": (Right.KEEP, lambda: members.replace_member(workspace, "m-x", "", BRON)),
        "sheet": (Right.KEEP, lambda: members.renew_sheet(workspace)),
        "compartments": (Right.READ, lambda: compartments.listed(workspace)),
        "new": (Right.KEEP, lambda: compartments.new(workspace, ())),
        "share": (Right.KEEP, lambda: compartments.share(workspace, ())),
        "withdraw": (Right.KEEP, lambda: compartments.withdraw(workspace, ())),
        "rekey": (Right.KEEP, lambda: compartments.rekey(workspace, ())),
    }


def is_let(verb):
    """Whether a verb went past the question of roles, however it ended."""
    try:
        verb()
    except NotYourRole:
        return False
    except HabeasError:
        return True  # it was called with nothing sensible, and said so
    return True


@pytest.mark.parametrize("role", Role)
def test_each_role_lets_a_member_do_what_it_says_and_nothing_else(team, tmp_path, role):
    team.add(roles=(role,))
    with team.opened(BRON) as workspace:
        assert workspace.rights == members.rights(workspace)
        let = {
            name: (right in workspace.rights, is_let(verb))
            for name, (right, verb) in verbs(workspace, tmp_path).items()
            if not (role is Role.KEEPER and right is Right.KEEP)
        }
    assert {name: both for name, both in let.items() if both[0] is not both[1]} == {}


def test_somebody_alone_holds_every_role_and_so_does_their_sheet(team):
    held = team.named()
    assert {member.roles for member in held.values()} == {EVERY_ROLE}
    assert [member.name for member in held.values() if member.is_sheet] == ["recovery sheet"]
    assert held[team.ane].is_you


def test_who_joins_documents_unless_said_otherwise(team):
    bron = team.add()
    assert team.named()[bron].roles == (Role.DOCUMENTER,)
    cel = team.add("Cel", CEL, roles=(Role.READER, Role.REVIEWER))
    assert team.named()[cel].roles == (Role.READER, Role.REVIEWER)


def test_roles_count_in_every_compartment_and_not_in_general_alone(team):
    bron = team.add(roles=(Role.READER,))
    team.share("testimony", bron)
    with team.opened(BRON) as workspace:
        showing.show(workspace, "testimony", "exhibits", False)
        with pytest.raises(NotYourRole, match="decide here"):
            judging.judge(workspace, "testimony", "confirm", ("s-x",), "why", {})


def test_who_cannot_open_general_may_read_and_no_more(team):
    from habeas.workspace.opening import Workspace

    with team.opened() as workspace:
        without = Workspace(workspace.folder, workspace.member, (), ())
        assert without.rights == {Right.READ}
        with pytest.raises(NotYourRole):
            without.require(Right.KEEP)


def test_a_refusal_is_noted_with_the_right_that_was_asked_for(team):
    bron = team.add()
    with team.opened(BRON) as workspace, pytest.raises(NotYourRole):
        compartments.new(workspace, ("hers",))
    with team.opened() as workspace:
        page = access_log.page(workspace.general, Wanted(only_refused=True))
    assert [(one.member, one.action, one.subject) for one in page.held] == [
        (bron, Action.ASKED, "keep")
    ]


def test_a_new_role_counts_at_once_and_stands_in_the_history(team):
    bron = team.add()
    with team.opened() as workspace:
        members.set_roles(workspace, bron, (Role.KEEPER,), "Ane travels.")
        change = history.history(workspace.general, SubjectKind.MEMBER, bron)[-1]
        assert (change.reason, change.member) == ("Ane travels.", team.ane)
    with team.opened(BRON) as workspace:
        compartments.new(workspace, ("hers",))


def test_a_role_needs_a_reason_a_member_and_a_keeper_who_stays(team):
    bron = team.add()
    with team.opened() as workspace:
        with pytest.raises(NoReason):
            members.set_roles(workspace, bron, (Role.READER,), " ")
        with pytest.raises(NoSuchMember):
            members.set_roles(workspace, "m-000000000000", (Role.READER,), "why")
        with pytest.raises(LastKeeper):
            members.set_roles(workspace, team.ane, (Role.READER,), "why")


@pytest.mark.parametrize("words", [(), ("boss",), ("reader", "boss")])
def test_roles_that_are_none_are_refused(words):
    with pytest.raises(WrongUse, match="at least one role"):
        members.check_roles(words)


def test_nobody_is_called_as_the_sheet_is(team):
    with team.opened() as workspace, pytest.raises(WrongUse):
        members.add(workspace, ("Recovery Sheet",), BRON)


def test_who_leaves_has_no_role_and_the_rest_verifies(team):
    bron = team.add()
    with team.opened() as workspace:
        members.remove(workspace, (bron,))
    with team.opened() as workspace:
        assert members.roles_of(workspace)[bron] == ()
        assert verify(workspace.stores) == ()
    with pytest.raises(WrongPassphrase):
        unlock(team.folder, BRON)


def test_a_sheet_cannot_take_out_the_last_keeper(team):
    with team.opened(team.code) as workspace, pytest.raises(LastKeeper):
        members.remove(workspace, (team.ane,))
    with team.opened() as workspace:
        assert workspace.rights == frozenset(Right)


def test_a_lost_passphrase_is_a_new_key_with_the_same_roles_and_compartments(team):
    bron = team.add(roles=(Role.READER, Role.REVIEWER))
    team.share("testimony", bron)
    with team.opened() as workspace:
        told = members.replace_member(workspace, bron, "", CEL)
    assert "Bron is now member" in told[0]
    with team.opened(CEL) as workspace:
        assert {store.name for store in workspace.stores} == {"general", "testimony"}
        assert workspace.rights == {Right.READ, Right.REVIEW}
        assert verify(workspace.stores) == ()
    with pytest.raises(WrongPassphrase):
        unlock(team.folder, BRON)
    assert sorted(member.name for member in team.named().values()) == [
        "Ane",
        "Bron",
        "recovery sheet",
    ]


def test_with_the_sheet_the_last_keeper_gets_a_new_key_and_is_keeper_again(team):
    team.share("testimony")
    with team.opened(team.code) as workspace:
        members.replace_member(workspace, team.ane, "Ane", CEL)
    with team.opened(CEL) as workspace:
        assert workspace.rights == frozenset(Right)
        assert {store.name for store in workspace.stores} == {"general", "testimony"}
        sheet = members.renew_sheet(workspace)[0]
    assert "RECOVERY SHEET" in sheet
    with pytest.raises(WrongPassphrase):
        unlock(team.folder, ANE)


def test_who_opens_more_than_you_is_replaced_by_nobody(team):
    bron = team.add(roles=(Role.KEEPER,))
    with team.opened(BRON) as workspace:
        compartments.new(workspace, ("hers",))
    with team.opened() as workspace, pytest.raises(members.OpensMore):
        members.replace_member(workspace, bron, "", CEL)
    assert set(team.named()) == {bron, *team.named()}
    with team.opened(BRON) as workspace:
        assert workspace.store("hers")


def test_the_sheet_is_no_person_with_a_passphrase(team):
    with team.opened(team.code) as workspace:
        with pytest.raises(WrongUse, match="no passphrase"):
            members.change(workspace, CEL)
        with pytest.raises(WrongUse, match="came in with the sheet"):
            members.renew_sheet(workspace)
    assert unlock(team.folder, team.code)


def test_after_a_new_sheet_compartments_are_still_made_for_it(team):
    with team.opened() as workspace:
        members.renew_sheet(workspace)
    team.share("testimony")
    (sheet,) = (member for member in team.named().values() if member.is_sheet)
    assert sheet.opens == ("general", "testimony") or set(sheet.opens) == {"general", "testimony"}


def test_nobody_but_those_it_is_shared_with_opens_a_compartment_whatever_their_role(team):
    team.add(roles=tuple(Role))
    team.share("testimony")
    opened = open_compartments(team.folder, unlock(team.folder, BRON))
    assert len(opened) == 1


def test_no_compartment_passes_itself_off_as_another(team):
    team.share("testimony")
    with team.opened() as workspace:
        there = workspace.store("testimony").identifier
        with pytest.raises(compartments.NameTaken):
            compartments.new(workspace, (there,))


def test_what_is_meant_for_one_of_two_of_the_same_name_goes_into_neither(team):
    bron = team.add(roles=(Role.KEEPER,))
    team.share("testimony")
    with team.opened(BRON) as workspace:
        compartments.new(workspace, ("testimony",))
    with team.opened(BRON) as workspace:
        theirs = workspace.store("testimony").identifier
        compartments.share(workspace, ("testimony", team.ane))
    with team.opened() as workspace:
        with pytest.raises(SameName):
            workspace.store("testimony")
        assert workspace.store(theirs).identifier == theirs
    assert bron


def test_nobody_s_roles_count_beside_those_of_the_team(team):
    """Whoever can write to the folder can wrap a compartment of their own to a public key."""
    with team.opened() as workspace:
        other = make_compartment(team.folder, "general", {team.ane: "Ane"}, team.folder.name)
        assert other.identifier != workspace.general.identifier
    with team.opened() as workspace, pytest.raises(SameName):
        workspace.require(Right.READ)


def test_a_first_member_without_a_name_may_do_everything(tmp_path):
    create(tmp_path / "nameless", ANE)
    with open_workspace(tmp_path / "nameless", ANE) as workspace:
        assert workspace.rights == frozenset(Right)
