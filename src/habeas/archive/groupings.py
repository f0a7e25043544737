"""Incidents as last computed, under identifiers that last; beside them the last trace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from habeas.archive import consents, history
from habeas.archive.access import Store, among, rows, writing
from habeas.archive.consents import WordsClosed
from habeas.archive.gathered import columns_of, incidents_holding, incidents_page
from habeas.archive.history import Change, SubjectKind
from habeas.archive.models import GatheredRow, IncidentRow, StatementRow
from habeas.archive.shapes import from_text, to_text
from habeas.archive.traces import is_traced, keep_trace, trace, trace_of
from habeas.archive.values import Counting, keep_values
from habeas.incidents.incident import Incident
from habeas.incidents.weighing import statements_of
from habeas.origins.lineage import Trace
from habeas.origins.parts import Parts
from habeas.words.errors import NotThere
from habeas.words.identifiers import Kind, Randomness, new_identifier

__all__ = [
    "KeptIncident",
    "NoSuchIncident",
    "incident",
    "incidents",
    "incidents_holding",
    "incidents_page",
    "is_traced",
    "keep_incidents",
    "keep_trace",
    "trace",
    "trace_of",
]

_GROUP = 500
"""Rows written at once."""


class NoSuchIncident(NotThere):
    """Raised when no open compartment holds an incident of this identifier."""

    message = "There is no incident {incident} here that you can see."
    hint = "See the incidents: habeas show WORKSPACE"


@dataclass(frozen=True, slots=True)
class KeptIncident:
    """An incident under its lasting identifier.

    ``is_ended`` when nothing that was computed last corresponds to it any more: its
    statements were split, joined elsewhere or rejected.
    """

    identifier: str
    incident: Incident
    is_ended: bool = False


def keep_incidents(
    store: Store,
    found: Sequence[Incident],
    time: datetime,
    randomness: Randomness,
    traced: Trace | None = None,
) -> tuple[KeptIncident, ...]:
    """Keep these incidents in place of the last ones, in the order given.

    Each takes the identifier of the stored incident with which it shares most statements,
    one identifier each; those that share none get a new one. Stored incidents that no one
    continues are marked as ended and keep their identifier. ``traced`` is the trace they
    rest on; from it follows how many origins each has.
    """
    with writing(store):
        held = {row.identifier: row for row in rows(store, IncidentRow).order_by("identifier")}
        names = _continued(store, held, found)
        kept = tuple(
            KeptIncident(names.get(place) or new_identifier(Kind.INCIDENT, randomness), one)
            for place, one in enumerate(found)
        )
        counting = Counting(None if traced is None else Parts(traced))
        _write(store, held, _new_rows(store, kept, counting, time))
        keep_values(store, {one.identifier: one.incident for one in kept}, counting)
        _end(store, [row for row in held.values() if row.identifier not in names.values()], time)
    return kept


def incidents(store: Store) -> tuple[KeptIncident, ...]:
    """The incidents as last computed, in their order."""
    held = rows(store, IncidentRow).filter(ended=False).order_by("place")
    return tuple(_kept(row) for row in held)


def incident(store: Store, identifier: str) -> KeptIncident:
    """One incident, also an ended one.

    Raises :class:`NoSuchIncident`, and :class:`~habeas.archive.consents.WordsClosed` for one that
    was reckoned from words a person closed since: its answers are theirs.
    """
    row = rows(store, IncidentRow).filter(identifier=identifier).first()
    if row is None:
        raise NoSuchIncident(incident=identifier)
    kept = _kept(row)
    if closed := consents.closed(store):
        held = rows(store, StatementRow).filter(exhibit__in=among(closed))
        if held.filter(pk__in=among(statements_of(kept.incident))).exists():
            raise WordsClosed
    return kept


def incidents_with(store: Store, statements: Collection[str]) -> tuple[KeptIncident, ...]:
    """Every incident that holds one of these statements, in order; not those that ended."""
    names = rows(store, GatheredRow).filter(statement__in=among(statements)).values("incident")
    held = rows(store, IncidentRow).filter(identifier__in=names, ended=False).order_by("place")
    return tuple(_kept(row) for row in held)


def exhibits_of(store: Store, statements: Collection[str]) -> tuple[str, ...]:
    """The exhibits these statements stand in, in an order that depends on their bytes alone."""
    held = rows(store, StatementRow).filter(identifier__in=among(statements))
    told = held.order_by("exhibit__sha256").values_list("exhibit_id", flat=True)
    return tuple(dict.fromkeys(told))


def _continued(
    store: Store, held: Mapping[str, IncidentRow], found: Sequence[Incident]
) -> dict[int, str]:
    """Which stored identifier each incident continues, by its place; most shared first."""
    holders: dict[str, list[str]] = {}
    gathered = rows(store, GatheredRow).order_by("incident")
    for name, said in gathered.values_list("incident", "statement"):
        holders.setdefault(said, []).append(name)
    candidates = [
        (-shared, held[name].ended, place, name)
        for place, incident in enumerate(found)
        for name, shared in Counter(
            name for said in statements_of(incident) for name in holders.get(said, ())
        ).items()
    ]
    names: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, place, name in sorted(candidates):
        if place not in names and name not in taken:
            names[place] = name
            taken.add(name)
    return names


def _new_rows(
    store: Store, kept: Sequence[KeptIncident], counting: Counting, time: datetime
) -> list[IncidentRow]:
    homes = dict(rows(store, StatementRow).values_list("identifier", "exhibit_id"))
    counted = (counting.of(one.incident.allegations) for one in kept)
    return [
        IncidentRow(
            identifier=one.identifier,
            shape=to_text(one.incident),
            place=place,
            time=time,
            ended=False,
            at_least=interval.at_least,
            at_most=interval.at_most,
            **columns_of(one.incident, homes),
        )
        for place, (one, interval) in enumerate(zip(kept, counted, strict=True))
    ]


def _write(store: Store, held: Mapping[str, IncidentRow], new: Iterable[IncidentRow]) -> None:
    """Write what is new or differs, and note how each incident's own shape changed."""
    changed = [row for row in new if _differs(held.get(row.identifier), row)]
    told = [name for name in _COLUMNS if name != "identifier"]
    rows(store, IncidentRow).bulk_create(
        changed, _GROUP, update_conflicts=True, unique_fields=["identifier"], update_fields=told
    )
    changes: list[Change] = []
    reshaped = []
    for row in changed:
        before = held.get(row.identifier)
        old = "" if before is None else before.shape
        if old != row.shape:
            reshaped.append(row)
            changes.append(_change(row, "incident", old, row.shape))
        if before is not None and before.ended:
            changes.append(_change(row, "ended", "ended", ""))
    _gather(store, reshaped)
    history.note(store, *changes)


_COLUMNS = tuple(column.attname for column in IncidentRow._meta.concrete_fields)


def _differs(before: IncidentRow | None, row: IncidentRow) -> bool:
    told = [name for name in _COLUMNS if name != "time"]
    return before is None or any(getattr(before, n) != getattr(row, n) for n in told)


def _gather(store: Store, reshaped: Sequence[IncidentRow]) -> None:
    """Which statements each of these incidents holds now."""
    for first in range(0, len(reshaped), _GROUP):
        names = [row.identifier for row in reshaped[first : first + _GROUP]]
        rows(store, GatheredRow).filter(incident__in=names).delete()
    links = (
        GatheredRow(incident=row.identifier, statement=said)
        for row in reshaped
        for said in dict.fromkeys(statements_of(from_text(Incident, row.shape)))
    )
    rows(store, GatheredRow).bulk_create(links, 2_000)


def _end(store: Store, left: Sequence[IncidentRow], time: datetime) -> None:
    ending = [row for row in left if not row.ended]
    for row in ending:
        row.ended, row.time = True, time
    rows(store, IncidentRow).bulk_update(ending, ("ended", "time"), _GROUP)
    history.note(store, *(_change(row, "ended", "", "ended") for row in ending))


def _change(row: IncidentRow, field: str, old: str, new: str) -> Change:
    return Change(SubjectKind.INCIDENT, row.identifier, field, old, new, "", "", row.time)


def _kept(row: IncidentRow) -> KeptIncident:
    return KeptIncident(row.identifier, from_text(Incident, row.shape), row.ended)
