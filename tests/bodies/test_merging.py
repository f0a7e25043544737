from bodies.entering import body, tie

from habeas.bodies.body import BodyKind
from habeas.bodies.entered import Contest
from habeas.bodies.graph import Actor, BodyGraph, TieKind
from habeas.bodies.merging import contradictions, known, merged
from habeas.bodies.paths import path
from habeas.bodies.ties import tie_between

REGIMENT = Actor("second patrol regiment", "Second Patrol Regiment", "body", True,
                 ("the regiment", "Second Patrol Regiment"))  # fmt: skip
HASIMEL = Actor("davor hasimel", "Davor Hasimel", "person", True, ("Davor Hasimel",))
REPORTS = tie_between(TieKind.REPORTS_TO, REGIMENT.key, HASIMEL.key, inferred=True)
TEXTS = BodyGraph((REGIMENT, HASIMEL), (REPORTS,))


def names(graph):
    return {actor.key: actor.name for actor in graph.actors}


def test_what_people_enter_stands_beside_what_reports_say():
    guard = body("guard", "National Guard")
    graph = merged(TEXTS, [guard], [tie("guard", "commands", REGIMENT.key)])
    assert names(graph) == {
        REGIMENT.key: "Second Patrol Regiment",
        HASIMEL.key: "Davor Hasimel",
        "guard": "National Guard",
    }
    assert REPORTS in graph.ties
    assert [step.child for step in path(graph, REGIMENT.key, ["guard"])] == ["guard"]


def test_a_body_that_names_itself_the_same_keeps_every_wording_of_reports():
    entered = body(REGIMENT.key, "2nd Patrol Regiment", kind=BodyKind.UNIT)
    graph = merged(TEXTS, [entered], [])
    (same,) = (actor for actor in graph.actors if actor.key == REGIMENT.key)
    assert same.wordings == ("2nd Patrol Regiment", "the regiment", "Second Patrol Regiment")
    assert len(graph.actors) == 2


def test_what_was_withdrawn_counts_no_more():
    gone = body("guard", is_withdrawn=True)
    held = tie("guard", "commands", REGIMENT.key, is_withdrawn=True)
    assert merged(TEXTS, [gone], [held]) == TEXTS


def test_a_tie_holds_though_its_body_is_named_by_nobody_any_more():
    graph = merged(BodyGraph((), ()), [], [tie("guard", "commands", "police@x-1")])
    assert names(graph) == {"guard": "guard", "police@x-1": "police"}
    assert not any(actor.named for actor in graph.actors)


def test_two_who_are_said_to_command_each_other_both_hold_and_are_shown_as_contested():
    ties = [tie("a", "commands", "b", "l-1"), tie("b", "commands", "a", "l-2")]
    told = known(BodyGraph((), ()), [body("a"), body("b")], ties)
    assert {one.key for one in told.graph.ties} == told.contested
    assert len(told.contested) == 2


def test_reporting_to_whom_one_commands_is_a_contradiction_too():
    pair = [tie("a", "commands", "b", "l-1").plain, tie("a", "reports_to", "b", "l-2").plain]
    assert contradictions(pair) == ((pair[0], pair[1]),)


def test_terms_that_do_not_meet_contradict_nothing():
    pair = [
        tie("a", "commands", "b", "l-1", until="2029-12-31").plain,
        tie("b", "commands", "a", "l-2", since="2030").plain,
    ]
    assert contradictions(pair) == ()


def test_what_nobody_says_outright_contradicts_nothing():
    said = tie("a", "commands", "b").plain
    guess = tie_between(TieKind.COMMANDS, "b", "a", inferred=True)
    assert contradictions([said, guess]) == ()


def test_a_tie_that_somebody_contests_still_counts():
    held = tie("guard", "commands", REGIMENT.key, contests=(Contest("The guard", "Not since May"),))
    told = known(TEXTS, [body("guard")], [held])
    assert held.plain in told.graph.ties
    assert told.contested == {held.plain.key}


def test_bodies_are_told_with_their_state():
    told = known(TEXTS, [body("mfa", state="VM"), body("gone", is_withdrawn=True)], [])
    assert {key: one.state for key, one in told.bodies.items()} == {"mfa": "VM"}
