"""Parts of a case from a file, for the command line: what must not stand in a shell's history.

A file is TOML and holds one part: a danger, somebody the person fears, a contact plan … Its
fields are those of the part; what is missing is left empty.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from typing import Any, get_type_hints

from habeas.archive.shapes import StrangeShape, from_plain
from habeas.protection.cases.against import Against
from habeas.protection.cases.case import SEVERAL, SINGLE
from habeas.protection.cases.contacts import ContactPlan
from habeas.protection.cases.dangers import Danger
from habeas.protection.cases.deadlines import Deadline
from habeas.protection.cases.helping import Helper
from habeas.protection.cases.households import Household
from habeas.protection.cases.indicators import IndicatorAnswer
from habeas.protection.cases.needs import Need
from habeas.protection.cases.others import AffectedOther
from habeas.protection.cases.subjects import CaseField, OwnWords, Subject
from habeas.protection.cases.tasks import Task
from habeas.protection.cases.telling import Telling, kind_called
from habeas.protection.cases.threats import Threat
from habeas.words.errors import HabeasError, WrongUse
from habeas.words.roles import Right
from habeas.workspace import (
    case_against,
    case_assessments,
    case_consents,
    case_contacts,
    case_dangers,
    case_households,
    case_person,
    case_plans,
    case_record,
    need_to_know,
)
from habeas.workspace.case_consents import Asked
from habeas.workspace.case_opening import note_look
from habeas.workspace.opening import Workspace, now

_SUBJECT = "subject"


class NotThisPart(HabeasError):
    """Raised when a file does not hold the part of a case that it should."""

    message = "The file holds no {part}: {problem}."
    hint = "Its fields are: {fields}."


class NotToml(HabeasError):
    """Raised when a file cannot be read as TOML."""

    message = "The file cannot be read as TOML: {problem}."
    hint = 'Look at that line: words in quotation marks, a day as 2031-03-04, a list as ["ru"].'


class PartThere(HabeasError):
    """Raised rather than putting a part in the place of one that whoever writes did not see."""

    message = "There is a version {version} of {part} already. Nothing was written."
    hint = "Look at it, put into your file what should stand, and give it again: --seen {version}"


def parts(workspace: Workspace, case: str, part: str = "") -> list[str]:
    """Everything in a case, or all of one part, in lines. Raises NoSuchCase and WrongUse."""
    workspace.require(Right.READ)
    if part and part not in _EVERYTHING:
        raise WrongUse(
            problem=f"A case has no part {part}.", suggestion=f"Parts: {', '.join(_EVERYTHING)}"
        )
    note_look(workspace, case)
    held = case_record.case(workspace, case)
    telling = Telling("en", need_to_know.called(workspace))
    lines: list[str] = []
    for place in (part,) if part else _EVERYTHING:
        found = getattr(held, place)
        for one in (found,) if place in SINGLE and found else found or ():
            lines.append(f"{one.identifier}  version {one.version}  {_called(one.value)}")
            lines += [f"    {name}: {words}" for name, words in telling.lines(one.value)]
    return lines or ["Nothing is written down here yet."]


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
    plain = _plain(text)
    if part in REPLACED:
        held = getattr(case_record.case(workspace, case), part)
        version = version_seen(f"the {part}", held.version if held else 0, seen)
        return REPLACED[part](workspace, case, plain, version)
    return WRITERS[part](workspace, case, plain)


def version_seen(part: str, there: int, seen: int | None) -> int:
    """The version that was looked at; 0 where there is none yet. Raises :class:`PartThere`."""
    if seen is None and there:
        raise PartThere(part=part, version=there)
    return seen or 0


def read(kind: type[Any], part: str, text: str, empty: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  # any of our values
    """A value of a kind from a TOML text; ``empty`` is what stands for fields left out.

    Raises :class:`NotThisPart`.
    """
    return _read(kind, part, {**(empty or {}), **_plain(text)})


def _plain(text: str) -> Mapping[str, Any]:
    try:
        return {
            key.replace("-", "_"): _as_kept(value) for key, value in tomllib.loads(text).items()
        }
    except tomllib.TOMLDecodeError as error:
        raise NotToml(problem=str(error)) from error


def _as_kept(value: Any) -> Any:  # noqa: ANN401  # what TOML holds
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list):
        return [_as_kept(one) for one in value]
    if isinstance(value, dict):
        return {key.replace("-", "_"): _as_kept(one) for key, one in value.items()}
    return value


def _read(kind: type[Any], part: str, plain: Mapping[str, Any]) -> Any:  # noqa: ANN401
    known = ", ".join(field.name.replace("_", "-") for field in fields(kind))
    unknown = sorted(set(plain) - {field.name for field in fields(kind)})
    if unknown:
        problem = f"it has no field {unknown[0].replace('_', '-')}"
        raise NotThisPart(part=part, problem=problem, fields=known)
    try:
        return from_plain(kind, dict(plain))
    except StrangeShape as error:
        problem = _problem(kind, plain)
        raise NotThisPart(part=part, problem=problem, fields=known) from error


def _problem(kind: type[Any], plain: Mapping[str, Any]) -> str:
    """Which field is missing, or holds what it cannot hold."""
    kinds = get_type_hints(kind)
    for field in fields(kind):
        name = field.name.replace("_", "-")
        if field.name in plain:
            try:
                from_plain(kinds[field.name], plain[field.name])
            except StrangeShape:
                return f"the field {name} holds what it cannot hold"
        elif field.default is MISSING and field.default_factory is MISSING:
            return f"the field {name} is missing"
    return "a field holds what it cannot hold"


def _plan(workspace: Workspace, case: str, plain: Mapping[str, Any], seen: int) -> str:
    case_contacts.keep(workspace, case, _read(ContactPlan, "plan", plain), seen)
    return "plan"


def _danger(workspace: Workspace, case: str, plain: Mapping[str, Any]) -> str:
    return case_dangers.add_danger(workspace, case, _read(Danger, "danger", plain))


def _threat(workspace: Workspace, case: str, plain: Mapping[str, Any]) -> str:
    return case_dangers.add_threat(workspace, case, _read(Threat, "threat", plain))


def _other(workspace: Workspace, case: str, plain: Mapping[str, Any]) -> str:
    told = _read(AffectedOther, "other", plain)
    return case_dangers.add_other(workspace, case, told.who, told.how)


def _helper(workspace: Workspace, case: str, plain: Mapping[str, Any]) -> str:
    return case_dangers.add_helper(workspace, case, _read(Helper, "helper", plain))


def _need(workspace: Workspace, case: str, plain: Mapping[str, Any]) -> str:
    told = _read(Need, "need", {"since": now().date().isoformat(), **plain})
    return case_plans.add_need(workspace, case, told.kind, told.words, told.is_first)


def _task(workspace: Workspace, case: str, plain: Mapping[str, Any]) -> str:
    told = _read(Task, "task", plain)
    return case_plans.add_task(workspace, case, told.what, told.member, told.due)


def _deadline(workspace: Workspace, case: str, plain: Mapping[str, Any]) -> str:
    told = _read(Deadline, "deadline", {"event_on": None, "zone": "UTC", "due": None, **plain})
    rule = (told.rule, told.event, told.event_on)
    return case_plans.add_deadline(workspace, case, rule, told.length, told.zone)


def _indicator(workspace: Workspace, case: str, plain: Mapping[str, Any]) -> str:
    told = _read(IndicatorAnswer, "indicator", plain)
    seen = case_assessments.assessed(workspace, case, "en").seen
    case_assessments.answer(workspace, case, told, seen)
    return "assessment"


def _consent(workspace: Workspace, case: str, plain: Mapping[str, Any]) -> str:
    empty: dict[str, Any] = {"onward": [], "fields": [], "until": None}
    return case_consents.add(workspace, case, _read(Asked, "consent", {**empty, **plain}))


def _field(workspace: Workspace, case: str, plain: Mapping[str, Any]) -> str:
    told = _read(CaseField, "field", plain)
    seen = case_record.one(workspace, case, Subject, _SUBJECT).version
    case_person.filled(workspace, case, seen, told.field, told.value, told.attribution)
    return _SUBJECT


def _said(workspace: Workspace, case: str, plain: Mapping[str, Any]) -> str:
    told = _read(OwnWords, "said", {"on": now().date().isoformat(), **plain})
    seen = case_record.one(workspace, case, Subject, _SUBJECT).version
    case_person.say(workspace, case, seen, told.words, told.language)
    return _SUBJECT


def _household(workspace: Workspace, case: str, plain: Mapping[str, Any], seen: int) -> str:
    case_households.counted(workspace, case, seen, _read(Household, "household", plain))
    return "household"


def _against(workspace: Workspace, case: str, plain: Mapping[str, Any]) -> str:
    told = _read(Against, "against", plain)
    return case_against.note(workspace, case, told.words, told.attribution)


def _called(value: object) -> str:
    return kind_called(type(value).__name__, "en")


_EVERYTHING: tuple[str, ...] = (*SINGLE, *SEVERAL)

WRITERS: dict[str, Callable[[Workspace, str, Mapping[str, Any]], str]] = {
    "danger": _danger,
    "threat": _threat,
    "other": _other,
    "helper": _helper,
    "need": _need,
    "task": _task,
    "deadline": _deadline,
    "indicator": _indicator,
    "consent": _consent,
    "field": _field,
    "said": _said,
    "against": _against,
}

REPLACED: dict[str, Callable[[Workspace, str, Mapping[str, Any], int], str]] = {
    "plan": _plan,
    "household": _household,
}
"""What a case has once, so that a file takes the place of what stands there."""

PARTS = (*REPLACED, *WRITERS)
