"""What happened in the invented Republic of Velmara, as stores hold it without a report read."""

import os
from importlib.resources import files

from habeas.archive import bodies, groupings
from habeas.bodies.graph import Actor, BodyGraph, TieKind
from habeas.bodies.ties import tie_between
from habeas.incidents.incident import Act, Incident, QuestionAbout, Value
from habeas.workspace.opening import GENERAL, now

OWN = (files("habeas.example") / "avenues" / "velmara.yaml").read_text(encoding="utf-8")
REGIMENT = Actor("second patrol regiment", "the regiment", "body", True, ("the regiment",))
COMMANDER = Actor("radek hasimel", "Radek Hasimel", "person", True, ("Radek Hasimel",))
SHOPKEEPER = Actor("a shopkeeper@x-1", "a shopkeeper", "person", False, ("a shopkeeper",))
TIES = (
    tie_between(TieKind.HOLDS_OFFICE, "radek hasimel", "commander (radek hasimel)"),
    tie_between(TieKind.COMMANDS, "radek hasimel", "second patrol regiment", inferred=True),
)


def value(question, key, answer=""):
    return Value(question, "", key, answer or key, None, ("s-1",), ())


def incident(*accused, codes=("torture", "detention"), days=("2029-02-14", "2029-02-16")):
    values = [value(QuestionAbout.WHO_DID_IT, key) for key in accused or (REGIMENT.key,)]
    values += [value(QuestionAbout.WHEN, day) for day in days]
    acts = tuple(Act(code, "", ("s-1",)) for code in codes)
    empty = dict.fromkeys(("denials", "doubts", "advice", "demands", "unanswered", "bonds"), ())
    return Incident(f"of {accused}", acts, ("s-1",), values=tuple(values), **empty)


def kept(workspace, *incidents, compartment=GENERAL):
    """Put incidents and the bodies of Velmara into a compartment; the incidents' identifiers."""
    store = workspace.store(compartment)
    bodies.keep_graph(store, BodyGraph((REGIMENT, COMMANDER, SHOPKEEPER), TIES), now())
    held = groupings.keep_incidents(store, incidents or (incident(),), now(), os.urandom)
    return [one.identifier for one in held]
