"""Lets people work in a large workspace, so that what they leave behind fills lists too.

    python benchmarks/desk_people.py FOLDER --passphrase "…" [--times N]

The folder is one that ``desk_workspace.py`` made; without one, a small one is made and thrown
away. Decisions on statements, edges and incidents, findings, samples to be read blind,
checkpoints and saved searches, all through the verbs of the desk.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desk_workspace import made_or_small, say

from habeas.archive import groupings
from habeas.archive.access import Store, rows
from habeas.archive.gathered import IncidentFilter
from habeas.archive.models import EdgeRow, StatementRow
from habeas.workspace import (
    blind_reading,
    checks,
    deciding,
    edges,
    findings,
    regrouping,
    searches,
)
from habeas.workspace.deciding import Seen
from habeas.workspace.opening import GENERAL, Workspace, open_workspace
from habeas.workspace.regrouping import GroupingKind, Plan
from habeas.workspace.written import Written


def work(workspace: Workspace, times: int, chance: random.Random) -> None:
    """``times`` decisions on statements; of other things as many as come with those."""
    store = workspace.store(GENERAL)
    said = _drawn(rows(store, StatementRow).filter(queue__isnull=False), times, chance)
    for number, one in enumerate(said):
        decide = deciding.reject if number % 5 == 0 else deciding.accept
        decide(workspace, GENERAL, Seen(one, 0), "Read with the report beside it.")
    say(f"{len(said)} statements decided on")
    for number, key in enumerate(_edges(store, times // 2, chance)):
        edges.judge(workspace, GENERAL, key, number % 3 > 0, ("Compared side by side.", ""))
    say(f"{times // 2} edges decided on")
    incidents = _incidents(store, times // 5, chance)
    _part(workspace, store, incidents[: times // 20])
    for number, incident in enumerate(incidents):
        _find(workspace, store, incident, number)
    say(f"{len(incidents)} findings")
    for number in range(times // 30):
        blind_reading.draw(workspace, GENERAL, f"sample {number}", 20)
        checks.make_checkpoint(workspace, GENERAL)
        searches.save(workspace, f"Search {number}", searches.Sought("secret prison"), "")


def _drawn(held, number: int, chance: random.Random) -> list[str]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    named = list(held.order_by("pk").values_list("pk", flat=True))
    return chance.sample(named, min(number, len(named)))


def _edges(store: Store, number: int, chance: random.Random) -> list[str]:
    named = list(rows(store, EdgeRow).order_by("place").values_list("key", flat=True))
    return chance.sample(named, min(number, len(named)))


def _incidents(store: Store, number: int, chance: random.Random) -> list[str]:
    """The largest first, then some by chance."""
    page = groupings.incidents_page(store, IncidentFilter(), 0, 100_000)
    largest = max(page.held, key=lambda one: one.statements).identifier
    others = [one.identifier for one in page.held if one.statements > 1]
    return [largest, *chance.sample(others, min(number, len(others)))]


def _part(workspace: Workspace, store: Store, incidents: Sequence[str]) -> None:
    """One statement taken out of each of these that has several."""
    for incident in incidents:
        said = groupings.incident(store, incident).incident.allegations
        if not said[1:]:
            continue
        plan = Plan(GroupingKind.SPLIT, (incident,), said[-1:])
        seen = regrouping.seen_now(workspace, GENERAL, plan)
        regrouping.decide(workspace, GENERAL, replace(plan, seen=seen), "Another night.")


def _find(workspace: Workspace, store: Store, incident: str, number: int) -> None:
    """Most are issued, every fifth is left a draft, every tenth is superseded."""
    alleged = groupings.incident(store, incident).incident.allegations[:60]
    standing = rows(store, StatementRow).filter(pk__in=alleged).exclude(status="rejected")
    said = sorted(standing.values_list("pk", flat=True))
    written = Written(
        incident,
        "Were people held there?",
        standard="reasonable grounds to believe",
        outcome="established",
        result="People were held there.",
        reasons="Several accounts agree.",
        would_change="The register of the police station.",
        relied_on=dict.fromkeys(said, "It names the place."),
    )
    begun = findings.begin(workspace, GENERAL, written).identifier
    if number % 5 == 4 or not said:
        return
    findings.issue(workspace, GENERAL, begun)
    if number % 10 == 5:
        newer = findings.supersede(workspace, GENERAL, begun)
        again = replace(written, because="A report was corrected.")
        findings.save(workspace, GENERAL, newer.identifier, again, newer.saved)
        findings.issue(workspace, GENERAL, newer.identifier)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, nargs="?")
    arguments.add_argument("--passphrase", default="nobody will open this again")
    arguments.add_argument("--times", type=int, default=100)
    given = arguments.parse_args()
    with (
        made_or_small(given.folder, given.passphrase) as folder,
        open_workspace(folder, given.passphrase) as workspace,
    ):
        work(workspace, given.times, random.Random(1))
    say("done")


if __name__ == "__main__":
    main()
