"""Avenues for a case: what its own store says decides, and nothing of it stands anywhere else."""

from datetime import date, timedelta

import pytest
from workspace import velmara
from workspace.team import BRON, copied

from habeas.archive import ledger, stores
from habeas.archive.ledger import WrittenMeanwhile
from habeas.bodies.entered import NotAState
from habeas.protection.avenues.situation import ProcedureState, Removal, Tried
from habeas.protection.avenues.verdicts import Colour, Rule
from habeas.protection.cases.attributions import Attribution
from habeas.protection.cases.dangers import Danger, DangerKind
from habeas.protection.cases.deadlines import Deadline
from habeas.protection.cases.submissions import Submission, SubmissionState
from habeas.protection.cases.threats import Threat
from habeas.words.roles import Role
from habeas.workspace import (
    avenue_cases,
    avenue_files,
    avenue_states,
    case_avenues,
    case_consents,
    case_dangers,
    case_disclosures,
    case_person,
    case_plans,
    case_record,
    cases,
    compartments,
)
from habeas.workspace.avenue_records import Reasoned
from habeas.workspace.avenue_states import SaidOf
from habeas.workspace.case_avenues import NoSuchLimit, Seen, Whereabouts
from habeas.workspace.case_consents import Asked, Consent, ConsentPurpose, HowGiven
from habeas.workspace.opening import GENERAL, now

TODAY = now().date()
COMMITTEE = "un-hrc-op1"
SAID = Attribution(said_by="the person", on=TODAY)


@pytest.fixture(scope="module")
def made(tmp_path_factory, made_team):
    """A list of cases, the avenues of Velmara, and a case that belongs to an incident."""
    team = copied(made_team, tmp_path_factory.mktemp("avenues") / "cases")
    team.add("Bron", BRON, roles=(Role.CASEWORKER,))
    with team.opened() as workspace:
        cases.make_list(workspace)
        compartments.new(workspace, ("testimony",))
    with team.opened() as workspace:
        avenue_files.add(workspace, "velmara.yaml", velmara.OWN)
        (incident,) = velmara.kept(workspace)
        case = cases.new(workspace, "K-7")
        case_person.link(workspace, case, 1, incident)
    return team, case


@pytest.fixture
def own_team(tmp_path, made):
    yield copied(made[0], tmp_path / "cases")
    stores.close_stores()


@pytest.fixture
def workspace(own_team):
    with own_team.opened() as opened:
        yield opened


@pytest.fixture
def case(made):
    return made[1]


def weighed(workspace, case):
    return avenue_cases.of_case(workspace, case, "en")[0]


def rules(workspace, case, avenue):
    return [one.rule for one in weighed(workspace, case).one(avenue).reasons]


def asked(*told):
    return Asked(ConsentPurpose.SUBMISSION, *told, "en", None, HowGiven.SPOKEN)


def test_those_accused_in_an_incident_and_those_the_person_fears_count_alike(workspace, case):
    case_dangers.add_threat(workspace, case, Threat(body="vm.ombudsperson"))
    found = weighed(workspace, case)
    assert found.one("vm-garrison").decided_by.rule is Rule.UNDER_ACCUSED
    assert found.one("vm-ombudsperson").decided_by.rule is Rule.IS_ACCUSED
    assert found.situation.accused == (velmara.REGIMENT.key,)


def test_without_an_incident_the_states_of_threats_are_those_concerned(workspace):
    case = cases.new(workspace, "K-8")
    case_dangers.add_threat(workspace, case, Threat(body="ru.mvd.chechnya"))
    found = weighed(workspace, case)
    assert found.lacks.no_incident
    assert [(act.kind, act.state) for act in found.situation.acts] == [("", "RU")]
    assert found.one("ru-police-chechnya").verdict is Colour.EXCLUDED


def test_a_consent_that_names_whom_it_tells_opens_an_avenue_until_it_is_taken_back(workspace, case):
    avenue_states.enter(workspace, GENERAL, SaidOf(velmara.REGIMENT.key, "RU"))
    assert weighed(workspace, case).one(COMMITTEE).verdict is Colour.CONSENT_NEEDED
    onward = case_avenues.told_by(workspace, case, COMMITTEE, "en")
    assert onward == ("ru.mfa",)
    receiver, fields = case_consents.asked_by(COMMITTEE)
    kept = case_consents.add(workspace, case, asked(receiver, onward, fields))
    assert weighed(workspace, case).one(COMMITTEE).verdict is Colour.OPEN
    fewer = tuple(field for field in fields if field != "victim-identity")
    seen = Seen(Consent, kept, 1)
    case_consents.narrow(workspace, case, seen, (fewer, onward), "not the name")
    assert weighed(workspace, case).one(COMMITTEE).verdict is Colour.CONSENT_NEEDED


def test_what_was_sent_counts_as_tried(workspace, case):
    sent = Submission("un-cat-22", "quasi-judicial", "un.cat", "", state=SubmissionState.SENT,
                      sent_at="2026-03-04T12:00:00+00:00")  # fmt: skip
    case_record.add(workspace, case, sent)
    held = weighed(workspace, case).situation
    assert held.tried == (Tried("un-cat-22", ProcedureState.PENDING, date(2026, 3, 4)),)
    assert Rule.PARALLEL in rules(workspace, case, COMMITTEE)


def test_a_limit_becomes_a_deadline_of_the_case_and_its_event_is_known(workspace, case):
    on = TODAY - timedelta(days=30)
    limit = (COMMITTEE, "five-years")
    kept = case_avenues.keep_limit(workspace, case, limit, on, "ru")
    held = case_record.one(workspace, case, Deadline, kept).value
    assert (held.length.months, held.due) == (60, on.replace(year=on.year + 5))
    assert weighed(workspace, case).situation.events == (("final-domestic-decision", on),)
    case_plans.add_deadline(workspace, case, ("rule", "the disappearance", on), held.length, "UTC")
    assert ("disappearance", on) in weighed(workspace, case).situation.events
    with pytest.raises(NoSuchLimit):
        case_avenues.keep_limit(workspace, case, (COMMITTEE, "ten-years"), on, "en")


def test_the_state_where_the_person_is_and_a_removal_stand_in_the_case_alone(workspace, case):
    general = workspace.store(GENERAL)
    before = ledger.last(general)
    assert weighed(workspace, case).lacks.no_place
    case_avenues.locate(workspace, case, 0, Whereabouts("pl"))
    case_dangers.add_danger(workspace, case, Danger(DangerKind.REMOVAL, SAID))
    held = weighed(workspace, case)
    assert held.situation.person_in == "PL"
    assert held.situation.removal == Removal("PL")
    assert held.one("coe-ecthr-r39").decided_by.rule is not Rule.STATUS_UNKNOWN
    with pytest.raises(NotAState):
        case_avenues.locate(workspace, case, 1, Whereabouts("a flat in Orlo"))
    with pytest.raises(WrittenMeanwhile):
        case_avenues.locate(workspace, case, 0, Whereabouts("DE"))
    case_avenues.record_futile(workspace, case, Reasoned("vm-garrison", "It is the regiment's."))
    case_avenues.add_tried(workspace, case, 0, Tried("a lawyer", ProcedureState.ENDED))
    assert ledger.last(general) == before


def test_why_a_remedy_is_futile_stands_in_the_case_and_can_be_taken_back(workspace, case):
    told = Reasoned("vm-garrison", "It is a part of the regiment.", (), ("Court, 3 May 2030",))
    kept = case_avenues.record_futile(workspace, case, told)
    assert weighed(workspace, case).one("vm-garrison").futile == told.reason
    seen = Seen(case_avenues.Futility, kept, 1)
    case_avenues.take_back_futile(workspace, case, seen, "It was tried.")
    assert weighed(workspace, case).one("vm-garrison").futile == ""


def test_an_incident_that_cannot_be_opened_leaves_every_receiver_unknown_at_best(own_team):
    (bron,) = (one.identifier for one in own_team.named().values() if one.name == "Bron")
    with own_team.opened() as opened:
        (incident,) = velmara.kept(opened, compartment="testimony")
        case = cases.new(opened, "K-9", None, [bron])
        case_person.link(opened, case, 1, incident)
        assert weighed(opened, case).lacks.closed == 0
        judged = avenue_cases.judge(opened, case, "vm-garrison", "en")("vm.complaints")
        assert judged.colour is Colour.EXCLUDED
    with own_team.opened(BRON) as opened:
        assert weighed(opened, case).lacks.closed == 1
        judged = avenue_cases.judge(opened, case, "un-sp-torture", "en")("un.ohchr.sp")
        assert judged.colour is Colour.UNKNOWN
        assert "1 incident of this case cannot be opened by you" in judged.because


def test_receivers_and_states_of_the_teams_own_avenues_are_told_by_their_names(made):
    team, _case = made
    with team.opened() as workspace:
        called = case_disclosures.labels(workspace, "en")
    assert called["vm.ombudsperson"] == "Ombudsperson of Velmara"
    assert called["VM:foreign-ministry"] == "foreign ministry (Velmara)"
