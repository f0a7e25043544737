"""What people decide about the grouping, and that leaving a decision out undoes it."""

from incidents.story import blog, courier, holding, weighed

from habeas.incidents.grouping import Grouping, GroupingKind
from habeas.incidents.weighing import remainder

BOTH = (courier(), blog())


def join(*statements):
    return Grouping(GroupingKind.JOIN, statements)


def split(*statements):
    return Grouping(GroupingKind.SPLIT, statements)


def reject(*statements):
    return Grouping(GroupingKind.REJECT, statements)


def test_a_person_can_join_what_the_machine_kept_apart():
    (incident,) = weighed(*BOTH, judgements=[join("x-1.1", "x-1.4")])
    (bond,) = [bond for bond in incident.bonds if bond.statement == "x-1.4"]
    assert str(bond.why) == "a person put it here"


def test_joining_takes_the_whole_of_both_incidents():
    (incident,) = weighed(*BOTH, judgements=[join("x-1.4", "x-2.1")])
    assert set(incident.allegations) == {"x-1.1", "x-1.2", "x-1.4", "x-2.1"}


def test_a_split_statement_is_an_incident_of_its_own():
    incidents = weighed(*BOTH, judgements=[split("x-2.1")])
    assert holding(incidents, "x-2.1").allegations == ("x-2.1",)


def test_join_then_split_restores_the_grouping():
    before = {incident.allegations for incident in weighed(*BOTH)}
    judged = weighed(*BOTH, judgements=[join("x-1.1", "x-1.4"), split("x-1.4")])
    assert {incident.allegations for incident in judged} == before


def test_a_rejected_statement_stands_nowhere_and_is_still_listed():
    incidents = weighed(*BOTH, judgements=[reject("x-2.1")])
    assert all("x-2.1" not in incident.allegations for incident in incidents)
    assert "x-2.1" in {left.statement for left in remainder(BOTH, incidents)}


def test_a_denial_can_be_taken_from_an_incident_and_put_to_another():
    judgements = [split("x-1.3"), join("x-1.3", "x-1.4")]
    incidents = weighed(*BOTH, judgements=judgements)
    assert holding(incidents, "x-1.1").denials == ()
    assert [d.statement for d in holding(incidents, "x-1.4").denials] == ["x-1.3"]


def test_a_decision_about_an_unknown_statement_changes_nothing():
    assert weighed(*BOTH, judgements=[join("x-9.1", "x-9.2")]) == weighed(*BOTH)
