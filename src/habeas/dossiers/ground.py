"""What sentences are told from: a whole account, or as much of one as a page needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from habeas.bodies.graph import BodyGraph
from habeas.dossiers.cited import Cited
from habeas.origins.lineage import Trace
from habeas.words.statements import Status


class Ground(Protocol):
    """Numbered statements, who has them from whom, and who is who in them."""

    @property
    def cited(self) -> tuple[Cited, ...]:
        """The statements, by number."""
        ...

    @property
    def graph(self) -> BodyGraph:
        """Whoever they name, and what ties them."""
        ...

    @property
    def trace(self) -> Trace:
        """By which ways they came."""
        ...

    def label(self, exhibit: str) -> str:
        """What an exhibit is called here."""
        ...


def drafts(ground: Ground) -> int:
    """How many statements no person has looked at."""
    return sum(one.statement.status is Status.DRAFT for one in ground.cited)


def confirmed(ground: Ground) -> int:
    """How many statements a person has confirmed or corrected."""
    seen = {Status.CONFIRMED, Status.CORRECTED}
    return sum(one.statement.status in seen for one in ground.cited)


@dataclass(frozen=True, slots=True)
class Extract:
    """A part of what a compartment holds. ``labels`` gives each exhibit its name here."""

    cited: tuple[Cited, ...]
    graph: BodyGraph
    trace: Trace = field(repr=False)
    labels: Mapping[str, str]

    def label(self, exhibit: str) -> str:
        """What an exhibit is called; its identifier when it is not told here."""
        return self.labels.get(exhibit, exhibit)
