"""What was ever kept in a case, version by version, and who looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from habeas.archive import access_log, history, ledger
from habeas.archive.access_log import Access
from habeas.archive.history import Change, SubjectKind
from habeas.archive.ledger import Kept, NotKept
from habeas.archive.paging import Page
from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.cases.case import SEVERAL, SINGLE
from habeas.protection.cases.emergency import emergency_questions
from habeas.protection.cases.indicators import indicators
from habeas.protection.cases.telling import Line, Telling, kind_called
from habeas.words.roles import Right
from habeas.words.violations import violations
from habeas.workspace import case_disclosures, need_to_know
from habeas.workspace.case_opening import opened
from habeas.workspace.opening import Workspace

__all__ = [
    "Present",
    "Thing",
    "Version",
    "called",
    "knowing",
    "looks",
    "present",
    "telling",
    "things",
    "versions",
]

_KINDS = {kind.__name__: kind for kind in (*SINGLE.values(), *SEVERAL.values())}


@dataclass(frozen=True, slots=True)
class Thing:
    """A value of a case with who wrote its present version, and when.

    ``kind`` is its class, ``called`` what that is called in the language of the page.
    """

    kind: str
    called: str
    identifier: str
    version: int
    member: str
    time: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Present:
    """A value as it stands: its version, who wrote it and when, and every part in words."""

    version: int
    member: str
    time: datetime | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a value: every line that it does not share with the version before.

    A line is a part in words, what it held before and what it holds; either may be empty.
    """

    number: int
    member: str
    time: datetime
    reason: str
    lines: tuple[tuple[str, str, str], ...]


def things(workspace: Workspace, case: str, language: str) -> tuple[Thing, ...]:
    """Everything that is kept of a case, what was written last coming first.

    Raises NoSuchCase.
    """
    with opened(workspace, case, Right.READ) as store:
        held = ledger.everything(store, tuple(_KINDS.values()))
    found = [_thing(kind.__name__, one, language) for kind, kept in held.items() for one in kept]
    return tuple(sorted(found, key=lambda one: one.time, reverse=True))


def versions(
    workspace: Workspace, case: str, kind: str, thing: str, language: str
) -> tuple[Version, ...]:
    """Every version of one value, oldest first. Raises NoSuchCase and NotKept."""
    if kind not in _KINDS:
        raise NotKept(identifier=thing)
    with opened(workspace, case, Right.READ) as store:
        held: tuple[Kept[object], ...] = ledger.versions(store, _KINDS[kind], thing)
    if not held:
        raise NotKept(identifier=thing)
    how = telling(workspace, language)
    told = [how.lines(one.value) for one in held]
    return tuple(
        Version(one.version, one.member, one.time, one.reason, _differences(before, after))
        for one, before, after in zip(held, [(), *told], told, strict=False)
    )


def called(kind: str, language: str) -> str:
    """What a kind of value is called in a language."""
    return kind_called(kind, language)


def present(workspace: Workspace, case: str, kind: str, thing: str, language: str) -> Present:
    """A value as it stands, in lines of words; version 0 and no lines when there is none.

    Raises NoSuchCase.
    """
    with opened(workspace, case, Right.READ) as store:
        held: tuple[Kept[object], ...] = ledger.versions(store, _KINDS[kind], thing)[-1:]
    for one in held:
        lines = telling(workspace, language).lines(one.value)
        return Present(one.version, one.member, one.time, lines)
    return Present(0, "", None, ())


def knowing(workspace: Workspace, case: str) -> tuple[Change, ...]:
    """Who was put on the need-to-know list and taken off, the last first. Raises NoSuchCase."""
    with opened(workspace, case, Right.READ) as store:
        return tuple(reversed(history.history(store, SubjectKind.CASE, case)))


def looks(workspace: Workspace, case: str, part: tuple[int, int]) -> Page[Access]:
    """Who looked at a case and at what in it, the last first. Raises NoSuchCase."""
    with opened(workspace, case) as store:
        return access_log.page(store, access_log.EVERYTHING, *part)


def _thing(kind: str, one: Kept[object], language: str) -> Thing:
    told = (one.identifier, one.version, one.member, one.time, one.reason)
    return Thing(kind, kind_called(kind, language), *told)


def telling(workspace: Workspace, language: str, has_codes: bool = False) -> Telling:
    """How values of a case are told; ``has_codes``: codes that are typed stand beside names."""
    held = catalogue()
    fields = {key: one.label.said(language) for key, one in held.fields.items()}
    receivers = case_disclosures.labels(workspace, language)
    avenues = {one.identifier: one.name.said(language) for one in held.avenues}
    acts = {code: one.labels[language] for code, one in violations().items()}
    asked = {key: one.asked.said(language) for key, one in emergency_questions().items()}
    found = {key: one.asked.said(language) for key, one in indicators().items()}
    keyed = {
        **dict.fromkeys(("field", "fields"), fields),
        **dict.fromkeys(("recipient", "onward", "receiver", "body", "bodies", "tells"), receivers),
        "avenue": avenues,
        "acts": acts,
        "question": asked,
        "indicator": found,
    }
    return Telling(language, need_to_know.called(workspace), keyed, has_codes)


def _differences(
    before: tuple[Line, ...], after: tuple[Line, ...]
) -> tuple[tuple[str, str, str], ...]:
    was, now = dict(before), dict(after)
    parts = dict.fromkeys((*was, *now))
    return tuple(
        (part, was.get(part, ""), now.get(part, ""))
        for part in parts
        if was.get(part) != now.get(part)
    )
