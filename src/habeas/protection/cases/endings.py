"""How a case ended, and what was decided about asking again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.protection.cases.signatures import Signature


class ClosingOutcome(StrEnum):
    """How a case ended."""

    SAFE = "safe"
    DANGER_OVER = "danger-over"
    HANDED_OVER = "handed-over"
    ENDED_BY_THE_PERSON = "ended-by-the-person"
    CONTACT_LOST = "contact-lost"
    DIED = "died"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was decided about asking again: on a day, or not at all with a reason."""

    on: date | None
    signed: Signature


@dataclass(frozen=True, slots=True)
class Closing:
    """How a case is closed. ``disclosures_seen`` are all that somebody looked through."""

    outcome: ClosingOutcome
    signed: Signature
    follow_up: FollowUp | None = None
    disclosures_seen: tuple[str, ...] = ()
