"""A case is opened by itself, for those on its need-to-know list, and closed after use."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from workspace.team import ANE, BRON, CEL

from habeas.archive import access, access_log, ledger
from habeas.archive.access_log import Action, Wanted
from habeas.archive.decisions import NoReason
from habeas.evidence import begun
from habeas.evidence.compartments import case_identifiers, destroy
from habeas.protection.lanes import Lane
from habeas.words.roles import NotYourRole, Right, Role
from habeas.workspace import case_opening, members, need_to_know
from habeas.workspace.case_opening import NoSuchCase
from habeas.workspace.need_to_know import NobodyLeads

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Lanes:
    lane: Lane


def names(workspace, case):
    return [one.name for one in need_to_know.listed(workspace, case)]


def bare_case(workspace, members, with_sheet=True):
    """A case with nothing in it yet, as if it were whole."""
    case = need_to_know.make(workspace, members, with_sheet)
    begun.mark_made(workspace.folder, case)
    return case


def test_a_case_is_opened_by_who_made_it_and_the_sheet(team):
    with team.opened() as workspace:
        case = bare_case(workspace, ())
        assert names(workspace, case) == ["Ane", "recovery sheet"]


def test_nothing_of_a_case_is_open_before_or_after_its_use(team):
    with team.opened() as workspace:
        case = bare_case(workspace, ())
        assert case not in {store.identifier for store in workspace.stores}
        with case_opening.opened(workspace, case) as store:
            with case_opening.opened(workspace, case) as again:
                assert again is store
            assert store in access.admitted()
        assert store not in access.admitted()


@pytest.mark.parametrize("passphrase", [BRON, "the sheet"])
def test_no_other_passphrase_opens_a_case_not_even_a_keepers(team, passphrase):
    team.add(roles=tuple(Role))
    with team.opened() as workspace:
        case = bare_case(workspace, (), with_sheet=False)
    with team.opened(team.code if passphrase == "the sheet" else passphrase) as workspace:
        assert Right.PROTECT in workspace.rights
        assert not case_opening.may_open(workspace, case)
        with pytest.raises(NoSuchCase), case_opening.opened(workspace, case):
            pass
        with pytest.raises(NoSuchCase):
            need_to_know.share(workspace, case, [workspace.member.identifier], "let me in")


def test_a_case_that_is_not_yours_and_one_that_is_not_there_are_refused_alike(team):
    team.add(roles=tuple(Role))
    with team.opened() as workspace:
        case = bare_case(workspace, ())
    told = []
    with team.opened(BRON) as workspace:
        for asked in (case, "k-000000000000"):
            with pytest.raises(NoSuchCase) as refused, case_opening.opened(workspace, asked):
                pass
            told.append(str(refused.value).replace(asked, "CASE"))
        log = access_log.page(workspace.general, Wanted(only_refused=True), 0, 9).held
    assert told[0] == told[1]
    assert [entry.subject for entry in log] == ["k-000000000000", case]


def test_the_role_is_needed_beside_the_key(team):
    bron = team.add(roles=(Role.READER,))
    with team.opened() as workspace:
        case = bare_case(workspace, [bron])
    with team.opened(BRON) as workspace:
        with pytest.raises(NotYourRole), case_opening.opened(workspace, case):
            pass
        with case_opening.opened(workspace, case, Right.READ) as store:
            assert store.identifier == case


def test_who_is_taken_off_the_list_opens_it_no_more_and_what_is_kept_stays(team):
    bron = team.add(roles=(Role.CASEWORKER,))
    with team.opened() as workspace:
        case = bare_case(workspace, [bron])
    with team.opened(BRON) as workspace, case_opening.opened(workspace, case) as store:
        ledger.put(store, "p-1", Lanes(Lane.NOW), (bron, NOON))
    with team.opened() as workspace:
        need_to_know.withdraw(workspace, case, [bron], "went on to another office")
        with case_opening.opened(workspace, case) as store:
            assert ledger.one(store, Lanes, "p-1").value == Lanes(Lane.NOW)
    with team.opened(BRON) as workspace:
        assert not case_opening.may_open(workspace, case)


def test_a_case_is_never_left_to_the_sheet(team):
    with team.opened() as workspace:
        case = bare_case(workspace, ())
        with pytest.raises(NobodyLeads):
            need_to_know.withdraw(workspace, case, [team.ane], "I go")
        with pytest.raises(NoReason):
            need_to_know.share(workspace, case, [team.ane], " ")
        assert case_opening.may_open(workspace, case)


def test_looking_is_noted_in_the_case_itself(team):
    with team.opened() as workspace:
        case = bare_case(workspace, ())
        case_opening.note_look(workspace, case, "p-1")
        with case_opening.opened(workspace, case) as store:
            (entry,) = access_log.page(store, Wanted(), 0, 9).held
    assert (entry.member, entry.action, entry.subject) == (team.ane, Action.OPENED, "p-1")


def test_a_destroyed_case_opens_for_nobody_and_nothing_of_it_is_left(team):
    with team.opened() as workspace:
        case = bare_case(workspace, ())
        destroy(workspace.folder, case)
        assert case_identifiers(workspace.folder) == ()
        assert not case_opening.may_open(workspace, case)
        assert list(workspace.folder.rglob(f"*{case}*")) == []


def test_a_caseworker_who_joins_later_could_be_put_on_the_list(team):
    bron, _ = team.add(roles=(Role.CASEWORKER,)), team.add("Cel", CEL, roles=(Role.REVIEWER,))
    with team.opened(ANE) as workspace:
        case = bare_case(workspace, ())
        assert need_to_know.candidates(workspace, case) == ((bron, "Bron"),)
        need_to_know.share(workspace, case, [bron], "takes over at night")
        assert names(workspace, case) == ["Ane", "Bron", "recovery sheet"]


def test_who_leaves_the_team_opens_no_case_any_more(team):
    bron = team.add(roles=(Role.CASEWORKER,))
    with team.opened() as workspace:
        case = bare_case(workspace, [bron])
    with team.opened() as workspace:
        members.remove(workspace, (bron,))
    with team.opened() as workspace:
        assert names(workspace, case) == ["Ane", "recovery sheet"]


def test_nobody_is_taken_out_while_a_case_would_be_lost(team):
    bron = team.add(roles=(Role.CASEWORKER,))
    with team.opened(BRON) as workspace:
        case = bare_case(workspace, ())
    with team.opened() as workspace, pytest.raises(members.OpensMore):
        members.remove(workspace, (bron,))
    with team.opened(team.code) as workspace:
        new, _ = members.take_over(workspace, bron, "Bron", CEL)
    with team.opened(CEL) as workspace:
        assert workspace.member.identifier == new
        assert case_opening.may_open(workspace, case)
    with team.opened() as workspace:
        assert not case_opening.may_open(workspace, case)


def test_a_new_sheet_opens_the_cases_of_whoever_renewed_it_and_of_nobody_else(team):
    team.add(roles=(Role.CASEWORKER,))
    with team.opened(BRON) as workspace:
        theirs = bare_case(workspace, ())
    with team.opened() as workspace:
        yours = bare_case(workspace, ())
        made, _ = members.new_sheet(workspace)
    with team.opened(made.code) as workspace:
        assert case_opening.may_open(workspace, yours)
        assert not case_opening.may_open(workspace, theirs)
    with team.opened(BRON) as workspace:
        assert "recovery sheet" in [name for _, name in need_to_know.candidates(workspace, theirs)]
