"""An avenue from the YAML of its data file."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from habeas.bodies.body import BodyRole
from habeas.protection.avenues.avenue import (
    ANY,
    Anonymity,
    Avenue,
    AvenueKind,
    Concerned,
    ContactOffence,
    Exhaustion,
    Form,
    Length,
    Onward,
    Openness,
    Parallel,
    Status,
    TimeLimit,
    Urgency,
    Urgent,
    When,
)
from habeas.protection.facts import Fact
from habeas.protection.faults import FileFault, NotKnown, WrongKind, near
from habeas.protection.fields import (
    Reader,
    day,
    each_once,
    entries,
    flag,
    in_order,
    known_among,
    named,
    one_of,
    rows,
    table,
    text,
    whole,
)
from habeas.protection.marked import Part
from habeas.protection.sourced import Sourcing
from habeas.words.violations import violations

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_BY_ROLE = {role.value for role in BodyRole}


@dataclass(frozen=True, slots=True)
class Known:
    """What an avenue may refer to: States and groups of States, bodies, fields of forms, facts.

    Where ``fact_names`` is empty, a fact may have any name. ``avenues`` are their identifiers.
    With ``any_receiver`` the receiver may be a body that nobody entered: its verdict says so.
    """

    states: Collection[str]
    groups: Collection[str]
    bodies: Collection[str]
    fields: Collection[str]
    avenues: Collection[str]
    fact_names: Collection[str] = ()
    any_receiver: bool = False


def identifier(part: Part) -> str:
    """A short name in small letters, digits and dashes. Raises :class:`FileFault`."""
    written = text(part)
    if not _IDENTIFIER.fullmatch(written):
        raise WrongKind(**part.place, expected="a short name: small letters, digits, dashes")
    return written


def read_avenue(part: Part, sourcing: Sourcing, known: Known) -> Avenue:
    """One avenue. Raises :class:`FileFault`, which carries everything wrong with it."""
    held = entries(part)
    if "review-by" in held and not held["review-by"].is_empty:
        sourcing = sourcing.until(_until(held["review-by"]))
    reading = _Reading(sourcing, known)
    found = table(part, reading.readers(), _REQUIRED)
    found["identifier"] = found.pop("avenue")
    return Avenue(**{name.replace("-", "_"): value for name, value in found.items()})


def _until(part: Part) -> date:
    """The day; of what is none the last there is: its fault is told with all others."""
    try:
        return day(part)
    except FileFault:
        return date.max


_REQUIRED = ("avenue", "name", "kind", "receiver", "review-by", "acts", "status")


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads each part of one avenue."""

    sourcing: Sourcing
    known: Known

    def readers(self) -> dict[str, Reader]:
        return {
            "avenue": identifier,
            "name": self.sourcing.words,
            "kind": one_of(AvenueKind),
            "receiver": text if self.known.any_receiver else known_among(self.known.bodies),
            "concerns": one_of(Concerned),
            "review-by": day,
            "status": _by_fact(self._status),
            "facts": named(self._fact),
            "acts": rows(known_among({*violations(), ANY})),
            "exhaustion": self._exhaustion,
            "time-limits": _by_fact(self._time_limit),
            "parallel": _by_fact(self._parallel),
            "anonymity": self._anonymity,
            "urgency": self._urgency,
            "onward": _by_fact(self._onward),
            "intermediary": self.sourcing.fact,
            "contact-offence": _by_fact(self._contact_offence),
            "form": self._form,
            "languages": rows(identifier),
        }

    def _status(self, part: Part) -> Status:
        states = {*self.known.states, *self.known.groups, ANY}
        readers: dict[str, Reader] = {
            "state": known_among(states),
            "value": one_of(Openness),
            "acts-from": day,
            "acts-until": day,
            "detail": self.sourcing.words,
        }
        return Status(**self._table(part, readers, ("state", "value"), ("acts-from", "acts-until")))

    def _fact(self, name: str, part: Part) -> tuple[str, Fact]:
        names = self.known.fact_names
        if names and name not in names:
            raise NotKnown(**part.place, value=name, nearest=near(name, names))
        return name, self.sourcing.fact(part)

    def _exhaustion(self, part: Part) -> Exhaustion:
        readers: dict[str, Reader] = {
            "required": flag,
            "detail": self.sourcing.words,
            "exception": self.sourcing.fact,
        }
        return Exhaustion(**self._table(part, readers, ("required",)))

    def _time_limit(self, part: Part) -> TimeLimit:
        readers: dict[str, Reader] = {
            "id": identifier,
            "hard": flag,
            "length": _length,
            "starts": identifier,
            "starts-from": day,
            "starts-until": day,
            "text": self.sourcing.words,
            "time-zone": text,
        }
        required = ("id", "hard", "length", "starts", "text")
        found = self._table(part, readers, required, ("starts-from", "starts-until"))
        return TimeLimit(identifier=found.pop("id"), **found)

    def _parallel(self, part: Part) -> Parallel:
        readers: dict[str, Reader] = {
            "bars": rows(known_among({*self.known.avenues, *AvenueKind})),
            "when": one_of(When),
            "text": self.sourcing.words,
        }
        return Parallel(**self._table(part, readers, ("bars", "when", "text")))

    def _anonymity(self, part: Part) -> Anonymity:
        readers: dict[str, Reader] = {"allowed": flag, "confidentiality": self.sourcing.fact}
        return Anonymity(**self._table(part, readers, ("allowed",)))

    def _urgency(self, part: Part) -> Urgent:
        readers: dict[str, Reader] = {"kind": one_of(Urgency), "test": self.sourcing.words}
        return Urgent(**self._table(part, readers, ("kind",)))

    def _onward(self, part: Part) -> Onward:
        """To a role of the accused or the removing State, or to one body by its key."""
        told = known_among({*_BY_ROLE, *self.known.bodies})
        readers: dict[str, Reader] = {
            "to": told,
            "of": one_of(Concerned),
            "when": self.sourcing.words,
        }
        is_role = text(entries(part)["to"]) in _BY_ROLE if "to" in entries(part) else False
        required = ("to", "of", "when") if is_role else ("to", "when")
        found = self._table(part, readers, required)
        to = found.pop("to")
        return Onward(role=BodyRole(to), **found) if is_role else Onward(body=to, **found)

    def _contact_offence(self, part: Part) -> ContactOffence:
        readers: dict[str, Reader] = {
            "where": known_among(self.known.states),
            "since": day,
            "until": day,
            "text": self.sourcing.words,
        }
        return ContactOffence(**self._table(part, readers, ("where",), ("since", "until")))

    def _form(self, part: Part) -> Form:
        field = known_among(self.known.fields)
        found = self._table(part, {"fields": rows(field), "required": rows(field)}, ("fields",))
        required = found.pop("required", found["fields"])
        for name in required:
            if name not in found["fields"]:
                place = entries(part)["required"].place
                raise NotKnown(**place, value=name, nearest=near(name, found["fields"]))
        return Form(required=required, **found)

    def _table(
        self,
        part: Part,
        readers: Mapping[str, Reader],
        required: tuple[str, ...],
        term: tuple[str, str] | None = None,
    ) -> dict[str, Any]:
        """The fields of a part that states a fact, by the names of the dataclass."""
        found = self.sourcing.table(part, readers, required)
        if term is not None:
            in_order(part, found, *term)
        kept = {name: value for name, value in found.items() if name not in _IN_PROVENANCE}
        return {name.replace("-", "_"): value for name, value in kept.items()}


class _Stated(Protocol):
    """A part that states a fact under a name."""

    @property
    def fact(self) -> str: ...


_One = TypeVar("_One", bound=_Stated)


def _by_fact(read: Callable[[Part], _One]) -> Callable[[Part], tuple[_One, ...]]:
    """A reader of facts, no two of which have one name: a signature must know what it signs."""

    def read_all(part: Part) -> tuple[_One, ...]:
        found = rows(read)(part)
        each_once(part, [one.fact for one in found])
        return found

    return read_all


_IN_PROVENANCE = frozenset({"confidence", "source", "read-on", "review-by", "valid-until"})


def _length(part: Part) -> Length:
    found = table(part, dict.fromkeys(("days", "weeks", "months", "years"), whole))
    if not any(found.values()):
        raise WrongKind(**part.place, expected="a number of days, weeks, months or years")
    return Length(**found)
