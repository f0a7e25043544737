"""Cases in lines of text, for the command line: identifiers, codes, days, and no names."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.archive.case_lines import ListedCase, WantedCases
from habeas.protection.cases.lanes import LaneChoice
from habeas.words.labels import label
from habeas.words.roles import Right
from habeas.workspace import cases, need_to_know
from habeas.workspace.case_opening import note_look
from habeas.workspace.opening import Workspace

_EVERYTHING = 1_000_000


def listed(workspace: Workspace, wanted: WantedCases) -> list[str]:
    """A line for each case of the caseworkers' list. Raises NoCaseList."""
    workspace.require(Right.PROTECT)
    held = cases.listed(workspace, wanted, (0, _EVERYTHING)).held
    called = need_to_know.called(workspace)
    if not held:
        return ["No case. Begin one: habeas case WORKSPACE new PSEUDONYM"]
    return [_line(workspace, one, called) for one in held]


def _line(workspace: Workspace, one: ListedCase, called: dict[str, str]) -> str:
    line = one.line
    parts = [
        one.case,
        line.pseudonym,
        label(line.lane, "en") if line.lane else "no lane chosen yet",
        label(line.state, "en"),
        *(label(overlay, "en") for overlay in line.overlays),
        f"led by {called.get(line.lead) or line.lead}" if line.lead else "nobody leads it",
    ]
    if line.dates:
        parts.append("due " + ", ".join(map(str, line.dates)))
    if line.reassess_on:
        parts.append(f"look again {line.reassess_on}")
    if not cases.may_open(workspace, one.case):
        parts.append("not yours to open")
    return "  ".join(parts)


def told(workspace: Workspace, case: str) -> list[str]:
    """A case at a glance, and who is on its list. Raises NoSuchCase."""
    glance = cases.glance(workspace, case)
    held = glance.case
    lead = held.lead.value.member if held.lead else ""
    called = need_to_know.called(workspace)
    return [
        f"{case}  {held.subject.value.pseudonym}",
        f"lane: {label(glance.lane, 'en') if glance.lane else 'no lane chosen yet'}",
        *_of_the_lane(held.lane.value if held.lane else None),
        f"state: {label(held.standing.state, 'en')} since {held.standing.since}",
        *(f"also: {label(overlay, 'en')}" for overlay in held.standing.overlays),
        f"led by: {(called.get(lead) or lead) if lead else 'nobody'}",
        *(f"alarm: {label(one.kind, 'en')} {one.at}".rstrip() for one in glance.alarms),
        *(f"not answered yet: {key}" for key in glance.unanswered),
        *_on_the_list(workspace, case),
    ]


def _of_the_lane(choice: LaneChoice | None) -> Iterator[str]:
    if choice is None:
        return
    yield f"look again: {choice.reassess_on}"
    if choice.lowering is not None:
        yield f"lowering to {label(choice.lowering.to, 'en')}: {label(choice.lowering.state, 'en')}"


def _on_the_list(workspace: Workspace, case: str) -> Iterator[str]:
    note_look(workspace, case)
    for one in need_to_know.listed(workspace, case):
        marks = ["you"] if one.is_you else []
        marks += ["the recovery sheet"] if one.is_sheet else []
        marks += ["has left the team"] if one.has_left else []
        yield "  ".join(["opened by:", one.member, one.name, *marks])
