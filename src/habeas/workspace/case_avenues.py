"""What is written down in a case for avenues: nothing of it stands anywhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from habeas.protection.avenues.avenue import TimeLimit
from habeas.protection.avenues.circumstances import (
    Circumstances,
    with_event,
    with_states,
    with_tried,
    without_tried,
)
from habeas.protection.avenues.situation import Tried
from habeas.protection.cases.deadlines import deadline
from habeas.protection.cases.futility import Futility, taken_back
from habeas.protection.cases.held import Held
from habeas.protection.cases.whereabouts import Whereabouts, whereabouts
from habeas.words.errors import NotThere
from habeas.words.labels import label_of
from habeas.words.roles import Right
from habeas.workspace import avenue_cases, avenue_catalogue, avenue_records, case_record
from habeas.workspace.avenue_records import Reasoned
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace

__all__ = ["Futility", "Held", "Prepared", "Seen", "Whereabouts"]


class NoSuchLimit(NotThere):
    """Raised for a time limit that an avenue does not have."""

    message = "{avenue} has no time limit called {limit}."
    hint = "Its limits stand on its page."


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a consent to an avenue would have to name: the receiver, whom it tells, the fields."""

    recipient: str
    onward: tuple[str, ...]
    fields: tuple[str, ...]


def name_states(workspace: Workspace, case: str, seen: int, codes: str) -> None:
    """Say which States it is about. Raises NoSuchCase, NotAState and WrittenMeanwhile."""
    _change(workspace, case, seen, lambda held: with_states(held, codes))


def date_event(workspace: Workspace, case: str, seen: int, event: tuple[str, date | None]) -> None:
    """Say when an event was that a limit starts with. Raises NoSuchCase, NoEvent,
    WrittenMeanwhile.
    """
    name, on = event
    known = set(avenue_records.events(workspace))
    _change(workspace, case, seen, lambda held: with_event(held, name, on, known))


def add_tried(workspace: Workspace, case: str, seen: int, tried: Tried) -> None:
    """Say where it was taken before. Raises NoSuchCase, NothingTried, NotYetTried."""
    today = case_record.signed(workspace).on
    _change(workspace, case, seen, lambda held: with_tried(held, tried, today))


def drop_tried(workspace: Workspace, case: str, seen: int, avenue: str) -> None:
    """It was not taken there after all. Raises NoSuchCase and WrittenMeanwhile."""
    _change(workspace, case, seen, lambda held: without_tried(held, avenue))


def locate(workspace: Workspace, case: str, seen: int, told: Whereabouts) -> None:
    """Say in which State the person is, and which would remove them; never more exactly.

    Raises NoSuchCase, NotAState and WrittenMeanwhile.
    """
    checked = whereabouts(told)
    case_record.renew(workspace, case, (Whereabouts, seen), lambda _case, _held: checked)


def record_futile(workspace: Workspace, case: str, told: Reasoned) -> str:
    """Write down why a remedy is futile for a case; its identifier.

    Raises NoSuchCase, NoSuchAvenue, ReasonNeeded, NoSuchStatement, NoSuchFinding and
    NotAnAuthority.
    """
    workspace.require(Right.PROTECT)
    made = avenue_records.checked_futility(workspace, told, workspace.stores)
    return case_record.add(workspace, case, made, told.reason.strip())


def take_back_futile(workspace: Workspace, case: str, seen: Seen[Futility], reason: str) -> None:
    """Take such a record back; it stays to be read. Raises NoSuchCase and ReasonNeeded."""
    signed = case_record.signed(workspace, reason)
    case_record.change(workspace, case, seen, lambda held: taken_back(held, signed), reason)


def keep_limit(
    workspace: Workspace, case: str, limit: tuple[str, str], on: date | None, language: str
) -> str:
    """Keep a time limit of an avenue among the deadlines of a case; its identifier.

    ``limit`` are the avenue and the limit, ``on`` is the day of the event that starts it. Raises
    NoSuchCase, NoSuchAvenue and :class:`NoSuchLimit`.
    """
    workspace.require(Right.PROTECT)
    found = _limit(workspace, *limit)
    event = label_of("LimitEvent", found.starts, language)
    rule = f"{limit[0]}: {found.text.said(language)}"
    made = deadline(rule, event, on, found.length, found.time_zone or "UTC")
    return case_record.add(workspace, case, made)


def prepared(workspace: Workspace, case: str, avenue: str, language: str) -> Prepared:
    """What a consent to an avenue would have to name. Raises NoSuchCase and NoSuchAvenue."""
    weighed, _ = avenue_cases.of_case(workspace, case, language, (avenue,))
    verdict, form = weighed.one(avenue), weighed.held.catalogue.avenue(avenue).form
    known = weighed.held.catalogue.fields
    asked = form.fields if form else ()
    needed = form.required if form else ()
    return Prepared(
        verdict.receiver,
        tuple(one.body for one in verdict.onward if one.is_gated),
        tuple(key for key in asked if key in needed or known[key].sensitive),
    )


def _limit(workspace: Workspace, avenue: str, identifier: str) -> TimeLimit:
    held = avenue_catalogue.known(workspace).catalogue.avenue(avenue)
    for one in held.time_limits:
        if one.identifier == identifier:
            return one
    raise NoSuchLimit(avenue=avenue, limit=identifier)


def _change(
    workspace: Workspace,
    case: str,
    seen: int,
    step: Callable[[Circumstances], Circumstances],
) -> None:
    case_record.renew(
        workspace, case, (Circumstances, seen), lambda _case, held: step(held or Circumstances())
    )
