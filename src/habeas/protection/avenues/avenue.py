"""An avenue as its data file describes it: to whom, about what, within which limits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.bodies.body import BodyRole
from habeas.protection.facts import Fact
from habeas.words.bilingual import Bilingual
from habeas.words.provenance import Provenance

ANY = "any"
"""Every State, or every kind of act."""


class AvenueKind(StrEnum):
    """What an avenue is."""

    QUASI_JUDICIAL = "quasi-judicial"
    JUDICIAL = "judicial"
    SPECIAL_PROCEDURE = "special-procedure"
    PATTERN = "pattern"
    STATES_ONLY = "states-only"
    PROSECUTION = "prosecution"
    LISTING = "listing"
    DEFENSIVE = "defensive"
    DOMESTIC = "domestic"


class Concerned(StrEnum):
    """Which State an avenue is used against."""

    ACCUSED_STATE = "accused-state"
    """The State whose agents, or in which others, are said to have done it."""
    REMOVING_STATE = "removing-state"
    """The State that is about to remove the person."""


class Openness(StrEnum):
    """Whether an avenue can be used about a State and a time."""

    OPEN = "open"
    VIA_STATES = "via-states"
    UNKNOWN = "unknown"
    CLOSED = "closed"
    NO_JURISDICTION = "no-jurisdiction"


class Urgency(StrEnum):
    """What an avenue can do at once."""

    INTERIM_MEASURES = "interim-measures"
    URGENT_APPEAL = "urgent-appeal"
    NONE = "none"


class When(StrEnum):
    """When another procedure stands in the way: while it runs, or for ever."""

    PENDING = "pending"
    EVER = "ever"


@dataclass(frozen=True, slots=True)
class Status:
    """Whether the avenue is open about one State, for acts in a span of days.

    ``state`` is a code, the name of a group of States, or ``any``. The span is inclusive; None
    is without bound.
    """

    state: str
    value: Openness
    provenance: Provenance
    acts_from: date | None = None
    acts_until: date | None = None
    detail: Bilingual | None = None
    note: Bilingual | None = None

    @property
    def fact(self) -> str:
        """What it is called among the facts of its avenue."""
        if self.acts_from is None and self.acts_until is None:
            return f"status.{self.state}"
        return f"status.{self.state}.{self.acts_from or '..'}/{self.acts_until or '..'}"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time by the calendar."""

    days: int = 0
    weeks: int = 0
    months: int = 0
    years: int = 0


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """Within which time after an event it has to be used.

    ``starts`` names the event. The limit holds for events of ``starts_from`` to
    ``starts_until``, inclusive. A limit that is not ``hard`` is asked about, not refused at.
    ``time_zone`` (IANA) is where its last day ends; empty when that is not known.
    """

    identifier: str
    hard: bool
    length: Length
    starts: str
    text: Bilingual
    provenance: Provenance
    starts_from: date | None = None
    starts_until: date | None = None
    time_zone: str = ""
    note: Bilingual | None = None

    @property
    def fact(self) -> str:
        """What it is called among the facts of its avenue."""
        return f"time-limits.{self.identifier}"


@dataclass(frozen=True, slots=True)
class Parallel:
    """Other avenues, by identifier or kind, that make this one inadmissible when used."""

    bars: tuple[str, ...]
    when: When
    text: Bilingual
    provenance: Provenance
    note: Bilingual | None = None

    @property
    def fact(self) -> str:
        """What it is called among the facts of its avenue."""
        return f"parallel.{'+'.join(self.bars)}"


@dataclass(frozen=True, slots=True)
class Exhaustion:
    """Whether remedies at home have to be used up first, and when not."""

    required: bool
    provenance: Provenance
    detail: Bilingual | None = None
    exception: Fact | None = None
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Anonymity:
    """Whether one may stay unnamed, and what is kept confidential from whom."""

    allowed: bool
    provenance: Provenance
    confidentiality: Fact | None = None
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Urgent:
    """What it can do at once, and by which test."""

    kind: Urgency
    provenance: Provenance
    test: Bilingual | None = None
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Onward:
    """Whom the receiver tells by its own procedure.

    Either ``body``, the key of one; or the body with a ``role`` in the State that ``of`` names:
    the accused or the removing one.
    """

    provenance: Provenance
    when: Bilingual
    body: str = ""
    role: BodyRole | None = None
    of: Concerned | None = None
    note: Bilingual | None = None

    @property
    def fact(self) -> str:
        """What it is called among the facts of its avenue."""
        return f"onward.{self.body or f'{self.of}.{self.role}'}"


@dataclass(frozen=True, slots=True)
class ContactOffence:
    """Where, and since when, contact with the receiver can be punished."""

    where: str
    provenance: Provenance
    since: date | None = None
    until: date | None = None
    text: Bilingual | None = None
    note: Bilingual | None = None

    @property
    def fact(self) -> str:
        """What it is called among the facts of its avenue."""
        return f"contact-offence.{self.where}" + (f".{self.since}" if self.since else "")


@dataclass(frozen=True, slots=True)
class Form:
    """Which fields its form has, by the vocabulary of fields, and which of them it demands."""

    fields: tuple[str, ...]
    required: tuple[str, ...]
    provenance: Provenance
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Avenue:
    """One mechanism where an abuse can be taken. ``facts`` are named, in the order of the page.

    ``acts`` are kinds of act from the vocabulary of violations, or ``any``; a kind stands for
    the narrower ones too.
    """

    identifier: str
    name: Bilingual
    kind: AvenueKind
    receiver: str
    review_by: date
    acts: tuple[str, ...]
    concerns: Concerned = Concerned.ACCUSED_STATE
    status: tuple[Status, ...] = ()
    facts: tuple[tuple[str, Fact], ...] = ()
    exhaustion: Exhaustion | None = None
    time_limits: tuple[TimeLimit, ...] = ()
    parallel: tuple[Parallel, ...] = ()
    anonymity: Anonymity | None = None
    urgency: Urgent | None = None
    onward: tuple[Onward, ...] = ()
    intermediary: Fact | None = None
    contact_offence: tuple[ContactOffence, ...] = ()
    form: Form | None = None
    languages: tuple[str, ...] = ()

    def fact(self, name: str) -> Fact | None:
        """The fact of a name; None when the file has none."""
        return dict(self.facts).get(name)

    def takes(self, act: str) -> bool:
        """Whether it deals with a kind of act, or with the wider kind it belongs to."""
        return any(one in (ANY, act) or act.startswith(f"{one}.") for one in self.acts)

    def sourced(self) -> tuple[tuple[str, object, Provenance], ...]:
        """Everything in it that states a fact: a name for each, the fact, how it is known.

        The names are what a signature signs and what a page shows: ``status.RU``,
        ``facts.who``, ``time-limits.four-months``.
        """
        return tuple(_sourced(self))


def _sourced(avenue: Avenue) -> list[tuple[str, object, Provenance]]:
    found: list[tuple[str, object, Provenance]] = []
    found += [(s.fact, s, s.provenance) for s in avenue.status]
    found += [(f"facts.{name}", fact, fact.provenance) for name, fact in avenue.facts]
    for name, one in (
        ("exhaustion", avenue.exhaustion),
        ("exhaustion.exception", avenue.exhaustion and avenue.exhaustion.exception),
        ("anonymity", avenue.anonymity),
        ("anonymity.confidentiality", avenue.anonymity and avenue.anonymity.confidentiality),
        ("urgency", avenue.urgency),
        ("intermediary", avenue.intermediary),
        ("form", avenue.form),
    ):
        if one is not None:
            found.append((name, one, one.provenance))
    several = (avenue.time_limits, avenue.parallel, avenue.onward, avenue.contact_offence)
    found += [(one.fact, one, one.provenance) for held in several for one in held]
    return found
