"""May an organisation learn of a case? The rules of independence, for a receiver of no avenue."""

from __future__ import annotations

from datetime import date

from habeas.protection.avenues import independence
from habeas.protection.avenues.avenue import Avenue, AvenueKind
from habeas.protection.avenues.catalogue import Catalogue
from habeas.protection.avenues.ground import Ground
from habeas.protection.avenues.situation import Situation
from habeas.protection.avenues.verdicts import VerdictReason
from habeas.words.bilingual import Bilingual

_RULES = (
    independence.is_accused,
    independence.under_accused,
    independence.commands_accused,
    independence.hands_over,
    independence.not_independent,
    independence.no_node,
    independence.same_state,
)


def against_receiver(
    catalogue: Catalogue, situation: Situation, key: str
) -> tuple[VerdictReason, ...]:
    """Everything that speaks against telling a body or organisation, the gravest first.

    None when nothing is recorded against one that is in the graph; one that is not in it is
    unknown, which is not independent.
    """
    ground = Ground(catalogue, situation)
    named = Bilingual.as_written(key)
    receiver = Avenue(key, named, AvenueKind.DOMESTIC, key, date.max, ())
    found = (reason for rule in _RULES for reason in rule(ground, receiver))
    return tuple(sorted(found, key=lambda reason: reason.order))
