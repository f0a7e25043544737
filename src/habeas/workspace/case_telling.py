"""Cases in lines of text, for the command line: identifiers, codes, days, and no names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from habeas.archive.case_lines import ListedCase, WantedCases
from habeas.protection.cases.advice import advice
from habeas.protection.cases.lanes import Alarm, AlarmKind, LaneChoice
from habeas.protection.cases.pressing import Coming, Pressing
from habeas.protection.lanes import Lane
from habeas.words.labels import label
from habeas.words.reasons import said
from habeas.words.roles import Right
from habeas.workspace import case_closing, case_history, case_parts, cases, need_to_know
from habeas.workspace.case_opening import note_look
from habeas.workspace.cases import OthersCase
from habeas.workspace.opening import Workspace

_EVERYTHING = 1_000_000


def listed(workspace: Workspace, wanted: WantedCases) -> list[str]:
    """A line for each case of the caseworkers' list. Raises NoCaseList."""
    workspace.require(Right.PROTECT)
    held = cases.listed(workspace, wanted, (0, _EVERYTHING)).held
    called = need_to_know.called(workspace)
    if not held:
        return ["No case. Begin one: habeas case WORKSPACE new PSEUDONYM"]
    return [_line(one, called, cases.today()) for one in held]


def _line(one: ListedCase | OthersCase, called: dict[str, str], today: date) -> str:
    if isinstance(one, OthersCase):
        return f"not yours to open  {_lane(one.lane)}  {_lead(one.lead, called)}"
    line = one.line
    parts = [
        line.pseudonym,
        one.case,
        _lane(line.lane),
        label(line.state, "en"),
        *(label(overlay, "en") for overlay in line.overlays),
        _lead(line.lead, called),
    ]
    if line.dates:
        parts.append("due " + ", ".join(_due(day, today) for day in line.dates))
    if line.reassess_on:
        parts.append(f"look again {line.reassess_on}")
    return "  ".join(parts)


def _due(day: date, today: date) -> str:
    if day == today:
        return "today"
    return f"{day} (overdue)" if day < today else str(day)


def _lane(lane: Lane | None) -> str:
    return label(lane, "en") if lane else "no lane chosen yet"


def _lead(lead: str, called: dict[str, str]) -> str:
    return f"led by {called.get(lead) or lead}" if lead else "nobody leads it"


def told(workspace: Workspace, case: str) -> list[str]:
    """A case at a glance, and who is on its list. Raises NoSuchCase."""
    glance = cases.glance(workspace, case)
    held = glance.case
    lead = held.lead.value.member if held.lead else ""
    called = need_to_know.called(workspace)
    return [
        f"{case}  {held.subject.value.pseudonym}",
        f"lane: {_lane(glance.lane)}",
        *_of_the_lane(held.lane.value if held.lane else None),
        f"state: {label(held.standing.state, 'en')} since {held.standing.since}",
        *(f"also: {label(overlay, 'en')}" for overlay in held.standing.overlays),
        f"led by: {(called.get(lead) or lead) if lead else 'nobody'}",
        *map(_alarm, glance.alarms),
        *(f"presses: {_said(one)}" for one in glance.pressing),
        *(f"ahead: {one.on}  {_said(one)}" for one in glance.coming),
        *_on_the_list(workspace, case),
        said(advice(), "en"),
    ]


def _alarm(one: Alarm) -> str:
    told = f"alarm: {label(one.kind, 'en')} {one.at}".rstrip()
    if one.kind is not AlarmKind.REMOVAL:
        return told
    why = "not more than 72 hours are left" if one.at else "nobody knows when"
    return f"{told}  due at once: {why}"


def _said(one: Pressing | Coming) -> str:
    return f"{label(one.kind, 'en')}: {one.words}" if one.words else label(one.kind, "en")


def lane(workspace: Workspace, case: str) -> list[str]:
    """The lane of a case, and what became of the wish for a lower one. Raises NoSuchCase."""
    glance = cases.glance(workspace, case)
    return [
        f"lane: {_lane(glance.lane)}",
        *_of_the_lane(glance.case.lane.value if glance.case.lane else None),
    ]


def things(workspace: Workspace, case: str) -> list[str]:
    """Every value of a case, what was written last coming first. Raises NoSuchCase."""
    workspace.require(Right.READ)
    called = need_to_know.called(workspace)
    note_look(workspace, case)
    return [
        f"{case_parts.word_of(one.kind)}  {one.identifier}  version {one.version}"
        f"  {one.time:%Y-%m-%d %H:%M}  {called.get(one.member) or one.member}"
        f"  {one.reason}".rstrip()
        for one in case_history.things(workspace, case, "en")
    ]


def versions(workspace: Workspace, case: str, part: str, thing: str) -> list[str]:
    """Every version of one value, with what each changed.

    Raises NoSuchCase, NotKept and WrongUse.
    """
    workspace.require(Right.READ)
    called, kind = need_to_know.called(workspace), case_parts.kind_of(part)
    lines: list[str] = []
    note_look(workspace, case, thing)
    for one in case_history.versions(workspace, case, kind, thing, "en"):
        who = called.get(one.member) or one.member
        head = f"version {one.number}  {one.time:%Y-%m-%d %H:%M}  {who}  {one.reason}"
        lines.append(head.rstrip())
        lines += [f"    {part}: {_change(before, after)}" for part, before, after in one.lines]
    return lines


def looks(workspace: Workspace, case: str) -> list[str]:
    """Who looked at a case, the last first. Raises NoSuchCase."""
    workspace.require(Right.PROTECT)
    called = need_to_know.called(workspace)
    held = case_history.looks(workspace, case, (0, _EVERYTHING)).held
    return [
        f"{one.time:%Y-%m-%d %H:%M}  {called.get(one.member) or one.member}  {one.action.value}"
        f"  {one.subject}"
        for one in held
    ] or ["Nobody has looked at it yet."]


def sealed(workspace: Workspace) -> list[str]:
    """What is left of sealed cases. Raises NoCaseList."""
    workspace.require(Right.PROTECT)
    called = need_to_know.called(workspace)
    return [
        f"{one.case}  sealed {one.time:%Y-%m-%d %H:%M} by {called.get(one.member) or one.member}"
        for one in case_closing.sealed_ones(workspace)
    ] or ["No case was sealed."]


def _change(before: str, after: str) -> str:
    return f"{before} -> {after}" if before and after else (before and f"(was) {before}") or after


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
