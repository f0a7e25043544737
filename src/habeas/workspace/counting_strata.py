"""Estimating from a table of patterns by strata, without a workspace: nothing is kept, or summed.

Each stratum is a table of its own. One that cannot be estimated from is told with the reason, and
keeps no other from being.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.numbers.faults import (
    CountingNotInstalled,
    EmptyList,
    ListInsideAnother,
    ListsDoNotOverlap,
    TooFewLists,
)
from habeas.numbers.patterns import Patterns
from habeas.numbers.table import is_divided, read_strata
from habeas.words.errors import HabeasError
from habeas.words.mistakes import said_in
from habeas.words.progress import Progress, silent
from habeas.words.reasons import Reason, said
from habeas.words.visible import as_json, as_name
from habeas.workspace import counting
from habeas.workspace.counting import Asked

if TYPE_CHECKING:  # NumPy comes with an extra, and nothing else waits for it
    from habeas.numbers.estimate import Estimate

__all__ = ["OfStratum", "as_line_of_json", "count", "is_divided", "lines"]

FORMAT = "habeas-count-strata/1"
_REFUSALS = (EmptyList, ListInsideAnother, ListsDoNotOverlap, TooFewLists)


@dataclass(frozen=True, slots=True)
class OfStratum:
    """One stratum: its estimate, or why there is none."""

    name: str
    table: Patterns
    found: Estimate | None
    refused: HabeasError | None


def count(text: str, asked: Asked, progress: Progress = silent) -> tuple[OfStratum, ...]:
    """Every stratum's estimate. Raises CountingNotInstalled, and as reading the table does."""
    strata = read_strata(text)
    return tuple(_of_one(name, table, asked, progress) for name, table in strata)


def _of_one(name: str, table: Patterns, asked: Asked, progress: Progress) -> OfStratum:
    try:
        from habeas.numbers.estimate import estimate  # noqa: PLC0415 - an extra, perhaps missing
    except ImportError as error:
        raise CountingNotInstalled from error
    try:
        found = estimate(table, counting.settings(asked), asked.seed, progress)
    except _REFUSALS as refused:
        return OfStratum(name, table, None, refused)
    return OfStratum(name, table, found, None)


def as_line_of_json(strata: Sequence[OfStratum], language: str) -> str:
    """Every stratum as JSON; its fields are in docs/numbers.md."""
    told = {
        "format": FORMAT,
        "documented": _documented(strata),
        "strata": [_values(one, language) for one in strata],
    }
    return as_json(json.dumps(told, ensure_ascii=False, indent=2))


def lines(strata: Sequence[OfStratum], language: str) -> Iterator[str]:
    """Every stratum for a person, after what may be said of all."""
    yield said(Reason.of("numbers.line_not_summed", people=_documented(strata)), language)
    for one in strata:
        yield ""
        yield as_name(one.name)
        if one.refused is not None:
            yield f"  {said(Reason.of('numbers.documented', people=one.table.recorded), language)}"
            yield from (f"  {words}" for words in said_in(one.refused, language))
        if one.found is not None:
            yield from (f"  {line}" for line in counting.lines(one.found, language))


def _values(one: OfStratum, language: str) -> dict[str, object]:
    refused = None if one.refused is None else said_in(one.refused, language)[0]
    told = None if one.found is None else counting.as_values(one.found, language)
    documented = one.table.recorded
    return {"stratum": one.name, "documented": documented, "refused": refused, "estimate": told}


def _documented(strata: Sequence[OfStratum]) -> int:
    """Everybody is in one stratum: documented people can be added, the missing never."""
    return sum(one.table.recorded for one in strata)
