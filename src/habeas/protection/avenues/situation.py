"""What avenues are held against: who is accused, what happened, where the person is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.bodies.body import Body
from habeas.bodies.graph import Tie
from habeas.words.dates import Edtf


class ProcedureState(StrEnum):
    """Where a procedure stands that was begun."""

    PENDING = "pending"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its kind from the vocabulary of violations, when, and of which State's concern.

    ``kind`` is empty and ``when`` None when nothing is said of it. ``state`` is the State whose
    agents are said to have done it or to have let it happen; None when that is not known: then
    only an avenue that is open about any State is.
    """

    kind: str
    when: Edtf | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """That a State is about to remove the person: which, on which day, and to where."""

    by: str
    on: date | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """What the person agreed to let go, as far as avenues ask.

    ``recipient`` is the key of the body that receives it, or the identifier of the avenue;
    ``onward`` are the keys of the bodies it may pass on to, ``fields`` those of the vocabulary
    of fields. ``until`` is its last day; from the day ``withdrawn`` on it no longer holds.
    """

    recipient: str
    onward: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    until: date | None = None
    withdrawn: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day."""
        ended = self.until is not None and day > self.until
        return not ended and (self.withdrawn is None or day < self.withdrawn)


@dataclass(frozen=True, slots=True)
class Tried:
    """A procedure that was begun: an avenue's identifier, or its name in free words."""

    avenue: str
    state: ProcedureState
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Intermediary:
    """Through whom the way to an avenue leads: a visa desk, a relative, an interpreter.

    An empty ``avenue`` means every one.
    """

    body: str
    avenue: str = ""


@dataclass(frozen=True, slots=True)
class Futility:
    """Why a remedy is no use, as a named person wrote it down."""

    avenue: str
    reason: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Signature:
    """That a named person checked a fact of an avenue, as it stood on that day.

    ``fact`` is its name as :meth:`Avenue.sourced` gives it, ``fingerprint`` what tells that the
    fact is still the same.
    """

    avenue: str
    fact: str
    fingerprint: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Situation:
    """All that decides about avenues for one incident or one case.

    ``bodies`` and ``ties`` are the whole graph: the catalogue's, what people entered, what was
    read. ``accused`` are the keys of alleged perpetrators, ``threats`` those of whoever else the
    person has to be kept from; both count alike. ``person_in`` is the State where the person is.
    ``events`` are what time limits start with: a name, and its day. The order of nothing here
    matters.
    """

    today: date
    bodies: tuple[Body, ...] = ()
    ties: tuple[Tie, ...] = ()
    accused: tuple[str, ...] = ()
    threats: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    person_in: str | None = None
    removal: Removal | None = None
    events: tuple[tuple[str, date], ...] = ()
    consents: tuple[ConsentGiven, ...] = ()
    tried: tuple[Tried, ...] = ()
    intermediaries: tuple[Intermediary, ...] = ()
    futility: tuple[Futility, ...] = ()
    signatures: tuple[Signature, ...] = ()
