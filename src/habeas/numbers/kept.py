"""Tables and estimates as they are kept: small values, with words that either language can say.

Nothing here computes, so that what was kept can be looked at where NumPy is missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isclose, isfinite
from typing import TYPE_CHECKING

from habeas.numbers.bars import Curve
from habeas.numbers.overlaps import Overlaps
from habeas.numbers.patterns import Patterns
from habeas.words.reasons import Reason

if TYPE_CHECKING:  # they come with an extra
    from habeas.numbers.design import Design
    from habeas.numbers.estimate import Estimate
    from habeas.numbers.families import Figure
    from habeas.numbers.leaving import Left
    from habeas.numbers.rivals import Rivals

CLOSE = 1e-6
"""By how much of itself a figure may differ when it is computed again."""


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table of patterns: what it is called, where it is from in words, the exhibit it was in.

    It is never changed: a table that was wrong is followed by another. ``alone``: how many pairs
    of lines one reviewer alone decided, where lists were linked, and how many were ``unsettled``.
    """

    name: str
    patterns: Patterns
    source: str = ""
    exhibit: str = ""
    alone: int = 0
    unsettled: int = 0


@dataclass(frozen=True, slots=True)
class KeptStory:
    """One of several answers that fit, with its share."""

    people: float
    lower: float
    upper: float
    share: float


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """People in all by one family, or why there is no figure. ``diagnostics`` is JSON."""

    family: str
    people: float | None
    lower: float | None
    upper: float | None
    why_none: Reason | None
    assumes: Reason
    stories: tuple[KeptStory, ...]
    diagnostics: str
    curve: Curve | None = None


@dataclass(frozen=True, slots=True)
class KeptLeft:
    """The figure without one list, and whether the intervals with and without it do not touch."""

    name: str
    without: KeptFigure
    is_apart: bool


@dataclass(frozen=True, slots=True)
class KeptTrial:
    """On truths of one kind: the share of intervals that held them, lay below and above.

    ``middle`` is the estimate over the truth, half of the truths below it.
    """

    truth: str
    inside: float
    below: float
    above: float
    middle: float


@dataclass(frozen=True, slots=True)
class KeptRival:
    """A more uneven population (:class:`habeas.numbers.rivals.Rival`), and of which kind."""

    kind: str
    people: float
    reach: float
    behind: float
    as_likely: bool


@dataclass(frozen=True, slots=True)
class KeptEstimate:
    """All that was said of a table, with all that is needed to say it again.

    ``fingerprint`` is the SHA-256 of the table (:attr:`Patterns.fingerprint`). ``settings`` are
    JSON. ``versions`` are pairs of what computed and its version. ``trials`` are empty when
    nothing was tried on made-up tables, else ``truths`` of each kind were.
    """

    table: str
    fingerprint: str
    recorded: int
    overlaps: Overlaps
    figures: tuple[KeptFigure, ...]
    left: tuple[KeptLeft, ...]
    truths: int
    trials: tuple[KeptTrial, ...]
    lower: int | None
    upper: int | None
    sentence: Reason
    forbidding: tuple[Reason, ...]
    warning: tuple[Reason, ...]
    settings: str
    seed: int
    versions: tuple[tuple[str, str], ...]
    rivals: tuple[KeptRival, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether an answer may be told."""
        return not self.forbidding


def kept(table: str, found: Estimate, settings: str) -> KeptEstimate:
    """An estimate to be kept, from the table of this identifier, by settings as JSON."""
    verdict = found.verdict
    return KeptEstimate(
        table=table,
        fingerprint=found.table.fingerprint,
        recorded=verdict.recorded,
        overlaps=found.overlaps,
        figures=tuple(kept_figure(one) for one in found.figures),
        left=tuple(_left(one) for one in found.left),
        truths=found.tried.truths if found.tried else 0,
        trials=tuple(_trials(found.tried)) if found.tried else (),
        lower=verdict.lower,
        upper=verdict.upper,
        sentence=verdict.sentence,
        forbidding=verdict.forbidding,
        warning=verdict.warning,
        settings=settings,
        seed=found.seed,
        versions=tuple(found.versions.items()),
        rivals=tuple(_rivals(found.rivals)),
    )


def kept_figure(figure: Figure) -> KeptFigure:
    """A family's figure as it is kept."""
    told = json.dumps(_finite(dict(figure.diagnostics)), ensure_ascii=False)
    stories = (
        KeptStory(*map(float, (s.people, s.lower, s.upper, s.share))) for s in figure.stories
    )
    return KeptFigure(
        family=figure.family.value,
        people=_number(figure.people),
        lower=_number(figure.lower),
        upper=_number(figure.upper),
        why_none=figure.why_none,
        assumes=figure.assumes,
        stories=tuple(stories),
        diagnostics=told,
        curve=figure.curve,
    )


def _left(left: Left) -> KeptLeft:
    return KeptLeft(left.name, kept_figure(left.without), left.is_apart)


def _trials(design: Design) -> Iterator[KeptTrial]:
    for truth, one in design.covered.items():
        yield KeptTrial(truth.value, one.inside, one.below, one.above, one.middle)


def _rivals(rivals: Rivals) -> Iterator[KeptRival]:
    for kind, one in (("uneven", rivals.uneven), ("hidden", rivals.hidden)):
        numbers = float(one.people), float(one.reach), float(one.behind)
        yield KeptRival(kind, *numbers, one.is_as_likely)


def _number(told: float | None) -> float | None:
    """Nothing for what is no number: what is kept must be comparable with itself."""
    return float(told) if told is not None and isfinite(told) else None


def _finite(told: object) -> object:
    if isinstance(told, float):
        return told if isfinite(told) else None
    if isinstance(told, Mapping):
        return {str(name): _finite(one) for name, one in told.items()}
    if isinstance(told, list | tuple):
        return [_finite(one) for one in told]
    return told


def same(one: object, other: object) -> bool:
    """Whether two plain values (of JSON) say the same, numbers up to :data:`CLOSE`."""
    if isinstance(one, float | int) and isinstance(other, float | int):
        return isclose(one, other, rel_tol=CLOSE, abs_tol=CLOSE)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other
