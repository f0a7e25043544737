"""The answers of incidents in rows: how many origins each has, and where one is given."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db.models.expressions import RawSQL

from habeas.archive.access import Store, among, rows
from habeas.archive.codes import split
from habeas.archive.models import IncidentRow, ValueRow
from habeas.archive.shapes import from_plain
from habeas.incidents.incident import Incident, QuestionAbout, Value
from habeas.origins.independence import independence
from habeas.origins.parts import Parts

DENIALS = "denials"
"""The question under which all denials of an incident are counted together."""

_GROUP = 2_000

_Told = tuple[int, str, str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Interval:
    """How many origins something has; None until it is traced."""

    at_least: int | None
    at_most: int | None


class Counting:
    """Counts origins in one trace; the same statements are counted once."""

    def __init__(self, parts: Parts | None) -> None:
        self._parts = parts
        self._known: dict[frozenset[str], Interval] = {}

    def of(self, statements: Collection[str]) -> Interval:
        """The interval of these statements; unknown where one of them was not traced."""
        wanted = frozenset(statements)
        if self._parts is None or not wanted or not self._parts.holds(wanted):
            return Interval(None, None)
        if wanted not in self._known:
            found = independence(self._parts.of(wanted), wanted)
            self._known[wanted] = Interval(found.at_least.number, found.at_most.number)
        return self._known[wanted]


def keep_values(store: Store, kept: Mapping[str, Incident], counting: Counting) -> None:
    """Keep the answers of these incidents in place of all others; in the caller's transaction."""
    before = _held(store)
    now = {name: tuple(_told(incident, counting)) for name, incident in kept.items()}
    stale = [name for name, told in before.items() if now.get(name) != told]
    rows(store, ValueRow).filter(incident__in=among(stale)).delete()
    new = (
        ValueRow(incident=name, place=n, question=question, key=key, at_least=least, at_most=most)
        for name, told in now.items()
        if before.get(name) != told
        for n, question, key, least, most in told
    )
    rows(store, ValueRow).bulk_create(new, _GROUP)


def intervals(store: Store, incident: str) -> dict[int, Interval]:
    """The origins of each value of an incident by its place; those of the denials come last."""
    held = rows(store, ValueRow).filter(incident=incident)
    told = held.values_list("place", "at_least", "at_most")
    return {place: Interval(least, most) for place, least, most in told}


def _told(incident: Incident, counting: Counting) -> Iterator[_Told]:
    for place, value in enumerate(incident.values):
        counted = counting.of(value.support)
        yield place, value.question.value, value.key, counted.at_least, counted.at_most
    if incident.denials:
        counted = counting.of([denial.statement for denial in incident.denials])
        yield len(incident.values), DENIALS, "", counted.at_least, counted.at_most


def _held(store: Store) -> dict[str, tuple[_Told, ...]]:
    columns = ("incident", "place", "question", "key", "at_least", "at_most")
    found: dict[str, list[_Told]] = defaultdict(list)
    held = rows(store, ValueRow).order_by("incident", "place").values_list(*columns)
    for incident, *told in held.iterator():
        found[incident].append(tuple(told))
    return {incident: tuple(told) for incident, told in found.items()}


def accusing(store: Store, actor: str, limit: int) -> tuple[str, ...]:
    """Incidents in which an actor is named as one who did it, by the actor's key."""
    held = rows(store, ValueRow).filter(question=QuestionAbout.WHO_DID_IT.value, key=actor)
    names = held.order_by("incident").values_list("incident", flat=True).distinct()
    return tuple(names[:limit])


@dataclass(frozen=True, slots=True)
class Answered:
    """An incident, the codes of its acts, and its answers to one question, each by its place."""

    incident: str
    acts: tuple[str, ...]
    answers: tuple[tuple[int, Value], ...]


def answered(
    store: Store, incidents: Collection[str], question: QuestionAbout
) -> tuple[Answered, ...]:
    """The answers to one question in these incidents, in their order; nothing else is read."""
    held = rows(store, IncidentRow).filter(identifier__in=among(incidents)).order_by("place")
    listed = RawSQL("json_extract(shape, '$.values')", ())
    return tuple(
        Answered(incident, split(acts), tuple(_asked(json.loads(values), question)))
        for incident, acts, values in held.values_list("identifier", "acts", listed)
    )


def _asked(values: list[dict[str, object]], question: QuestionAbout) -> Iterator[tuple[int, Value]]:
    for place, value in enumerate(values):
        if value["question"] == question.value:
            yield place, from_plain(Value, value)
