"""Avenues held against an incident as a workspace knows it, and what people add for them."""

from datetime import date

import pytest
from bodies.entering import body, tie
from workspace import velmara
from workspace.team import BRON

from habeas.archive import ledger, standing_over
from habeas.archive.decisions import NoReason
from habeas.archive.groupings import NoSuchIncident
from habeas.archive.kept_findings import NoSuchFinding
from habeas.archive.ledger import NotKept, WrittenMeanwhile
from habeas.archive.statements import NoSuchStatement
from habeas.bodies.entered import EnteredBody, NotAState, TieRestsOnNothing
from habeas.protection.avenues.avenue import AvenueKind
from habeas.protection.avenues.particulars import NoEvent
from habeas.protection.avenues.signing import FactChanged, NoSuchFact
from habeas.protection.avenues.situation import ProcedureState, Tried
from habeas.protection.avenues.verdicts import Colour, ConditionKind, ConditionState, Rule
from habeas.protection.cases.receivers import ReceiverExcluded
from habeas.protection.cases.signatures import ReasonNeeded
from habeas.protection.faults import UnknownField
from habeas.words.roles import NotYourRole, Role
from habeas.workspace import (
    avenue_catalogue,
    avenue_files,
    avenue_pages,
    avenue_records,
    avenue_states,
    avenues,
    entered_bodies,
)
from habeas.workspace.avenue_catalogue import Signing
from habeas.workspace.avenue_files import NothingChanged
from habeas.workspace.avenue_records import NotAnAuthority, Reasoned
from habeas.workspace.avenue_states import NoSuchBodyToEnter, SaidOf
from habeas.workspace.opening import GENERAL

KEY = velmara.REGIMENT.key


@pytest.fixture
def workspace(team):
    with team.opened() as opened:
        yield opened


@pytest.fixture
def here(workspace):
    return GENERAL, velmara.kept(workspace)[0]


@pytest.fixture
def own(workspace):
    return avenue_files.add(workspace, "velmara.yaml", velmara.OWN)


def weighed(workspace, here):
    return avenues.of_incident(workspace, here, "en")


def state_of(verdict, kind):
    return next(one.state for one in verdict.conditions if one.kind is kind)


def test_the_way_from_a_receiver_to_the_accused_is_found_across_files_and_reports(
    workspace, here, own
):
    found = weighed(workspace, here)
    garrison = found.one("vm-garrison")
    assert (garrison.verdict, garrison.decided_by.rule) == (Colour.EXCLUDED, Rule.UNDER_ACCUSED)
    assert garrison.decided_by.way.keys == ("vm.complaints", KEY)
    assert found.one("vm-ombudsperson").decided_by.rule is Rule.SAME_STATE
    assert found.held.files["vm-garrison"] == "velmara.yaml"


def test_competing_dates_are_taken_at_their_widest_and_each_kind_of_act_once(workspace, here):
    acts = weighed(workspace, here).situation.acts
    assert [(act.kind, act.when.text, act.state) for act in acts] == [
        ("torture", "2029-02-14/2029-02-16", None),
        ("detention", "2029-02-14/2029-02-16", None),
    ]


def test_what_an_incident_does_not_say_is_told(workspace):
    silent = velmara.incident(KEY, days=())
    (identifier,) = velmara.kept(workspace, silent)
    found = weighed(workspace, (GENERAL, identifier))
    assert found.lacks.undated
    assert not found.lacks.nobody_named
    assert [one.key for one in found.stateless] == [KEY]


def test_a_state_entered_in_a_line_is_that_of_the_acts(workspace, here):
    avenue_states.enter(workspace, GENERAL, SaidOf(KEY, "ru"))
    found = weighed(workspace, here)
    assert {act.state for act in found.situation.acts} == {"RU"}
    assert not found.stateless
    assert found.one("icc-otp").decided_by.rule is Rule.STATUS_CLOSED
    avenue_states.enter(workspace, GENERAL, SaidOf(KEY, "VM"))
    assert entered_bodies.body(workspace, GENERAL, KEY).value.state == "VM"


def test_a_body_of_reports_can_be_one_of_the_catalogue(workspace, here):
    said = SaidOf(KEY, same_as="ru.mvd.chechnya", source="Both are called so in the order")
    avenue_states.enter(workspace, GENERAL, said)
    found = weighed(workspace, here)
    police = found.one("ru-police-chechnya")
    assert police.decided_by.rule is Rule.UNDER_ACCUSED
    assert police.decided_by.way.keys == ("ru.mvd.chechnya", KEY)
    assert not found.stateless


def test_without_a_source_nothing_is_entered(workspace, here):
    with pytest.raises(TieRestsOnNothing):
        avenue_states.enter(workspace, GENERAL, SaidOf(KEY, "VM", same_as="ru.mvd.chechnya"))
    assert ledger.held(workspace.store(GENERAL), EnteredBody) == ()


@pytest.mark.parametrize("key", [velmara.SHOPKEEPER.key, "nobody"])
def test_no_private_person_is_entered_as_a_body(workspace, here, key):
    assert avenue_states.may_enter(workspace, GENERAL, (key, KEY)) == {KEY}
    with pytest.raises(NoSuchBodyToEnter):
        avenue_states.enter(workspace, GENERAL, SaidOf(key, "VM"))


def test_what_people_enter_is_read_as_the_graph_of_bodies_has_it(workspace, here):
    for key in ("guard", "police"):
        entered_bodies.add_body(workspace, GENERAL, body(key, state="VM"))
    for term in ({}, {"since": "2029-05~", "until": "2030"}):
        entered_bodies.add_tie(workspace, GENERAL, tie("guard", "commands", "police", **term))
    gone = entered_bodies.add_tie(workspace, GENERAL, tie("police", "commands", "guard"))
    entered_bodies.withdraw_tie(workspace, GENERAL, gone.identifier, "a mistake")
    quick = standing_over.standing_over(workspace.store(GENERAL))
    whole = entered_bodies.known_bodies(workspace, GENERAL)
    terms = {(one.key, one.since, one.until, one.inferred) for one in whole.graph.ties}
    keys = {actor.key for actor in whole.graph.actors}
    ties = list(quick.among(keys))
    assert {(one.key, one.since, one.until, one.inferred) for one in ties} == terms
    assert {one.key for one in standing_over.actors(workspace.store(GENERAL), keys)} == {
        velmara.REGIMENT.key, velmara.COMMANDER.key, velmara.SHOPKEEPER.key,
    }  # fmt: skip
    assert {one.key: one for one in quick.entered} == whole.bodies


def test_ties_that_lead_to_no_receiver_are_looked_past_and_one_entry_brings_them_back(
    workspace, here
):
    def ties():
        return {tie.key for tie in weighed(workspace, here).situation.ties}

    told = {tie.key for tie in velmara.TIES}
    assert not told & ties()
    avenue_states.enter(workspace, GENERAL, SaidOf(KEY, "VM"))
    assert told <= ties()


def test_whoever_stands_on_a_way_has_the_name_that_reports_give(workspace, here):
    avenue_states.enter(workspace, GENERAL, SaidOf(KEY, "VM"))
    avenue_files.add(workspace, "velmara.yaml", velmara.OWN)
    entered_bodies.add_body(workspace, GENERAL, body("vm.complaints"))
    over = tie("radek hasimel", "commands", "vm.complaints")
    entered_bodies.add_tie(workspace, GENERAL, over)
    (identifier,) = velmara.kept(workspace, velmara.incident("radek hasimel"))
    decided = weighed(workspace, (GENERAL, identifier)).one("vm-garrison").decided_by
    assert "Radek Hasimel" in decided.text.said("en")


def test_a_day_starts_a_limit_and_an_older_page_does_not_undo_it(workspace, here, own):
    avenue_records.date_event(workspace, here, 0, ("act", date(2025, 3, 1)))
    over = weighed(workspace, here).one("vm-ombudsperson")
    assert (over.verdict, over.decided_by.rule) == (Colour.EXCLUDED, Rule.TIME_OVER)
    with pytest.raises(WrittenMeanwhile):
        avenue_records.date_event(workspace, here, 0, ("act", None))
    with pytest.raises(NoEvent):
        avenue_records.date_event(workspace, here, 1, ("full-moon", date(2025, 3, 1)))


def test_where_it_was_taken_before_bars_what_it_bars(workspace, here):
    tried = Tried("un-cat-22", ProcedureState.PENDING)
    avenue_records.add_tried(workspace, here, 0, tried)
    rules = [one.rule for one in weighed(workspace, here).one("un-hrc-op1").reasons]
    assert Rule.PARALLEL in rules
    avenue_records.drop_tried(workspace, here, 1, "un-cat-22")
    assert weighed(workspace, here).situation.tried == ()


def test_states_named_for_an_incident_count_beside_those_of_bodies(workspace, here, own):
    avenue_records.name_states(workspace, here, 0, "RU")
    acts = weighed(workspace, here).situation.acts
    assert {act.state for act in acts} == {"RU", "VM"}
    with pytest.raises(NotAState):
        avenue_records.name_states(workspace, here, 1, "everywhere")


def test_why_a_remedy_is_futile_is_kept_and_can_be_taken_back(workspace, here, own):
    told = Reasoned("vm-garrison", "It is a part of the regiment.", ("ru-sk status.RU",),
                    ("Court of the Region, 3 May 2030",))  # fmt: skip
    made = avenue_records.record_futile(workspace, here, told)
    found = weighed(workspace, here)
    assert found.one("vm-garrison").futile == "It is a part of the regiment."
    exhausted = state_of(found.one("un-hrc-op1"), ConditionKind.EXHAUSTION)
    assert exhausted is ConditionState.MET
    avenue_records.take_back_futile(workspace, here, made.identifier, "It was tried after all.")
    found = weighed(workspace, here)
    assert found.one("vm-garrison").futile == ""
    (held,) = avenue_records.futilities(workspace, here)
    assert held.value.told.withdrawn.reason == "It was tried after all."


@pytest.mark.parametrize(
    ("rests_on", "error"),
    [("s-000000000000", NoSuchStatement), ("f-000000000000", NoSuchFinding),
     ("the newspaper", NotAnAuthority), ("un-cat-22 facts.colour", NoSuchFact)],
)  # fmt: skip
def test_a_record_rests_on_what_is_there(workspace, here, rests_on, error):
    with pytest.raises(error):
        avenue_records.record_futile(workspace, here, Reasoned("ru-sk", "Why.", (rests_on,)))
    with pytest.raises(ReasonNeeded):
        avenue_records.record_futile(workspace, here, Reasoned("ru-sk", " "))
    assert avenue_records.futilities(workspace, here) == ()


def test_records_of_one_incident_are_not_those_of_another(workspace):
    one, other = velmara.kept(workspace, velmara.incident(KEY), velmara.incident("radek hasimel"))
    made = avenue_records.record_futile(workspace, (GENERAL, one), Reasoned("ru-sk", "Why."))
    assert avenue_records.futilities(workspace, (GENERAL, other)) == ()
    with pytest.raises(NotKept):
        avenue_records.take_back_futile(workspace, (GENERAL, other), made.identifier, "no")
    with pytest.raises(NoSuchIncident):
        avenue_records.record_futile(workspace, (GENERAL, "i-0"), Reasoned("ru-sk", "Why."))


def test_an_unknown_avenue_is_used_with_a_named_persons_reason_only(workspace, here, own):
    found = weighed(workspace, here)
    unknown = found.one("un-hrc-op1"), "en"
    made = avenue_records.record_despite(workspace, here, unknown, "The Committee was asked.")
    assert made.value.signed.by == workspace.member.identifier
    assert made.value.colour is Colour.UNKNOWN
    garrison = found.one("vm-garrison"), "en"
    with pytest.raises(ReceiverExcluded):
        avenue_records.record_despite(workspace, here, garrison, "We want to.")


def test_a_fact_is_checked_by_nobody_until_a_reviewer_signs_it_as_they_saw_it(
    team, workspace, here
):
    page = avenue_pages.page(weighed(workspace, here), "icc-otp", "en", ("", lambda *_: ""))
    (fact, line) = page.facts[0]
    assert line.checked_by == ""
    with pytest.raises(FactChanged):
        avenue_catalogue.sign_fact(workspace, Signing("icc-otp", fact.name, "0" * 64))
    signing = Signing("icc-otp", fact.name, fact.fingerprint, "read in the Treaty Series")
    made = avenue_catalogue.sign_fact(workspace, signing)
    line = next(
        one for one in weighed(workspace, here).one("icc-otp").facts if one.fact == fact.name
    )
    assert line.checked_by == "Ane"
    avenue_catalogue.take_back(workspace, made.identifier, "another State was meant")
    assert avenue_catalogue.checks(workspace) == ()


def test_a_signature_is_a_reviewers_and_a_file_a_documenters(team):
    team.add("Bron", BRON, roles=(Role.REVIEWER,))
    with team.opened(BRON) as workspace:
        with pytest.raises(NotYourRole):
            avenue_files.add(workspace, "velmara.yaml", velmara.OWN)
        with pytest.raises(FactChanged):
            avenue_catalogue.sign_fact(workspace, Signing("icc-otp", "status.RU", ""))


def test_a_file_keeps_its_versions_and_a_mistake_in_it_keeps_the_old_one(workspace, own):
    with pytest.raises(UnknownField):
        avenue_files.add(workspace, "velmara.yaml", velmara.OWN.replace("acts:", "atcs:"))
    with pytest.raises(NothingChanged):
        avenue_files.add(workspace, "velmara.yaml", velmara.OWN)
    changed = velmara.OWN.replace("kind: domestic", "kind: defensive")
    assert avenue_files.add(workspace, "velmara.yaml", changed).version == 2
    garrison = avenue_catalogue.known(workspace).catalogue.avenue("vm-garrison")
    assert garrison.kind is AvenueKind.DEFENSIVE
    with pytest.raises(NoReason):
        avenue_files.withdraw(workspace, "velmara.yaml", " ")
    avenue_files.withdraw(workspace, "velmara.yaml", "the law changed")
    assert "vm-garrison" not in avenue_catalogue.known(workspace).catalogue.by_identifier
    assert [one.version for one in avenue_files.versions(workspace, "velmara.yaml")] == [1, 2, 3]


def test_a_page_draws_the_way_and_says_what_is_needed_next(workspace, here, own):
    def address(home, key):
        return f"/{home}/{key}"

    found = weighed(workspace, here)
    page = avenue_pages.page(found, "vm-garrison", "en", ("The way", address))
    (step,) = page.reasons[0].way.steps
    assert (
        step.sentence
        == "Complaints office of the garrison in Keld belongs to Second Patrol Regiment"
    )
    assert step.source == "Standing orders of the Second Patrol Regiment, 2029 (invented)"
    assert f"/{workspace.store(GENERAL).identifier}/{KEY}" in str(page.reasons[0].way.figure)
    ombudsperson = avenue_pages.page(found, "vm-ombudsperson", "en", ("", address))
    assert ombudsperson.needed.dates == (("act", "what is complained of"),)
    assert [one.name for one in ombudsperson.needed.tell] == ["Davor Hasimel"]
    committee = avenue_pages.page(found, "un-cat-22", "ru", ("", address))
    assert committee.needed.is_reason
    assert committee.needed.is_exhaustion
