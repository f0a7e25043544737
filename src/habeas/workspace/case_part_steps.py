"""What becomes of a part of a case, by its identifier: a task is done, a danger is over.

For the command line, which names a part and what became of it; each step asks what it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from habeas.archive.ledger import NotKept
from habeas.protection.cases.against import Against
from habeas.protection.cases.case import SEVERAL, SINGLE
from habeas.protection.cases.contacts import ContactPlan
from habeas.protection.cases.dangers import Danger
from habeas.protection.cases.deadlines import Deadline
from habeas.protection.cases.disclosures import Disclosure
from habeas.protection.cases.held import Held
from habeas.protection.cases.needs import Need, NeedState
from habeas.protection.cases.others import AffectedOther, OthersAnswer
from habeas.protection.cases.outreach import CheckIn
from habeas.protection.cases.tasks import Task
from habeas.protection.cases.threats import Threat
from habeas.protection.cases.vital_interests import AskedException, VitalInterest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import (
    case_against,
    case_contacts,
    case_dangers,
    case_disclosures,
    case_exceptions,
    case_plans,
    case_record,
)
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace

Taken = Callable[[Workspace, str, "Seen[Any]", str], object]
"""A step: the workspace, the case, the version that was seen, and the words for it."""


class NoSuchStep(HabeasError):
    """Raised for something that cannot become of a part."""

    message = "{thing} cannot become {to}."
    hint = "It can become: {known}"


def _confirmed(workspace: Workspace, case: str, seen: Seen[Any], _words: str) -> None:
    case_contacts.confirm(workspace, case, seen)


def _need(to: NeedState) -> Taken:
    return lambda workspace, case, seen, words: case_plans.move_need(
        workspace, case, seen, to, words
    )


def _other(said: OthersAnswer) -> Taken:
    return lambda workspace, case, seen, words: case_dangers.answer_other(
        workspace, case, seen, said, words
    )


def _without_words(step: Callable[[Workspace, str, Seen[Any]], object]) -> Taken:
    return lambda workspace, case, seen, _words: step(workspace, case, seen)


def _against(workspace: Workspace, case: str, seen: Seen[Any], words: str) -> None:
    case_against.answer(workspace, case, seen.kept, seen.version, words)


_STEPS: Mapping[type, Mapping[str, Taken]] = {
    ContactPlan: {"confirmed": _confirmed},
    CheckIn: {
        "heard-from": _without_words(case_contacts.heard_from),
        "handled": case_contacts.handle,
    },
    Danger: {"over": case_dangers.end_danger},
    Threat: {"over": case_dangers.end_threat},
    AffectedOther: {one.value: _other(one) for one in OthersAnswer},
    Need: {one.value: _need(one) for one in NeedState},
    Task: {"done": _without_words(case_plans.do_task), "dropped": case_plans.drop_task},
    Deadline: {"met": _without_words(case_plans.meet)},
    Against: {"answered": _against},
    AskedException: {"agreed": case_exceptions.agree, "refused": case_exceptions.refuse},
    VitalInterest: {"reviewed": case_exceptions.review},
    Disclosure: {
        "asked-back": _without_words(case_disclosures.sent),
        "answered": case_disclosures.answered,
    },
}
"""What can become of each kind of part by somebody's word."""

_SILENT = frozenset({"confirmed", "heard-from", "done", "met", "asked-back"})
"""What needs no reason."""


def needs_words(to: str) -> bool:
    """Whether whoever takes a step writes why, or what was said."""
    return to not in _SILENT


def check(workspace: Workspace, case: str, thing: str, to: str) -> None:
    """Whether a part can become that. Raises NoSuchCase, NotKept and :class:`NoSuchStep`."""
    _found(workspace, case, thing, to)


def take(workspace: Workspace, case: str, thing: str, to: str, words: str = "") -> None:
    """Take a part a step on.

    Raises NoSuchCase, NotKept, :class:`NoSuchStep`, and whatever the step raises.
    """
    workspace.require(Right.PROTECT)
    held, step = _found(workspace, case, thing, to)
    step(workspace, case, Seen(type(held.value), thing, held.version), words)


def _found(workspace: Workspace, case: str, thing: str, to: str) -> tuple[Held[Any], Taken]:
    held = _part(workspace, case, thing)
    steps = _STEPS.get(type(held.value), {})
    if to not in steps:
        raise NoSuchStep(thing=thing, to=to, known=", ".join(steps) or "nothing by this step")
    return held, steps[to]


def _part(workspace: Workspace, case: str, thing: str) -> Held[Any]:
    held = case_record.case(workspace, case)
    for place in (*SINGLE, *SEVERAL):
        found = getattr(held, place)
        for one in found if isinstance(found, tuple) else filter(None, (found,)):
            if one.identifier == thing:
                return one  # type: ignore[no-any-return]
    raise NotKept(identifier=thing)
