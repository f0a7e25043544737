"""How often intervals of 95 % hold an invented truth: ``python benchmarks/coverage.py``.

The populations are in ``coverage.toml``. From each, tables are drawn; of latent classes and of
decomposable graphs is printed: the share of intervals that hold the number of people (with its
standard error), that lie below and above it, and the middle of the estimates over it. Of the
classes also how many tables have chains that mixed, and how many of these alone are held.

The classes are told twice: with even chances beforehand, as the published method has them, and with
faint ones (``habeas.numbers.classes_prior``).

``--gate N`` puts the first N tables of each before the whole gate and counts how often a figure is
told, how often the span that is told holds the truth, and every reason and warning. ``--bound``
tells how well any test at all could tell two in five people hardly ever listed from none, and
``--rivals N`` alone of how many tables each of two more uneven populations is about as likely, the
most that could be warned of it.

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
from habeas.numbers.classes_prior import Prior
from habeas.numbers.classes_walk import CAP
from habeas.numbers.convergence import r_hat
from habeas.numbers.families import Settings
from habeas.numbers.gate import Held, Verdict, judged
from habeas.numbers.leaving import each_left_out
from habeas.numbers.overlaps import overlaps
from habeas.numbers.patterns import Patterns
from habeas.numbers.rivals import rivals
from habeas.words.progress import silent

DESIGNS = Path(__file__).with_suffix(".toml")
ENDS = (0.025, 0.5, 0.975)
MIXED = 1.05
"""R-hat over this is not counted as mixed: the interval measures the chain, not the method."""
AT_ONCE = 20
TOO_SHORT = ("warns_few", "warns_uneven", "warns_hidden")
"""What is said of an interval that may be too short."""
Chained = Mapping[Prior, classes.Chains]
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
) -> Iterator[classes.Chains]:
    """The chains of each table."""
    for first in range(0, counts.shape[1], AT_ONCE):
        some = counts[:, first : first + AT_ONCE]
        found = classes_many.sample(some, settings, chance)
        recorded = some[1:].sum(axis=0).astype(int)
        each = zip(found.people, found.log_likelihood, recorded.tolist(), strict=True)
        for people, fits, n in each:
            yield classes.Chains(people, fits, n, n + CAP * n, 1.0)


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


def put_before_the_gate(table: Patterns, chains: Chained, truths: int, seed: int) -> Verdict:
    """All that an estimate does, but that its chains are given."""
    settings = Settings()
    averaged, most = families.by_graphs(table, settings), settings.classes.classes
    figure, diagnosis = families.of_chains(chains[Prior.EVEN], most)
    faint = families.of_faint(chains[Prior.FAINT], most)
    figures = (figure, faint, averaged, families.by_log_linear(table, settings, seed))
    left = tuple(each_left_out(table, averaged, settings, seed, silent))
    tried = design.check(table, design.Settings(truths=truths), seed) if truths else None
    others = rivals(table, seed)
    return judged(Held(table, overlaps(table), figures, diagnosis, left, others, tried))


def of_the_gate(
    world: World, counts: Floats, chains: Sequence[Chained], truths: int, seed: int
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


def of_chains(world: World, prior: Prior, chains: Sequence[classes.Chains]) -> Iterator[str]:
    ends = np.array([np.quantile(one.people, ENDS) for one in chains]).T
    well = np.array([r_hat(one.people) for one in chains]) <= MIXED
    yield f"    {prior:<8} {held(world.people, ends)}"
    alone = held(world.people, ends[:, well]) if well.any() else "none"
    yield f"             R-hat at most {MIXED} in {well.mean():.3f}: {alone}"


def told(world: World, asked: argparse.Namespace) -> Iterator[str]:
    chance, begun = np.random.default_rng(asked.seed), time.process_time()
    counts = world.tables(asked.tables, chance)
    yield f"{world.name}: {np.median(counts[1:].sum(axis=0)):,.0f} of {world.people:,} recorded"
    yield f"    graphs   {held(world.people, by_graphs(counts))}"
    chains: dict[Prior, list[classes.Chains]] = {}
    for prior in Prior:
        settings = classes_many.Settings(
            asked.classes, asked.chains, asked.warm_up, asked.draws, 12, prior
        )
        chains[prior] = list(drawn(counts, settings, chance))
        yield from of_chains(world, prior, chains[prior])
    if asked.gate:
        some = counts[:, : asked.gate]
        each = [dict(zip(chains, one, strict=True)) for one in zip(*chains.values(), strict=True)]
        yield from of_the_gate(world, some, each[: asked.gate], asked.truths, asked.seed)
    yield f"             {time.process_time() - begun:.0f} s"


def with_rivals(world: World, tables: int, seed: int) -> str:
    counts = world.tables(tables, np.random.default_rng(seed))
    found = [rivals(patterns(column), seed) for column in counts.T]
    uneven, hidden = (
        share([getattr(one, name).is_as_likely for one in found]) for name in ("uneven", "hidden")
    )
    return f"{world.name}: of {tables} about as likely uneven {uneven}, hidden {hidden}"


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
            alone = given.rivals and [with_rivals(world, given.rivals, given.seed)]
            for line in alone or told(world, given):
                print(line, flush=True)


if __name__ == "__main__":
    main()
