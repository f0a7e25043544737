"""What is written down in a case for avenues: nothing of it stands anywhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from habeas.protection.avenues.avenue import TimeLimit
from habeas.protection.avenues.particulars import (
    Particulars,
    with_event,
    with_states,
    with_tried,
    without_tried,
)
from habeas.protection.avenues.situation import Tried
from habeas.protection.cases.deadlines import deadline
from habeas.protection.cases.futility import Futility, taken_back
from habeas.protection.cases.held import Held
from habeas.protection.cases.whereabouts import Whereabouts
from habeas.protection.cases.whereabouts import whereabouts as as_codes
from habeas.words.errors import NotThere
from habeas.words.labels import label_of
from habeas.words.roles import Right
from habeas.workspace import avenue_cases, avenue_catalogue, avenue_records, case_record
from habeas.workspace.avenue_records import Reasoned
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace

__all__ = ["Futility", "Held", "Seen", "Whereabouts"]


class NoSuchLimit(NotThere):
    """Raised for a time limit that an avenue does not have."""

    message = "{avenue} has no time limit called {limit}."
    hint = "Its limits stand on its page."


def particulars(workspace: Workspace, case: str) -> Held[Particulars] | None:
    """What was added to a case for avenues; None before anything was. Raises NoSuchCase."""
    return case_record.case(workspace, case).particulars


def whereabouts(workspace: Workspace, case: str) -> Held[Whereabouts] | None:
    """In which State the person is, as far as it was said. Raises NoSuchCase."""
    return case_record.case(workspace, case).whereabouts


def futilities(workspace: Workspace, case: str) -> tuple[Held[Futility], ...]:
    """Why remedies are futile, also what was taken back. Raises NoSuchCase."""
    return case_record.case(workspace, case).futilities


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
    checked = as_codes(told)
    case_record.renew(workspace, case, (Whereabouts, seen), lambda _case, _held: checked)


def record_futile(workspace: Workspace, case: str, told: Reasoned) -> str:
    """Write down why a remedy is futile for a case; its identifier.

    Raises NoSuchCase, NoSuchAvenue, ReasonNeeded, NoSuchStatement, NoSuchFinding and
    NotAnAuthority.
    """
    workspace.require(Right.PROTECT)
    made = avenue_records.checked_futility(workspace, told, workspace.stores)
    return case_record.add(workspace, case, made, told.reason.strip())


def take_back_futile(workspace: Workspace, case: str, seen: Seen[Futility], reason: str) -> str:
    """Take such a record back; it stays to be read. Gives the avenue it is about.

    Raises NoSuchCase, NotKept, WrittenMeanwhile and ReasonNeeded.
    """
    signed = case_record.signed(workspace, reason)
    held = case_record.change(workspace, case, seen, lambda one: taken_back(one, signed), reason)
    return held.avenue


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


def told_by(workspace: Workspace, case: str, avenue: str, language: str) -> tuple[str, ...]:
    """Whom the receiver of an avenue tells, as far as the person has to agree: by key, or by
    State and role. Raises NoSuchCase and NoSuchAvenue.
    """
    weighed, _ = avenue_cases.of_case(workspace, case, language, (avenue,))
    return tuple(one.body for one in weighed.one(avenue).onward if one.is_gated)


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
    step: Callable[[Particulars], Particulars],
) -> None:
    case_record.renew(
        workspace, case, (Particulars, seen), lambda _case, held: step(held or Particulars())
    )
