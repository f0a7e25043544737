"""A route as its data file describes it: a public legal pathway, and nothing that is secret.

Safe houses, crossings, helpers, dates of a journey have no field here: they live in the case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from habeas.protection.facts import Fact
from habeas.words.bilingual import Bilingual
from habeas.words.provenance import Provenance

ANY = "any"
"""Every State."""


class RouteStatus(StrEnum):
    """Whether a route is in use, as last read."""

    OPEN = "open"
    RESTRICTED = "restricted"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Footing(StrEnum):
    """What a route rests on, and so how soon it can change."""

    EXECUTIVE = "executive"
    """Somebody's discretion: it can change from one week to the next."""
    SETTLED = "settled"
    """A law, a treaty, a published programme, or what is over."""

    @property
    def most_days(self) -> int:
        """Within how many days of reading a fact has to be read again."""
        return 30 if self is Footing.EXECUTIVE else 180


@dataclass(frozen=True, slots=True)
class StatusTold:
    """What one source says of a route's status. Two that disagree stand side by side.

    ``last_known`` is what it was when something was last heard, where ``value`` is unknown.
    """

    value: RouteStatus
    provenance: Provenance
    detail: Bilingual
    last_known: RouteStatus | None = None
    as_of: date | None = None
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Danger:
    """A danger of asking: who will learn of it, and what can follow."""

    identifier: str
    text: Bilingual
    provenance: Provenance
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """One published condition.

    ``met_by`` is the circumstance of a case it turns on, and ``met_when`` whether a yes or a no
    meets it. Without a circumstance only whoever decides can say.
    """

    identifier: str
    text: Bilingual
    provenance: Provenance
    met_by: str = ""
    met_when: bool = True
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One of several accounts of the same thing, with who gives it."""

    who: Bilingual
    text: Bilingual
    provenance: Provenance
    value: int | None = None
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Accounts:
    """What is told differently: every account with its source, none of them preferred."""

    about: Bilingual
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A public legal pathway. The dangers of asking come first.

    ``destination`` is the State that takes the person in (ISO 3166-1, or ``any``).
    ``documents`` and ``steps`` are facts whose values are identifiers of the catalogue's lists.
    """

    identifier: str
    name: Bilingual
    destination: str
    footing: Footing
    dangers: tuple[Danger, ...]
    status: tuple[StatusTold, ...]
    conditions: tuple[Condition, ...]
    read_on: date
    review_by: date
    decides: Fact | None = None
    apply_from: Fact | None = None
    documents: Fact | None = None
    steps: Fact | None = None
    facts: tuple[tuple[str, Fact], ...] = ()
    accounts: tuple[Accounts, ...] = ()

    @property
    def published(self) -> tuple[str, ...]:
        """The identifiers of its published conditions."""
        return tuple(one.identifier for one in self.conditions)

    def sourced(self) -> tuple[tuple[str, object, Provenance], ...]:
        """Everything in it that states a fact: what it is called, itself, how it is known."""
        return tuple(_sourced(self))


def _sourced(route: Route) -> Iterator[tuple[str, object, Provenance]]:
    for number, status in enumerate(route.status, 1):
        yield f"status.{number}", status, status.provenance
    for danger in route.dangers:
        yield f"dangers.{danger.identifier}", danger, danger.provenance
    for condition in route.conditions:
        yield f"conditions.{condition.identifier}", condition, condition.provenance
    for field in fields(route):
        held = getattr(route, field.name)
        if isinstance(held, Fact):
            yield field.name.replace("_", "-"), held, held.provenance
    for name, fact in route.facts:
        yield f"facts.{name}", fact, fact.provenance
    for number, accounts in enumerate(route.accounts, 1):
        for place, told in enumerate(accounts.told, 1):
            yield f"accounts.{number}.{place}", told, told.provenance
