"""What hangs over a person now, as somebody told it: what the alarms go by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from habeas.protection.cases.attributions import Attribution, check_attributed
from habeas.protection.cases.moments import moment
from habeas.protection.cases.signatures import Signature, check_reasoned


class DangerKind(StrEnum):
    """What kind of danger it is."""

    THREAT_TO_LIFE = "threat-to-life"
    DETENTION = "detention"
    """The person is held."""
    REMOVAL = "removal"
    """The person is to be removed to where they are in danger."""
    LOCATION_KNOWN = "location-known"
    """Somebody the person fears knows where they are, and nobody had time to say who."""


@dataclass(frozen=True, slots=True)
class Danger:
    """One danger. ``at`` is the time of a removal, empty when nobody knows it.

    ``over`` says who wrote down that it has ended, and how they know.
    """

    kind: DangerKind
    attribution: Attribution
    since: date | None = None
    at: str = ""
    words: str = ""
    over: Signature | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody wrote down that it has ended."""
        return self.over is None


def danger(told: Danger) -> Danger:
    """The danger, checked. Raises ``NotAttributed`` and ``NotAMoment``."""
    check_attributed(told.attribution)
    if told.at:
        moment(told.at)
    return told


def ended(held: Danger, signed: Signature) -> Danger:
    """The danger after it ended. The lane stays until people lower it.

    Raises ``NobodyNamed`` and ``ReasonNeeded``.
    """
    return replace(held, over=check_reasoned(signed))
