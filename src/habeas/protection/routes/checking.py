"""Whether what is said of routes can be relied on: what is wrong, and what is out of date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.protection.faults import FileFault
from habeas.protection.routes.catalogue import RouteCatalogue, from_files
from habeas.words.provenance import Confidence, FactStanding, Provenance


@dataclass(frozen=True, slots=True)
class OverdueFact:
    """A fact of a route that may not be shown as current on the day of the check."""

    route: str
    fact: str
    standing: FactStanding
    day: date | None
    """The day that is past: its last valid one, or the one by which it was to be read again."""


@dataclass(frozen=True, slots=True)
class RoutesChecked:
    """What a check found. ``faults`` are mistakes; one is enough for the catalogue to fail."""

    faults: tuple[FileFault, ...]
    overdue: tuple[OverdueFact, ...]
    counts: Mapping[Confidence, int]
    routes: int
    version: str


def checked(files: Mapping[str, str], today: date) -> RoutesChecked:
    """Check all files of routes: path → text."""
    try:
        whole = from_files(files)
    except FileFault as fault:
        return RoutesChecked(fault.all, (), {}, 0, "")
    known = [known for route in whole.routes for _, _, known in route.sourced()]
    counts = Counter(one.confidence for one in known)
    return RoutesChecked(
        faults=(),
        overdue=tuple(overdue(whole, today)),
        counts={confidence: counts[confidence] for confidence in Confidence},
        routes=len(whole.routes),
        version=whole.version,
    )


def overdue(catalogue: RouteCatalogue, today: date) -> Iterator[OverdueFact]:
    """Every fact that is past its day."""
    for route in catalogue.routes:
        for name, _, known in route.sourced():
            standing = known.standing(today)
            if standing is not FactStanding.FRESH:
                yield OverdueFact(route.identifier, name, standing, _past(known, today))


def _past(known: Provenance, today: date) -> date | None:
    ended = known.valid_until is not None and known.valid_until < today
    return known.valid_until if ended else known.review_by
