"""The verdict on every avenue: all reasons, the gravest of which decides.

Nothing here ranks avenues or chooses one: it says what speaks against each, and a person decides.
Adding a tie, an alleged perpetrator or a threat never makes a verdict milder, and the order of
nothing in the situation matters.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from habeas.protection.avenues import deadlines, independence, obstacles, onward, openness
from habeas.protection.avenues.avenue import Avenue
from habeas.protection.avenues.catalogue import Catalogue
from habeas.protection.avenues.conditions import conditions
from habeas.protection.avenues.ground import Ground
from habeas.protection.avenues.situation import Signature, Situation
from habeas.protection.avenues.verdicts import (
    AvenueVerdict,
    Colour,
    FactLine,
    Rule,
    Telling,
    VerdictReason,
)
from habeas.protection.facts import fingerprint

RULES: tuple[Callable[[Ground, Avenue], Iterator[VerdictReason]], ...] = (
    independence.is_accused,
    independence.under_accused,
    independence.commands_accused,
    independence.hands_over,
    independence.not_independent,
    independence.no_node,
    independence.same_state,
    openness.status,
    deadlines.time_over,
    obstacles.contact_offence,
    obstacles.parallel,
    obstacles.intermediary,
    onward.onward_consent,
)
"""Every rule gives the reasons it finds against an avenue; none knows of another."""


def verdicts(
    catalogue: Catalogue, situation: Situation, only: Iterable[str] = ()
) -> tuple[AvenueVerdict, ...]:
    """The verdict on each avenue of a catalogue, in its order; on some alone when named.

    The graph of the situation is taken as it is: whoever wants the catalogue's bodies and ties
    in it puts them there. Raises :class:`NoSuchAvenue` for one that is named and not there.
    """
    ground = Ground(catalogue, situation)
    chosen = [catalogue.avenue(one) for one in only] or catalogue.avenues
    signed = _signed(situation.signatures)
    return tuple(_verdict(ground, avenue, signed) for avenue in chosen)


def _verdict(ground: Ground, avenue: Avenue, signed: _Signed) -> AvenueVerdict:
    reasons = reasons_against(ground, avenue)
    return AvenueVerdict(
        avenue=avenue.identifier,
        name=avenue.name,
        kind=avenue.kind,
        receiver=avenue.receiver,
        verdict=reasons[0].verdict,
        reasons=reasons,
        onward=onward.onward(ground, avenue),
        conditions=conditions(ground, avenue),
        deadlines=deadlines.deadlines(ground, avenue),
        facts=_lines(ground, avenue, signed),
        closes=ground.catalogue.closed_by[avenue.identifier],
        futile=_futile(ground, avenue),
    )


def reasons_against(ground: Ground, avenue: Avenue) -> tuple[VerdictReason, ...]:
    """Every reason, the one that decides first; when nothing speaks against it, that is said."""
    found = sorted(
        (reason for rule in RULES for reason in rule(ground, avenue)), key=lambda one: one.order
    )
    nothing = VerdictReason(Rule.NONE, Colour.OPEN, Telling.of("avenues.none"))
    return tuple(found) or (nothing,)


_Signed = Mapping[tuple[str, str], tuple[Signature, ...]]


def _signed(signatures: Iterable[Signature]) -> _Signed:
    held: dict[tuple[str, str], list[Signature]] = {}
    for one in sorted(signatures, key=lambda one: (one.on, one.by, one.fingerprint)):
        held.setdefault((one.avenue, one.fact), []).append(one)
    return {key: tuple(found) for key, found in held.items()}


def _lines(ground: Ground, avenue: Avenue, signed: _Signed) -> tuple[FactLine, ...]:
    """How each fact stands, with the last signature that speaks of it as it now is."""
    name = avenue.identifier
    lines = ground.catalogue.standing_on(ground.situation.today)[name]
    if not signed or not any((name, line.fact) in signed for line in lines):
        return lines
    return tuple(
        _checked(line, signed.get((name, line.fact), ()), held)
        for line, (_, held, _) in zip(lines, ground.catalogue.stated[name], strict=True)
    )


def _checked(line: FactLine, signatures: Collection[Signature], held: object) -> FactLine:
    by = _last(signatures, held) if signatures else None
    return replace(line, checked_by=by.by, checked_on=by.on) if by else line


def _last(signatures: Iterable[Signature], held: object) -> Signature | None:
    """The last signature that speaks of the fact as it now is."""
    found = [one for one in signatures if one.fingerprint == fingerprint(held)]
    return found[-1] if found else None


def _futile(ground: Ground, avenue: Avenue) -> str:
    """Why a named person held it to be no use; of several the last one written."""
    found = [one for one in ground.situation.futility if one.avenue == avenue.identifier]
    return max(found, key=lambda one: (one.on, one.by, one.reason)).reason if found else ""
