import pytest
from origins.printing import printed, quoted, relayed, told

from habeas.origins.derivation import derivation, describe, explain
from habeas.origins.independence import StatementNotTraced
from habeas.origins.lineage import EdgeKind
from habeas.origins.tracing import trace
from habeas.words.statements import Stance

WORDS = "You cannot persecute people who do not exist in our republic"


def denial(exhibit, name):
    text = f'The Northern Post: "{WORDS}," {name} told Meridian Agency in {exhibit}.'
    relays = (told("Meridian Agency"), relayed("The Northern Post"))
    return printed(exhibit, text, quoted(WORDS, name, relays=relays, stance=Stance.DENIES))


def test_a_derivation_runs_from_the_exhibit_upward():
    edges = derivation(trace([denial("x-1", "Imre Solt")]), "x-1/1")
    assert edges[0].child == "exhibit:x-1"
    assert [edge.parent for edge in edges[:-1]] == [edge.child for edge in edges[1:]]
    assert edges[-1].parent == "voice:imre solt"


def test_what_may_be_one_utterance_comes_last():
    found = trace([denial("x-1", "Imre Solt"), denial("x-2", "Davor Hasimel")])
    assert derivation(found, "x-1/1")[-1].kind is EdgeKind.SAME_UTTERANCE


def test_each_edge_is_told_in_plain_words():
    found = trace([denial("x-1", "Imre Solt"), denial("x-2", "Davor Hasimel")])
    lines = [explain(found, edge) for edge in derivation(found, "x-1/1")]
    assert lines[0] == (
        "x-1 (collected) ← The Northern Post (its report is not collected): "
        "has it from The Northern Post, as it says"
    )
    assert lines[-1].endswith("the same words, given to two speakers [probable]")


def test_every_kind_of_node_can_be_described():
    found = trace([denial("x-1", "Imre Solt")])
    assert all(node.name in describe(node) for node in found.nodes)


def test_a_statement_that_was_not_traced_is_refused():
    with pytest.raises(StatementNotTraced):
        derivation(trace([]), "s-unknown")
