"""The last trace and the incidents, as computed; incidents under identifiers that last."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from habeas.archive import history
from habeas.archive.access import Store, rows, writing
from habeas.archive.history import Change, SubjectKind
from habeas.archive.models import IncidentRow, TraceRow
from habeas.archive.shapes import from_text, to_text
from habeas.incidents.incident import Incident
from habeas.incidents.weighing import statements_of
from habeas.origins.lineage import Trace
from habeas.words.errors import NotThere
from habeas.words.identifiers import Kind, Randomness, new_identifier


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


def keep_trace(store: Store, trace: Trace, time: datetime) -> None:
    """Keep this trace in place of the last one. The same trace again changes nothing."""
    shape = to_text(trace)
    with writing(store):
        row = rows(store, TraceRow).first()
        if row is not None and row.shape == shape:
            return
        old = "" if row is None else _digest(row.shape)
        rows(store, TraceRow).update_or_create(id=1, defaults={"shape": shape, "time": time})
        new = _digest(shape)
        history.note(store, Change(SubjectKind.TRACE, "trace", "digest", old, new, "", "", time))


def trace(store: Store) -> Trace | None:
    """The last trace; None before the first."""
    row = rows(store, TraceRow).first()
    return None if row is None else from_text(Trace, row.shape)


def keep_incidents(
    store: Store, incidents: Sequence[Incident], time: datetime, randomness: Randomness
) -> tuple[KeptIncident, ...]:
    """Keep these incidents in place of the last ones, in the order given.

    Each takes the identifier of the stored incident with which it shares most statements,
    one identifier each; those that share none get a new one. Stored incidents that no one
    continues are marked as ended and keep their identifier.
    """
    with writing(store):
        held = {row.identifier: row for row in rows(store, IncidentRow).order_by("identifier")}
        names = _continued(held, incidents)
        kept = []
        for place, incident in enumerate(incidents):
            name = names.get(place) or new_identifier(Kind.INCIDENT, randomness)
            kept.append(KeptIncident(name, incident))
            _write(store, held.get(name), kept[-1], place, time)
        _end(store, [row for row in held.values() if row.identifier not in names.values()], time)
    return tuple(kept)


def incidents(store: Store) -> tuple[KeptIncident, ...]:
    """The incidents as last computed, in their order."""
    held = rows(store, IncidentRow).filter(ended=False).order_by("place")
    return tuple(_kept(row) for row in held)


def incident(store: Store, identifier: str) -> KeptIncident:
    """One incident, also an ended one. Raises :class:`NoSuchIncident`."""
    row = rows(store, IncidentRow).filter(identifier=identifier).first()
    if row is None:
        raise NoSuchIncident(incident=identifier)
    return _kept(row)


def _continued(held: dict[str, IncidentRow], found: Sequence[Incident]) -> dict[int, str]:
    """Which stored identifier each incident continues, by its place; most shared first."""
    holders: dict[str, list[str]] = {}
    for name, row in held.items():
        for said in statements_of(from_text(Incident, row.shape)):
            holders.setdefault(said, []).append(name)
    candidates = [
        (-shared, held[name].ended, place, name)
        for place, incident in enumerate(found)
        for name, shared in Counter(
            name for said in statements_of(incident) for name in holders.get(said, ())
        ).items()
    ]
    names: dict[int, str] = {}
    for _, _, place, name in sorted(candidates):
        if place not in names and name not in names.values():
            names[place] = name
    return names


def _write(
    store: Store, row: IncidentRow | None, kept: KeptIncident, place: int, time: datetime
) -> None:
    shape = to_text(kept.incident)
    if row is not None and (row.shape, row.place, row.ended) == (shape, place, False):
        return
    values = {"shape": shape, "place": place, "time": time, "ended": False}
    rows(store, IncidentRow).update_or_create(identifier=kept.identifier, defaults=values)
    old = "" if row is None else row.shape
    if old != shape:
        _note(store, kept.identifier, ("incident", old, shape), time)
    if row is not None and row.ended:
        _note(store, kept.identifier, ("ended", "ended", ""), time)


def _end(store: Store, left: Sequence[IncidentRow], time: datetime) -> None:
    for row in left:
        if not row.ended:
            rows(store, IncidentRow).filter(pk=row.pk).update(ended=True, time=time)
            _note(store, row.identifier, ("ended", "", "ended"), time)


def _note(store: Store, identifier: str, what: tuple[str, str, str], time: datetime) -> None:
    history.note(store, Change(SubjectKind.INCIDENT, identifier, *what, "", "", time))


def _kept(row: IncidentRow) -> KeptIncident:
    return KeptIncident(row.identifier, from_text(Incident, row.shape), row.ended)


def _digest(shape: str) -> str:
    return hashlib.sha256(shape.encode()).hexdigest()
