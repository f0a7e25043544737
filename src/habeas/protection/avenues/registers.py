"""What avenues refer to: States, sources, fields of forms, bodies with their ties, hazards."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from habeas.bodies.body import Body, BodyKind, BodyRole, Independence
from habeas.bodies.graph import Tie, TieKind
from habeas.bodies.ties import dated, tie_between
from habeas.protection.facts import Source
from habeas.protection.faults import NotKnown, WithoutSource, allowed
from habeas.protection.fields import (
    Reader,
    day,
    flag,
    in_order,
    known_among,
    one_of,
    rows,
    table,
    text,
)
from habeas.protection.marked import Part
from habeas.protection.sourced import Sourcing
from habeas.words.bilingual import Bilingual
from habeas.words.provenance import UNSOURCED, Confidence, Provenance

_KINDS = {kind.value.replace("_", "-"): kind for kind in TieKind}
_INDEPENDENCE = {"lacking": True, "found": False}


class FilledFrom(StrEnum):
    """What fills a field of a form."""

    INCIDENT = "incident"
    FINDING = "finding"
    CASE = "case"
    PERSON = "person"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class FormField:
    """A field a form can ask for. ``sensitive`` where it can tell who or where a person is."""

    key: str
    label: Bilingual
    help: Bilingual
    fills: FilledFrom
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class StateGroup:
    """States that belong together in law, such as the members of an organisation."""

    key: str
    name: Bilingual
    members: tuple[str, ...]
    provenance: Provenance
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Hazard:
    """Where contact with a class of bodies can be an offence, and what can follow from it."""

    identifier: str
    where: str
    bodies: Bilingual
    effect: Bilingual
    provenance: Provenance
    note: Bilingual | None = None


def source(words: Reader, key: str, part: Part) -> Source:
    """One source of the list of sources."""
    kinds = ("primary", "mirror-of-primary", "secondary")
    readers: dict[str, Reader] = {
        "title": _either(words),
        "url": text,
        "kind": known_among(kinds),
        "read-on": day,
    }
    found = table(part, readers, ("title", "kind", "read-on"))
    return Source(key, found["title"], found["kind"], found["read-on"], found.get("url", ""))


def _either(words: Reader) -> Reader:
    """Titles are in the language of what they name: one text will do."""
    return lambda part: (
        Bilingual.as_written(text(part)) if isinstance(part.held, str) else words(part)
    )


def group(states: Collection[str], sourcing: Sourcing, key: str, part: Part) -> StateGroup:
    """One group of States."""
    readers: dict[str, Reader] = {
        "name": sourcing.words,
        "members": rows(known_among(states)),
    }
    found = sourcing.table(part, readers, ("name", "members"))
    return StateGroup(key, found["name"], found["members"], found["provenance"], found["note"])


def form_field(words: Reader, key: str, part: Part) -> FormField:
    """One field of the vocabulary of fields."""
    readers: dict[str, Reader] = {
        "en": text,
        "ru": text,
        "help": words,
        "fills": one_of(FilledFrom),
        "sensitive": flag,
    }
    found = table(part, readers, ("en", "ru", "help", "fills"))
    label = Bilingual(found["en"], found["ru"])
    return FormField(key, label, found["help"], found["fills"], found.get("sensitive", False))


def hazard(states: Collection[str], sourcing: Sourcing, part: Part) -> Hazard:
    """One hazard of contact."""
    readers: dict[str, Reader] = {
        "id": text,
        "where": known_among(states),
        "bodies": sourcing.words,
        "effect": sourcing.words,
    }
    found = sourcing.table(part, readers, ("id", "where", "bodies", "effect"))
    told = (found[name] for name in ("id", "where", "bodies", "effect", "provenance", "note"))
    return Hazard(*told)


def body(states: Collection[str], sourcing: Sourcing, part: Part) -> Body:
    """One body. Without a kind it is an institution."""
    readers: dict[str, Reader] = {
        "key": text,
        "name": sourcing.words,
        "kind": one_of(BodyKind),
        "state": known_among(states),
        "role": one_of(BodyRole),
        "independence": lambda one: _independence(sourcing, one),
    }
    found = table(part, readers, ("key", "name"))
    return Body(**{"kind": BodyKind.INSTITUTION, **found})


def _independence(sourcing: Sourcing, part: Part) -> Independence:
    readers: dict[str, Reader] = {
        "value": known_among(_INDEPENDENCE),
        "found-by": sourcing.words,
    }
    found = sourcing.table(part, readers, ("value", "found-by"))
    return Independence(_INDEPENDENCE[found["value"]], found["found-by"], found["provenance"])


@dataclass(frozen=True, slots=True)
class EdgeReader:
    """Reads edges between bodies. With ``strict`` each has to say how it is known."""

    bodies: Collection[str]
    sources: Mapping[str, Source]
    words: Reader
    strict: bool = True

    def __call__(self, part: Part) -> Tie:
        """One edge as a tie. Raises :class:`FileFault`."""
        found = table(part, self._readers(), self._required())
        in_order(part, found, "since", "until")
        confidence: Confidence | None = found.get("confidence")
        cited: tuple[str, ...] = found.get("source", ())
        if self.strict and not cited and confidence not in UNSOURCED:
            raise WithoutSource(**part.place)
        since: date | None = found.get("since")
        tie = dated(tie_between(found["kind"], found["from"], found["to"]), since, _until(found))
        return replace(tie, confidence=confidence, sources=cited, note=found.get("note"))

    def _readers(self) -> dict[str, Reader]:
        return {
            "from": known_among(self.bodies),
            "to": known_among(self.bodies),
            "kind": _kind,
            "since": day,
            "until": day,
            "confidence": one_of(Confidence),
            "source": rows(known_among(self.sources.keys())),
            "note": self.words,
        }

    def _required(self) -> tuple[str, ...]:
        return ("from", "kind", "to", "confidence") if self.strict else ("from", "kind", "to")


def _until(found: Mapping[str, date | None]) -> date | None:
    return found.get("until")


def _kind(part: Part) -> TieKind:
    written = text(part)
    if written not in _KINDS:
        raise NotKnown(**part.place, value=written, nearest=allowed(written, _KINDS))
    return _KINDS[written]
