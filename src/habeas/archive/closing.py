"""Words a person closed to the team: from that moment not searched, listed, traced or weighed.

Nothing is deleted. What was in force is remembered beside the testimony, and comes back as it
was when the person opens their words again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from habeas.archive import consents, reckoning
from habeas.archive.access import Store, among, rows, writing
from habeas.archive.models import IndexedRow, RenditionRow, StatementRow, TestimonyRow
from habeas.archive.queueing import rank
from habeas.archive.shapes import from_text, to_text
from habeas.words.consents import Use
from habeas.words.statements import Statement


@dataclass(frozen=True, slots=True)
class _Closed:
    """What was in force of an exhibit, and which statements of it counted."""

    rendition: str
    statements: tuple[str, ...]


def follow(store: Store, exhibits: Iterable[str], on: date) -> None:
    """Close or open the words in these exhibits as consent says by now; in the caller's
    transaction.
    """
    for exhibit in exhibits:
        held = rows(store, TestimonyRow).filter(exhibit_id=exhibit)
        closed = held.exclude(closed="").values_list("closed", flat=True).first()
        allowed = consents.may_use(store, exhibit, Use.TEAM, on)
        if allowed and closed is not None:
            _open(store, exhibit, from_text(_Closed, closed))
            held.update(closed="")
        elif not allowed and closed is None:
            held.update(closed=to_text(_close(store, exhibit)))


def catch_up(store: Store, on: date) -> None:
    """Follow what time alone changed: an answer that held until a day."""
    behind = consents.refused(store, Use.TEAM, on) ^ consents.closed(store)
    if behind:
        with writing(store):
            follow(store, sorted(behind), on)


def _close(store: Store, exhibit: str) -> _Closed:
    base = rows(store, RenditionRow).filter(exhibit_id=exhibit, in_force=True)
    live = rows(store, StatementRow).filter(exhibit_id=exhibit, withdrawn=False)
    found = _Closed(
        base.values_list("identifier", flat=True).first() or "",
        tuple(live.order_by("identifier").values_list("identifier", flat=True)),
    )
    live.update(withdrawn=True, queue=None)
    base.update(in_force=False)
    rows(store, IndexedRow).filter(exhibit=exhibit).update(in_force=False)
    reckoning.note_change(store)
    return found


def _open(store: Store, exhibit: str, closed: _Closed) -> None:
    if rows(store, RenditionRow).filter(exhibit_id=exhibit, in_force=True).exists():
        return
    rows(store, RenditionRow).filter(pk=closed.rendition).update(in_force=True)
    rows(store, IndexedRow).filter(rendition=closed.rendition).update(in_force=True)
    for row in rows(store, StatementRow).filter(pk__in=among(closed.statements)):
        said = from_text(Statement, row.current)
        rows(store, StatementRow).filter(pk=row.pk).update(withdrawn=False, queue=rank(said))
    reckoning.note_change(store)
