"""Whether the catalogue can be relied on: what is wrong in it, and what is out of date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.protection.avenues.catalogue import Catalogue, from_files
from habeas.protection.faults import FileFault
from habeas.words.provenance import Confidence, FactStanding, Provenance


@dataclass(frozen=True, slots=True)
class Overdue:
    """A fact that may not be shown as current on the day of the check."""

    avenue: str
    fact: str
    standing: FactStanding
    day: date | None
    """The day that is past: its last valid one, or the one by which it was to be read again."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found. ``faults`` are mistakes; one is enough for the catalogue to fail.

    ``counts`` are the facts of avenues by how they are known.
    """

    faults: tuple[FileFault, ...]
    overdue: tuple[Overdue, ...]
    counts: Mapping[Confidence, int]
    avenues: int
    version: str


def checked(files: Mapping[str, str], today: date) -> Checked:
    """Check a whole catalogue by its files: path → text.

    Every fact has to say how it is known, from which source unless it is remembered or
    reasoned, when it was read and by when it has to be read again; whatever is named has to be
    there; dates are in order; every text is in both languages.
    """
    try:
        whole = from_files(files)
    except FileFault as fault:
        return Checked(fault.all, (), {}, 0, "")
    facts = [known for held in whole.stated.values() for _, _, known in held]
    counts = Counter(known.confidence for known in facts)
    return Checked(
        faults=(),
        overdue=tuple(overdue(whole, today)),
        counts={confidence: counts[confidence] for confidence in Confidence},
        avenues=len(whole.avenues),
        version=whole.version,
    )


def overdue(whole: Catalogue, today: date) -> Iterator[Overdue]:
    """The facts of a catalogue that are past their day, by avenue."""
    for avenue, held in whole.stated.items():
        for name, _, known in held:
            standing = known.standing(today)
            if standing is not FactStanding.FRESH:
                yield Overdue(avenue, name, standing, _past(known, today))


def _past(known: Provenance, today: date) -> date | None:
    ended = known.valid_until is not None and today > known.valid_until
    return known.valid_until if ended else known.review_by
