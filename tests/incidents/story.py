"""One round-up in Keld as four reports tell it, and what else stands in them."""

from bodies.velmara import body, person, report, said, unnamed

from habeas.bodies.naming import find_bodies
from habeas.incidents.weighing import weigh
from habeas.origins.lineage import Trace
from habeas.words.statements import SpeakerKind, Stance

NO_TRACE = Trace((), (), (), (), (), ())
REGIMENT = ("the Second Patrol Regiment", "state", "direct")
NETWORK = body("Velmara Legal Aid Network")
SOME_REPORTS = unnamed("some reports", SpeakerKind.DOCUMENT)

COURIER = """At least 40 gay men have been taken from the market in Keld by the Second Patrol \
Regiment, the Velmara Legal Aid Network said. Three of them were killed.

Imre Solt, the spokesman for President Davor Hasimel, rejected the allegations.

In Besk, human rights groups accused the border guard of the arrest of the families of smugglers.
"""

BLOG = """As many as 120 men have been rounded up in Keld according to some reports. \
I am not sure about these allegations.

The government must let the men go.
"""


def courier(exhibit="x-1"):
    return report(
        exhibit,
        COURIER,
        said(
            COURIER,
            "At least 40 gay men have been taken from the market in Keld by the Second Patrol "
            "Regiment",
            NETWORK,
            acts=[("detention", "taken")],
            places=[("keld", "Keld")],
            groups=[("gay_men", "gay men")],
            accused=[REGIMENT],
            persons=("At least 40", 40, None, "at least", "men"),
        ),
        said(
            COURIER,
            "Three of them were killed",
            acts=[("killing", "killed")],
            persons=("Three", 3, 3, "", ""),
        ),
        said(
            COURIER,
            "rejected the allegations",
            person("Imre Solt"),
            Stance.DENIES,
        ),
        said(
            COURIER,
            "the arrest of the families of smugglers",
            unnamed("human rights groups"),
            acts=[("arrest", "arrest")],
            places=[("besk", "Besk")],
            groups=[("smugglers_families", "families of smugglers")],
            accused=[("the border guard", "state", "direct")],
        ),
    )


def blog(exhibit="x-2"):
    return report(
        exhibit,
        BLOG,
        said(
            BLOG,
            "As many as 120 men have been rounded up in Keld",
            SOME_REPORTS,
            acts=[("mass_roundup", "rounded up")],
            places=[("keld", "Keld")],
            persons=("As many as 120", None, 120, "as many as", "men"),
        ),
        said(BLOG, "I am not sure about these allegations", stance=Stance.DOUBTS),
        said(BLOG, "The government must let the men go", stance=Stance.DEMANDS),
    )


def weighed(*reports, judgements=(), trace=NO_TRACE):
    return weigh(reports, trace, find_bodies(reports), judgements)


def holding(incidents, statement):
    return next(incident for incident in incidents if statement in incident.allegations)
