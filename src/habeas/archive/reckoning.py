"""How far incidents follow what was read and decided: two numbers, compared by every page.

Each change that weighing would see counts one up, in its own transaction. Weighing keeps the
number it began from; while the two differ, trace and incidents are behind.
"""

from __future__ import annotations

from django.db.models import F

from habeas.archive.access import Store, rows, writing
from habeas.archive.models import ReckoningRow

_ONLY = 1


def note_change(store: Store) -> None:
    """Something changed that trace and incidents rest on; in the caller's transaction."""
    with writing(store):
        if not rows(store, ReckoningRow).update(changed=F("changed") + 1):
            rows(store, ReckoningRow).create(id=_ONLY, changed=1, weighed=0)


def number(store: Store) -> int:
    """How often something changed so far."""
    return rows(store, ReckoningRow).values_list("changed", flat=True).first() or 0


def note_weighed(store: Store, began_from: int) -> None:
    """Trace and incidents now follow everything up to this number."""
    rows(store, ReckoningRow).update(weighed=began_from)


def is_behind(store: Store) -> bool:
    """Whether something changed that trace and incidents do not follow yet."""
    return rows(store, ReckoningRow).filter(changed__gt=F("weighed")).exists()
