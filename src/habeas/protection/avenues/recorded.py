"""What a named person wrote down of an avenue for one incident: why it is no use, why it is used.

For a case the same stands in the case, and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.protection.avenues.verdicts import AvenueVerdict, Colour
from habeas.protection.cases.futility import Futility
from habeas.protection.cases.receivers import NEEDS_REASON, ReceiverExcluded
from habeas.protection.cases.signatures import Signature, check_reasoned
from habeas.words.errors import HabeasError


class NothingAgainstIt(HabeasError):
    """Raised for a reason to use an avenue that needs none."""

    message = "{avenue} is {colour}: it can be used without a written reason."
    hint = "A written reason is asked for where an avenue is red or unknown."


@dataclass(frozen=True, slots=True)
class FutileHere:
    """Why a remedy is futile, for one incident."""

    incident: str
    told: Futility


@dataclass(frozen=True, slots=True)
class UsedDespite:
    """Why a red or unknown avenue is used all the same, for one incident.

    ``colour`` and ``because`` are the verdict as it stood, ``signed`` who decided and why.
    """

    incident: str
    avenue: str
    colour: Colour
    because: str
    signed: Signature


def used_despite(
    incident: str, verdict: AvenueVerdict, language: str, signed: Signature
) -> UsedDespite:
    """The record, if there is something to override.

    Raises ``ReceiverExcluded``, which no reason lifts; :class:`NothingAgainstIt`;
    ``NobodyNamed`` and ``ReasonNeeded``.
    """
    because = verdict.decided_by.text.said(language)
    if verdict.verdict is Colour.EXCLUDED:
        raise ReceiverExcluded(receiver=verdict.name.said(language), because=because)
    if verdict.verdict not in NEEDS_REASON:
        raise NothingAgainstIt(avenue=verdict.avenue, colour=verdict.verdict.value)
    check_reasoned(signed)
    return UsedDespite(incident, verdict.avenue, verdict.verdict, because, signed)
