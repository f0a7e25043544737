"""Identifiers are random: what is told never depends on them."""

from dataclasses import fields, is_dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st
from properties.test_incident import folders

from habeas.bodies.naming import find_bodies
from habeas.incidents.weighing import remainder, weigh
from habeas.origins.independence import independence
from habeas.origins.tracing import trace
from habeas.words.ordering import in_order

NUMBERS = st.permutations(range(100, 130))
MADE_FROM_IDENTIFIERS = {"Incident": "key", "Edge": "key", "Question": "edge"}


def relabelled(reports, numbers):
    """The same reports under other identifiers and in another order, and the way back."""
    numbers, back, found = iter(numbers), {}, []
    for report in reports:
        exhibit = f"x-{next(numbers):03}"
        back[exhibit] = report.exhibit
        kept = []
        for one in report.statements:
            identifier = f"s-{next(numbers):03}"
            back[identifier] = one.identifier
            kept.append(replace(one, identifier=identifier, exhibit=exhibit))
        kept.sort(key=lambda one: one.identifier)
        found.append(replace(report, exhibit=exhibit, statements=tuple(kept)))
    return sorted(found, key=lambda report: report.exhibit), back


def told(reports):
    graph, traced = find_bodies(reports), trace(reports)
    incidents = weigh(reports, traced, graph)
    numbers = [independence(traced, incident.allegations) for incident in incidents]
    witnesses = [(n.at_least, n.at_most) for n in numbers]
    return (graph, traced.nodes, traced.edges, traced.originals, incidents, witnesses), remainder(
        reports, incidents
    )


def named(value, back):
    """A value with every identifier in it led back, and what is made from them left out."""
    if is_dataclass(value) and not isinstance(value, type):
        left_out = MADE_FROM_IDENTIFIERS.get(type(value).__name__)
        return [named(getattr(value, f.name), back) for f in fields(value) if f.name != left_out]
    if isinstance(value, (tuple, list)):
        return [named(one, back) for one in value]
    if isinstance(value, str) and value.startswith("utterance:"):
        return "utterance"
    if isinstance(value, str):
        for new, old in back.items():
            value = value.replace(new, old)
    return value


def distinct(reports):
    """Reports that differ in their words, each saying nothing twice: their order is decided."""
    return [
        replace(
            r,
            rendition=replace(r.rendition, text=f"{r.rendition.text} Report {n}."),
            statements=tuple({repr(k.statement): k for k in r.statements}.values()),
        )
        for n, r in enumerate(reports)
    ]


@given(folders(2).map(distinct), NUMBERS, NUMBERS)
@settings(max_examples=40, deadline=None)
def test_other_identifiers_change_nothing_but_the_identifiers(reports, one, other):
    once, back = relabelled(reports, one)
    again, way = relabelled(reports, other)
    assert named(told(once), back) == named(told(again), way)


@given(folders(2).map(distinct), NUMBERS)
@settings(max_examples=20, deadline=None)
def test_reports_come_in_the_same_order_whatever_they_are_called(reports, numbers):
    others, _ = relabelled(reports, numbers)
    texts = [[r.rendition.text for r in in_order(held)] for held in (reports, others)]
    assert texts[0] == texts[1]
