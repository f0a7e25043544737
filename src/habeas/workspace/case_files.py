"""Parts of a case from a file, for the command line: what must not stand in a shell's history.

A file is TOML and holds one part: a danger, somebody the person fears, a contact plan … Its
fields are those of the part; what is missing is left empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from habeas.protection.cases.against import Against
from habeas.protection.cases.contacts import ContactPlan
from habeas.protection.cases.deadlines import Deadline
from habeas.protection.cases.households import Household
from habeas.protection.cases.indicators import IndicatorAnswer
from habeas.protection.cases.needs import Need
from habeas.protection.cases.others import AffectedOther
from habeas.protection.cases.subjects import CaseField, OwnWords, Subject
from habeas.protection.cases.tasks import Task
from habeas.protection.cases.whereabouts import Whereabouts
from habeas.words.errors import HabeasError, WrongUse
from habeas.words.roles import Right
from habeas.workspace import (
    case_against,
    case_assessments,
    case_avenues,
    case_consents,
    case_contacts,
    case_dangers,
    case_households,
    case_person,
    case_plans,
    case_record,
)
from habeas.workspace.file_forms import FORMS, form_of
from habeas.workspace.file_reading import NotThisPart, NotToml, Plain, value
from habeas.workspace.opening import Workspace, now

__all__ = ["NotThisPart", "NotToml"]

_SUBJECT = "subject"


class PartThere(HabeasError):
    """Raised rather than putting a part in the place of one that whoever writes did not see."""

    message = "There is a version {version} of {part} already. Nothing was written."
    hint = "Look at it, put into your file what should stand, and give it again: --seen {version}"


def written(workspace: Workspace, case: str, part: str, text: str, seen: int | None = None) -> str:
    """Write down a part of a case from a file; its identifier.

    A plan or household takes the place of the one before: ``seen`` is the version of it that was
    looked at. Raises NoSuchCase, WrongUse, :class:`NotToml`, :class:`NotThisPart`,
    :class:`PartThere`, WrittenMeanwhile, and whatever is wrong with the part.
    """
    workspace.require(Right.PROTECT)
    if part not in PARTS:
        raise WrongUse(
            problem=f"Nothing is written into a case as {part}.",
            suggestion=f"Parts: {', '.join(PARTS)}",
        )
    told = value(FORMS[part], part, text, _EMPTY.get(part, _nothing)())
    if part in REPLACED:
        held = getattr(case_record.case(workspace, case), part)
        version = version_seen(f"the {part}", held.version if held else 0, seen)
        return REPLACED[part](workspace, case, told, version)
    return WRITERS[part](workspace, case, told)


def version_seen(part: str, there: int, seen: int | None) -> int:
    """The version that was looked at; 0 where there is none yet. Raises :class:`PartThere`."""
    if seen is None and there:
        raise PartThere(part=part, version=there)
    return seen or 0


def read(kind: type[Any], part: str, text: str, empty: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  # any of our values
    """A value of a kind from a TOML text; ``empty`` is what stands for fields left out.

    Raises NotToml and NotThisPart.
    """
    return value(form_of(kind), part, text, empty)


def _nothing() -> Plain:
    return {}


def _today(name: str) -> Callable[[], Plain]:
    return lambda: {name: now().date().isoformat()}


_EMPTY: dict[str, Callable[[], Plain]] = {
    "need": _today("since"),
    "said": _today("on"),
    "deadline": lambda: {"event_on": None, "zone": "UTC", "due": None},
    "consent": lambda: {"onward": [], "fields": [], "until": None},
}
"""What stands for fields that are left out, or that the program fills in."""


def _plan(workspace: Workspace, case: str, told: ContactPlan, seen: int) -> str:
    case_contacts.keep(workspace, case, told, seen)
    return "plan"


def _other(workspace: Workspace, case: str, told: AffectedOther) -> str:
    return case_dangers.add_other(workspace, case, told.who, told.how)


def _need(workspace: Workspace, case: str, told: Need) -> str:
    return case_plans.add_need(workspace, case, told.kind, told.words, told.is_first)


def _task(workspace: Workspace, case: str, told: Task) -> str:
    return case_plans.add_task(workspace, case, told.what, told.member, told.due)


def _deadline(workspace: Workspace, case: str, told: Deadline) -> str:
    rule = (told.rule, told.event, told.event_on)
    return case_plans.add_deadline(workspace, case, rule, told.length, told.zone)


def _assessment(workspace: Workspace, case: str, told: IndicatorAnswer) -> str:
    seen = case_assessments.assessed(workspace, case, "en").seen
    case_assessments.answer(workspace, case, told, seen)
    return "assessment"


def _field(workspace: Workspace, case: str, told: CaseField) -> str:
    seen = case_record.one(workspace, case, Subject, _SUBJECT).version
    case_person.filled(workspace, case, seen, told.field, told.value, told.attribution)
    return _SUBJECT


def _said(workspace: Workspace, case: str, told: OwnWords) -> str:
    seen = case_record.one(workspace, case, Subject, _SUBJECT).version
    case_person.say(workspace, case, seen, told.words, told.language)
    return _SUBJECT


def _household(workspace: Workspace, case: str, told: Household, seen: int) -> str:
    case_households.counted(workspace, case, seen, told)
    return "household"


def _whereabouts(workspace: Workspace, case: str, told: Whereabouts, seen: int) -> str:
    case_avenues.locate(workspace, case, seen, told)
    return "whereabouts"


def _against(workspace: Workspace, case: str, told: Against) -> str:
    return case_against.note(workspace, case, told.words, told.attribution)


WRITERS: dict[str, Callable[[Workspace, str, Any], str]] = {
    "danger": case_dangers.add_danger,
    "threat": case_dangers.add_threat,
    "other": _other,
    "helper": case_dangers.add_helper,
    "need": _need,
    "task": _task,
    "deadline": _deadline,
    "assessment": _assessment,
    "consent": case_consents.add,
    "field": _field,
    "said": _said,
    "against": _against,
}

REPLACED: dict[str, Callable[[Workspace, str, Any, int], str]] = {
    "plan": _plan,
    "household": _household,
    "whereabouts": _whereabouts,
}
"""What a case has once, so that a file takes the place of what stands there."""

PARTS = (*REPLACED, *WRITERS)
