"""What is told of an avenue: a verdict, every reason for it, whom it tells, what time is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.bodies.graph import TieKind
from habeas.protection.avenues.avenue import AvenueKind
from habeas.words.bilingual import Bilingual
from habeas.words.provenance import Confidence, FactStanding
from habeas.words.reasons import Reason, said


class Colour(StrEnum):
    """Whether an avenue leads back to an alleged perpetrator, from the mildest to the gravest."""

    OPEN = "open"
    CONSENT_NEEDED = "consent-needed"
    AMBER = "amber"
    UNKNOWN = "unknown"
    RED = "red"
    EXCLUDED = "excluded"

    @property
    def gravity(self) -> int:
        """0 for open to 5 for excluded."""
        return _GRAVITY[self]


_GRAVITY = {verdict: place for place, verdict in enumerate(Colour)}


class Rule(StrEnum):
    """What can decide a verdict. Of rules with one verdict, the first of this list decides."""

    IS_ACCUSED = "is-accused"
    UNDER_ACCUSED = "under-accused"
    STATUS_CLOSED = "status-closed"
    ACTS_OUTSIDE = "acts-outside"
    TIME_OVER = "time-over"
    COMMANDS_ACCUSED = "commands-accused"
    HANDS_OVER = "hands-over"
    NOT_INDEPENDENT = "not-independent"
    CONTACT_OFFENCE = "contact-offence"
    PARALLEL = "parallel"
    TIME_OVER_UNSURE = "time-over-unsure"
    NO_NODE = "no-node"
    STATUS_UNKNOWN = "status-unknown"
    SAME_STATE = "same-state"
    STATUS_LATE = "status-late"
    INTERMEDIARY = "intermediary"
    VIA_STATES = "via-states"
    ONWARD_CONSENT = "onward-consent"
    NONE = "none"


_PLACE = {rule: place for place, rule in enumerate(Rule)}


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with its places filled in each language; ``parts`` follow one another in it."""

    key: str
    places: tuple[tuple[str, Bilingual], ...] = ()
    parts: tuple[Telling, ...] = ()

    @classmethod
    def of(cls, key: str, *parts: Telling, **places: Bilingual | date | str | int) -> Telling:
        """A sentence of the catalogue ``sentences/avenues.toml``."""
        held = (
            (name, one if isinstance(one, Bilingual) else Bilingual.as_written(str(one)))
            for name, one in places.items()
        )
        return cls(key, tuple(held), parts)

    def reason(self, language: str) -> Reason:
        """The same for one language, as the house tells reasons."""
        places = tuple((name, held.said(language)) for name, held in self.places)
        return Reason(self.key, places, tuple(part.reason(language) for part in self.parts))

    def said(self, language: str) -> str:
        """In words of a language (ISO 639-1)."""
        return said(self.reason(language), language)


@dataclass(frozen=True, slots=True)
class Step:
    """One tie on a way, and the body it leads to.

    ``forward`` when the tie is said of the body before ("commands"), not of this one
    ("commanded by"). ``contested`` when the two are also said to stand the other way round.
    """

    body: str
    name: Bilingual
    kind: TieKind
    forward: bool
    tie: str
    inferred: bool = False
    contested: bool = False
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one body to another: where it begins, and its steps."""

    start: str
    name: Bilingual
    steps: tuple[Step, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The bodies on it, from the first to the last."""
        return (self.start, *(step.body for step in self.steps))


@dataclass(frozen=True, slots=True)
class VerdictReason:
    """One reason, with what it rests on: a way between bodies, or a fact of the avenue.

    ``fact`` is the name that :meth:`Avenue.sourced` gives it; empty when none decides.
    """

    rule: Rule
    verdict: Colour
    text: Telling
    way: Way | None = None
    fact: str = ""

    @property
    def order(self) -> tuple[int, int, str, tuple[str, ...]]:
        """Where it stands among the reasons: the gravest first, then by rule."""
        keys = self.way.keys if self.way else ()
        return -self.verdict.gravity, _PLACE[self.rule], self.fact, keys


class Connection(StrEnum):
    """How an onward recipient stands to the alleged perpetrators."""

    IS_ACCUSED = "is-accused"
    UNDER_ACCUSED = "under-accused"
    COMMANDS_ACCUSED = "commands-accused"
    SAME_STATE = "same-state"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class OnwardRecipient:
    """Whom the receiver tells. ``consent`` is whether one in force names it with its fields.

    ``body`` is a key, or ``STATE:role`` where no body with that role is known.
    """

    body: str
    name: Bilingual
    connection: Connection
    consent: bool
    when: Bilingual
    fact: str
    way: Way | None = None

    @property
    def is_gated(self) -> bool:
        """Whether nothing may be sent until the person agrees to its learning of it."""
        return self.connection is not Connection.NONE and not self.consent


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit. ``until`` is the last day, ``days_left`` counts from today, 0 on that day.

    All three are None until the event that starts it has a day. ``is_sure`` is whether the
    limit was looked up and is not out of date. ``time_zone`` is empty when not known.
    """

    identifier: str
    starts: str
    hard: bool
    text: Bilingual
    is_sure: bool
    event: date | None = None
    until: date | None = None
    days_left: int | None = None
    time_zone: str = ""


class ConditionKind(StrEnum):
    """What a procedure asks for that no colour stands for."""

    SUBJECT = "subject"
    DATE = "date"
    WHO = "who"
    EXHAUSTION = "exhaustion"
    REMOVAL = "removal"
    IDENTITY = "identity"


class ConditionState(StrEnum):
    """Whether a published condition is met; who decides is the receiver."""

    MET = "met"
    NOT_MET = "not met"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Condition:
    """A published condition. ``detail`` is what the catalogue says of it, if anything."""

    kind: ConditionKind
    state: ConditionState
    text: Telling
    detail: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class FactLine:
    """How one fact of the avenue stands today, and who checked it.

    ``checked_by`` is empty, and ``checked_on`` None, until a named person signed the fact as it
    now is.
    """

    fact: str
    confidence: Confidence
    standing: FactStanding
    checked_by: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class AvenueVerdict:
    """What is told of one avenue in one situation.

    ``reasons`` are all there are, the one that decides first; there is always one. ``closes``
    are the avenues that using this one would make inadmissible. ``futile`` is why a named
    person held the remedy to be no use, or empty.
    """

    avenue: str
    name: Bilingual
    kind: AvenueKind
    receiver: str
    verdict: Colour
    reasons: tuple[VerdictReason, ...]
    onward: tuple[OnwardRecipient, ...] = ()
    conditions: tuple[Condition, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    facts: tuple[FactLine, ...] = ()
    closes: tuple[str, ...] = ()
    futile: str = ""

    @property
    def decided_by(self) -> VerdictReason:
        """The reason that decides."""
        return self.reasons[0]

    @property
    def stale(self) -> tuple[FactLine, ...]:
        """The facts that may not be shown as current."""
        return tuple(line for line in self.facts if line.standing is not FactStanding.FRESH)

    @property
    def is_checked(self) -> bool:
        """Whether every fact was checked by a named person."""
        return bool(self.facts) and all(line.checked_by for line in self.facts)
