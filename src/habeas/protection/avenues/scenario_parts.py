"""The parts of a scenario that refer to the catalogue and to the scenario's own bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from habeas.bodies.body import BodyRole
from habeas.protection.avenues.catalogue import Catalogue
from habeas.protection.avenues.conditions import FINAL_DECISION
from habeas.protection.avenues.situation import (
    Act,
    ConsentGiven,
    Futility,
    Intermediary,
    ProcedureState,
    Removal,
    Tried,
)
from habeas.protection.faults import NotKnown, WrongKind, allowed
from habeas.protection.fields import (
    Reader,
    day,
    edtf,
    known_among,
    named,
    one_of,
    rows,
    table,
    text,
)
from habeas.protection.marked import Part
from habeas.words.violations import violations

_SIGNED = re.compile(r"-?\d{1,6}")


@dataclass(frozen=True, slots=True)
class Person:
    """Where the person is, and whether a State is about to remove them."""

    is_in: str | None = None
    removal: Removal | None = None


@dataclass(frozen=True)
class Referred:
    """Reads what names a body, a State, a field, an avenue or an event, and holds that it is."""

    catalogue: Catalogue

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The keys of all bodies."""
        return frozenset(body.key for body in self.catalogue.bodies)

    @cached_property
    def avenues(self) -> frozenset[str]:
        """The identifiers of all avenues."""
        return frozenset(self.catalogue.by_identifier)

    @cached_property
    def starts(self) -> frozenset[str]:
        """The events that a limit starts with, or that a condition asks for."""
        limits = (limit for avenue in self.catalogue.avenues for limit in avenue.time_limits)
        return frozenset({FINAL_DECISION, *(limit.starts for limit in limits)})

    def act(self, part: Part) -> Act:
        """``{kind, date, state}``; the date in the Extended Date/Time Format."""
        readers: dict[str, Reader] = {
            "kind": known_among(violations()),
            "date": edtf,
            "state": known_among(self.catalogue.states),
        }
        found = table(part, readers, ("kind",))
        return Act(found["kind"], found.get("date"), found.get("state"))

    def person(self, part: Part) -> Person:
        """``{is-in, removal: {by, on, to}}``."""
        state = known_among(self.catalogue.states)
        found = table(part, {"is-in": state, "removal": self._removal})
        return Person(found.get("is-in"), found.get("removal"))

    def _removal(self, part: Part) -> Removal:
        state = known_among(self.catalogue.states)
        return Removal(**table(part, {"by": state, "on": day, "to": state}, ("by",)))

    def events(self, part: Part) -> tuple[tuple[str, date], ...]:
        """The day of each event, by its name."""
        return named(self._event)(part)

    def _event(self, name: str, part: Part) -> tuple[str, date]:
        if name not in self.starts:
            raise NotKnown(**part.place, value=name, nearest=allowed(name, self.starts))
        return name, day(part)

    def consent(self, part: Part) -> ConsentGiven:
        """``{recipient, onward, fields, until, withdrawn}``."""
        readers: dict[str, Reader] = {
            "recipient": known_among(self.bodies | self.avenues),
            "onward": rows(self._onward),
            "fields": rows(known_among(self.catalogue.fields)),
            "until": day,
            "withdrawn": day,
        }
        return ConsentGiven(**table(part, readers, ("recipient",)))

    def _onward(self, part: Part) -> str:
        """The key of a body, or a role in a State: ``RU:foreign-ministry``."""
        state, colon, role = text(part).partition(":")
        by_role = colon and state in self.catalogue.states and role in set(BodyRole)
        return text(part) if by_role else known_among(self.bodies)(part)

    def tried(self, part: Part) -> Tried:
        """``{avenue, state, on}``; the avenue may be one the catalogue does not have."""
        readers: dict[str, Reader] = {"avenue": text, "state": one_of(ProcedureState), "on": day}
        return Tried(**table(part, readers, ("avenue", "state")))

    def intermediary(self, part: Part) -> Intermediary:
        """``{body, avenue}``; without an avenue the way to every one leads through that body."""
        readers = {"body": known_among(self.bodies), "avenue": known_among(self.avenues)}
        return Intermediary(**table(part, readers, ("body",)))

    def futility(self, part: Part) -> Futility:
        """``{avenue, reason, by, on}``."""
        readers: dict[str, Reader] = {
            "avenue": known_among(self.avenues),
            "reason": text,
            "by": text,
            "on": day,
        }
        return Futility(**table(part, readers, tuple(readers)))


def signed(part: Part) -> int:
    """A whole number that may be below nought."""
    if not isinstance(part.held, str) or not _SIGNED.fullmatch(part.held):
        raise WrongKind(**part.place, expected="a whole number")
    return int(part.held)
