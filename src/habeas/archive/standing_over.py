"""Who stands over whom, read quickly: bodies and ties without the places they rest on.

Thousands of them are looked through for one page of avenues, and a handful is shown.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models.expressions import RawSQL

from habeas.archive import bodies, ledger
from habeas.archive.access import Store, among, rows
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

_MANY = 1_000
"""From so many on, all are read and most are kept: asking for each takes longer."""
_INFERRED = '"inferred":true'
_WITHDRAWN = '"is_withdrawn":true'


_Found = tuple[str, str, str, str, bool]


@dataclass(frozen=True, slots=True)
class StandingOver:
    """One compartment's ties, and the bodies that people entered. ``found`` are the ties that
    reports state, as key, kind, child, parent, and whether inferred: most are looked past.
    """

    entered: tuple[Body, ...]
    ties: tuple[Tie, ...]
    found: tuple[_Found, ...]

    @property
    def said_same(self) -> tuple[Tie, ...]:
        """The ties by which people say that two are the same."""
        return tuple(tie for tie in self.ties if tie.kind is TieKind.SAME_AS)

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """The two ends of every tie."""
        yield from ((tie.child, tie.parent) for tie in self.ties)
        yield from ((child, parent) for _, _, child, parent, _ in self.found)

    def among(self, keys: Container[str]) -> Iterator[Tie]:
        """The ties between bodies of these keys."""
        yield from (tie for tie in self.ties if tie.child in keys)
        kinds = {kind.value: kind for kind in TieKind}
        for key, kind, child, parent, inferred in self.found:
            if child in keys:
                yield Tie(key, kinds[kind], child, parent, (), "", inferred)


def standing_over(store: Store) -> StandingOver:
    """Everything of one compartment that was not withdrawn."""
    entered, ties = _entered_bodies(store), _entered_ties(store)
    return StandingOver(tuple(entered), tuple(ties), tuple(_found_ties(store)))


def head(store: Store) -> tuple[str, str]:
    """What :func:`standing_over` rests on: it gives the same while this is the same."""
    return bodies.head(store), ledger.head(store, (EnteredBody, EnteredTie))


def actors(store: Store, keys: Collection[str]) -> Iterator[Body]:
    """Those whom reports name, by their keys. Of which State they are, no report is asked."""
    every = rows(store, ActorRow)
    held = every.filter(key__in=among(keys)) if len(keys) < _MANY else every
    name = RawSQL("json_extract(shape, '$.name')", ())
    for key, kind, called in held.values_list("key", "kind", name).iterator(_MANY):
        if key in keys:
            is_person = kind == SpeakerKind.PERSON.value
            body = BodyKind.PERSON if is_person else BodyKind.INSTITUTION
            yield Body(key, Bilingual(called, called), body)


def _found_ties(store: Store) -> Iterator[_Found]:
    # A quotation mark inside of words is escaped: no words can read like this mark.
    is_inferred = RawSQL("instr(shape, %s) > 0", (_INFERRED,))
    held = rows(store, TieRow).order_by("place")
    columns = ("key", "kind", "child", "parent", is_inferred)
    for key, kind, child, parent, inferred in held.values_list(*columns):
        yield key, kind, child, parent, bool(inferred)


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
