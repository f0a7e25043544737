"""The list of cases and a case's record: what stands in which store, and what changes it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from workspace.team import BRON

from habeas.archive import access_log, case_lines
from habeas.archive.access_log import Wanted
from habeas.archive.ledger import WrittenMeanwhile
from habeas.protection.cases.emergency import EmergencyAnswer, EmergencyForm, answered
from habeas.protection.cases.lanes import LaneChoice, Wish, choose
from habeas.protection.cases.needs import Need, NeedKind
from habeas.protection.cases.states import CaseStanding, CaseState, Overlay, move
from habeas.protection.cases.tasks import Task, done
from habeas.protection.lanes import Lane
from habeas.words.interviews import NotACode
from habeas.words.roles import Role
from habeas.workspace import case_record, cases, compartments, need_to_know
from habeas.workspace.case_naming import SeveralCases, identified
from habeas.workspace.case_opening import NoSuchCase
from habeas.workspace.case_record import Seen
from habeas.workspace.cases import NoCaseList, OthersCase, PseudonymTaken, WantedCases
from habeas.workspace.opening import now

EVERYTHING = (0, 50)


@pytest.fixture
def prepared(team):
    with team.opened() as workspace:
        cases.make_list(workspace)
    return team


def lines(workspace):
    return [one.line for one in cases.listed(workspace, WantedCases(), EVERYTHING).held]


def urgent(workspace):
    form = EmergencyForm(workspace.member.identifier, "2031-05-06T12:00:00+00:00", "ru")
    return answered(form, EmergencyAnswer("contact", "only by the neighbour's phone"))


def test_a_case_needs_a_list_first(team):
    with team.opened() as workspace:
        with pytest.raises(NoCaseList):
            cases.new(workspace, "K-1")
        assert not cases.has_list(workspace)


def test_a_new_case_stands_in_the_list_before_any_other_until_somebody_chooses_its_lane(prepared):
    with prepared.opened() as workspace:
        first = cases.new(workspace, "K-1")
        wish = Wish(Lane.DAYS, case_record.signed(workspace, "they know the house"), later(9))
        case_record.add(workspace, first, choose(None, wish))
        cases.new(workspace, "K-2")
        told = [(line.pseudonym, line.lane, line.lead) for line in lines(workspace)]
    assert told == [("K-2", None, prepared.ane), ("K-1", Lane.DAYS, prepared.ane)]


def test_an_emergency_is_taken_down_in_four_answers_and_completed_later(prepared):
    with prepared.opened() as workspace:
        case = cases.new(workspace, "K-1", urgent(workspace))
        told = cases.glance(workspace, case)
        assert told.unanswered == ("happening", "where", "first")
        assert told.case.standing.overlays == (Overlay.EMERGENCY,)
        assert lines(workspace)[0].overlays == (Overlay.EMERGENCY,)


def test_no_two_cases_share_a_pseudonym_and_none_is_a_name(prepared):
    with prepared.opened() as workspace:
        cases.new(workspace, "K-1")
        with pytest.raises(PseudonymTaken):
            cases.new(workspace, "k-1")
        with pytest.raises(NotACode):
            cases.new(workspace, "Aslan Tamirov")
        assert len(lines(workspace)) == 1


def test_each_change_brings_the_line_up_to_date_and_the_second_of_two_is_told(prepared):
    with prepared.opened() as workspace:
        case = cases.new(workspace, "K-1")
        task = case_record.add(workspace, case, Task("call the clinic", due=later(3)))
        assert lines(workspace)[0].dates == (later(3),)
        signed, seen = case_record.signed(workspace), Seen(Task, task, 1)
        case_record.change(workspace, case, seen, lambda held: done(held, signed))
        assert lines(workspace)[0].dates == ()
        with pytest.raises(WrittenMeanwhile):
            case_record.change(workspace, case, seen, lambda held: done(held, signed))
        moved = case_record.change(
            workspace,
            case,
            Seen(CaseStanding, "stands", 1),
            lambda held: move(held, CaseState.SCREENED, signed),
        )
        assert moved.state is lines(workspace)[0].state is CaseState.SCREENED


def test_what_there_is_one_of_is_never_kept_twice(prepared):
    with prepared.opened() as workspace:
        case = cases.new(workspace, "K-1")
        wish = Wish(Lane.WATCH, case_record.signed(workspace, "calm"), later(9))
        assert case_record.add(workspace, case, choose(None, wish)) == "lane"
        with pytest.raises(WrittenMeanwhile):
            case_record.add(workspace, case, choose(None, wish))
        assert case_record.one(workspace, case, LaneChoice, "lane").value.lane is Lane.WATCH


def test_the_list_says_no_word_of_what_is_in_a_case(prepared):
    with prepared.opened() as workspace:
        case = cases.new(workspace, "K-1", urgent(workspace))
        case_record.add(workspace, case, Need(NeedKind.SHELTER, "a room in Ostrava", now().date()))
        listing = next(s for s in workspace.stores if s.name == cases.LIST)
        told = str(case_lines.one(listing, case))
    assert "neighbour" not in told
    assert "Ostrava" not in told


def test_another_caseworker_sees_that_somebody_has_a_case_and_not_which(prepared):
    bron = prepared.add(roles=(Role.CASEWORKER,))
    with prepared.opened() as workspace:
        compartments.share(workspace, (cases.LIST, bron))
        case = cases.new(workspace, "K-1")
        assert case_record.is_alone(workspace, case)
    with prepared.opened(BRON) as workspace:
        (held,) = cases.listed(workspace, WantedCases(), EVERYTHING).held
        assert held == OthersCase(None, prepared.ane)
        assert not cases.may_open(workspace, case)
        for words in ("K-1", "K-", case):
            assert cases.listed(workspace, WantedCases(words=words), EVERYTHING).total == 0


def test_a_case_is_found_by_its_code_or_identifier_by_those_alone_who_open_it(prepared):
    bron = prepared.add(roles=(Role.CASEWORKER,))
    with prepared.opened() as workspace:
        compartments.share(workspace, (cases.LIST, bron))
        case = cases.new(workspace, "K-1")
        for named in ("K-1", " k-1 ", case, case.upper()):
            assert identified(workspace, named) == case
        for named in ("K-1", case):
            assert cases.listed(workspace, WantedCases(words=named), EVERYTHING).total == 1
        with pytest.raises(NoSuchCase):
            identified(workspace, "K-2")
    with prepared.opened(BRON) as workspace:
        told = [refusal(workspace, named) for named in ("K-1", "K-2")]
        assert told[0].replace("K-1", "") == told[1].replace("K-2", "")


def refusal(workspace, named):
    """What somebody is told, and what is noted of their having asked."""
    before = access_log.page(workspace.general, Wanted(), *EVERYTHING).held
    with pytest.raises(NoSuchCase) as told:
        identified(workspace, named)
    noted = access_log.page(workspace.general, Wanted(), *EVERYTHING).held
    assert len(noted) == len(before) + 1
    assert not noted[0].is_allowed
    return f"{told.value} {noted[0].subject}"


def test_somebody_on_a_need_to_know_list_finds_the_case_by_its_code_without_the_list(prepared):
    bron = prepared.add(roles=(Role.READER,))
    with prepared.opened() as workspace:
        case = cases.new(workspace, "K-1", members=(bron,))
        cases.new(workspace, "K-2")
    with prepared.opened(BRON) as workspace:
        assert identified(workspace, "K-1") == case
        with pytest.raises(NoSuchCase):
            identified(workspace, "K-2")


def test_a_code_that_two_of_your_cases_have_is_asked_about(prepared):
    with prepared.opened() as workspace:
        one, other = (cases.new(workspace, code) for code in ("K-1", "K-2"))
        listing = cases.list_of(workspace)
        held = case_lines.one(listing, other).line
        case_lines.write(listing, other, replace(held, pseudonym="k-1"), now())
        with pytest.raises(SeveralCases) as told:
            identified(workspace, "K-1")
        assert one in str(told.value)
        assert other in str(told.value)


def test_a_case_whose_making_was_cut_off_is_not_there_and_stands_in_no_list(prepared):
    with prepared.opened() as workspace:
        begun = need_to_know.make(workspace, ())
        with pytest.raises(NoSuchCase):
            cases.glance(workspace, begun)
        assert lines(workspace) == []


def later(days):
    return now().date() + timedelta(days=days)
