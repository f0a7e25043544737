"""An estimate over tables drawn: who is who, and what is missing, is carried into the interval.

Every family that claims an answer is taken from every table drawn, and its draws are pooled by
both rules; the wider ends of the two are told (linkage-averaging: M. Sadinle, Annals of Applied
Statistics 12, 2018). The likeliest table passes the whole gate; what forbids an answer in more
than one of twenty tables drawn forbids it as well.

Strata are never added up: the sum is taken draw by draw, and only where an answer may be told of
each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from habeas.numbers import dividing, side_by_side
from habeas.numbers.carrying import Carried, Each, each_of
from habeas.numbers.diagnostics import Diagnosis
from habeas.numbers.dividing import Divided
from habeas.numbers.estimate import Estimate, estimate
from habeas.numbers.families import Family, Figure
from habeas.numbers.families import Settings as FamilySettings
from habeas.numbers.gate import SPANNED, UNSEEN, WEIGHED, Held, Verdict, judged
from habeas.numbers.overlaps import LEAST_LISTS, Overlaps, overlaps
from habeas.numbers.patterns import Patterns
from habeas.numbers.pooling import FEW, Answer, by_moments, mixture
from habeas.numbers.steps import outward
from habeas.words.progress import Progress, silent
from habeas.words.reasons import Reason

STEP = "estimating strata"
BORNE = 1 / 20
"""The share of tables drawn in which something may forbid an answer that is told nonetheless."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the likeliest table is estimated from, and how each table drawn is.

    ``replicates``: how often the log-linear choice is repeated on each table drawn.
    """

    families: FamilySettings = field(default_factory=FamilySettings)
    each: side_by_side.Settings = field(default_factory=side_by_side.Settings)
    replicates: int = 100


@dataclass(frozen=True, slots=True, eq=False)
class Stratum:
    """What is said of one stratum. Without ``best`` there is nothing to estimate from.

    ``unused`` are lists that hold nobody of it in some table. ``figures`` are pooled.
    """

    name: str
    best: Estimate | None
    unused: tuple[str, ...]
    figures: tuple[Figure, ...]
    answers: Mapping[Family, tuple[Answer, ...]]
    verdict: Verdict


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """Every stratum, and what may be told of all people together."""

    strata: tuple[Stratum, ...]
    verdict: Verdict


def pooled(divided: Divided, settings: Settings, seed: int, progress: Progress = silent) -> Whole:
    """Estimates of every stratum, and of all. The same arguments give the same."""
    strata = []
    for done, one in enumerate(divided.strata):
        progress(STEP, done, len(divided.strata))
        strata.append(_stratum(one, settings, seed, progress))
    return Whole(tuple(strata), _whole(divided, strata))


def _stratum(one: dividing.Stratum, settings: Settings, seed: int, progress: Progress) -> Stratum:
    used, unused = _used((one.best, *one.drawn))
    usable = min(len(overlaps(table).usable) if table.width else 0 for table in used)
    if usable < LEAST_LISTS:
        why = Reason.of("numbers.forbids_few_lists", n=usable)
        return Stratum(one.name, None, unused, (), {}, _none(one.documented, [why]))
    best = estimate(used[0], settings.families, seed, progress)
    each = each_of(used[1:], settings.families, settings.each, settings.replicates, seed, progress)
    carried = tuple(_pooled(family, each) for family in SPANNED)
    figures = tuple(told.figure for told in carried)
    answers = {told.figure.family: told.answers for told in carried if told.answers}
    verdict = _verdict(one.documented, best, figures, each, unused)
    return Stratum(one.name, best, unused, figures, answers, verdict)


def _used(tables: Sequence[Patterns]) -> tuple[tuple[Patterns, ...], tuple[str, ...]]:
    """The same tables without lists that hold nobody in one of them."""
    names = tables[0].lists
    empty = [j for j in range(len(names)) if not all(table.on(1 << j) for table in tables)]
    for place in reversed(empty):
        tables = [table.without(place) for table in tables]
    return tuple(tables), tuple(names[j] for j in empty)


def _pooled(family: Family, each: Each) -> Carried:
    """One family over all tables drawn; nothing when it has no figure in one of them."""
    found = each.carried[family]
    without = sum(not one.figure.stands for one in found)
    if without:
        why = Reason.of("numbers.none_in_draws", n=without, of=len(found))
        return Carried(Figure(family, why_none=why), ())
    answers = tuple(one.answers[0] for one in found)
    rules = {"mixture": mixture(answers), "by_moments": by_moments(answers)}
    told: dict[str, object] = {
        name: [one.people, one.lower, one.upper] for name, one in rules.items()
    }
    lower = min(one.lower for one in rules.values())
    upper = max(one.upper for one in rules.values())
    middle = float(rules["mixture"].people)
    figure = Figure(family, middle, float(lower), float(upper), diagnostics=told)
    return Carried(figure, answers)


def _verdict(
    documented: int,
    best: Estimate,
    figures: tuple[Figure, ...],
    each: Each,
    unused: tuple[str, ...],
) -> Verdict:
    """The whole gate on the likeliest table and on what was pooled, and what draws say."""

    def held(found: Overlaps, figures: Sequence[Figure], diagnosis: Diagnosis | None) -> Held:
        # What was tried on the likeliest table alone holds for all: lists left out, made-up tables.
        tried = (best.left, best.rivals, best.tried)
        return Held(best.table, found, figures, diagnosis, *tried, documented)

    alone = judged(held(best.overlaps, best.figures, best.diagnosis)).forbidding
    together = judged(held(best.overlaps, figures, best.diagnosis))
    of_draws = [
        judged(held(overlaps(table), told, chains)).forbidding
        for table, told, chains in each.by_table()
    ]
    bad, borne = _in_draws(alone, of_draws)
    forbidding = _once((*alone, *together.forbidding, *bad))
    warning = [*together.warning, *borne]
    if (n := best.table.recorded) != documented:
        warning.append(Reason.of("numbers.warns_recorded", n=n, documented=documented))
    warning += [Reason.of("numbers.warns_unused", name=name) for name in unused]
    if each.number < FEW:
        warning.append(Reason.of("numbers.warns_few_draws", n=each.number))
    if forbidding:
        return Verdict(documented, None, None, forbidding, tuple(warning))
    return Verdict(documented, together.lower, together.upper, (), tuple(warning))


def _in_draws(
    alone: Sequence[Reason], of_draws: Sequence[Sequence[Reason]]
) -> tuple[list[Reason], list[Reason]]:
    """What speaks against an answer in tables drawn, not in the likeliest: too often, and not."""
    told = Counter(reason for one in of_draws for reason in set(one) - set(alone))
    bad: list[Reason] = []
    borne: list[Reason] = []
    for reason, n in sorted(told.items(), key=lambda one: (-one[1], one[0].key, one[0].places)):
        is_bad = n > BORNE * len(of_draws)
        key = "numbers.forbids_in_draws" if is_bad else "numbers.warns_in_draws"
        (bad if is_bad else borne).append(Reason.of(key, reason, n=n, of=len(of_draws)))
    return bad, borne


def _whole(divided: Divided, strata: Sequence[Stratum]) -> Verdict:
    """All people together: the one stratum, or the sum of draws where each may be told."""
    recorded = divided.documented
    missing = list(_missing(divided))
    if len(strata) == 1 and not strata[0].name:
        return strata[0].verdict
    without = [one.name for one in strata if not one.verdict.passes]
    if without:
        why = Reason.of("numbers.forbids_strata", n=len(without), of=len(strata))
        return _none(recorded, [why], missing)
    sums = {family: _sum(family, strata) for family in SPANNED}
    ends = {family: one for family, one in sums.items() if one is not None}
    if sum(family in WEIGHED for family in ends) < 2:
        return _none(recorded, [Reason.of("numbers.forbids_one_family")], missing)
    lower, upper = min(low for low, _ in ends.values()), max(high for _, high in ends.values())
    return Verdict(recorded, *outward(lower, upper, recorded), (), (*UNSEEN, *missing))


def _sum(family: Family, strata: Sequence[Stratum]) -> tuple[int, int] | None:
    """The ends over all strata, added draw by draw; None where one has no figure."""
    if not all(family in one.answers for one in strata):
        return None
    held = zip(*(one.answers[family] for one in strata), strict=True)
    sums = [
        Answer(sum(a.recorded for a in one), np.sum([a.people for a in one], axis=0))
        for one in held
    ]
    rules = mixture(sums), by_moments(sums)
    return min(one.lower for one in rules), max(one.upper for one in rules)


def _missing(divided: Divided) -> Iterator[Reason]:
    for one in divided.unknown:
        if one.missing:
            yield Reason.of("numbers.warns_filled", n=one.missing, by=one.name)
        if one.differing:
            yield Reason.of("numbers.warns_differing", n=one.differing, by=one.name)


def _none(recorded: int, why: Sequence[Reason], warning: Sequence[Reason] = ()) -> Verdict:
    return Verdict(recorded, None, None, tuple(why), (*UNSEEN, *warning))


def _once(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reasons))
