from habeas.bodies.graph import BodyGraph, TieKind
from habeas.bodies.paths import Hierarchy, path
from habeas.bodies.ties import tie_between


def graph(*ties):
    return BodyGraph((), tuple(tie_between(kind, child, parent) for child, kind, parent in ties))


SOLT = ("solt", TieKind.SPEAKS_FOR, "leader")
SAME = ("leader", TieKind.SAME_AS, "hasimel")
COLONEL = ("colonel", TieKind.COMMANDS, "regiment")
REPORTS = ("regiment", TieKind.REPORTS_TO, "hasimel")


def steps(ties):
    return [(tie.child, tie.parent) for tie in ties]


def test_a_spokesman_leads_to_the_person_his_leader_perhaps_is():
    assert steps(path(graph(SOLT, SAME), "solt", ["hasimel"])) == [
        ("solt", "leader"),
        ("leader", "hasimel"),
    ]


def test_a_unit_leads_to_its_commander_but_not_the_other_way():
    assert steps(path(graph(COLONEL), "regiment", ["colonel"])) == [("colonel", "regiment")]
    assert path(graph(COLONEL), "colonel", ["regiment"]) == ()


def test_a_commander_and_the_accused_unit_meet_at_the_top():
    assert steps(Hierarchy(graph(COLONEL)).common_superior("colonel", ["regiment"])) == [
        ("colonel", "regiment")
    ]


def test_a_spokesman_and_the_accused_unit_answer_to_one_leader():
    found = Hierarchy(graph(SOLT, SAME, REPORTS)).common_superior("solt", ["regiment"])
    assert steps(found) == [("solt", "leader"), ("leader", "hasimel"), ("regiment", "hasimel")]


def test_a_circle_of_commands_ends():
    circle = graph(("a", TieKind.REPORTS_TO, "b"), ("b", TieKind.REPORTS_TO, "a"))
    assert path(circle, "a", ["c"]) == ()


def test_the_shorter_way_is_taken():
    long = [("a", TieKind.BELONGS_TO, "b"), ("b", TieKind.BELONGS_TO, "c")]
    assert steps(path(graph(*long, ("a", TieKind.REPORTS_TO, "c")), "a", ["c"])) == [("a", "c")]


def test_nobody_has_a_way_to_themselves():
    assert path(graph(SOLT), "solt", ["solt"]) == ()
