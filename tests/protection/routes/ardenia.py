"""Invented routes to the invented republic of Ardenia."""

from dataclasses import replace
from datetime import date

from habeas.protection.facts import Fact
from habeas.protection.routes.route import (
    Condition,
    Danger,
    Footing,
    Route,
    RouteStatus,
    StatusTold,
)
from habeas.words.bilingual import Bilingual
from habeas.words.provenance import Confidence, Provenance

READ_ON = date(2031, 6, 1)
REVIEW_BY = date(2031, 6, 30)
TODAY = date(2031, 6, 15)
LATE = date(2031, 7, 1)
MUCH_LATER = date(2031, 12, 1)
READ = Provenance(Confidence.READ, ("A1",), READ_ON, REVIEW_BY)
REMEMBERED = replace(READ, confidence=Confidence.REMEMBERED)


def text(words):
    return Bilingual(words, f"{words} (по-русски)")


def status(value="open", provenance=READ, **more):
    return StatusTold(RouteStatus(value), provenance, text(f"It is {value}."), **more)


def condition(name, met_by="", met_when=True, provenance=READ):
    return Condition(name, text(name.title()), provenance, met_by, met_when)


def route(**more):
    told = {
        "identifier": "ar-visa",
        "name": text("Ardenia, visa"),
        "destination": "AR",
        "footing": Footing.EXECUTIVE,
        "dangers": (Danger("seen", text("Somebody may see it."), READ),),
        "status": (status(),),
        "conditions": (
            condition("abroad", "is-outside-origin"),
            condition("no-other", "has-other-right-to-enter", met_when=False),
            condition("hardship"),
        ),
        "read_on": READ_ON,
        "review_by": REVIEW_BY,
        "decides": Fact(text("The ministry of Ardenia"), READ),
    }
    return Route(**{**told, **more})
