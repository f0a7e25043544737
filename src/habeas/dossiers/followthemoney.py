"""Bodies and ties as entities of FollowTheMoney, one JSON object a line: read, and written.

What a link says is taken over, and what it does not say is not guessed: an owner, a client or a
relative commands nobody by that. See ``followthemoney.toml`` for the whole mapping.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from habeas.bodies.body import BodyKind
from habeas.bodies.brought import Brought, BroughtBody, BroughtTie, LeftOut, Mistake, WhyLeft
from habeas.bodies.entered import (
    EnteredBody,
    EnteredTie,
    checked_body,
    faults_of_body,
    faults_of_tie,
)
from habeas.bodies.graph import TieKind
from habeas.dossiers.body_table import is_never_kept
from habeas.words.dates import Edtf
from habeas.words.errors import HabeasError
from habeas.words.provenance import Confidence
from habeas.words.visible import on_one_line

_COUNTRY = re.compile(r"[a-z]{2}", re.IGNORECASE)
_DAY = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
"""No season: those are months from 21 on in EDTF, and unknown to FollowTheMoney."""
_LEGAL = "classification"
"""The property that keeps a kind of body which FollowTheMoney has no schema for."""


class NotEntities(HabeasError):
    """Raised for a file that is not in UTF-8, and so no lines of JSON."""

    message = "This file is not in UTF-8: no lines of JSON can be read in it."
    hint = "Export it again as FollowTheMoney JSON lines (.ftm.json, .jsonl)."


class NotAnEntity(HabeasError):
    """Raised for a line that is no entity of FollowTheMoney."""

    message = "This line is no entity of FollowTheMoney: {problem}."
    hint = "Each line is one JSON object with “id”, “schema” and “properties”."


class Entity:
    """One line: what it is, and what it says."""

    def __init__(self, line: int, told: Mapping[str, Any]) -> None:
        self.line = line
        self.identifier = on_one_line(str(told.get("id") or ""))
        self.schema = str(told.get("schema") or "")
        self.datasets = [str(one) for one in _list(told.get("datasets"))]
        properties = told.get("properties")
        if not (self.identifier and self.schema and isinstance(properties, Mapping)):
            raise NotAnEntity(problem="it lacks an id, a schema or properties")
        self.properties: dict[str, list[str]] = {
            str(name): [_words(value) for value in _list(values)]
            for name, values in properties.items()
        }

    def all(self, kind: str) -> list[str]:
        """Every value of the properties that the mapping lists under a name, each once."""
        found = (
            v for name in _mapping()["properties"][kind] for v in self.properties.get(name, ())
        )
        return list(dict.fromkeys(value for value in found if value))

    def first(self, name: str) -> str:
        """The one value of a property; empty when there is none, or more than one."""
        held = list(dict.fromkeys(self.properties.get(name, ())))
        return held[0] if len(held) == 1 else ""


def read_entities(content: bytes, confidence: Confidence = Confidence.SECONDARY) -> Brought:
    """What a file holds. ``confidence`` is how its sources are known.

    Raises :class:`NotEntities`.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotEntities from error
    reading = _Reading(confidence)
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            reading.take(number, line)
    return reading.brought()


def write_entities(bodies: Sequence[EnteredBody], ties: Sequence[EnteredTie]) -> str:
    """One entity a line, which :func:`read_entities` reads back."""
    entities = [*map(_body_entity, bodies), *map(_tie_entity, ties)]
    lines = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in entities)
    return "".join(f"{line}\n" for line in lines)


@cache
def _mapping() -> dict[str, Any]:
    place = resources.files("habeas.dossiers").joinpath("followthemoney.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))


@cache
def _roles() -> dict[str, tuple[TieKind, bool]]:
    """The words of a role: the tie they state, and whether from the second end to the first."""
    tables = (("roles", False), ("reversed_roles", True))
    return {
        words.casefold(): (TieKind(kind), is_reversed)
        for table, is_reversed in tables
        for kind, wordings in _mapping()[table].items()
        for words in wordings
    }


class _Reading:
    """A file on its way in."""

    def __init__(self, confidence: Confidence) -> None:
        self._confidence = confidence
        self._bodies: list[BroughtBody] = []
        self._links: list[Entity] = []
        self._left: list[LeftOut] = []
        self._mistakes: list[Mistake] = []
        self._seen: Counter[str] = Counter()

    def take(self, number: int, line: str) -> None:
        """One line of the file."""
        try:
            entity = Entity(number, _object(line))
            self._keep(entity)
        except HabeasError as error:
            self._mistakes.append(Mistake(number, error))

    def brought(self) -> Brought:
        """Everything, now that it is known which bodies the file holds."""
        known = {one.body.key for one in self._bodies}
        ties = [tie for link in self._links for tie in self._tie(link, known)]
        return Brought(
            tuple(self._bodies),
            tuple(ties),
            tuple(sorted(self._left, key=lambda one: one.line)),
            tuple(sorted(self._mistakes, key=lambda one: one.line)),
            tuple((n, c) for n, c in sorted(self._seen.items()) if is_never_kept(n)),
            tuple((n, c) for n, c in sorted(self._seen.items()) if not is_never_kept(n)),
        )

    def _keep(self, entity: Entity) -> None:
        mapping = _mapping()
        if entity.schema in mapping["bodies"]:
            body = _body(entity)
            if not self._note(entity.line, faults_of_body(body)):
                self._bodies.append(BroughtBody(entity.line, checked_body(body)))
            self._seen.update(_unused(entity))
        elif entity.schema in mapping["ties"]:
            self._links.append(entity)
            self._seen.update(n for n in entity.properties if is_never_kept(n))
        else:
            is_private = entity.schema in mapping["private"]["schemata"]
            self._leave(entity, WhyLeft.PRIVATE if is_private else WhyLeft.NO_BODY_AND_NO_TIE)

    def _tie(self, link: Entity, known: set[str]) -> Iterator[BroughtTie]:
        ends = _mapping()["ties"][link.schema]
        child, parent = link.first(ends["child"]), link.first(ends["parent"])
        stated = _stated(link, ends.get("kind"))
        if not stated:
            self._leave(link, WhyLeft.SAYS_NO_TIE)
        elif not {child, parent} <= known:
            self._leave(link, WhyLeft.END_MISSING)
        else:
            for kind, is_reversed in stated:
                pair = (parent, child) if is_reversed else (child, parent)
                yield from self._checked(link, _entered(link, kind, pair, self._confidence))

    def _checked(self, link: Entity, tie: EnteredTie) -> Iterator[BroughtTie]:
        if not self._note(link.line, faults_of_tie(tie)):
            yield BroughtTie(link.line, tie)

    def _note(self, line: int, faults: Iterable[HabeasError]) -> bool:
        """Note every mistake of a line; whether there is any."""
        found = [Mistake(line, one) for one in faults]
        self._mistakes += found
        return bool(found)

    def _leave(self, entity: Entity, why: WhyLeft) -> None:
        self._left.append(LeftOut(entity.line, f"{entity.schema} {entity.identifier}", why))


def _object(line: str) -> Mapping[str, Any]:
    try:
        told = json.loads(line)
    except ValueError as error:
        raise NotAnEntity(problem="it is no JSON") from error
    except RecursionError as error:
        raise NotAnEntity(problem="it is nested too deeply") from error
    if not isinstance(told, Mapping):
        raise NotAnEntity(problem="it is no JSON object")
    return told


def _list(values: object) -> list[Any]:
    if values is None:
        return []
    return values if isinstance(values, list) else [values]


def _words(value: object) -> str:
    """A value as words; of an entity nested in its place the identifier."""
    return on_one_line(str(value.get("id", "") if isinstance(value, Mapping) else value))


def _body(entity: Entity) -> EnteredBody:
    kind = BodyKind(_mapping()["bodies"][entity.schema])
    told = entity.first(_LEGAL)
    kind = BodyKind(told) if told in {one.value for one in BodyKind} else kind
    names = entity.all("names")
    states = [code.upper() for code in entity.all("countries") if _COUNTRY.fullmatch(code)]
    is_person = kind is BodyKind.PERSON
    return EnteredBody(
        key=entity.identifier,
        name=names[0] if names else "",
        kind=kind,
        other_names=tuple(names[1:]),
        state=states[0] if len(set(states)) == 1 else "",
        note="" if is_person else "\n".join(entity.all("notes")),
    )


def _unused(entity: Entity) -> list[str]:
    """The properties of a body that are not taken over."""
    used = {name for kind in ("names", "countries") for name in _mapping()["properties"][kind]}
    if _mapping()["bodies"][entity.schema] != BodyKind.PERSON.value:
        used |= set(_mapping()["properties"]["notes"])
    return [
        name for name, held in entity.properties.items() if held and name not in used | {_LEGAL}
    ]


def _stated(link: Entity, by_schema: str | None) -> list[tuple[TieKind, bool]]:
    """The ties that a link states: by the words of its roles, else by its schema."""
    roles = _roles()
    said = [roles[role.casefold()] for role in link.all("roles") if role.casefold() in roles]
    if said or by_schema is None:
        return list(dict.fromkeys(said))
    return [(TieKind(by_schema), False)]


def _entered(
    link: Entity, kind: TieKind, ends: tuple[str, str], confidence: Confidence
) -> EnteredTie:
    status = link.first("status")
    known = {one.value: one for one in Confidence}
    return EnteredTie(
        identifier="",
        kind=kind,
        child=ends[0],
        parent=ends[1],
        since=_day(link.all("since")),
        until=_day(link.all("until")),
        confidence=known.get(status, confidence),
        source=", ".join(link.all("sources")) or _by_file(link),
        note="\n".join(link.all("notes")),
    )


def _by_file(link: Entity) -> str:
    datasets = ", ".join(link.datasets)
    return " ".join(part for part in ("FollowTheMoney", datasets, link.identifier) if part)


def _day(values: Sequence[str]) -> str:
    """The one day that is given, as exactly as it is; nothing when there are several."""
    days = {value.partition("T")[0] for value in values}
    return days.pop() if len(days) == 1 else ""


def _body_entity(body: EnteredBody) -> dict[str, Any]:
    further = [name for name in body.names if name != body.name]
    properties = {
        "name": [body.name],
        "alias": further,
        "country": [body.state.lower()] if body.state else [],
        "notes": [body.note] if body.note else [],
        _LEGAL: [body.kind.value],
    }
    return _entity(body.key, _mapping()["written"][body.kind.value], properties)


def _tie_entity(tie: EnteredTie) -> dict[str, Any]:
    schema = _mapping()["written"].get(tie.kind.value, "UnknownLink")
    ends = _mapping()["ties"][schema]
    properties = {
        ends["child"]: [tie.child],
        ends["parent"]: [tie.parent],
        "role": [tie.kind.value.replace("_", " ")],
        "startDate": _written_day(tie.since, is_end=False),
        "endDate": _written_day(tie.until, is_end=True),
        "publisher": [tie.source] if tie.source else [],
        "status": [tie.confidence.value] if tie.confidence else [],
        "description": [tie.note] if tie.note else [],
    }
    return _entity(tie.identifier, schema, properties)


def _entity(identifier: str, schema: str, properties: Mapping[str, list[str]]) -> dict[str, Any]:
    told = {name: values for name, values in properties.items() if values}
    return {"id": identifier, "schema": schema, "properties": told}


def _written_day(when: str, is_end: bool) -> list[str]:
    """A date as FollowTheMoney writes it; one said roughly by the day that bounds it."""
    if not when or _DAY.fullmatch(when):
        return [when] if when else []
    told = Edtf.parse(when)
    bound = told.latest if is_end else told.earliest
    return [bound.isoformat()] if bound else []
