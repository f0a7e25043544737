"""Avenues of the example for whoever looks at every page: a way drawn, what was signed and added.

The general compartment gets the invented avenues of Velmara; what belongs to a case is put into it.
"""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files

from habeas.archive import groupings
from habeas.workspace import (
    avenue_catalogue,
    avenue_files,
    avenue_records,
    avenue_review,
    avenues,
    case_avenues,
)
from habeas.workspace.avenue_catalogue import Signing
from habeas.workspace.avenue_records import ProcedureState, Reasoned, Tried
from habeas.workspace.case_avenues import Seen, Whereabouts
from habeas.workspace.opening import GENERAL, Workspace, now

FILE = "velmara.yaml"
GARRISON, OMBUDSPERSON, COMMITTEE = "vm-garrison", "vm-ombudsperson", "un-hrc-op1"


def furnish_avenues(workspace: Workspace, case: str) -> dict[str, str]:
    """The addresses of what is worth looking at."""
    text = (files("habeas.example") / "avenues" / FILE).read_text(encoding="utf-8")
    avenue_files.add(workspace, FILE, text)
    other = "sources: {X: {title: X, kind: primary, read-on: 2031-01-01}}"
    avenue_files.add(workspace, "withdrawn.yaml", other)
    avenue_files.withdraw(workspace, "withdrawn.yaml", "It held nothing.")
    _sign(workspace)
    incident = _incident(workspace)
    _of_case(workspace, case)
    general = workspace.store(GENERAL).identifier
    here, there = f"/in/{general}/incidents/{incident}/avenues", f"/cases/{case}/avenues"
    return {
        "avenues": here,
        "avenue with a way": f"{here}/one/{GARRISON}",
        "avenue with limits": f"{here}/one/{OMBUDSPERSON}",
        "unknown avenue": f"{here}/one/{COMMITTEE}",
        "avenues of a case": there,
        "avenue of a case": f"{there}/one/{COMMITTEE}",
        "futile avenue of a case": f"{there}/one/{GARRISON}",
        "facts of an avenue": f"/avenues/one/{GARRISON}",
        "avenue file": f"/avenues/files/one/{FILE}",
    }  # fmt: skip


def _sign(workspace: Workspace) -> None:
    for _ in range(2):
        told = avenue_review.facts_told(workspace, GARRISON, "en")
        fact = told.facts[0][0]
        made = avenue_catalogue.sign_fact(
            workspace, Signing(GARRISON, fact.name, fact.fingerprint, "the copy in Tarsin")
        )
    avenue_catalogue.take_back(workspace, made.identifier, "It was signed twice.")


def _incident(workspace: Workspace) -> str:
    """What people wrote down for the largest incident."""
    held = groupings.incidents(workspace.store(GENERAL))
    incident = max(held, key=lambda one: len(one.incident.allegations)).identifier
    here = (GENERAL, incident)
    tried = Tried("un-cat-22", ProcedureState.PENDING, date(2026, 1, 9))
    avenue_records.add_tried(workspace, here, 0, tried)
    today = now().date()
    avenue_records.date_event(workspace, here, 1, ("act", today - timedelta(days=340)))
    for reason in ("It is a part of the regiment.", "Nobody dares to go there."):
        told = Reasoned(GARRISON, reason, (), ("Court of the Region, 3 May 2030",))
        made = avenue_records.record_futile(workspace, here, told)
    avenue_records.take_back_futile(workspace, here, made.identifier, "Somebody did go.")
    unknown = avenues.of_incident(workspace, here, "en", (COMMITTEE,)).one(COMMITTEE)
    avenue_records.record_despite(workspace, here, (unknown, "en"), "The Committee was asked.")
    return incident


def _of_case(workspace: Workspace, case: str) -> None:
    case_avenues.name_states(workspace, case, 0, "RU")
    case_avenues.locate(workspace, case, 0, Whereabouts("PL"))
    told = Reasoned(GARRISON, "They would learn who complains.")
    case_avenues.record_futile(workspace, case, told)
    kept = case_avenues.record_futile(workspace, case, told)
    seen = Seen(case_avenues.Futility, kept, 1)
    case_avenues.take_back_futile(workspace, case, seen, "It is written down elsewhere.")
