"""What endangers the person: dangers, threats, others a step may harm, helpers too close."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from habeas.protection.cases.attributions import Attribution
from habeas.protection.cases.dangers import Danger, DangerKind, danger, ended
from habeas.protection.cases.held import Held
from habeas.protection.cases.helping import FoundConflict, Helper, HelperRole, conflicts
from habeas.protection.cases.others import AffectedOther, OthersAnswer, answer
from habeas.protection.cases.threats import Knowing, Threat, ThreatByNobody, over, threat
from habeas.words.roles import Right
from habeas.workspace import case_record
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace

__all__ = [
    "AffectedOther",
    "Attribution",
    "Danger",
    "DangerKind",
    "Dangers",
    "Helper",
    "HelperRole",
    "Knowing",
    "OthersAnswer",
    "Threat",
    "ThreatByNobody",
    "add_danger",
    "add_helper",
    "add_other",
    "add_threat",
    "against_helper",
    "answer_other",
    "change_threat",
    "dangers",
    "end_danger",
    "end_threat",
    "one_threat",
    "rests_on_nothing",
]


@dataclass(frozen=True, slots=True)
class Dangers:
    """Everything that endangers the person. Each helper comes with what speaks against them."""

    dangers: tuple[Held[Danger], ...]
    threats: tuple[Held[Threat], ...]
    others: tuple[Held[AffectedOther], ...]
    helpers: tuple[tuple[Held[Helper], tuple[FoundConflict, ...]], ...]


def dangers(workspace: Workspace, case: str) -> Dangers:
    """What endangers the person of a case. Raises NoSuchCase."""
    held = case_record.case(workspace, case)
    helpers = ((one, conflicts(one.value, held.threats)) for one in held.helpers)
    return Dangers(held.dangers, held.threats, held.others, tuple(helpers))


def add_danger(workspace: Workspace, case: str, told: Danger) -> str:
    """Write down a danger; it raises the lane at once. Raises NoSuchCase and NotAttributed."""
    workspace.require(Right.PROTECT)
    return case_record.add(workspace, case, danger(told))


def end_danger(workspace: Workspace, case: str, seen: Seen[Danger], reason: str) -> None:
    """It has ended; the lane stays until people lower it. Raises NoSuchCase and ReasonNeeded."""
    signed = case_record.signed(workspace, reason)
    case_record.change(workspace, case, seen, partial(ended, signed=signed), reason)


def one_threat(workspace: Workspace, case: str, identifier: str) -> Held[Threat]:
    """One threat. Raises NoSuchCase and NotKept."""
    return case_record.one(workspace, case, Threat, identifier)


def add_threat(workspace: Workspace, case: str, told: Threat) -> str:
    """Write down whom the person fears; nobody is looked up.

    Raises NoSuchCase, ThreatByNobody and NotAttributed.
    """
    workspace.require(Right.PROTECT)
    return case_record.add(workspace, case, threat(told))


def change_threat(workspace: Workspace, case: str, seen: Seen[Threat], told: Threat) -> None:
    """Write it down anew. Raises NoSuchCase, WrittenMeanwhile, ThreatByNobody."""
    case_record.change(workspace, case, seen, lambda _before: threat(told))


def end_threat(workspace: Workspace, case: str, seen: Seen[Threat], reason: str) -> None:
    """The person fears them no longer. Raises NoSuchCase and ReasonNeeded."""
    signed = case_record.signed(workspace, reason)
    case_record.change(workspace, case, seen, partial(over, signed=signed), reason)


def add_other(workspace: Workspace, case: str, who: str, how: str) -> str:
    """Somebody whom a step may harm, to be asked before it is taken. Raises NoSuchCase."""
    workspace.require(Right.PROTECT)
    return case_record.add(workspace, case, AffectedOther(who, how))


def answer_other(
    workspace: Workspace, case: str, seen: Seen[AffectedOther], said: OthersAnswer, reason: str
) -> None:
    """What they said. Raises NoSuchCase and ReasonNeeded."""
    signed = case_record.signed(workspace, reason)
    case_record.change(workspace, case, seen, partial(answer, said=said, signed=signed), reason)


def against_helper(workspace: Workspace, case: str, thing: str) -> tuple[FoundConflict, ...]:
    """What speaks against a helper of a case; nothing for any other part. Raises NoSuchCase."""
    found = (told for held, told in dangers(workspace, case).helpers if held.identifier == thing)
    return next(found, ())


def rests_on_nothing(workspace: Workspace, case: str, thing: str) -> bool:
    """Whether nobody wrote down who says that this is to be feared. Raises NoSuchCase."""
    held = case_record.case(workspace, case).threats
    return any(one.identifier == thing and one.value.rests_on_nothing for one in held)


def add_helper(workspace: Workspace, case: str, told: Helper) -> str:
    """Somebody who would help; kept also when something speaks against them, and shown so.

    Whoever is too close to a threat is written down, so that nobody asks them again.
    """
    workspace.require(Right.PROTECT)
    return case_record.add(workspace, case, told)
