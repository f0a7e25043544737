"""Estimates over tables drawn as they are kept, the tables with them, so that anybody reruns them.

Nothing here computes, so that what was kept can be looked at where NumPy is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.numbers.kept import KeptEstimate, KeptFigure, kept, kept_figure
from habeas.numbers.patterns import Patterns
from habeas.words.reasons import Reason

if TYPE_CHECKING:  # they come with an extra
    from habeas.numbers.dividing import Divided
    from habeas.numbers.gate import Verdict
    from habeas.numbers.pooled import Stratum, Whole


@dataclass(frozen=True, slots=True)
class KeptTables:
    """The tables of one stratum: of the likeliest linkage, and of each that was drawn.

    ``name`` is empty where nobody is divided. At least ``documented`` people are told to be of it.
    """

    name: str
    documented: int
    best: Patterns
    drawn: tuple[Patterns, ...]


@dataclass(frozen=True, slots=True)
class KeptUnknown:
    """Of how many people no list tells what they are divided by, and on how many lists differ."""

    name: str
    missing: int
    differing: int


@dataclass(frozen=True, slots=True)
class KeptDivided:
    """All that a pooled estimate is made from; its figures follow from this, settings and seed."""

    documented: int
    strata: tuple[KeptTables, ...]
    unknown: tuple[KeptUnknown, ...]


@dataclass(frozen=True, slots=True)
class KeptVerdict:
    """What may be told, and why no more may be."""

    recorded: int
    lower: int | None
    upper: int | None
    sentence: Reason
    forbidding: tuple[Reason, ...]
    warning: tuple[Reason, ...]

    @property
    def passes(self) -> bool:
        """Whether an answer may be told."""
        return not self.forbidding


@dataclass(frozen=True, slots=True)
class KeptStratum:
    """What was said of one stratum: its ``figures`` are pooled, ``best`` is the likeliest alone.

    ``unused`` are lists that hold nobody of it.
    """

    name: str
    best: KeptEstimate | None
    unused: tuple[str, ...]
    figures: tuple[KeptFigure, ...]
    verdict: KeptVerdict


@dataclass(frozen=True, slots=True)
class KeptPooled:
    """An estimate over linkages drawn, by strata where ``by`` says what people are divided by.

    ``draws``: how many tables were drawn of each stratum. ``settings`` are JSON. ``versions`` are
    pairs of what computed and its version. ``alone``: pairs that one reviewer alone decided,
    ``unsettled``: that nobody had settled.
    """

    linkage: str
    by: tuple[str, ...]
    draws: int
    alone: int
    unsettled: int
    made_from: KeptDivided
    strata: tuple[KeptStratum, ...]
    verdict: KeptVerdict
    settings: str
    seed: int
    versions: tuple[tuple[str, str], ...]

    @property
    def passes(self) -> bool:
        """Whether an answer may be told of all people together."""
        return self.verdict.passes

    @property
    def sentence(self) -> Reason:
        """What may be quoted of all people together."""
        return self.verdict.sentence

    @property
    def is_divided(self) -> bool:
        """Whether people are divided into strata."""
        return bool(self.by)


def kept_divided(divided: Divided) -> KeptDivided:
    """Tables that were drawn, as they are kept."""
    strata = (KeptTables(one.name, one.documented, one.best, one.drawn) for one in divided.strata)
    unknown = (KeptUnknown(one.name, one.missing, one.differing) for one in divided.unknown)
    return KeptDivided(divided.documented, tuple(strata), tuple(unknown))


def kept_strata(found: Whole, settings: str) -> tuple[KeptStratum, ...]:
    """Every stratum of an estimate; ``settings`` are those of the likeliest table, as JSON."""
    return tuple(_stratum(one, settings) for one in found.strata)


def kept_verdict(verdict: Verdict) -> KeptVerdict:
    """A verdict as it is kept."""
    return KeptVerdict(
        verdict.recorded,
        verdict.lower,
        verdict.upper,
        verdict.sentence,
        verdict.forbidding,
        verdict.warning,
    )


def _stratum(one: Stratum, settings: str) -> KeptStratum:
    best = None if one.best is None else kept("", one.best, settings)
    figures = tuple(map(kept_figure, one.figures))
    return KeptStratum(one.name, best, one.unused, figures, kept_verdict(one.verdict))


def all_figures(held: KeptPooled) -> Iterator[tuple[str, KeptFigure]]:
    """Every pooled figure, with the name of its stratum."""
    for one in held.strata:
        yield from ((one.name, figure) for figure in one.figures)
