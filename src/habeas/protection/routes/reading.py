"""A route from the YAML of its data file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from habeas.protection.avenues.reading import identifier
from habeas.protection.facts import Fact
from habeas.protection.faults import FileFault, NotKnown, WrongKind, near
from habeas.protection.fields import (
    Reader,
    day,
    each_once,
    entries,
    flag,
    known_among,
    named,
    one_of,
    rows,
    table,
    text,
    whole,
)
from habeas.protection.marked import Part
from habeas.protection.placement.places import COUNTRY
from habeas.protection.routes.route import (
    ANY,
    Accounts,
    Condition,
    Danger,
    Footing,
    Route,
    RouteStatus,
    StatusTold,
    Told,
)
from habeas.protection.sourced import Sourcing


class ReviewedTooLate(FileFault):
    """Raised when a fact about a route would be shown as current for longer than it may."""

    message = "{file}, line {line}: “{field}” is to be read again after more than {days} days."
    hint = "What rests on discretion is read again within 30 days, a law within 180."


class NoDanger(FileFault):
    """Raised for a route that names no danger of asking."""

    message = "{file}, line {line}: no danger of asking is named."
    hint = "Write who will learn of the request; where nobody looked into it, write that."


@dataclass(frozen=True, slots=True)
class RouteLists:
    """What a route may refer to: circumstances of a case, papers, steps, names of facts."""

    circumstances: Collection[str]
    papers: Collection[str]
    steps: Collection[str]
    fact_names: Collection[str]


def read_route(part: Part, sourcing: Sourcing, lists: RouteLists) -> Route:
    """One route. Raises :class:`FileFault`, which carries everything wrong with it."""
    held = entries(part)
    if "review-by" in held and not held["review-by"].is_empty:
        sourcing = sourcing.until(day(held["review-by"]))
    found = table(part, _Reading(sourcing, lists).readers(), _REQUIRED)
    found["identifier"] = found.pop("route")
    if not found["dangers"]:
        raise NoDanger(**held["dangers"].place)
    route = Route(**{name.replace("-", "_"): value for name, value in found.items()})
    _check_review(part, route)
    return route


_REQUIRED = (
    "route", "name", "destination", "footing", "read-on", "review-by", "dangers", "status",
    "conditions",
)  # fmt: skip


def _check_review(part: Part, route: Route) -> None:
    """Hold every fact to the days after which it has to be read again."""
    most = timedelta(days=route.footing.most_days)
    for name, _, known in route.sourced():
        read_on = known.read_on or route.read_on
        if known.review_by is None or known.review_by - read_on > most:
            place = {"file": part.file, "line": part.line, "field": name}
            raise ReviewedTooLate(**place, days=most.days)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads each part of one route."""

    sourcing: Sourcing
    lists: RouteLists

    def readers(self) -> dict[str, Reader]:
        return {
            "route": identifier,
            "name": self.sourcing.words,
            "destination": _destination,
            "footing": one_of(Footing),
            "read-on": day,
            "review-by": day,
            "dangers": _each_once(self._danger),
            "status": rows(self._status),
            "decides": self.sourcing.fact,
            "apply-from": self.sourcing.fact,
            "conditions": _each_once(self._condition),
            "documents": _codes(self.sourcing, self.lists.papers),
            "steps": _codes(self.sourcing, self.lists.steps),
            "facts": named(self._fact),
            "accounts": rows(self._accounts),
        }

    def _danger(self, part: Part) -> Danger:
        readers = {"id": identifier, "text": self.sourcing.words}
        return Danger(**_named(self.sourcing.table(part, readers, ("id", "text"))))

    def _condition(self, part: Part) -> Condition:
        readers: dict[str, Reader] = {
            "id": identifier,
            "met-by": known_among(self.lists.circumstances),
            "met-when": flag,
            "text": self.sourcing.words,
        }
        return Condition(**_named(self.sourcing.table(part, readers, ("id", "text"))))

    def _status(self, part: Part) -> StatusTold:
        readers: dict[str, Reader] = {
            "value": one_of(RouteStatus),
            "last-known": one_of(RouteStatus),
            "as-of": day,
            "detail": self.sourcing.words,
        }
        return StatusTold(**_named(self.sourcing.table(part, readers, ("value", "detail"))))

    def _accounts(self, part: Part) -> Accounts:
        readers = {"about": self.sourcing.words, "told": rows(self._told)}
        return Accounts(**table(part, readers, ("about", "told")))

    def _told(self, part: Part) -> Told:
        words = self.sourcing.words
        readers: dict[str, Reader] = {"who": words, "value": whole, "text": words}
        return Told(**_named(self.sourcing.table(part, readers, ("who", "text"))))

    def _fact(self, name: str, part: Part) -> tuple[str, Fact]:
        if name not in self.lists.fact_names:
            raise NotKnown(**part.place, value=name, nearest=near(name, self.lists.fact_names))
        return name, self.sourcing.fact(part)


def _destination(part: Part) -> str:
    written = text(part)
    if written != ANY and not COUNTRY.fullmatch(written):
        raise WrongKind(**part.place, expected="the two capital letters of a State, or any")
    return written


def _codes(sourcing: Sourcing, known: Collection[str]) -> Reader:
    """A reader of a fact whose value is a list of what a list of the catalogue holds."""

    def read(part: Part) -> Fact:
        found = sourcing.table(part, {"value": rows(known_among(known))}, ("value",))
        return Fact(found["value"], found["provenance"], found["note"])

    return read


def _each_once(read: Reader) -> Reader:
    """A reader of a list in which no two entries have one identifier."""

    def read_all(part: Part) -> tuple[Any, ...]:
        found = rows(read)(part)
        each_once(part, [one.identifier for one in found])
        return found

    return read_all


def _named(found: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as the values call them: ``id`` is the identifier, dashes are underscores."""
    named_so = {name.replace("-", "_"): value for name, value in found.items()}
    if "id" in named_so:
        named_so["identifier"] = named_so.pop("id")
    return {name: value for name, value in named_so.items() if name not in _PROVENANCE}


_PROVENANCE = {"confidence", "source", "read_on", "review_by", "valid_until"}
