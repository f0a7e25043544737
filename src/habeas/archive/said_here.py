"""The statements that stand at a place somebody was led to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from habeas.archive.access import Store, rows
from habeas.archive.models import StatementRow
from habeas.words.anchors import Span
from habeas.words.statements import Stance, Status


@dataclass(frozen=True, slots=True)
class SaidHere:
    """A statement, and what it is."""

    identifier: str
    stance: Stance
    status: Status


def said_here(store: Store, places: Mapping[str, Span]) -> dict[str, tuple[SaidHere, ...]]:
    """The statements that share characters with these places, one place for each exhibit."""
    asked = Q(pk__in=())
    for exhibit, place in places.items():
        asked |= Q(exhibit_id=exhibit, start__lt=place.end, end__gt=place.start)
    held = rows(store, StatementRow).filter(asked, withdrawn=False).order_by("start", "identifier")
    found: dict[str, tuple[SaidHere, ...]] = {}
    for exhibit, name, stance, status in held.values_list("exhibit_id", "pk", "stance", "status"):
        said = SaidHere(name, Stance(stance), Status(status))
        found[exhibit] = (*found.get(exhibit, ()), said)
    return found
