"""Bodies and ties that people entered: values of the ledger, found by what they are about."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, F, Func, Q, QuerySet, TextField, Value

from habeas.archive import ledger
from habeas.archive.access import Store, among, rows
from habeas.archive.ledger import Kept
from habeas.archive.models import LedgerRow
from habeas.archive.shapes import from_text, to_text
from habeas.bodies.entered import EnteredBody, EnteredTie

_WITHDRAWN = '"is_withdrawn":true'


@dataclass(frozen=True, slots=True)
class ListedBody:
    """An entered body as a list shows it."""

    key: str
    name: str
    names: tuple[str, ...]
    kind: str
    state: str
    is_withdrawn: bool


def bodies(store: Store) -> tuple[Kept[EnteredBody], ...]:
    """Every body that was entered, also the withdrawn, as it stands now."""
    return ledger.held(store, EnteredBody)


def ties(store: Store) -> tuple[Kept[EnteredTie], ...]:
    """Every tie that was entered, also the withdrawn, as it stands now."""
    return ledger.held(store, EnteredTie)


def listed_bodies(store: Store) -> Iterator[ListedBody]:
    """Every entered body in short, the withdrawn too, in no order.

    Its shape is read as it stands: a list of thousands needs a few words of each.
    """
    for shape in _present(store, EnteredBody).values_list("shape", flat=True):
        told = json.loads(shape)
        names = (told["name"], told["name_en"], told["name_ru"], *told["other_names"])
        yield ListedBody(
            told["key"],
            told["name"],
            tuple(name for name in dict.fromkeys(names) if name),
            told["kind"],
            told["state"],
            told["is_withdrawn"],
        )


def tie_counts(store: Store, keys: Collection[str]) -> Counter[str]:
    """How many entered ties in force each of these bodies has."""
    counted: Counter[str] = Counter()
    for end in ("child", "parent"):
        path = Value(f"$.{end}")
        told = Func(F("shape"), path, function="json_extract", output_field=TextField())
        found = _present(store, EnteredTie).exclude(shape__contains=_WITHDRAWN)
        ends = found.annotate(end=told).filter(end__in=among(keys)).order_by()
        counted.update(dict(ends.values_list("end").annotate(number=Count("id"))))
    return counted


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
