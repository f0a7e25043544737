"""Bodies and ties that people entered: values of the ledger, found by what they are about."""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from habeas.archive import ledger
from habeas.archive.access import Store, among, rows
from habeas.archive.ledger import Kept
from habeas.archive.models import LedgerRow
from habeas.archive.shapes import from_text, to_text
from habeas.bodies.entered import EnteredBody, EnteredTie


def bodies(store: Store) -> tuple[Kept[EnteredBody], ...]:
    """Every body that was entered, also the withdrawn, as it stands now."""
    return ledger.held(store, EnteredBody)


def ties(store: Store) -> tuple[Kept[EnteredTie], ...]:
    """Every tie that was entered, also the withdrawn, as it stands now."""
    return ledger.held(store, EnteredTie)


def bodies_by_key(store: Store, keys: Collection[str]) -> dict[str, EnteredBody]:
    """Entered bodies by their keys, also the withdrawn; without those nobody entered."""
    found = _present(store, EnteredBody).filter(subject__in=among(keys))
    return {row.subject: from_text(EnteredBody, row.shape) for row in found}


def ties_of(store: Store, key: str) -> tuple[Kept[EnteredTie], ...]:
    """The entered ties of one body, also the withdrawn, the last written coming last."""
    # As the shape writes them: what else holds the same words is left out below.
    ends = [f'"{end}":{to_text(key)},' for end in ("child", "parent")]
    asked = reduce(or_, (Q(shape__contains=one) for one in ends))
    found = (_kept(row) for row in _present(store, EnteredTie).filter(asked).order_by("id"))
    return tuple(one for one in found if key in (one.value.child, one.value.parent))


def _present(store: Store, kind: type) -> QuerySet[LedgerRow]:
    return rows(store, LedgerRow).filter(kind=kind.__name__, present=True)


def _kept(row: LedgerRow) -> Kept[EnteredTie]:
    value = from_text(EnteredTie, row.shape)
    return Kept(row.subject, row.version, value, row.reason, row.member, row.time)
