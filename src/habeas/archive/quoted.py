"""Statements by their identifiers, with the words at their anchors: what a page quotes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F

from habeas.archive.access import Store, among, rows
from habeas.archive.models import StatementRow
from habeas.archive.shapes import from_text
from habeas.words.anchors import Anchor
from habeas.words.statements import Statement


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement as it stands now, whatever became of it, with the name of its exhibit."""

    identifier: str
    exhibit: str
    exhibit_name: str
    statement: Statement
    anchors: tuple[Anchor, ...]

    @property
    def words(self) -> str:
        """What it says; fragments joined by " … "."""
        return " … ".join(anchor.quote for anchor in self.anchors)


def quoted(store: Store, identifiers: Collection[str]) -> dict[str, Quoted]:
    """These statements by their identifiers; without those the store does not hold."""
    held = rows(store, StatementRow).filter(identifier__in=among(identifiers))
    told = held.annotate(named=F("exhibit__name")).defer("drafted")
    return {row.identifier: _quoted(row) for row in told}


def _quoted(row: StatementRow) -> Quoted:
    said, anchors = from_text(Statement, row.current), from_text(tuple[Anchor, ...], row.anchors)
    return Quoted(row.identifier, row.exhibit_id, row.named, said, anchors)
