"""Whether a figure may be told as the answer, and what must be told instead when it may not.

The gate never makes a figure better; it only keeps one back. What it says beside every estimate
is what cannot be seen in any table: people whom no list could have reached are in no estimate, and
links that were missed count one person as two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from habeas.numbers.design import Design
from habeas.numbers.diagnostics import Diagnosis, Trouble
from habeas.numbers.families import Family, Figure
from habeas.numbers.leaving import Left
from habeas.numbers.overlaps import Overlaps
from habeas.numbers.patterns import Patterns
from habeas.numbers.rivals import Rival, Rivals
from habeas.numbers.steps import outward
from habeas.words.reasons import Reason

FEW_PEOPLE = 300
NEAR_CAP = 0.01
MOST_WITHOUT = 0.05
"""Repetitions of the log-linear choice that may have no estimate: more, and what is left of them is
no picture of chance."""
LEAST_TRUTHS = 20
"""Made-up tables of which so many at least must be tried: of fewer all may be held by chance."""
LEAST_COVERAGE = 0.85
"""Of a hundred intervals that claim 95, so many must hold the truth in the design check."""
WEIGHED = (Family.CLASSES, Family.GRAPHS, Family.LOG_LINEAR)
"""The families that claim an answer, not a bound."""
SPANNED = (Family.CLASSES, Family.FAINT, Family.GRAPHS, Family.LOG_LINEAR)
"""The families whose intervals a span that is told reaches over: these, and what another prior of
the first of them would say."""

UNSEEN = (Reason.of("numbers.warns_unreached"), Reason.of("numbers.warns_links"))
"""What no table shows, and is told with every estimate."""

_TROUBLES = {
    Trouble.TOO_FEW_CHAINS: "numbers.forbids_few_chains",
    Trouble.CHAINS_DISAGREE: "numbers.forbids_chains",
    Trouble.TOO_FEW_DRAWS: "numbers.forbids_draws",
    Trouble.SEVERAL_FIT: "numbers.forbids_several",
    Trouble.AT_THE_CAP: "numbers.forbids_cap",
}


@dataclass(frozen=True, slots=True)
class Held:
    """All that the gate looks at. ``design``: None when nothing was tried on made-up tables.

    ``documented``: who is known to belong to the table; None for everybody in it.
    """

    table: Patterns
    overlaps: Overlaps
    figures: Sequence[Figure]
    diagnosis: Diagnosis | None
    left: Sequence[Left]
    rivals: Rivals
    design: Design | None = None
    documented: int | None = None

    @property
    def known(self) -> int:
        """People who make the table large enough or not: never those filled in by chance."""
        recorded = self.table.recorded
        return recorded if self.documented is None else min(self.documented, recorded)

    @property
    def ends(self) -> tuple[float, float] | None:
        """From the lowest to the highest end of the intervals of all families that claim one."""
        told = [(f.lower, f.upper) for f in self.figures if f.family in SPANNED]
        known = [(low, high) for low, high in told if low is not None and high is not None]
        if not known:
            return None
        return min(low for low, _ in known), max(high for _, high in known)

    def is_contested_by(self, rival: Rival) -> bool:
        """Whether another population, about as likely, has more people than any family."""
        return rival.is_as_likely and self._is_beyond(rival.people)

    @property
    def is_too_small(self) -> bool:
        """Few people, and such a population could be beyond: what few cannot show must be borne."""
        few, uneven = self.known < FEW_PEOPLE, self.rivals.uneven
        return few and uneven.is_as_likely and self._is_beyond(uneven.reach)

    def _is_beyond(self, people: float) -> bool:
        return self.ends is None or people > self.ends[1]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be told. ``forbidding``: why no answer may be; ``warning``: what is told with one.

    ``recorded`` people are documented, whatever else. ``lower`` and ``upper`` reach over the
    intervals of every family; there are none when something forbids.
    """

    recorded: int
    lower: int | None
    upper: int | None
    forbidding: tuple[Reason, ...]
    warning: tuple[Reason, ...]

    @property
    def passes(self) -> bool:
        """Whether an answer may be told."""
        return not self.forbidding

    @property
    def sentence(self) -> Reason:
        """The one sentence that may be quoted."""
        if self.lower is None or self.upper is None:
            return Reason.of("numbers.documented", people=self.recorded)
        told = {"people": self.recorded, "lower": self.lower, "upper": self.upper}
        return Reason.of("numbers.inferred", **told)


def judged(held: Held) -> Verdict:
    """The verdict on estimates from a table."""
    forbidding, warning = tuple(_forbidding(held)), tuple(_warning(held))
    lower = upper = None
    if held.ends and not forbidding:
        lower, upper = outward(*held.ends, held.table.recorded)
    return Verdict(held.table.recorded, lower, upper, forbidding, warning)


def _forbidding(held: Held) -> Iterator[Reason]:
    if held.diagnosis is None:
        yield Reason.of("numbers.forbids_no_chains")
    else:
        yield from (Reason.of(_TROUBLES[one]) for one in held.diagnosis.troubles)
    for figure in held.figures:
        yield from _of_figure(figure)
    yield from _between(held.figures)
    apart = [left.name for left in held.left if left.is_apart]
    if apart and len(apart) >= len(held.left) / 2:
        yield Reason.of("numbers.forbids_left_out", names=", ".join(apart))
    yield from _tried(held.design)
    if held.is_too_small:
        yield Reason.of("numbers.forbids_few", n=held.known)


def _tried(design: Design | None) -> Iterator[Reason]:
    """No trial, or one too small to find a bad interval, lets no figure through."""
    if design is None or design.truths < LEAST_TRUTHS:
        yield Reason.of("numbers.forbids_no_design", n=LEAST_TRUTHS)
    elif design.coverage < LEAST_COVERAGE:
        yield Reason.of("numbers.forbids_coverage", share=round(100 * design.coverage))


def _of_figure(figure: Figure) -> Iterator[Reason]:
    """What a family itself says against its figure; of the classes the chains have said it."""
    if figure.family is Family.CLASSES:
        return
    if len(figure.stories) > 1:
        yield Reason.of("numbers.forbids_stories", family=figure.family.value)
    without = figure.diagnostics.get("replicates_without", 0.0)
    if isinstance(without, float) and without > MOST_WITHOUT:
        yield Reason.of("numbers.forbids_replicates", share=round(100 * without))
    near = figure.diagnostics.get("share_near_cap", 0.0)
    if isinstance(near, float) and near > NEAR_CAP:
        yield Reason.of("numbers.forbids_near_cap", family=figure.family.value)


def _between(figures: Sequence[Figure]) -> Iterator[Reason]:
    """Families that claim an answer must lie within each other's intervals, and be two at least."""
    standing = [f for f in figures if f.family in WEIGHED and f.stands]
    if len(standing) < 2:
        yield Reason.of("numbers.forbids_one_family")
    for one, other in combinations(standing, 2):
        if not (_holds(one, other) and _holds(other, one)):
            yield Reason.of(
                "numbers.forbids_families", one=one.family.value, other=other.family.value
            )


def _holds(one: Figure, other: Figure) -> bool:
    if one.lower is None or one.upper is None or other.people is None:
        return False
    return one.lower <= other.people <= one.upper


def _warning(held: Held) -> Iterator[Reason]:
    yield from UNSEEN
    if held.known < FEW_PEOPLE:
        yield Reason.of("numbers.warns_few", n=held.known)
    for name in held.overlaps.apart:
        yield Reason.of("numbers.warns_apart", name=name)
    for name, other in held.overlaps.inside:
        yield Reason.of("numbers.warns_inside", name=name, other=other)
    for name, other, _ in held.overlaps.nearly:
        yield Reason.of("numbers.warns_nearly", name=name, other=other)
    if held.overlaps.strangers:
        yield Reason.of("numbers.warns_strangers", n=len(held.overlaps.strangers))
    if any(figure.diagnostics.get("stopped_early") for figure in held.figures):
        yield Reason.of("numbers.warns_stopped")
    yield from _as_good(held.figures)
    if not held.left:
        yield Reason.of("numbers.warns_none_left_out")
    yield from _left_out(held.left)
    yield from _by_prior(held.figures)
    yield from _by_bound(held.figures)
    yield from _by_rivals(held)


def _by_rivals(held: Held) -> Iterator[Reason]:
    """Populations that would have made the table as well, and are larger than any interval."""
    uneven, hidden = held.rivals.uneven, held.rivals.hidden
    if held.is_contested_by(uneven):
        people, most = round(uneven.people), round(uneven.reach)
        yield Reason.of("numbers.warns_uneven", people=people, most=most)
    if held.is_contested_by(hidden):
        yield Reason.of("numbers.warns_hidden", people=round(hidden.people))


def _by_prior(figures: Sequence[Figure]) -> Iterator[Reason]:
    """What the classes would say had chances been thought small beforehand, where it differs."""
    named = {figure.family: figure for figure in figures}
    if Family.FAINT not in named:
        return
    classes, faint = named[Family.CLASSES], named[Family.FAINT]
    if faint.people is None or faint.lower is None or faint.upper is None:
        yield Reason.of("numbers.warns_no_faint")
    elif not (_holds(classes, faint) and _holds(faint, classes)):
        told = {"people": faint.people, "lower": faint.lower, "upper": faint.upper}
        yield Reason.of("numbers.warns_prior", **{name: round(n) for name, n in told.items()})


def _by_bound(figures: Sequence[Figure]) -> Iterator[Reason]:
    """Families that say fewer people than the lower bound holds: one of the two is wrong."""
    for bound in (f for f in figures if f.family is Family.AT_LEAST and f.lower is not None):
        told = {"people": round(bound.people or 0), "lower": round(bound.lower or 0)}
        for figure in (f for f in figures if f.family in SPANNED and f.people is not None):
            if (figure.people or 0) < (bound.lower or 0):
                yield Reason.of("numbers.warns_bound", family=figure.family.value, **told)


def _left_out(lists: Sequence[Left]) -> Iterator[Reason]:
    """A list without which all is otherwise is told, but fewer lists also show less."""
    for left in lists:
        if left.is_apart:
            yield Reason.of("numbers.warns_rests_on", name=left.name)
        elif left.is_outside:
            yield Reason.of("numbers.warns_left_out", name=left.name)


def _as_good(figures: Sequence[Figure]) -> Iterator[Reason]:
    for figure in figures:
        near = figure.diagnostics.get("as_good")
        if isinstance(near, list) and len(near) > 1:
            people = [round(one["people"]) for one in near]
            yield Reason.of("numbers.warns_as_good", least=min(people), most=max(people))
