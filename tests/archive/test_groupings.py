import pytest
from archive.compartment import NOON

from habeas.archive import groupings, history
from habeas.archive.history import SubjectKind
from habeas.origins.lineage import Node, NodeKind, Trace

TRACE = Trace((Node("n1", NodeKind.OUTLET, "Meridian Agency"),), (), (), (), (), ())


def keep(cast, *incidents):
    kept = groupings.keep_incidents(cast.store, incidents, NOON, cast.chance)
    return [k.identifier for k in kept]


def test_a_trace_is_read_back_and_replaced_by_the_next(cast):
    assert groupings.trace(cast.store) is None
    groupings.keep_trace(cast.store, TRACE, NOON)
    assert groupings.trace(cast.store) == TRACE
    empty = Trace((), (), (), (), (), ())
    groupings.keep_trace(cast.store, empty, NOON)
    assert groupings.trace(cast.store) == empty


def test_the_same_trace_again_leaves_no_mark_in_the_history(cast):
    for _ in range(2):
        groupings.keep_trace(cast.store, TRACE, NOON)
    assert len(history.history(cast.store, SubjectKind.TRACE, "trace")) == 1


def test_incidents_keep_their_identifiers_when_computed_again(cast, incident):
    first, second = incident("s-a", "s-b"), incident("s-c")
    named = keep(cast, first, second)
    assert keep(cast, second, first) == named[::-1]
    assert [k.incident for k in groupings.incidents(cast.store)] == [second, first]


def test_an_incident_continues_the_one_it_shares_most_statements_with(cast, incident):
    one, other = keep(cast, incident("s-a", "s-b", "s-c"), incident("s-d", "s-e"))
    grown = incident("s-a", "s-d", "s-e", "s-f")
    left = incident("s-b")
    assert keep(cast, left, grown) == [one, other]


def test_no_two_incidents_take_one_identifier(cast, incident):
    (whole,) = keep(cast, incident("s-a", "s-b", "s-c"))
    small, large = keep(cast, incident("s-a"), incident("s-b", "s-c"))
    assert large == whole
    assert small != whole


def test_an_incident_nobody_continues_is_marked_as_ended_and_can_return(cast, incident):
    (first,) = keep(cast, incident("s-a"))
    assert keep(cast, incident("s-b")) != [first]
    assert groupings.incident(cast.store, first).is_ended
    assert first not in [k.identifier for k in groupings.incidents(cast.store)]
    assert keep(cast, incident("s-a")) == [first]
    told = history.history(cast.store, SubjectKind.INCIDENT, first)
    assert [(c.field, c.new) for c in told[1:]] == [("ended", "ended"), ("ended", "")]


def test_an_unknown_incident_is_named_as_it_was_asked_for(cast):
    with pytest.raises(groupings.NoSuchIncident, match="i-none"):
        groupings.incident(cast.store, "i-none")
