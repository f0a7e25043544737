"""Who stands over whom, read quickly: bodies and ties without the places they rest on.

Thousands of them are looked through for one page of avenues, and a handful is shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.archive.access import Store, rows
from habeas.archive.models import ActorRow, LedgerRow, TieRow
from habeas.archive.shapes import from_plain
from habeas.bodies.body import Body, BodyKind, BodyRole
from habeas.bodies.entered import EnteredBody, EnteredTie, independence_of
from habeas.bodies.entered import NotIndependent as Found
from habeas.bodies.graph import Tie, TieKind
from habeas.words.bilingual import Bilingual
from habeas.words.dates import Edtf
from habeas.words.provenance import Confidence
from habeas.words.statements import SpeakerKind

_INFERRED = '"inferred":true'
_WITHDRAWN = '"is_withdrawn":true'


@dataclass(frozen=True, slots=True)
class StandingOver:
    """One compartment's bodies and ties. ``bodies`` are those that reports name, then those
    that people entered; a key may be in both. ``said_same`` are the ties by which people say
    that two are the same.
    """

    found: tuple[Body, ...]
    entered: tuple[Body, ...]
    ties: tuple[Tie, ...]
    said_same: tuple[Tie, ...]


def standing_over(store: Store) -> StandingOver:
    """Everything of one compartment that was not withdrawn."""
    entered = tuple(_entered_ties(store))
    same = tuple(tie for tie in entered if tie.kind is TieKind.SAME_AS)
    found = (*_found_ties(store), *entered)
    return StandingOver(tuple(_actors(store)), tuple(_entered_bodies(store)), found, same)


def _actors(store: Store) -> Iterator[Body]:
    """Whoever reports name. Of which State they are, no report is asked."""
    for key, kind, shape in rows(store, ActorRow).values_list("key", "kind", "shape"):
        name: str = json.loads(shape)["name"]
        is_person = kind == SpeakerKind.PERSON.value
        yield Body(
            key, Bilingual(name, name), BodyKind.PERSON if is_person else BodyKind.INSTITUTION
        )


def _found_ties(store: Store) -> Iterator[Tie]:
    held = rows(store, TieRow).order_by("place")
    columns = ("key", "kind", "child", "parent", "shape")
    for key, kind, child, parent, shape in held.values_list(*columns):
        # A quotation mark inside of words is escaped: no words can read like this mark.
        yield Tie(key, TieKind(kind), child, parent, (), "", _INFERRED in shape)


def _entered_bodies(store: Store) -> Iterator[Body]:
    for told in _present(store, EnteredBody):
        name, found = told["name"], told["not_independent"]
        lacking = independence_of(from_plain(Found, found) if found else None)
        yield Body(
            told["key"],
            Bilingual(told["name_en"] or name, told["name_ru"] or name),
            BodyKind(told["kind"]),
            told["state"] or None,
            BodyRole(told["role"]) if told["role"] else None,
            lacking,
        )


def _entered_ties(store: Store) -> Iterator[Tie]:
    for told in _present(store, EnteredTie):
        since = Edtf.parse(told["since"]).earliest if told["since"] else None
        until = Edtf.parse(told["until"]).latest if told["until"] else None
        term = f" {since or '..'}/{until or '..'}" if since or until else ""
        kind, child, parent = told["kind"], told["child"], told["parent"]
        yield Tie(
            key=f"{kind}:{child}>{parent}{term} {told['identifier']}",
            kind=TieKind(kind),
            child=child,
            parent=parent,
            statements=(),
            words="",
            inferred=False,
            since=since,
            until=until,
            confidence=Confidence(told["confidence"]) if told["confidence"] else None,
            sources=(told["source"],) if told["source"] else (),
        )


def _present(store: Store, kind: type) -> Iterator[dict[str, Any]]:
    held = rows(store, LedgerRow).filter(kind=kind.__name__, present=True).order_by("id")
    for shape in held.exclude(shape__contains=_WITHDRAWN).values_list("shape", flat=True):
        yield json.loads(shape)
