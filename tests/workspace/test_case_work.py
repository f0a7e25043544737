"""Work on one case: where it stands, its lane, who leads it, marks, the person, and its end."""

import hashlib
import shutil
from dataclasses import replace

import pyrage
import pytest
from archive.first_format import write_first_format
from workspace.case_work import case_called, later, line_of, wanted
from workspace.team import ANE, BRON

from habeas.archive import access, stores
from habeas.archive.decisions import NoReason
from habeas.archive.ledger import NotKept, WrittenMeanwhile
from habeas.archive.schema import OlderStore
from habeas.evidence.compartments import case_identifiers
from habeas.evidence.sealing import NotAReceiverKey
from habeas.protection.cases.attributions import NotAttributed
from habeas.protection.cases.closing import FollowUpStillAhead, NotReadyToClose
from habeas.protection.cases.consents import Consent, NotConsented, given
from habeas.protection.cases.handovers import FieldIsEmpty, NothingHandedOver
from habeas.protection.cases.households import BothTogetherAndApart, LinkedToItself
from habeas.protection.cases.lanes import LoweringState, NothingToSecond, ReassessTooEarly
from habeas.protection.cases.leads import LeadsAlready
from habeas.protection.cases.marks import UnderLegalHold, UnderPrivilege
from habeas.protection.cases.pressing import PressingKind
from habeas.protection.cases.receivers import ReceiverExcluded
from habeas.protection.cases.sendings import ConsentPurpose
from habeas.protection.cases.signatures import ReasonNeeded, SecondPersonNeeded
from habeas.protection.cases.states import DeclinedToNobody, WrongCaseStep
from habeas.protection.cases.subjects import NoSuchField, PseudonymSaysTheName
from habeas.protection.cases.threats import Threat
from habeas.words.consents import HowGiven
from habeas.words.interviews import NotACode
from habeas.words.progress import silent
from habeas.words.roles import Role
from habeas.workspace import (
    case_against,
    case_closing,
    case_history,
    case_households,
    case_lanes,
    case_leads,
    case_marks,
    case_person,
    case_record,
    case_standing,
    case_transfers,
    cases,
    compartments,
    need_to_know,
    upgrading,
)
from habeas.workspace.case_closing import ClosingOutcome, Ending
from habeas.workspace.case_households import Household, HouseholdLink, LinkKind
from habeas.workspace.case_lanes import Lane, Wanted
from habeas.workspace.case_marks import MarkKind
from habeas.workspace.case_opening import NoSuchCase, compartment_of, opened
from habeas.workspace.case_person import Attribution
from habeas.workspace.case_standing import CaseState, Overlay
from habeas.workspace.case_transfers import Wanted as Packing
from habeas.workspace.cases import PseudonymTaken, WantedCases
from habeas.workspace.need_to_know import NobodyLeads, NotACaseworker, StillLeads
from habeas.workspace.opening import FileThere, InsideTheWorkspace, now
from habeas.workspace.verifying import verify

ALONE, TWO = "K-1", "K-2"
SHELTER = "org.harbour-shelter"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory, made_team):
    """Ane works on one case alone and on another with Bron."""
    from workspace.team import copied

    team = copied(made_team, tmp_path_factory.mktemp("case-work") / "cases")
    team.bron = team.add(roles=(Role.CASEWORKER,))
    with team.opened() as workspace:
        cases.make_list(workspace)
    with team.opened() as workspace:
        compartments.share(workspace, (cases.LIST, team.bron))
        cases.new(workspace, ALONE)
        cases.new(workspace, TWO, None, [team.bron])
    stores.close_stores()
    return team


@pytest.fixture
def team(prepared, tmp_path):
    from workspace.team import copied

    held = copied(prepared, tmp_path / "cases")
    held.bron = prepared.bron
    yield held
    stores.close_stores()


def test_a_case_goes_from_state_to_state_and_no_step_is_skipped(team):
    with team.opened() as workspace:
        case = case_called(workspace, ALONE)
        with pytest.raises(WrongCaseStep):
            case_standing.moved(workspace, case, 1, CaseState.OPEN, "")
        moved = case_standing.moved(workspace, case, 1, CaseState.SCREENED, "spoke with her")
        assert case_standing.ahead(moved) == (CaseState.OPEN,)
        with pytest.raises(WrittenMeanwhile):
            case_standing.moved(workspace, case, 1, CaseState.OPEN, "")
        case_standing.mark(workspace, case, 2, Overlay.CONTACT_LOST, "no answer since Monday")
        with pytest.raises(ReasonNeeded):
            case_standing.unmark(workspace, case, 3, Overlay.CONTACT_LOST, " ")
        assert line_of(workspace, ALONE).overlays == (Overlay.CONTACT_LOST,)
        with pytest.raises(DeclinedToNobody):
            case_standing.turned_away(workspace, case, 3, "", "not ours")
        case_standing.turned_away(workspace, case, 3, "the legal clinic in Orlo", "not ours")
        assert line_of(workspace, ALONE).state is CaseState.DECLINED


def test_whoever_works_alone_lowers_the_lane_and_that_is_shown_as_not_yet_reviewed(team):
    with team.opened() as workspace:
        case = case_called(workspace, ALONE)
        today = Wanted(Lane.NOW, "armed men", now().date())
        with pytest.raises(ReassessTooEarly):
            case_lanes.chosen(workspace, case, 0, today)
        case_lanes.chosen(workspace, case, 0, wanted(Lane.NOW, "armed men"))
        lowered = case_lanes.chosen(workspace, case, 1, wanted(Lane.DAYS, "they have gone"))
        assert lowered.is_unreviewed
        pressing = {one.kind for one in cases.glance(workspace, case).pressing}
        assert PressingKind.UNREVIEWED in pressing
        with pytest.raises(SecondPersonNeeded):
            case_lanes.agreed(workspace, case, 2, "fine")


def test_where_there_are_two_the_top_lane_is_left_by_both_together(team):
    with team.opened() as workspace:
        case = case_called(workspace, TWO)
        with pytest.raises(NothingToSecond):
            case_lanes.agreed(workspace, case, 0, "")
        case_lanes.chosen(workspace, case, 0, wanted(Lane.NOW))
        asked = case_lanes.chosen(workspace, case, 1, wanted(Lane.WEEKS, "she is abroad"))
        assert (asked.lane, asked.lowering.state) == (Lane.NOW, LoweringState.WAITING)
    with team.opened(BRON) as workspace:
        held = case_lanes.refused(workspace, case, 2, "her brother has the address")
        assert held.lane is Lane.NOW
        case_lanes.chosen(workspace, case, 3, wanted(Lane.WEEKS, "she has moved"))
    with team.opened() as workspace:
        assert case_lanes.agreed(workspace, case, 4, "").lane is Lane.WEEKS
        assert line_of(workspace, TWO).lane is Lane.WEEKS


def test_a_case_is_handed_over_with_its_key_and_then_let_go(team):
    reader = team.add("Cel", "the baker closes at noon today", roles=(Role.READER,))
    with team.opened() as workspace:
        case = case_called(workspace, ALONE)
        with pytest.raises(NotACaseworker):
            case_leads.hand_over(workspace, case, reader, "away")
        with pytest.raises(LeadsAlready):
            case_leads.hand_over(workspace, case, team.ane, "away")
        with pytest.raises(ReasonNeeded):
            case_leads.hand_over(workspace, case, team.bron, "")
        with pytest.raises(NobodyLeads):
            need_to_know.withdraw(workspace, case, [team.ane], "away")
        shared = case_called(workspace, TWO)
        with pytest.raises(StillLeads):
            need_to_know.withdraw(workspace, shared, [team.ane], "away")
        case_leads.hand_over(workspace, case, team.bron, "away for a month")
        assert line_of(workspace, ALONE).lead == team.bron
        need_to_know.withdraw(workspace, case, [team.ane], "no longer needed")
        with pytest.raises(NoSuchCase):
            case_record.case(workspace, case)
    with team.opened(BRON) as workspace:
        told = [(one.field, one.reason) for one in case_history.knowing(workspace, case)]
        assert ("need to know", "away for a month") in told
        assert verify(workspace, silent).is_intact


def test_the_person_is_kept_under_a_code_and_a_name_never_becomes_one(team):
    with team.opened() as workspace:
        case = case_called(workspace, ALONE)
        said = Attribution(said_by="herself", on=now().date())
        with pytest.raises(NoSuchField):
            case_person.filled(workspace, case, 1, "shoe-size", "38", said)
        case_person.filled(workspace, case, 1, "victim-identity", "Mirela Sovenko", said)
        case_person.say(workspace, case, 2, "I never want to go back.", "en")
        with pytest.raises(PseudonymTaken):
            case_person.rename(workspace, case, 3, TWO.lower())
        with pytest.raises(NotACode):
            case_person.rename(workspace, case, 3, "Mirela Sovenko")
        case_person.rename(workspace, case, 3, "K-9")
        assert line_of(workspace, "K-9").pseudonym == "K-9"
        held = case_record.case(workspace, case).subject.value
        kept = {one.key: one.held for one in case_person.fields(held, "en")}
        assert kept["victim-identity"].value == "Mirela Sovenko"
        assert "state-complained-of" not in kept
        with pytest.raises(case_person.NoIncidentToLink):
            case_person.link(workspace, case, 4, "i-000000000000")
        case_person.filled(workspace, case, 4, "complainant-contact", "KX5", said)
        with pytest.raises(PseudonymSaysTheName):
            case_person.rename(workspace, case, 5, "KX5")


def test_two_cases_are_linked_in_both_and_only_one_holds_the_reason(team):
    with team.opened() as workspace:
        one, other = (case_called(workspace, name) for name in (ALONE, TWO))
        apart = HouseholdLink(other, LinkKind.APART, "her elder brother")
        with pytest.raises(LinkedToItself):
            case_households.joined(workspace, one, HouseholdLink(one, LinkKind.APART, "x"))
        nowhere = HouseholdLink("k-000000000000", LinkKind.APART, "x")
        with pytest.raises(NoSuchCase):
            case_households.joined(workspace, one, nowhere)
        case_households.joined(workspace, one, apart)
        case_households.joined(workspace, one, apart)
        (here,), (there,) = (case_households.links(workspace, case) for case in (one, other))
        assert (here.held.value.reason, there.held.value.reason) == ("her elder brother", "")
        assert (here.pseudonym, there.pseudonym) == (TWO, ALONE)
        again = HouseholdLink(one, LinkKind.TOGETHER, "x")
        with pytest.raises(BothTogetherAndApart):
            case_households.joined(workspace, other, again)
        case_households.part(workspace, one, other, LinkKind.APART, "they made peace")
        assert not case_households.links(workspace, other)[0].held.value.stands
        told = Household(1, 2, ("K-11",))
        assert case_households.counted(workspace, one, 0, told).size == 3


def test_what_speaks_against_is_answered_and_never_taken_out(team):
    with team.opened() as workspace:
        case = case_called(workspace, ALONE)
        with pytest.raises(NotAttributed):
            case_against.note(workspace, case, "She was seen in Orlo.", Attribution())
        told = Attribution(said_by="a neighbour", on=now().date())
        thing = case_against.note(workspace, case, "She was seen in Orlo.", told)
        case_against.answer(workspace, case, thing, 1, "That was her sister.")
        (held,) = case_against.listed(workspace, case)
        assert held.value.answered.reason == "That was her sister."
        first, second = case_history.versions(workspace, case, "Against", thing, "en")
        assert first.lines[0] == ("words", "", "She was seen in Orlo.")
        assert second.lines[-1] == ("answered: reason", "", "That was her sister.")
        with pytest.raises(NotKept):
            case_history.versions(workspace, case, "Against", "p-000000000000", "en")
        with pytest.raises(NotKept):
            case_history.versions(workspace, case, "Nothing", thing, "en")
        named = {one.called for one in case_history.things(workspace, case, "ru")}
        assert {"что говорит против", "человек", "кто ведёт дело"} <= named


def test_a_closed_case_is_sealed_when_nothing_holds_it_and_one_note_without_words_stays(team):
    ending = Ending(ClosingOutcome.SAFE, "she has papers", None, "she asked for it", ())
    with team.opened() as workspace:
        case = case_called(workspace, ALONE)
        for seen, state in enumerate((CaseState.SCREENED, CaseState.OPEN, CaseState.FOLLOW_UP), 1):
            case_standing.moved(workspace, case, seen, state, "")
        assert case_closing.lacks(workspace, case) == ()
        undecided = Ending(ClosingOutcome.SAFE, "she has papers", None, "", ())
        with pytest.raises(NotReadyToClose):
            case_closing.close(workspace, case, 4, undecided)
        with pytest.raises(WrongCaseStep):
            case_closing.seal(workspace, case, "over")
        case_closing.close(workspace, case, 4, ending)
        hold = case_marks.put(workspace, case, MarkKind.LEGAL_HOLD, "the court asked")
        with pytest.raises(UnderLegalHold):
            case_closing.seal(workspace, case, "over")
        case_marks.taken_off(workspace, case, hold, 1, "the court is done")
        case_closing.seal(workspace, case, "over: Mirela Sovenko is safe")
        assert case not in case_identifiers(workspace.folder)
        with pytest.raises(NoSuchCase):
            case_record.case(workspace, case)
        for is_over in (False, True):
            lines = cases.listed(workspace, WantedCases(is_over=is_over), (0, 9)).held
            assert case not in {one.case for one in lines}
        (note,) = case_closing.sealed_ones(workspace)
        assert (note.case, note.member) == (case, team.ane)
        assert verify(workspace, silent).is_intact


def test_nobody_seals_a_case_before_its_follow_up(team):
    ending = Ending(ClosingOutcome.SAFE, "she has papers", later(), "", ())
    with team.opened() as workspace:
        case = case_called(workspace, ALONE)
        for seen, state in enumerate((CaseState.SCREENED, CaseState.OPEN, CaseState.FOLLOW_UP), 1):
            case_standing.moved(workspace, case, seen, state, "")
        case_closing.close(workspace, case, 4, ending)
        with pytest.raises(FollowUpStillAhead):
            case_closing.seal(workspace, case, "over")


def test_another_organisation_gets_what_was_agreed_sealed_to_its_key_and_nothing_else(
    team, tmp_path
):
    theirs = pyrage.x25519.Identity.generate()
    why = "known to us for years"
    pack = Packing(SHELTER, str(theirs.to_public()), ("victim-identity",), "en", why)
    out = tmp_path / "package.age"
    with team.opened() as workspace:
        case = case_called(workspace, ALONE)
        said = Attribution(said_by="herself", on=now().date())
        for seen, (field, value) in enumerate(
            (("victim-identity", "Mirela Sovenko"), ("whereabouts", "Ostrava")), 1
        ):
            case_person.filled(workspace, case, seen, field, value, said)
        with pytest.raises(NotConsented):
            case_transfers.written(workspace, case, pack, out)
        fields = ("victim-identity", "removal-date")
        draft = Consent(
            ConsentPurpose.HANDOVER, SHELTER, (), fields, "1", "en", now().date(), later()
        )
        case_record.add(workspace, case, given(draft, HowGiven.SPOKEN, now(), team.ane))
        (offered,) = case_transfers.agreed(workspace, case, "en")
        assert offered.fields == (("victim-identity", "The person wronged"),)
        wrong = (
            (FieldIsEmpty, replace(pack, fields=("removal-date",))),
            (NotConsented, replace(pack, fields=("whereabouts",))),
            (NothingHandedOver, replace(pack, fields=())),
            (NotAReceiverKey, replace(pack, key="age1")),
            (ReasonNeeded, replace(pack, reason=" ")),
        )
        for error, asked in wrong:
            with pytest.raises(error):
                case_transfers.written(workspace, case, asked, out)
        with pytest.raises(InsideTheWorkspace):
            case_transfers.written(workspace, case, pack, workspace.folder / "package.age")
        assert case_record.case(workspace, case).disclosures == ()
        assert not out.exists()
        case_transfers.written(workspace, case, pack, out)
        with pytest.raises(FileThere):
            case_transfers.written(workspace, case, pack, out)
        (left,) = case_record.case(workspace, case).disclosures
        told = pyrage.decrypt(out.read_bytes(), [theirs]).decode()
        assert left.value.sent.digest == hashlib.sha256(out.read_bytes()).hexdigest()
        assert "Mirela Sovenko" in told
        assert "Ostrava" not in told
        threat = Threat(SHELTER, SHELTER, attribution=Attribution(said_by="her", on=now().date()))
        feared = case_record.add(workspace, case, threat)
        with pytest.raises(ReceiverExcluded):
            case_transfers.packed(workspace, case, pack)
        over = case_record.signed(workspace, "it was another one")
        seen = case_record.Seen(Threat, feared, 1)
        case_record.change(workspace, case, seen, lambda held: replace(held, over=over))
        case_marks.put(workspace, case, MarkKind.PRIVILEGE, "the lawyer said so")
        with pytest.raises(UnderPrivilege):
            case_transfers.packed(workspace, case, pack)


def test_each_step_on_the_list_needs_a_reason(team):
    with team.opened() as workspace:
        case = case_called(workspace, ALONE)
        with pytest.raises(NoReason):
            need_to_know.share(workspace, case, [team.bron], "  ")


def test_a_check_opens_each_case_and_names_by_identifier_what_does_not_match(team):
    steps = []
    with team.opened() as workspace:
        one, other = (case_called(workspace, name) for name in (ALONE, TWO))
        told = verify(workspace, lambda *step: steps.append(step))
        assert told.is_intact
        assert "2 cases" in told.lines[-2]
        assert ("verifying cases", 2, 2) in steps
        with opened(workspace, one) as store, access.cursor(store) as cursor:
            cursor.execute("UPDATE ledger SET reason = 'for another reason' WHERE kind = 'Lead'")
    shutil.rmtree(team.folder / "compartments" / other)
    with team.opened() as workspace:
        told = verify(workspace, silent)
        wrong = [line for line in told.lines if line.startswith("DOES NOT MATCH")]
        assert not told.is_intact
        assert any("lead" in line for line in wrong)
        assert any(other in line and "folder is missing" in line for line in wrong)


def test_a_case_in_another_format_says_so_wherever_it_is_opened_and_is_upgraded_with_the_rest(team):
    with team.opened() as workspace:
        case = case_called(workspace, ALONE)
        compartment = compartment_of(workspace, case)
    write_first_format(compartment)
    with team.opened() as workspace:
        with pytest.raises(OlderStore) as caught:
            case_record.case(workspace, case)
        assert case in caught.value.what_happened
        assert "habeas upgrade" in caught.value.what_to_do
        told = verify(workspace, silent)
        assert told.is_intact
        assert any(line.startswith(f"NOT CHECKED  {case}") for line in told.lines)
    lines = upgrading.upgrade(team.folder, ANE)
    assert any(case in line and "format 1 is now 2" in line for line in lines)
    with team.opened() as workspace:
        assert verify(workspace, silent).lines[-2].endswith("2 cases.")
