"""The catalogue for those who look after it: what is late, what comes due, who signed what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.archive.ledger import Kept
from habeas.protection.avenues.avenue import AvenueKind
from habeas.protection.avenues.catalogue import Catalogue
from habeas.protection.avenues.signing import FactSignature
from habeas.protection.avenues.situation import Signature as Checked
from habeas.protection.avenues.told_facts import Telling, ToldFact, told_facts
from habeas.protection.facts import fingerprint
from habeas.words.provenance import Confidence, FactStanding, Provenance
from habeas.words.roles import Right
from habeas.workspace import avenue_catalogue
from habeas.workspace.avenue_catalogue import Extended
from habeas.workspace.opening import Workspace, now

AHEAD = timedelta(days=180)
"""How far the calendar of reviews reaches."""


@dataclass(frozen=True, slots=True)
class Due:
    """Facts of one avenue that have to be read again by a day, or were to be."""

    day: date
    avenue: str
    name: str
    facts: tuple[str, ...]
    standing: FactStanding


@dataclass(frozen=True, slots=True)
class ListedFacts:
    """An avenue of the catalogue with how many facts it has, signed and late."""

    avenue: str
    name: str
    kind: AvenueKind
    facts: int
    signed: int
    late: int
    file: str


@dataclass(frozen=True, slots=True)
class CatalogueTold:
    """The catalogue as a whole. ``late`` and ``ahead`` are the calendar of reviews."""

    held: Extended
    avenues: tuple[ListedFacts, ...]
    known: tuple[tuple[Confidence, int], ...]
    late: tuple[Due, ...]
    ahead: tuple[Due, ...]
    today: date

    @property
    def facts(self) -> int:
        """How many facts there are."""
        return sum(one.facts for one in self.avenues)

    @property
    def signed(self) -> int:
        """How many of them a named person signed as they stand."""
        return sum(one.signed for one in self.avenues)

    @property
    def stale(self) -> int:
        """How many may not be shown as current."""
        return sum(one.late for one in self.avenues)

    @property
    def stale_share(self) -> int:
        """The same in a hundred, rounded up: one late fact of a thousand is not none."""
        return -(-100 * self.stale // self.facts) if self.facts else 0


@dataclass(frozen=True, slots=True)
class AvenueFacts:
    """One avenue of the catalogue: each fact with the signature under it as it stands, if any,
    and every signature there ever was.
    """

    avenue: str
    name: str
    receiver: str
    kind: AvenueKind
    file: str
    facts: tuple[tuple[ToldFact, Checked | None], ...]
    signatures: tuple[tuple[Kept[FactSignature], str, bool], ...]
    """Each with what its fact is called, and whether it speaks for the fact as it stands."""


def catalogue_told(workspace: Workspace, language: str) -> CatalogueTold:
    """The bundled catalogue with the team's files: counts, calendar, who signed."""
    workspace.require(Right.READ)
    held, today = avenue_catalogue.known(workspace), now().date()
    signed = {(c.avenue, c.fact, c.fingerprint) for c in avenue_catalogue.checks(workspace)}
    stated = held.catalogue.stated.values()
    confidences = [known.confidence for facts in stated for _, _, known in facts]
    due = list(_due(held.catalogue, today, language))
    return CatalogueTold(
        held=held,
        avenues=tuple(_listed(held, signed, today, language)),
        known=tuple((one, confidences.count(one)) for one in Confidence),
        late=tuple(one for one in due if one.standing is not FactStanding.FRESH),
        ahead=tuple(
            one for one in due if one.standing is FactStanding.FRESH and one.day <= today + AHEAD
        ),
        today=today,
    )


def facts_told(workspace: Workspace, avenue: str, language: str) -> AvenueFacts:
    """Every fact of one avenue, and who signed it. Raises NoSuchAvenue."""
    workspace.require(Right.READ)
    held = avenue_catalogue.known(workspace)
    one, today = held.catalogue.avenue(avenue), now().date()
    told = told_facts(held.catalogue, one, today, language)
    checks = _by_fact(c for c in avenue_catalogue.checks(workspace) if c.avenue == avenue)
    stands = {fact.name: fact.fingerprint for fact in told}
    telling = Telling(held.catalogue, language)
    bodies = {body.key: body.name.said(language) for body in held.catalogue.bodies}
    return AvenueFacts(
        avenue=avenue,
        name=one.name.said(language),
        receiver=bodies.get(one.receiver, one.receiver),
        kind=one.kind,
        file=held.files.get(avenue, ""),
        facts=tuple((fact, checks.get((fact.name, fact.fingerprint))) for fact in told),
        signatures=tuple(
            (kept, telling.label(kept.value.fact), _speaks(kept.value, stands))
            for kept in avenue_catalogue.signatures(workspace)
            if kept.value.avenue == avenue
        ),
    )


def _speaks(one: FactSignature, stands: Mapping[str, str]) -> bool:
    return one.withdrawn is None and stands.get(one.fact) == one.fingerprint


def _by_fact(checks: Iterator[Checked]) -> dict[tuple[str, str], Checked]:
    return {(one.fact, one.fingerprint): one for one in checks}


def _listed(
    held: Extended, signed: set[tuple[str, str, str]], today: date, language: str
) -> Iterator[ListedFacts]:
    for avenue in held.catalogue.avenues:
        facts = held.catalogue.stated[avenue.identifier]
        names = ((avenue.identifier, name, fingerprint(one)) for name, one, _ in facts)
        yield ListedFacts(
            avenue=avenue.identifier,
            name=avenue.name.said(language),
            kind=avenue.kind,
            facts=len(facts),
            signed=sum(one in signed for one in names),
            late=sum(known.standing(today) is not FactStanding.FRESH for _, _, known in facts),
            file=held.files.get(avenue.identifier, ""),
        )


def _due(whole: Catalogue, today: date, language: str) -> Iterator[Due]:
    """What is to be read again, by day, each avenue once a day."""
    telling = Telling(whole, language)
    found: dict[tuple[date, str, FactStanding], list[str]] = defaultdict(list)
    for avenue, facts in whole.stated.items():
        for name, _, known in facts:
            day = _day(known)
            if day is not None:
                found[day, avenue, known.standing(today)].append(telling.label(name))
    named = whole.by_identifier
    for (day, avenue, standing), labels in sorted(found.items()):
        facts_named = tuple(dict.fromkeys(labels))
        yield Due(day, avenue, named[avenue].name.said(language), facts_named, standing)


def _day(known: Provenance) -> date | None:
    """The first day on which it is no longer to be taken as current."""
    days = [day for day in (known.valid_until, known.review_by) if day is not None]
    return min(days, default=None)
