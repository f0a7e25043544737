"""Statements by their identifiers, with the words at their anchors: what a page quotes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

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
    told = held.values_list("identifier", "exhibit_id", "exhibit__name", "current", "anchors")
    return {
        identifier: Quoted(
            identifier,
            exhibit,
            name,
            from_text(Statement, current),
            from_text(tuple[Anchor, ...], anchors),
        )
        for identifier, exhibit, name, current, anchors in told
    }
