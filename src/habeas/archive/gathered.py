"""Incidents in lists: what a line tells of one, and which one holds a statement."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from habeas.archive.access import Store, among, rows
from habeas.archive.codes import between_spaces, naming, split
from habeas.archive.models import GatheredRow, IncidentRow
from habeas.archive.paging import Page
from habeas.incidents.incident import Incident, QuestionAbout
from habeas.incidents.weighing import statements_of

_TOLD = (
    "identifier",
    "acts",
    "where",
    "when",
    "statements",
    "exhibits",
    "denials",
    "contradictions",
    "unanswered",
    "at_least",
    "at_most",
)


@dataclass(frozen=True, slots=True)
class ListedIncident:
    """An incident as a list tells of it.

    ``acts`` are codes, the gravest first; ``where`` and ``when`` the first answer, in the words
    of a source. ``contradictions`` counts pairs of answers that cannot both be true. The
    origins of the allegations, ``at_least`` and ``at_most``, are None until they are traced.
    """

    identifier: str
    acts: tuple[str, ...]
    where: str
    when: str
    statements: int
    exhibits: int
    denials: int
    contradictions: int
    unanswered: int
    at_least: int | None
    at_most: int | None


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Which incidents are asked for; what is empty or False asks for nothing.

    ``act`` is a code: with it come all narrower ones.
    """

    act: str = ""
    denied: bool = False
    contradicting: bool = False
    unanswered: bool = False


def incidents_page(
    store: Store, wanted: IncidentFilter, offset: int, limit: int
) -> Page[ListedIncident]:
    """Incidents in the order they were given; those that have ended are not among them."""
    held = rows(store, IncidentRow).filter(_asked(wanted), ended=False).order_by("place")
    return Page(_listed(held[offset : offset + limit]), held.count())


def incidents_holding(store: Store, statement: str) -> tuple[ListedIncident, ...]:
    """The incidents a statement stands in."""
    names = rows(store, GatheredRow).filter(statement=statement).values("incident")
    held = rows(store, IncidentRow).filter(identifier__in=names, ended=False)
    return _listed(held.order_by("place"))


def listed_incidents(store: Store, identifiers: Collection[str]) -> tuple[ListedIncident, ...]:
    """These incidents as lists tell of them; those that have ended are not among them."""
    held = rows(store, IncidentRow).filter(identifier__in=among(identifiers), ended=False)
    return _listed(held.order_by("place"))


def columns_of(incident: Incident, homes: Mapping[str, str]) -> dict[str, str | int]:
    """What lists tell of an incident; ``homes`` gives the exhibit of each statement."""
    said = dict.fromkeys(statements_of(incident))
    rivals = {
        frozenset(((v.subject, v.key), (v.subject, other))) | {v.question}
        for v in incident.values
        for other in v.contradicts
    }
    return {
        "acts": between_spaces(act.code for act in incident.acts),
        "where": _first_answer(incident, QuestionAbout.WHERE),
        "when": _first_answer(incident, QuestionAbout.WHEN),
        "statements": len(said),
        "exhibits": len({homes[one] for one in said if one in homes}),
        "denials": len(incident.denials),
        "contradictions": len(rivals),
        "unanswered": len(incident.unanswered),
    }


def _first_answer(incident: Incident, question: QuestionAbout) -> str:
    return next((v.answer for v in incident.values if v.question is question), "")


def _asked(wanted: IncidentFilter) -> Q:
    asked = Q()
    if wanted.act:
        asked &= naming(wanted.act)
    for is_asked, column in (
        (wanted.denied, "denials"),
        (wanted.contradicting, "contradictions"),
        (wanted.unanswered, "unanswered"),
    ):
        if is_asked:
            asked &= Q(**{f"{column}__gt": 0})
    return asked


def _listed(held: QuerySet[IncidentRow]) -> tuple[ListedIncident, ...]:
    return tuple(
        ListedIncident(identifier, split(acts), *told)
        for identifier, acts, *told in held.values_list(*_TOLD)
    )
