"""The invented republic of Velmara: its bodies, one avenue, and what is said to have happened."""

from dataclasses import replace
from datetime import date

from habeas.bodies.body import Body, BodyKind, BodyRole, Independence
from habeas.bodies.graph import TieKind
from habeas.bodies.ties import tie_between
from habeas.protection.avenues.avenue import Avenue, AvenueKind, Openness, Status
from habeas.protection.avenues.catalogue import Catalogue
from habeas.protection.avenues.registers import FilledFrom, FormField, StateGroup
from habeas.protection.avenues.situation import Act, Situation
from habeas.protection.avenues.verdict import verdicts
from habeas.words.bilingual import Bilingual
from habeas.words.dates import Edtf
from habeas.words.provenance import Confidence, Provenance

TODAY = date(2031, 6, 15)
READ = Provenance(Confidence.READ, ("S1",), date(2031, 1, 1), date(2032, 1, 1))
REMEMBERED = replace(READ, confidence=Confidence.REMEMBERED)
EXPIRED = replace(READ, valid_until=date(2031, 6, 14))
OPEN = Status("VM", Openness.OPEN, READ)


def text(words):
    return Bilingual(words, f"{words} (по-русски)")


def body(key, state="VM", role=None, independence=None):
    return Body(key, text(key.title()), BodyKind.INSTITUTION, state, role, independence)


POLICE, INSPECTORS, MINISTER = body("police"), body("inspectors"), body("minister")
FOREIGN = body("foreign", role=BodyRole.FOREIGN_MINISTRY)
COURT = body("court", None)
ABROAD = body("prosecutor of ardenia", "AR")
LACKING = Independence(True, text("Mission of 2030"), READ)
BODIES = (POLICE, INSPECTORS, MINISTER, FOREIGN, COURT, ABROAD)
DETENTION = Act("detention", Edtf.parse("2031-04"), "VM")


def tie(child, kind, parent, **more):
    return replace(tie_between(TieKind(kind), child, parent), **more)


def avenue(receiver="court", **more):
    told = {
        "identifier": "application",
        "name": text("Application"),
        "kind": AvenueKind.JUDICIAL,
        "receiver": receiver,
        "review_by": date(2032, 1, 1),
        "acts": ("any",),
        "status": (OPEN,),
    }
    return Avenue(**{**told, **more})


def catalogue(*avenues, **more):
    fields = {
        "whereabouts": FormField("whereabouts", text("Where"), text("h"), FilledFrom.CASE, True),
        "summary": FormField("summary", text("Summary"), text("h"), FilledFrom.WRITING),
    }
    league = StateGroup("league", text("members of the league"), ("VM",), READ)
    states = {"VM": text("Velmara"), "AR": text("Ardenia")}
    held = Catalogue(avenues=avenues, states=states, groups={"league": league}, fields=fields)
    return replace(held, **more)


def situation(*ties, **more):
    told = {"bodies": BODIES, "accused": ("police",), "acts": (DETENTION,)}
    return Situation(TODAY, ties=ties, **{**told, **more})


def verdict(one, held):
    return verdicts(catalogue(one), held)[0]


def rules(found):
    return [reason.rule.value for reason in found.reasons]
