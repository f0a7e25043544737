"""Incidents in lists: what a line tells, what is filtered by, which one holds a statement."""

from dataclasses import replace

import pytest
from archive.compartment import DENIAL, NOON, said
from archive.counting import queries

from habeas.archive import groupings
from habeas.archive.gathered import IncidentFilter
from habeas.incidents.incident import Act, Denial, QuestionAbout, Value
from habeas.origins.lineage import Edge, EdgeKind, Grade, Node, NodeKind, Trace
from habeas.words.reasons import Reason

ALL = IncidentFilter()


def value(question, key, answer, contradicts=()):
    return Value(question, "", key, answer, None, ("s-a",), (), contradicts)


def denial(statement):
    return Denial(statement, "solt", "Imre Solt", True, False, "", (), (), ())


@pytest.fixture
def keep(cast):
    def keep(*incidents, traced=None):
        kept = groupings.keep_incidents(cast.store, incidents, NOON, cast.chance, traced)
        return [one.identifier for one in kept]

    return keep


def listed(store, **wanted):
    return groupings.incidents_page(store, IncidentFilter(**wanted), 0, 20)


def test_a_line_tells_what_an_incident_holds(cast, keep, incident):
    whole = replace(
        incident("s-a", "s-b"),
        acts=(Act("killing", "", ("s-a",)), Act("detention", "men", ("s-b",))),
        denials=(denial("s-c"),),
        values=(
            value(QuestionAbout.WHERE, "keld", "Keld", ("orlo",)),
            value(QuestionAbout.WHERE, "orlo", "Orlo", ("keld",)),
            value(QuestionAbout.WHEN, "2031-02", "in February"),
        ),
    )
    keep(whole)
    (one,) = listed(cast.store).held
    assert one.acts == ("killing", "detention")
    assert (one.where, one.when) == ("Keld", "in February")
    assert (one.statements, one.denials, one.contradictions, one.unanswered) == (3, 1, 1, 1)
    assert (one.at_least, one.at_most) == (None, None)


def test_exhibits_are_counted_once_each(cast, keep, incident):
    first, other = cast.render(DENIAL).exhibit, cast.render(f"Again: {DENIAL}").exhibit
    drafts = [said(DENIAL, "men were detained"), said(DENIAL, "no such people")]
    kept = [one.identifier for one in cast.draft(first, *drafts)]
    (last,) = cast.draft(other, said(f"Again: {DENIAL}", "men were detained"))
    keep(incident(*kept, last.identifier), incident(*kept))
    assert [one.exhibits for one in listed(cast.store).held] == [2, 1]


def test_origins_are_told_of_incidents_whose_allegations_were_traced(cast, keep, incident):
    own = Node("own:x-1", NodeKind.OWN_KNOWLEDGE, "The Tarsin Courier")
    why = Reason.verbatim("states it without a source")
    vague = (EdgeKind.VAGUE, Grade.ESTABLISHED, "exhibit:x-1", own.key, ("s-a",), why, ())
    home = Node("exhibit:x-1", NodeKind.EXHIBIT, "The Tarsin Courier", "x-1")
    traced = Trace((home, own), (Edge("edge-1", *vague),), (), (), (), (), (("s-a", "x-1"),))
    keep(incident("s-a"), incident("s-new"), traced=traced)
    told = [(one.at_least, one.at_most) for one in listed(cast.store).held]
    assert told == [(0, 1), (None, None)]


def test_incidents_are_filtered_by_what_they_hold(cast, keep, incident):
    plain = replace(incident("s-a", code="killing.murder"), unanswered=())
    denied = replace(incident("s-b"), denials=(denial("s-c"),), unanswered=())
    rivals = (value(QuestionAbout.WHERE, "a", "A", ("b",)),)
    open_one = replace(incident("s-d", code="torture"), values=rivals)
    names = keep(plain, denied, open_one)

    def found(**wanted):
        return [names.index(one.identifier) for one in listed(cast.store, **wanted).held]

    assert found() == [0, 1, 2]
    assert found(act="detention") == [1]
    assert found(denied=True) == [1]
    assert found(contradicting=True) == found(unanswered=True) == [2]
    assert found(act="torture", denied=True) == []


def test_a_wider_kind_of_act_finds_the_narrower_ones_and_no_others(cast, keep, incident):
    keep(incident("s-a", code="killing.murder"), incident("s-b", code="detention"))
    assert listed(cast.store, act="killing").total == 1
    assert listed(cast.store, act="kill").total == 0
    assert listed(cast.store, act="killing.murder").total == 1


def test_incidents_come_in_stretches_in_their_order(cast, keep, incident):
    names = keep(*(incident(f"s-{letter}") for letter in "abcde"))
    page = groupings.incidents_page(cast.store, ALL, 2, 2)
    assert [one.identifier for one in page.held] == names[2:4]
    assert page.total == 5


def test_a_statement_leads_to_the_incidents_that_hold_it_now(cast, keep, incident):
    answered = replace(incident("s-a"), denials=(denial("s-c"),))
    (first,) = keep(answered)
    assert [i.identifier for i in groupings.incidents_holding(cast.store, "s-c")] == [first]
    keep(incident("s-a"))
    assert groupings.incidents_holding(cast.store, "s-c") == ()
    keep(incident("s-z"))
    assert groupings.incidents_holding(cast.store, "s-a") == ()


def test_a_list_takes_as_many_queries_however_long(cast, keep, incident):
    keep(*(incident(f"s-{number}") for number in range(30)))
    with queries(cast.store) as short:
        groupings.incidents_page(cast.store, ALL, 0, 2)
    with queries(cast.store) as long:
        groupings.incidents_page(cast.store, ALL, 0, 30)
    assert len(short) == len(long) == 2


def test_the_same_incidents_again_write_nothing(cast, keep, incident):
    keep(incident("s-a"), incident("s-b"))
    with queries(cast.store) as sent:
        keep(incident("s-a"), incident("s-b"))
    assert not [one for one in sent if 'INSERT INTO "incident' in one["sql"]]
