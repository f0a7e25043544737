"""The round-up in Keld as an account: two reports with denials, figures and advice."""

from datetime import UTC, datetime

from bodies.velmara import body, person, report, said, unnamed

from habeas.bodies.naming import find_bodies
from habeas.dossiers.account import build_account
from habeas.dossiers.exhibits import Custody, ExhibitFacts, Failed, MadeWith
from habeas.incidents.weighing import weigh
from habeas.origins.tracing import trace
from habeas.words.reasons import Reason
from habeas.words.statements import SpeakerKind, Stance

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
NO_TEXT = Failed("b.pdf", Reason.of("openers.refused", error="no text"))
MADE = MadeWith("habeas 0.1.0", "rules-en/1", NOON, "Team of the Velmara Legal Aid Network")
REGIMENT = ("the Second Patrol Regiment", "state", "direct")

COURIER = """Round-up in Keld

At least 40 gay men have been taken from the market in Keld on 3 April 2026 by the Second Patrol \
Regiment, the Velmara Legal Aid Network said. Three of them were killed.

Imre Solt, the spokesman for President Davor Hasimel, told the Meridian Agency: “Nobody was taken \
in Keld, and nobody will be.”

The Second Patrol Regiment is commanded by President Davor Hasimel.
"""

BLOG = """As many as 120 men have been rounded up in Keld according to some reports. \
I am not sure about these allegations.

President Davor Hasimel called the allegations “lies”. Families should turn to the Ministry.

The government must let the men go.

Leave a Reply. Log in to comment.
"""


def courier():
    return report(
        "x-courier",
        COURIER,
        said(
            COURIER,
            "At least 40 gay men have been taken from the market in Keld on 3 April 2026 by the "
            "Second Patrol Regiment",
            body("Velmara Legal Aid Network"),
            acts=[("detention", "taken")],
            places=[("keld", "Keld")],
            groups=[("gay_men", "gay men")],
            times=[("2026-04-03", "3 April 2026")],
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
            "Nobody was taken in Keld, and nobody will be.",
            person("Imre Solt"),
            Stance.DENIES,
            via=["Meridian Agency"],
            acts=[("detention", "taken")],
        ),
    )


def blog():
    return report(
        "x-blog",
        BLOG,
        said(
            BLOG,
            "As many as 120 men have been rounded up in Keld",
            unnamed("some reports", SpeakerKind.DOCUMENT),
            acts=[("mass_roundup", "rounded up")],
            places=[("keld", "Keld")],
            persons=("As many as 120", None, 120, "as many as", "men"),
        ),
        said(BLOG, "I am not sure about these allegations", stance=Stance.DOUBTS),
        said(BLOG, "the allegations “lies”", person("President Davor Hasimel"), Stance.DENIES),
        said(BLOG, "Families should turn to the Ministry", stance=Stance.RECOMMENDS),
        said(BLOG, "The government must let the men go", stance=Stance.DEMANDS),
    )


def facts(exhibit, name):
    return ExhibitFacts(
        identifier=exhibit,
        name=name,
        sha256=exhibit.encode().hex().ljust(64, "0"),
        media_type="text/plain",
        size=1234,
        collected_at=NOON,
        collected_by="Ana Veli",
        collected_how="handed in as a file",
        custody=(Custody(NOON, "received", "Ana Veli"), Custody(NOON, "opened", "habeas")),
    )


def account(*reports, made=MADE, names=None):
    reports = reports or (courier(), blog())
    names = names or {}
    traced, graph = trace(reports), find_bodies(reports)
    exhibits = {
        r.exhibit: facts(r.exhibit, names.get(r.exhibit, f"{r.exhibit}.txt")) for r in reports
    }
    return build_account(reports, traced, graph, weigh(reports, traced, graph), exhibits, made)


def with_failure():
    return account(made=MadeWith("habeas 0.1.0", "rules-en/1", NOON, "a", (NO_TEXT,)))
