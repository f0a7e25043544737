"""An estimate over linkages drawn as plain values for JSON; its fields are in docs/numbers.md."""

from __future__ import annotations

import json

from habeas.numbers.kept_pooled import KeptPooled, KeptStratum
from habeas.numbers.records import figure_record, gate_record, plain, record

FORMAT = "habeas-pooled/1"


def record_pooled(held: KeptPooled, language: str = "en") -> dict[str, object]:
    """Everything that belongs to it but the tables: small counts can point at people."""
    found = {
        "format": FORMAT,
        "linkage": held.linkage,
        "divided_by": list(held.by),
        "draws": held.draws,
        "seen_by_one": held.alone,
        "unsettled": held.unsettled,
        "gate": gate_record(held.verdict, language),
        "strata": [_stratum(held, place, language) for place in range(len(held.strata))],
        "settings": json.loads(held.settings),
        "seed": held.seed,
        "versions": dict(held.versions),
    }
    told: dict[str, object] = plain(found)
    return told


def _stratum(held: KeptPooled, place: int, language: str) -> dict[str, object]:
    one = held.strata[place]
    return {
        "name": one.name,
        "unused": list(one.unused),
        "families": [figure_record(figure, language) for figure in one.figures],
        "gate": gate_record(one.verdict, language),
        "likeliest": _likeliest(held, one, place, language),
    }


def _likeliest(
    held: KeptPooled, one: KeptStratum, place: int, language: str
) -> dict[str, object] | None:
    """The estimate from the likeliest linkage alone, as that of any table is told."""
    if one.best is None:
        return None
    table = held.made_from.strata[place].best
    for name in one.unused:
        table = table.without(table.lists.index(name))
    return record(one.best, table, language)
