"""What lies before a person who writes a finding: the question, and statements side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from habeas.archive import groupings, weighed
from habeas.archive.gathered import IncidentFilter, ListedIncident
from habeas.archive.paging import Page
from habeas.archive.weighed import Laid
from habeas.incidents.incident import Incident, QuestionAbout, Value
from habeas.incidents.weighing import statements_of
from habeas.words.roles import Right
from habeas.workspace.opening import Workspace

__all__ = ["Asked", "Laid", "Sheet", "incidents", "questions", "sheet"]

MOST = 100
"""Statements laid out at once; more can be named by their identifiers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that can be put about an incident; ``value`` is one of its answers.

    All empty: about the incident as a whole.
    """

    about: QuestionAbout | None = None
    subject: str = ""
    value: str = ""
    answer: str = ""
    support: int = 0
    denials: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """An incident and one question, with what speaks for, against, and to neither.

    ``left_off`` is how many statements of the incident are not laid out.
    """

    incident: str
    is_ended: bool
    asked: Asked
    speaking_for: tuple[Laid, ...]
    speaking_against: tuple[Laid, ...]
    others: tuple[Laid, ...]
    left_off: int

    @property
    def laid(self) -> tuple[Laid, ...]:
        """Every statement that is laid out."""
        return (*self.speaking_for, *self.speaking_against, *self.others)


def incidents(
    workspace: Workspace, compartment: str, offset: int, limit: int
) -> Page[ListedIncident]:
    """The incidents a finding can be about."""
    workspace.require(Right.FIND)
    store = workspace.store(compartment)
    return groupings.incidents_page(store, IncidentFilter(), offset, limit)


def questions(workspace: Workspace, compartment: str, incident: str) -> tuple[Asked, ...]:
    """The questions of an incident: as a whole first, then by kind, each with its answers.

    Raises :class:`~habeas.archive.groupings.NoSuchIncident`.
    """
    workspace.require(Right.FIND)
    held = groupings.incident(workspace.store(compartment), incident).incident
    values = sorted(held.values, key=lambda value: list(QuestionAbout).index(value.question))
    return (Asked(), *(_asked(value) for value in values))


def sheet(
    workspace: Workspace,
    compartment: str,
    incident: str,
    asked: tuple[str, str, str],
    also: Collection[str] = (),
) -> Sheet:
    """What to weigh. ``asked``: about, subject and value; ``also``: statements named besides.

    Raises :class:`~habeas.archive.groupings.NoSuchIncident`.
    """
    workspace.require(Right.FIND)
    store = workspace.store(compartment)
    kept = groupings.incident(store, incident)
    told, against = _sides(kept.incident, asked)
    every = list(dict.fromkeys([*also, *told, *against, *statements_of(kept.incident)]))
    laid = every[: max(MOST, len(also))]
    held = weighed.lay(store, laid)
    sided = {*told, *against}
    return Sheet(
        incident,
        kept.is_ended,
        _chosen(kept.incident, asked),
        _in_order(held, told),
        _in_order(held, [one for one in against if one not in told]),
        tuple(one for identifier, one in held.items() if identifier not in sided),
        len(every) - len(laid),
    )


def _sides(incident: Incident, asked: tuple[str, str, str]) -> tuple[list[str], list[str]]:
    """What speaks for an answer, and what speaks against it: denials and rival answers."""
    about, subject, key = asked
    if not about:
        return list(incident.allegations), [denial.statement for denial in incident.denials]
    same = [v for v in incident.values if (v.question, v.subject) == (about, subject)]
    chosen = [v for v in same if key in ("", v.key)]
    rivals = [v for v in same if any(v.key in one.contradicts for one in chosen)]
    told = list(dict.fromkeys(one for value in chosen for one in value.support))
    denials = [one for value in chosen for one in value.denials]
    rivalling = [one for value in rivals if value not in chosen for one in value.support]
    return told, list(dict.fromkeys([*denials, *rivalling]))


def _chosen(incident: Incident, asked: tuple[str, str, str]) -> Asked:
    about, subject, key = asked
    for value in incident.values:
        if (value.question, value.subject, value.key) == (about, subject, key):
            return _asked(value)
    known = [one for one in QuestionAbout if one == about]
    return Asked(known[0], subject, key) if known else Asked()


def _asked(value: Value) -> Asked:
    return Asked(
        value.question,
        value.subject,
        value.key,
        value.answer,
        len(value.support),
        len(value.denials),
    )


def _in_order(held: dict[str, Laid], identifiers: Iterable[str]) -> tuple[Laid, ...]:
    wanted = set(identifiers)
    return tuple(one for identifier, one in held.items() if identifier in wanted)
