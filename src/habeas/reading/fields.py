"""What a statement holds: quantities, places, times, acts, people. Found once for a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from habeas.reading.addressees import find_addressees
from habeas.reading.groups import find_groups
from habeas.reading.hedges import find_hedges
from habeas.reading.perpetrators import find_perpetrators
from habeas.reading.places import find_places
from habeas.reading.quantities import find_quantities
from habeas.reading.times import find_times
from habeas.reading.violations import find_violations
from habeas.words.anchors import Span
from habeas.words.dates import Edtf, TimeMention
from habeas.words.quantities import QuantityMention, Unit
from habeas.words.statements import (
    Addressee,
    GroupMention,
    Hedge,
    Modality,
    PerpetratorMention,
    PlaceMention,
    Stance,
    Statement,
    ViolationMention,
)


class _Mention(Protocol):
    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=_Mention)


class Mentions(Generic[M]):
    """The mentions of one kind in a text, in order; asked for by place."""

    def __init__(self, found: Iterable[M]) -> None:
        self._found = tuple(found)
        self._starts = [mention.span.start for mention in self._found]

    def inside(self, spans: Iterable[Span]) -> tuple[M, ...]:
        """Those that lie wholly in one of the spans, in order."""
        held: list[M] = []
        for span in spans:
            index = bisect_left(self._starts, span.start)
            while index < len(self._found) and self._starts[index] < span.end:
                if self._found[index].span.end <= span.end:
                    held.append(self._found[index])
                index += 1
        return tuple(held)


@dataclass(frozen=True, slots=True)
class Fields:
    """All that the finders saw in one text."""

    hedges: Mentions[Hedge]
    quantities: Mentions[QuantityMention]
    places: Mentions[PlaceMention]
    times: Mentions[TimeMention]
    violations: Mentions[ViolationMention]
    perpetrators: Mentions[PerpetratorMention]
    groups: Mentions[GroupMention]
    addressees: Mentions[Addressee]

    @classmethod
    def of(cls, view: str, published: Edtf | None) -> Fields:
        """The fields of a folded text; ``published`` is what "on Monday" counts from."""
        return cls(
            Mentions(find_hedges(view)),
            Mentions(find_quantities(view)),
            Mentions(find_places(view)),
            Mentions(find_times(view, published)),
            Mentions(find_violations(view)),
            Mentions(find_perpetrators(view)),
            Mentions(find_groups(view)),
            Mentions(find_addressees(view)),
        )

    def matters(self, span: Span) -> bool:
        """Whether a stretch names an act or counts people."""
        if self.violations.inside((span,)):
            return True
        return any(q.quantity.unit is Unit.PERSONS for q in self.quantities.inside((span,)))

    def fill(self, said: Statement) -> Statement:
        """The statement with everything that lies in its content."""
        spans = said.content
        asks = said.stance in (Stance.RECOMMENDS, Stance.DEMANDS)
        acts = self.violations.inside(spans)
        return replace(
            said,
            stance=_stance(said.stance, acts),
            hedges=self.hedges.inside(spans),
            quantities=self.quantities.inside(spans),
            places=self.places.inside(spans),
            times=self.times.inside(spans),
            violations=tuple(_spoken(act, said.stance) for act in acts),
            perpetrators=self.perpetrators.inside(spans),
            groups=self.groups.inside(spans),
            addressees=said.addressees + self.addressees.inside(spans) if asks else (),
        )


def _stance(stance: Stance, acts: tuple[ViolationMention, ...]) -> Stance:
    """Whoever only speaks of acts that did not happen denies: "the regiment arrested no one"."""
    denied = bool(acts) and all(act.modality is Modality.DENIED for act in acts)
    return Stance.DENIES if denied and stance is Stance.ASSERTS else stance


def _spoken(violation: ViolationMention, stance: Stance) -> ViolationMention:
    """An act that a whole statement denies is spoken of as denied."""
    if stance is Stance.DENIES and violation.modality is Modality.ALLEGED:
        return replace(violation, modality=Modality.DENIED)
    return violation
