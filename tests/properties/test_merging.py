"""What holds of the graph of reports and entries, whatever was entered in whatever order."""

from bodies.entering import GAZETTE
from hypothesis import given
from hypothesis import strategies as st

from habeas.bodies.entered import EnteredBody, EnteredTie
from habeas.bodies.graph import Actor, BodyGraph, TieKind
from habeas.bodies.merging import known
from habeas.bodies.paths import Hierarchy
from habeas.bodies.ties import tie_between
from habeas.words.provenance import Confidence

KEYS = "abcde"
NAMES = st.sampled_from(KEYS)
ENTERED = st.lists(
    st.tuples(NAMES, NAMES, st.booleans()).map(
        lambda told: EnteredBody(told[0], told[1], is_withdrawn=told[2])
    ),
    max_size=5,
    unique_by=lambda one: one.key,
)
TERMS = st.sampled_from([("", ""), ("2029", ""), ("", "2031"), ("2031-05", "2032")])
TIES = st.lists(
    st.tuples(NAMES, NAMES, st.sampled_from(TieKind), TERMS, st.booleans()), max_size=10
).map(lambda told: [_tie(number, *one) for number, one in enumerate(told)])


def _tie(number, child, parent, kind, term, is_withdrawn):
    return EnteredTie(
        f"l-{number}",
        kind,
        child,
        parent,
        *term,
        confidence=Confidence.READ,
        source=GAZETTE,
        is_withdrawn=is_withdrawn,
    )


FOUND = st.tuples(
    st.lists(NAMES, unique=True), st.lists(st.tuples(NAMES, NAMES), max_size=4, unique=True)
).map(
    lambda told: BodyGraph(
        tuple(Actor(key, key, "body", True, (key,)) for key in told[0]),
        tuple(tie_between(TieKind.REPORTS_TO, *pair) for pair in told[1]),
    )
)


@given(FOUND, ENTERED, TIES, st.randoms(use_true_random=False))
def test_the_order_of_what_was_entered_never_matters(found, bodies, ties, chance):
    other_bodies, other_ties = bodies[:], ties[:]
    chance.shuffle(other_bodies)
    chance.shuffle(other_ties)
    assert known(found, bodies, ties) == known(found, other_bodies, other_ties)


@given(FOUND, ENTERED, TIES)
def test_every_tie_in_force_stands_in_the_graph_once_and_leads_to_somebody_in_it(
    found, bodies, ties
):
    told = known(found, bodies, ties)
    keys = [tie.key for tie in told.graph.ties]
    assert len(keys) == len(set(keys)) == len(found.ties) + sum(not t.is_withdrawn for t in ties)
    there = [actor.key for actor in told.graph.actors]
    assert len(there) == len(set(there))
    entered = {t.plain.key for t in ties}
    ends = {e for t in told.graph.ties if t.key in entered for e in (t.child, t.parent)}
    assert ends <= set(there)
    assert told.contested <= set(keys)


@given(FOUND, ENTERED, TIES)
def test_ways_end_whatever_circles_were_entered(found, bodies, ties):
    hierarchy = Hierarchy(known(found, bodies, ties).graph)
    for start in KEYS:
        way = hierarchy.path(start, KEYS)
        assert len(way) < len(KEYS)


@given(FOUND, ENTERED, TIES)
def test_what_reports_say_stays_whatever_people_enter(found, bodies, ties):
    graph = known(found, bodies, ties).graph
    assert set(found.ties) <= set(graph.ties)
    wordings = {actor.key: set(actor.wordings) for actor in graph.actors}
    assert all(set(actor.wordings) <= wordings[actor.key] for actor in found.actors)
