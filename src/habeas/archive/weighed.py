"""Statements as findings weigh them: as they stand now, and what became of them since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet

from habeas.archive import consents
from habeas.archive.access import Store, among, rows
from habeas.archive.models import GatheredRow, StatementRow
from habeas.archive.shapes import from_text
from habeas.archive.statements import NoSuchStatement
from habeas.incidents.finding import Since, Weighed, Weight
from habeas.words.anchors import Anchor
from habeas.words.errors import HabeasError
from habeas.words.statements import Statement, Status

Weighing = tuple[str, Weight, str]
"""A statement by its identifier, what becomes of it, and why."""


_SEEN = 16


class StatementChanged(HabeasError):
    """Raised when a finding would be issued on a statement that is no longer as it was read."""

    message = "The statement {statement} was changed since you weighed it."
    hint = "Look at it again; what you typed is kept."


class StatementRejected(HabeasError):
    """Raised when a finding would rest on a statement that a person rejected as misread."""

    message = "The statement {statement} was rejected: nobody said so. A finding cannot rest on it."
    hint = "Leave it out, or have that decision undone first."


def weigh(store: Store, weighings: Sequence[Weighing]) -> tuple[Weighed, ...]:
    """These statements as they stand now, in this order.

    Raises :class:`~habeas.archive.statements.NoSuchStatement` and
    :class:`~habeas.archive.consents.WordsClosed`.
    """
    held = {row.identifier: row for row in _rows(store, [one for one, _, _ in weighings])}
    consents.check_open(store, {row.exhibit_id for row in held.values()})
    for statement, _, _ in weighings:
        if statement not in held:
            raise NoSuchStatement(statement=statement)
    return tuple(_weighed(held[one], weight, why) for one, weight, why in weighings)


@dataclass(frozen=True, slots=True)
class Laid:
    """A statement laid before a person who weighs it, with the name of its exhibit."""

    stands: Weighed
    exhibit_name: str

    @property
    def seen(self) -> str:
        """What tells whether it is still as it was laid out: what it says, and a rejection."""
        is_rejected = self.stands.status is Status.REJECTED
        return self.stands.digest[:_SEEN] + ("-rejected" if is_rejected else "")


def lay(store: Store, identifiers: Sequence[str]) -> dict[str, Laid]:
    """These statements by exhibit and place, by identifier.

    Without those not here, and without words that a person closed.
    """
    held = _rows(store, identifiers).annotate(named=F("exhibit__name"))
    held = held.exclude(exhibit__in=consents.closed_rows(store).values("exhibit"))
    return {
        row.identifier: Laid(_weighed(row, Weight.RELIED_ON, ""), row.named)
        for row in held.order_by("exhibit_id", "start", "identifier")
    }


def standings(store: Store, weighed: Iterable[Weighed]) -> dict[Weighed, Since]:
    """What became of statements since they were weighed."""
    known = list(weighed)
    held = {row.identifier: row for row in _rows(store, [one.statement for one in known])}
    return {one: _standing(one, held.get(one.statement)) for one in known}


def homes(store: Store, incidents: Iterable[str]) -> dict[str, set[str]]:
    """The exhibits that incidents are told in, by incident."""
    gathered = rows(store, GatheredRow).filter(incident__in=among(incidents))
    pairs = list(gathered.values_list("incident", "statement"))
    held = rows(store, StatementRow).filter(identifier__in=among(said for _, said in pairs))
    exhibit = dict(held.values_list("identifier", "exhibit_id"))
    found: dict[str, set[str]] = {}
    for incident, said in pairs:
        if said in exhibit:
            found.setdefault(incident, set()).add(exhibit[said])
    return found


def check_present(store: Store, weighed: Sequence[Weighed]) -> None:
    """Let a finding rest only on statements as they stand now.

    Raises :class:`StatementChanged` and :class:`StatementRejected`.
    """
    standing = standings(store, weighed)
    for one in weighed:
        if one.weight is Weight.RELIED_ON and one.status is Status.REJECTED:
            raise StatementRejected(statement=one.statement)
        if standing[one] is not Since.SAME:
            raise StatementChanged(statement=one.statement)


def digest(current: str) -> str:
    """What a statement says, as one number; whether anybody confirmed it is left out."""
    plain = json.loads(current)
    plain.pop("status", None)
    told = json.dumps(plain, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def _rows(store: Store, identifiers: Sequence[str]) -> QuerySet[StatementRow]:
    return rows(store, StatementRow).filter(identifier__in=among(identifiers)).defer("drafted")


def _weighed(row: StatementRow, weight: Weight, why: str) -> Weighed:
    said = from_text(Statement, row.current)
    return Weighed(
        statement=row.identifier,
        exhibit=row.exhibit_id,
        anchors=from_text(tuple[Anchor, ...], row.anchors),
        speaker=said.speaker.surface,
        stance=said.stance,
        status=said.status,
        digest=digest(row.current),
        weight=weight,
        why=why,
    )


def _standing(before: Weighed, row: StatementRow | None) -> Since:
    if row is None:
        return Since.GONE
    if row.status == Status.REJECTED.value and before.status is not Status.REJECTED:
        return Since.REJECTED
    if digest(row.current) != before.digest:
        return Since.CORRECTED
    return Since.WITHDRAWN if row.withdrawn else Since.SAME
