"""What a route asks somebody to do: papers and steps, so that each can become a task."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from habeas.protection.facts import Fact
from habeas.protection.routes.catalogue import Names, RouteCatalogue
from habeas.protection.routes.route import Route
from habeas.words.bilingual import Bilingual


class WorkKind(StrEnum):
    """What is to be done."""

    PAPER = "paper"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Work:
    """One paper to get or one public step to take. ``key`` is its identifier in the catalogue."""

    kind: WorkKind
    key: str
    what: Bilingual


def work_of(route: Route, catalogue: RouteCatalogue) -> tuple[Work, ...]:
    """The papers, then the steps, each in the order in which the catalogue gives them."""
    papers = _named(WorkKind.PAPER, route.documents, catalogue.papers)
    return (*papers, *_named(WorkKind.STEP, route.steps, catalogue.steps))


def _named(kind: WorkKind, fact: Fact | None, names: Names) -> Iterator[Work]:
    keys = fact.value if fact is not None and isinstance(fact.value, tuple) else ()
    return (Work(kind, key, names[key]) for key in keys)
