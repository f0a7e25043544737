"""What a decision would leave of some incidents, from the groups that stand."""

from dossiers.story import blog, courier

from habeas.bodies.naming import find_bodies
from habeas.incidents.grouping import Grouping, GroupingKind
from habeas.incidents.weighing import Concerned, regroup, weigh
from habeas.origins.tracing import trace

REPORTS = (courier(), blog())
TRACE, GRAPH = trace(REPORTS), find_bodies(REPORTS)
WHOLE = weigh(REPORTS, TRACE, GRAPH)
PART = Concerned(REPORTS, TRACE, GRAPH, tuple(i.allegations for i in WHOLE), {})


def test_without_a_decision_the_incidents_stay_as_they_are():
    assert regroup(PART, (), None) == WHOLE


def test_a_decision_leaves_what_weighing_with_it_leaves():
    for chosen in WHOLE[0].allegations:
        decision = Grouping(GroupingKind.SPLIT, (chosen,))
        assert regroup(PART, (), decision) == weigh(REPORTS, TRACE, GRAPH, (decision,))


def test_what_was_taken_apart_and_joined_again_is_as_before():
    decision = Grouping(GroupingKind.SPLIT, WHOLE[0].allegations[:1])
    apart = regroup(PART, (), decision)
    part = Concerned(REPORTS, TRACE, GRAPH, tuple(i.allegations for i in apart), {})
    together = Grouping(GroupingKind.JOIN, WHOLE[0].allegations[:2])
    assert [i.allegations for i in regroup(part, (), together)] == [i.allegations for i in WHOLE]
