"""Findings in lines for the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from habeas.incidents.finding import Since, Weighed
from habeas.words.visible import on_one_line
from habeas.workspace import findings
from habeas.workspace.findings import FindingFilter, FindingState, Shelf, ToldFinding
from habeas.workspace.opening import Workspace
from habeas.workspace.written import Written

NOT_REVIEWED = "not yet reviewed"
_MOST = 1000
"""Findings listed at once."""


def listed(workspace: Workspace, compartment: str, shelf: str) -> Iterator[str]:
    """One shelf of findings, two lines each."""
    wanted = FindingFilter(Shelf(shelf))
    page = findings.listed(workspace, compartment, wanted, 0, _MOST)
    names = findings.names(workspace, compartment)
    for one in page.held:
        outcome = one.outcome.value if one.outcome else "open"
        state = _state(one.state, one.opinion)
        changed = f"  {one.changed} statements changed since" if one.changed else ""
        overdue = ", overdue" if one.is_overdue else ""
        yield f"{one.identifier}  {outcome}  {state}{overdue}{changed}"
        yield f"    {_name(names, one.author)}, {one.time:%Y-%m-%d}: {on_one_line(one.question)}"
    yield f"{page.total} findings ({shelf})."


def shown(workspace: Workspace, compartment: str, identifier: str) -> Iterator[str]:
    """One finding with all it rests on and what others said of it."""
    told = findings.told(workspace, compartment, identifier)
    kept, said = told.kept, told.kept.finding
    yield f"{kept.identifier}  {on_one_line(said.question.words)}"
    yield f"    about {said.question.incident}"
    outcome = said.outcome.value if said.outcome else "open"
    yield f"    {outcome}: {on_one_line(said.result)}" if said.result else f"    {outcome}"
    yield f"    standard of proof: {said.standard.value if said.standard else 'none chosen'}"
    by = _name(told.names, kept.author)
    yield f"    by {by}, {kept.time:%Y-%m-%d %H:%M}, {_state(kept.state, kept.opinion)}"
    if kept.superseded_by:
        yield f"    superseded by {kept.superseded_by}"
    if kept.supersedes:
        yield f"    supersedes {kept.supersedes}: {on_one_line(said.because)}"
    yield f"    reasons: {on_one_line(said.reasons)}"
    for one in said.weighed:
        yield from _weighed(one, told.standings[one])
    yield f"    what would change it: {on_one_line(said.would_change)}"
    yield from _said_of_it(told)


def recorded(
    workspace: Workspace, compartment: str, came: tuple[Written, str], only_draft: bool
) -> Iterator[str]:
    """Record a finding, or a new version of the one named; issue it unless told otherwise."""
    written, old = came
    if old:
        draft = findings.supersede(workspace, compartment, old)
        name = draft.identifier
        findings.save(workspace, compartment, name, written, draft.saved)
    else:
        name = findings.begin(workspace, compartment, written).identifier
    if not only_draft:
        yield from issued(workspace, compartment, name)
        return
    yield f"{name}  draft, only yours"
    for part in findings.missing(workspace, compartment, name):
        yield f"    to be issued it still lacks: {part.value}"


def issued(workspace: Workspace, compartment: str, identifier: str) -> Iterator[str]:
    """Issue a draft."""
    try:
        findings.issue(workspace, compartment, identifier)
    except findings.FindingLacks:
        yield f"{identifier}  is kept as a draft, only yours"
        raise
    yield f"{identifier}  issued, {NOT_REVIEWED}"


def answered(
    workspace: Workspace, compartment: str, identifier: str, said: tuple[str, str]
) -> Iterator[str]:
    """Review a finding, or without an opinion dissent from it."""
    opinion, remarks = said
    if opinion:
        findings.review(workspace, compartment, identifier, opinion, remarks)
        yield f"{identifier}  reviewed: {opinion}"
    else:
        findings.dissent(workspace, compartment, identifier, remarks)
        yield f"{identifier}  your dissent stands beside it"


def _weighed(one: Weighed, standing: Since) -> Iterator[str]:
    since = "" if standing is Since.SAME else f"  ({standing.value})"
    yield f"    {one.weight.value}: {one.statement}{since}  {on_one_line(one.why)}"
    yield f"        “{on_one_line(one.words)}”"


def _said_of_it(told: ToldFinding) -> Iterator[str]:
    for dissent in told.kept.finding.dissents:
        yield f"    dissent of {on_one_line(dissent.by)}: {on_one_line(dissent.words)}"
    for own in told.kept.dissents:
        yield f"    dissent of {_name(told.names, own.member)}: {on_one_line(own.words)}"
    for review in told.kept.reviews:
        by = _name(told.names, review.member)
        yield f"    reviewed by {by}: {review.opinion.value}  {on_one_line(review.remarks)}"


def _state(state: FindingState, opinion: findings.Opinion | None) -> str:
    if state is not FindingState.ISSUED:
        return state.value
    return f"reviewed: {opinion.value}" if opinion else NOT_REVIEWED


def _name(names: Mapping[str, str], member: str) -> str:
    return names.get(member, "") or member
