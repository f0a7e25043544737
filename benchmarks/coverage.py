"""How often intervals of 95 % hold an invented truth: ``python benchmarks/coverage.py``.

The populations are in ``coverage.toml``. From each, tables are drawn; of latent classes and of
decomposable graphs is printed: the share of intervals that hold the number of people (with its
standard error), that lie below and above it, and the middle of the estimates over it. Of the
classes also how many tables have chains that mixed, and how many of these alone are held.

``--flat-share`` tells the intervals of the classes a second time, with another prior: even chances
of being on each list expect nearly everybody on some list once there are several, so the draws are
weighted until the share of people on some list is even instead, however many lists there are.

``--gate N`` puts the first N tables of each before the whole gate and counts how often a figure is
told, how often the span that is told holds the truth, and every reason and warning. ``--bound``
tells how well any test at all could tell two in five people hardly ever listed from none, and
``--rivals N`` alone of how many tables a more uneven population is about as likely, the most that
could be warned of it.

Run it with ``OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1``: the matrices are small.
"""

from __future__ import annotations

import argparse
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from habeas.numbers import classes, classes_many, design, families, graphs
from habeas.numbers.classes_model import Floats
from habeas.numbers.classes_walk import CAP
from habeas.numbers.convergence import r_hat
from habeas.numbers.families import Settings
from habeas.numbers.gate import Held, Verdict, judged
from habeas.numbers.leaving import each_left_out
from habeas.numbers.overlaps import overlaps
from habeas.numbers.patterns import Patterns
from habeas.numbers.rivals import rival
from habeas.words.progress import silent

DESIGNS = Path(__file__).with_suffix(".toml")
ENDS = (0.025, 0.5, 0.975)
MIXED = 1.05
"""R-hat over this is not counted as mixed: the interval measures the chain, not the method."""
AT_ONCE = 20
FROM_PRIOR = 400_000
TOO_SHORT = ("warns_few", "warns_uneven")
"""What is said of an interval that may be too short."""
HIDDEN, EVEN = "2,000, two in five hardly ever listed", "1,200, even"


@dataclass(frozen=True)
class World:
    """A population: kinds of people, each with the chance of every list."""

    name: str
    kinds: Sequence[Mapping[str, object]]

    @property
    def people(self) -> int:
        return sum(kind["people"] for kind in self.kinds)

    def chances(self) -> Iterator[tuple[int, Floats]]:
        """Of each kind its people and the chance of every pattern."""
        for kind in self.kinds:
            each = np.array(kind["chances"])
            bits = np.arange(1 << len(each))[:, None] >> np.arange(len(each)) & 1
            yield kind["people"], np.where(bits == 1, each, 1 - each).prod(axis=1)

    def tables(self, number: int, chance: np.random.Generator) -> Floats:
        """The count of every pattern, ``(2^J, tables)``."""
        held = [chance.multinomial(n, each, size=number).T for n, each in self.chances()]
        return np.sum(held, axis=0).astype(float)


@dataclass(frozen=True)
class Judged:
    """What the gate says of one table, and whether the span it lets through holds the truth."""

    verdict: Verdict
    holds: bool

    @property
    def codes(self) -> set[str]:
        return {one.name for one in (*self.verdict.forbidding, *self.verdict.warning)}

    @property
    def speaks_up(self) -> bool:
        return not self.verdict.passes or bool(self.codes & set(TOO_SHORT))


def worlds() -> Iterator[World]:
    with DESIGNS.open("rb") as file:
        told = tomllib.load(file)
    for group in told.values():
        yield from (World(name, world["kinds"]) for name, world in group.items())


def patterns(counts: Floats) -> Patterns:
    """One column as a table."""
    lists = (len(counts) - 1).bit_length()
    return Patterns.of("abcdefgh"[:lists], enumerate(counts[1:].astype(int).tolist(), 1))


def drawn(
    counts: Floats, settings: classes_many.Settings, chance: np.random.Generator
) -> Iterator[tuple[classes.Chains, Floats]]:
    """The chains of each table, and their chances of being on some list."""
    for first in range(0, counts.shape[1], AT_ONCE):
        some = counts[:, first : first + AT_ONCE]
        found = classes_many.sample(some, settings, chance)
        recorded = some[1:].sum(axis=0).astype(int)
        each = zip(
            found.people, found.log_likelihood, found.seen_chance, recorded.tolist(), strict=True
        )
        for people, fits, seen, n in each:
            yield classes.Chains(people, fits, n, n + CAP * n, 1.0), seen


def expected(lists: int, kinds: int, chance: np.random.Generator) -> tuple[Floats, Floats]:
    """Log odds of being on no list, and the log density that even chances give each."""
    alpha = chance.gamma(0.25, 4.0, (FROM_PRIOR, 1))
    sticks = chance.beta(1.0, np.maximum(alpha, 1e-12), (FROM_PRIOR, kinds))
    sticks[:, -1] = 1.0
    left = np.cumprod(1.0 - sticks, axis=1)[:, :-1]
    weights = sticks * np.hstack([np.ones((FROM_PRIOR, 1)), left])
    unlisted = (weights * np.exp(-chance.gamma(lists, 1.0, (FROM_PRIOR, kinds)))).sum(axis=1)
    density, edges = np.histogram(np.log(unlisted / (1 - unlisted)), 80, (-8, 6), density=True)
    return (edges[1:] + edges[:-1]) / 2, np.log(density + 1e-6)


def with_flat_share(people: Floats, seen: Floats, prior: tuple[Floats, Floats]) -> Floats:
    """Quantiles of one table's draws, weighted from even chances to an even share on some list."""
    log_weights = np.log(seen * (1 - seen)) - np.interp(np.log((1 - seen) / seen), *prior)
    weights = np.exp(log_weights - log_weights.max()).ravel()
    order = np.argsort(people.ravel())
    upto = np.cumsum(weights[order]) / weights.sum()
    at = np.minimum(np.searchsorted(upto, ENDS), len(upto) - 1)
    ends: Floats = people.ravel()[order][at]
    return ends


def by_graphs(counts: Floats) -> Floats:
    found = [graphs.average(patterns(column)) for column in counts.T]
    return np.array([[one.quantile(share) for one in found] for share in ENDS], dtype=float)


def held(people: int, ends: Floats) -> str:
    """How often the interval holds, with the standard error of that."""
    lower, middle, upper = ends
    low, high = (upper < people).mean(), (lower > people).mean()
    return (
        f"holds {share((lower <= people) & (people <= upper))} (too low {low:.3f}, too high"
        f" {high:.3f}), middle over truth {np.median(middle) / people:.3f}"
    )


def share(which: Sequence[bool]) -> str:
    """With its standard error."""
    mean = np.mean(which)
    return f"{mean:.3f} ± {np.sqrt(mean * (1 - mean) / len(which)):.3f}"


def put_before_the_gate(table: Patterns, chains: classes.Chains, truths: int, seed: int) -> Verdict:
    """All that an estimate does, but that its chains are given."""
    settings = Settings()
    averaged = families.by_graphs(table, settings)
    figure, diagnosis = families.of_chains(chains, settings.classes.classes)
    figures = (figure, averaged, families.by_log_linear(table, settings, seed))
    left = tuple(each_left_out(table, averaged, settings, seed, silent))
    tried = design.check(table, design.Settings(truths=truths), seed) if truths else None
    return judged(Held(table, overlaps(table), figures, diagnosis, left, rival(table, seed), tried))


def of_the_gate(
    world: World, counts: Floats, chains: Sequence[classes.Chains], truths: int, seed: int
) -> Iterator[str]:
    found = []
    for column, one in zip(counts.T, chains, strict=True):
        verdict = put_before_the_gate(patterns(column), one, truths, seed)
        holds = verdict.passes and verdict.lower <= world.people <= verdict.upper
        found.append(Judged(verdict, holds))
    told = [one.holds for one in found if one.verdict.passes]
    yield (
        f"    gate     of {len(found)}: forbids {share([not one.verdict.passes for one in found])},"
        f" forbids or warns of short intervals {share([one.speaks_up for one in found])};"
        f" told spans that hold: {sum(told)} of {len(told)}"
    )
    counted = Counter(code for one in found for code in one.codes)
    codes = (f"{code} {number / len(found):.2f}" for code, number in counted.most_common())
    yield f"             {', '.join(codes)}"


def told(world: World, asked: argparse.Namespace) -> Iterator[str]:
    chance, begun = np.random.default_rng(asked.seed), time.process_time()
    counts = world.tables(asked.tables, chance)
    settings = classes_many.Settings(
        asked.classes, asked.chains, asked.warm_up, asked.draws, tries=12
    )
    yield f"{world.name}: {np.median(counts[1:].sum(axis=0)):,.0f} of {world.people:,} recorded"
    yield f"    graphs   {held(world.people, by_graphs(counts))}"
    chains, seen = zip(*drawn(counts, settings, chance), strict=True)
    ends = np.array([np.quantile(one.people, ENDS) for one in chains]).T
    apart = np.array([r_hat(one.people) for one in chains])
    well = apart <= MIXED
    yield f"    classes  {held(world.people, ends)}"
    alone = held(world.people, ends[:, well]) if well.any() else "none"
    yield f"             R-hat at most {MIXED} in {well.mean():.3f}: {alone}"
    if asked.flat_share:
        prior = expected((len(counts) - 1).bit_length(), settings.classes, chance)
        each = zip(chains, seen, strict=True)
        again = np.array([with_flat_share(one.people, share, prior) for one, share in each]).T
        yield f"    the same, share on some list even: {held(world.people, again)}"
    if asked.gate:
        some = counts[:, : asked.gate]
        yield from of_the_gate(world, some, chains[: asked.gate], asked.truths, asked.seed)
    yield f"             {time.process_time() - begun:.0f} s"


def with_rival(world: World, tables: int, seed: int) -> str:
    counts = world.tables(tables, np.random.default_rng(seed))
    found = [rival(patterns(column), seed).is_as_likely for column in counts.T]
    return f"{world.name}: a rival about as likely in {share(found)} of {tables}"


def bound(tables: int, seed: int) -> Iterator[str]:
    """The likelihood ratio, which no test can better, on tables of so many recorded people."""
    chance, named = np.random.default_rng(seed), {world.name: world for world in worlds()}
    pair = [named[name] for name in (EVEN, HIDDEN)]
    both = [np.sum([n * each for n, each in world.chances()], axis=0)[1:] for world in pair]
    even, hidden = (expected / expected.sum() for expected in both)
    ratio = np.log(hidden) - np.log(even)
    without, with_some = (ratio @ world.tables(tables, chance)[1:] for world in pair)
    for false in (0.05, 0.2, 0.5):
        power = (with_some > np.quantile(without, 1 - false)).mean()
        yield f"warned on {false:.0%} of {EVEN}: at best on {power:.0%} of {HIDDEN}"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--tables", type=int, default=200)
    asked.add_argument("--only", nargs="*", help="populations whose name holds one of these")
    asked.add_argument("--gate", type=int, default=0, metavar="N")
    asked.add_argument("--truths", type=int, default=40, help="of the design check; 0: not made")
    asked.add_argument("--flat-share", action="store_true")
    asked.add_argument("--rivals", type=int, default=0, metavar="N")
    asked.add_argument("--bound", action="store_true")
    asked.add_argument("--classes", type=int, default=10)
    asked.add_argument("--chains", type=int, default=8)
    asked.add_argument("--warm-up", type=int, default=400)
    asked.add_argument("--draws", type=int, default=1200)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    if given.bound:
        print(*bound(20_000, given.seed), sep="\n")
        return
    for world in worlds():
        if not given.only or any(part in world.name for part in given.only):
            alone = given.rivals and [with_rival(world, given.rivals, given.seed)]
            for line in alone or told(world, given):
                print(line, flush=True)


if __name__ == "__main__":
    main()
