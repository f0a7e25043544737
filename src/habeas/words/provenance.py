"""Where a stated fact comes from, and until when it may be shown as it stands.

Law changes: a list of procedures that says "open" without a date is a danger. So every fact
says how it is known, when it was read, and by when it must be read again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

GRACE = timedelta(days=90)
"""How long after its review day a fact is still shown, as the last that is known."""


class Confidence(StrEnum):
    """How whoever wrote a fact down knows it."""

    READ = "read"
    """The passage itself was read in a copy of the cited source."""
    EXCERPT = "excerpt"
    """Only a part of the source was read; the rest of the clause is not."""
    SECONDARY = "secondary"
    """Somebody else's account of it was read."""
    REMEMBERED = "remembered"
    """From memory, not looked up."""
    ANALYSIS = "analysis"
    """Reasoned from other facts."""


class FactStanding(StrEnum):
    """What a fact is worth on a day."""

    FRESH = "fresh"
    LAST_KNOWN = "last known"
    """Past its review day: shown as the last that is known, never as current."""
    NEEDS_REVIEW = "needs review"
    """Its term is over, or its review is more than 90 days late: nothing rests on it."""


UNSOURCED = frozenset({Confidence.REMEMBERED, Confidence.ANALYSIS})
"""What may stand without a source."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a fact is known. ``sources`` are their identifiers; days are inclusive.

    ``read_on`` is the day the source was read, ``review_by`` the day by which it has to be
    read again, ``valid_until`` the last day on which the law or the mandate says it holds;
    None is not stated.
    """

    confidence: Confidence
    sources: tuple[str, ...] = ()
    read_on: date | None = None
    review_by: date | None = None
    valid_until: date | None = None

    @property
    def is_remembered(self) -> bool:
        """Whether nobody looked it up: then nothing may be opened by it."""
        return self.confidence is Confidence.REMEMBERED

    def standing(self, day: date) -> FactStanding:
        """What it is worth on a day. One without a review day always needs review."""
        if self.valid_until is not None and day > self.valid_until:
            return FactStanding.NEEDS_REVIEW
        if self.review_by is None or day > self.review_by + GRACE:
            return FactStanding.NEEDS_REVIEW
        return FactStanding.LAST_KNOWN if day > self.review_by else FactStanding.FRESH
