"""Statements as pages quote them: numbered, by whom and by which way, at which characters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.archive.access import Store
from habeas.archive.quoted import Quoted, quoted
from habeas.dossiers.cited import Cited
from habeas.dossiers.phrases import Phrases
from habeas.dossiers.routes import Routes


@dataclass(frozen=True, slots=True)
class Reference:
    """One statement. ``at`` are its characters ("120-188"), ``steps`` the voices it came by.

    ``stance`` and ``status`` are values for a mark, their labels what a person reads.
    """

    number: int
    identifier: str
    exhibit: str
    exhibit_name: str
    at: str
    words: str
    stance: str
    stance_label: str
    status: str
    status_label: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """The first of some statements, and how many more there are."""

    shown: tuple[Reference, ...]
    more: int = 0


def cited(
    store: Store, statements: Collection[str], numbers: Mapping[str, int]
) -> dict[str, Cited]:
    """These statements under their numbers, labelled with the names of their exhibits."""
    held = quoted(store, statements)
    return {one: _cited(held[one], numbers[one]) for one in statements if one in held}


def _cited(one: Quoted, number: int) -> Cited:
    return Cited(number, one.identifier, one.exhibit, one.exhibit_name, one.anchors, one.statement)


class Referring:
    """Turns cited statements into what a page of one language shows of them."""

    def __init__(self, phrases: Phrases, routes: Routes) -> None:
        self._phrases, self._routes = phrases, routes

    def reference(self, one: Cited) -> Reference:
        """What a page shows of one statement."""
        said, extent = one.statement, one.statement.extent
        return Reference(
            number=one.number,
            identifier=one.identifier,
            exhibit=one.exhibit,
            exhibit_name=one.label,
            at=f"{extent.start}-{extent.end}",
            words=one.words,
            stance=said.stance.value,
            stance_label=self._phrases.label(said.stance),
            status=said.status.value,
            status_label=self._phrases.label(said.status),
            steps=self._routes.steps(one),
        )

    def references(self, some: Iterable[Cited]) -> tuple[Reference, ...]:
        """What a page shows of several."""
        return tuple(self.reference(one) for one in some)

    def some(self, statements: Sequence[str], held: Mapping[str, Cited], most: int) -> Some:
        """The first few of some statements, as far as they were loaded."""
        shown = [held[one] for one in statements[:most] if one in held]
        return Some(self.references(shown), max(0, len(statements) - most))
