"""The answers of incidents in rows, with their origins."""

from archive.compartment import NOON

from habeas.archive import bodies, groupings, values
from habeas.archive.bodies import ActorFilter
from habeas.archive.gathered import IncidentFilter
from habeas.bodies.graph import Actor, BodyGraph, Tie, TieKind
from habeas.incidents.incident import QuestionAbout, Value
from habeas.origins.lineage import Edge, EdgeKind, Grade, Node, NodeKind, Trace
from habeas.words.reasons import Reason


def told_by(exhibit, statement, source):
    """A source's statement as an exhibit has it."""
    return Edge(
        f"edge-{exhibit}",
        EdgeKind.CITE,
        Grade.ESTABLISHED,
        f"exhibit:{exhibit}",
        source,
        (statement,),
        Reason.verbatim("cites it"),
        (),
    )


TRACE = Trace(
    (
        Node("exhibit:x-a", NodeKind.EXHIBIT, "", "x-a"),
        Node("exhibit:x-b", NodeKind.EXHIBIT, "", "x-b"),
        Node("v-1", NodeKind.VOICE, "Vessa Morane"),
        Node("v-2", NodeKind.VOICE, "Imre Solt"),
    ),
    (told_by("x-a", "s-a", "v-1"), told_by("x-b", "s-b", "v-2")),
    (),
    (),
    (),
    (),
    (("s-a", "x-a"), ("s-b", "x-b")),
)


def answer(key, *support, question=QuestionAbout.WHERE):
    return Value(question, "", key, key.title(), None, support, ())


def keep(cast, incident, *answers, trace=TRACE):
    from dataclasses import replace

    told = replace(incident("s-a", "s-b"), values=answers)
    (kept,) = groupings.keep_incidents(cast.store, [told], NOON, cast.chance, trace)
    return kept.identifier


def test_each_answer_keeps_how_many_origins_it_has(cast, incident):
    name = keep(cast, incident, answer("keld", "s-a"), answer("orlo", "s-a", "s-b"))
    held = values.intervals(cast.store, name)
    assert [held[n].at_most for n in (0, 1)] == [1, 2]
    assert [held[n].at_least for n in (0, 1)] == [0, 0]


def test_an_answer_that_was_not_traced_has_no_number(cast, incident):
    name = keep(cast, incident, answer("keld", "s-new"))
    assert values.intervals(cast.store, name)[0] == values.Interval(None, None)
    name = keep(cast, incident, answer("keld", "s-a"), trace=None)
    assert values.intervals(cast.store, name)[0].at_most is None


def test_answers_that_are_gone_leave_no_row(cast, incident):
    name = keep(cast, incident, answer("keld", "s-a"), answer("orlo", "s-b"))
    assert keep(cast, incident, answer("orlo", "s-b")) == name
    assert list(values.intervals(cast.store, name)) == [0]


def test_an_accused_is_found_in_the_incidents_that_name_it(cast, incident):
    accused = answer("the regiment", "s-a", question=QuestionAbout.WHO_DID_IT)
    name = keep(cast, incident, accused, answer("the regiment", "s-b"))
    assert values.accusing(cast.store, "the regiment", 10) == (name,)
    assert values.accusing(cast.store, "nobody", 10) == ()


ACTORS = (
    Actor("regiment", "the regiment", "body", False, ("the regiment",)),
    Actor("radek", "Radek Hasimel", "person", True, ("Colonel Radek Hasimel",)),
    Actor("witness", "a shopkeeper", "person", False, ("a shopkeeper",)),
    Actor("named witness", "Mira Tolen", "person", True, ("Mira Tolen",)),
    Actor("families", "families", "group", False, ("families",)),
    Actor("officials", "officials", "group", False, ("officials",)),
)
TIES = (
    Tie("t1", TieKind.COMMANDS, "radek", "regiment", ("s-a",), "commanded by", False),
    Tie("t2", TieKind.BELONGS_TO, "officials", "regiment", (), "its officials", True),
    Tie("t3", TieKind.BELONGS_TO, "named witness", "families", (), "her family", False),
)


def keep_graph(cast):
    bodies.keep_graph(cast.store, BodyGraph(ACTORS, TIES), NOON)


def test_only_bodies_and_people_in_office_are_listed(cast):
    keep_graph(cast)
    page = bodies.actors_page(cast.store, ActorFilter(in_office=True), 0, 50)
    assert {one.actor.key for one in page.held} == {"regiment", "radek", "officials"}
    assert page.total == 3


def test_a_witness_is_never_in_office_named_or_not(cast):
    keep_graph(cast)
    keys = ["witness", "named witness", "radek"]
    assert bodies.in_office(cast.store, keys) == {"radek"}


def test_the_way_up_holds_who_stands_over_an_actor_and_nobody_else(cast):
    keep_graph(cast)
    part = bodies.above(cast.store, ["regiment"], 2)
    assert {actor.key for actor in part.actors} == {"regiment", "radek"}
    assert [tie.key for tie in part.ties] == ["t1"]


def test_an_actor_is_found_by_any_of_its_wordings(cast):
    keep_graph(cast)
    assert [a.key for a in bodies.actors_called(cast.store, ["hasimel"])] == ["radek"]
    assert bodies.actors_called(cast.store, []) == ()


def test_the_answers_to_one_question_are_read_without_the_others(cast, incident):
    keld, when = answer("keld", "s-a"), answer("2031-04", "s-a", question=QuestionAbout.WHEN)
    name = keep(cast, incident, when, keld)
    (held,) = values.answered(cast.store, [name, "i-nowhere"], QuestionAbout.WHERE)
    assert (held.incident, held.answers) == (name, ((1, keld),))
    (listed,) = groupings.incidents_page(cast.store, IncidentFilter(), 0, 5).held
    assert held.acts == listed.acts
