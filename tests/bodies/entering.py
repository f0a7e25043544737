"""Short hands for bodies and ties as people enter them, in the invented Republic of Velmara."""

from habeas.bodies.entered import EnteredBody, EnteredTie
from habeas.bodies.graph import TieKind
from habeas.words.provenance import Confidence

GAZETTE = "Official gazette of Velmara, no. 12, 3 May 2029"


def body(key, name="", **further):
    return EnteredBody(key, name or key.title(), **further)


def tie(child, kind, parent, identifier="l-1", **further):
    given = {"confidence": Confidence.READ, "source": GAZETTE, **further}
    return EnteredTie(identifier, TieKind(kind), child, parent, **given)
