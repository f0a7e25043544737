"""Actors and ties in rows."""

import pytest
from archive.compartment import NOON
from archive.counting import queries

from habeas.archive import bodies, history
from habeas.archive.bodies import ActorFilter
from habeas.archive.history import SubjectKind
from habeas.bodies.graph import Actor, BodyGraph, Mention, Tie, TieKind
from habeas.words.anchors import Span

SOLT = Actor("imre solt", "Imre Solt", "person", True, ("Imre Solt", "Mr Solt"))
HASIMEL = Actor("davor hasimel", "Davor Hasimel", "person", True, ("President Davor Hasimel",))
POLICE = Actor("police@x-1", "the police", "group", False, ("the police", "Полиция"))
PLACE = (Mention("x-1", Span(4, 40)),)
SPEAKS = Tie(
    "speaks_for:imre solt>davor hasimel",
    TieKind.SPEAKS_FOR,
    SOLT.key,
    HASIMEL.key,
    ("s-a",),
    "his spokesman Imre Solt",
    False,
    PLACE,
)
GRAPH = BodyGraph((SOLT, HASIMEL, POLICE), (SPEAKS,))


@pytest.fixture
def store(cast):
    bodies.keep_graph(cast.store, GRAPH, NOON)
    return cast.store


def names(store, **wanted):
    found = bodies.actors_page(store, ActorFilter(**wanted), 0, 20)
    assert found.total == len(found.held)
    return [one.actor.name for one in found.held]


def ties_of(store, actor):
    found = bodies.ties_page(store, actor.key, 0, 20)
    assert found.total == len(found.held)
    return found.held


def test_there_is_no_graph_before_the_first(cast):
    assert bodies.graph(cast.store) is None


def test_a_graph_is_read_back_exactly_and_replaced_by_the_next(store):
    assert bodies.graph(store) == GRAPH
    smaller = BodyGraph((POLICE,), ())
    bodies.keep_graph(store, smaller, NOON)
    assert bodies.graph(store) == smaller
    assert ties_of(store, SOLT) == ()


def test_the_same_graph_again_leaves_no_mark_in_the_history(store):
    bodies.keep_graph(store, GRAPH, NOON)
    assert len(history.history(store, SubjectKind.TIE, "graph")) == 1


def test_ties_and_actors_are_found_by_key_and_what_is_gone_is_left_out(store):
    assert bodies.ties_by_key(store, [SPEAKS.key, "commands:a>b"]) == {SPEAKS.key: SPEAKS}
    assert bodies.actors_by_key(store, [POLICE.key, "nobody"]) == {POLICE.key: POLICE}


def test_an_actor_has_its_ties_up_and_down(store):
    assert ties_of(store, SOLT) == ties_of(store, HASIMEL) == (SPEAKS,)
    assert ties_of(store, POLICE) == ()


def test_actors_are_listed_by_name_with_the_number_of_their_ties(store):
    page = bodies.actors_page(store, ActorFilter(), 0, 2)
    assert [(one.actor.name, one.ties) for one in page.held] == [
        ("Davor Hasimel", 1),
        ("Imre Solt", 1),
    ]
    assert page.total == 3


def test_actors_are_found_by_words_of_any_wording_in_either_script(store):
    assert names(store, words="mr SOLT") == ["Imre Solt"]
    assert names(store, words="полиция") == ["the police"]
    assert names(store, words="solt hasimel") == []


def test_actors_are_filtered_by_kind_and_by_having_ties(store):
    assert names(store, kind="group") == ["the police"]
    assert names(store, tied=True) == ["Davor Hasimel", "Imre Solt"]


def test_a_list_of_actors_takes_two_queries(store):
    with queries(store) as sent:
        bodies.actors_page(store, ActorFilter(words="s"), 0, 20)
    assert len(sent) == 2


def test_of_an_actor_with_many_ties_a_part_is_given_and_how_many_there_are(store):
    ties = tuple(
        Tie(f"commands:b{n}>{SOLT.key}", TieKind.SPEAKS_FOR, f"b{n}", SOLT.key, (), "", False, ())
        for n in range(5)
    )
    bodies.keep_graph(store, BodyGraph((SOLT,), ties), NOON)
    page = bodies.ties_page(store, SOLT.key, 1, 2)
    assert (page.held, page.total) == (ties[1:3], 5)
