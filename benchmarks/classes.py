"""How right and how quick latent classes are: ``python benchmarks/classes.py TABLE.csv …``.

Each table has one column of 0 and 1 for each list and a last column named count. For each is
printed: the 2.5, 50 and 97.5 % points and the mean of the number of people, R-hat of people and of
the log-likelihood, effective draws, seconds of processor time, and effective draws per second of
it, once over everything and once without the warm-up. ``--exact`` compares one class with its
closed form, ``--calibrate N`` draws N truths from the prior and tells where they rank among the
draws made from their tables, ``--cost`` gives the time for a hundred times the people,
``--modes N`` runs a made-up table of twenty lists N times and counts chains in a poor mode,
``--many N`` makes a whole estimate from a made-up table of N lists and 5,000 people. How
often the intervals hold is told by ``benchmarks/coverage.py``.

Run it with ``OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1``: the matrices are small.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.special import gammaln

from habeas.numbers.classes import Chains, Settings, sample
from habeas.numbers.classes_walk import CAP
from habeas.numbers.convergence import mean_ess, quantile_ess, tail_ess
from habeas.numbers.diagnostics import diagnose
from habeas.numbers.estimate import estimate
from habeas.numbers.families import Settings as FamilySettings
from habeas.numbers.patterns import Patterns

SHARES = (0.025, 0.5, 0.975)
CALIBRATION = Settings(classes=3, chains=16, warm_up=60, draws=60, tries=4, patience=0)


def read(path: Path) -> Patterns:
    """A table from a file that is well."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    cells = ((sum(int(b) << j for j, b in enumerate(r[:-1])), int(r[-1])) for r in rows)
    return Patterns.of(head[:-1], cells)


def timed(table: Patterns, settings: Settings, seed: int) -> tuple[Chains, float]:
    """The chains, and their seconds on the processor."""
    begun = time.process_time()
    found = sample(table, settings, seed)
    return found, time.process_time() - begun


def drawn(name: str, table: Patterns, settings: Settings, seed: int) -> None:
    """One line of figures for one table, with what forbids a figure and the heaps."""
    warm = timed(table, replace(settings, draws=1, patience=0), seed)[1]
    found, seconds = timed(table, settings, seed)
    lower, middle, upper = np.quantile(found.people, SHARES)
    effective = mean_ess(found.people)
    judged = diagnose(found)
    print(
        f"{name:<26}{lower:>9,.0f}{middle:>9,.0f}{upper:>9,.0f}  mean {found.people.mean():,.1f}"
        f"  R-hat {judged.r_hat_people:.4f} {judged.r_hat_likelihood:.4f}"
        f"  effective {effective:,.0f} tail {tail_ess(found.people):,.0f}  {seconds:.1f} s"
        f"  {effective / seconds:,.0f}/s, without warm-up {effective / (seconds - warm):,.0f}/s"
    )
    if judged.troubles:
        heaps = [f"{h.lower:,.0f} to {h.upper:,.0f} ({h.share:.0%})" for h in judged.heaps]
        print(f"    {', '.join(judged.troubles)}: {'; '.join(heaps)}")


def exact(name: str, table: Patterns, seed: int) -> None:
    """One class beside its closed form, in Monte Carlo errors."""
    n = table.recorded
    people = np.arange(n, (CAP + 1) * n + 1)
    log = gammaln(people + 1) - gammaln(people - n + 1) - np.log(people)
    for j in range(table.width):
        log += gammaln(people - table.on(1 << j) + 1) - gammaln(people + 2)
    weights = np.exp(log - log.max())
    weights /= weights.sum()
    found = sample(table, Settings(classes=1, patience=0), seed).people
    error = found.std() / np.sqrt(mean_ess(found))
    off = [(found.mean() - people @ weights) / error]
    for share in (0.025, 0.25, 0.5, 0.75, 0.975):
        at = np.quantile(found, share)
        below = weights[people < at].sum() + weights[people == at].sum() / 2
        off.append((below - share) / np.sqrt(share * (1 - share) / quantile_ess(found, share)))
    errors = " ".join(f"{one:+.1f}" for one in off)
    print(f"{name:<26}exact {people @ weights:,.1f}  drawn {found.mean():,.1f}  errors {errors}")


def calibrate(truths: int, seed: int) -> None:
    """Ranks of truths from the prior among draws made from their tables, in tenths.

    S. Talts, M. Betancourt, D. Simpson, A. Vehtari and A. Gelman, Validating Bayesian Inference
    Algorithms with Simulation-Based Calibration, 2018. Given how many are recorded, classes and
    chances keep their prior, and the missing are negative binomial.
    """
    chance, tenths = np.random.default_rng(seed), Counter()
    for one in range(truths):
        missing, table = world(4, CALIBRATION.classes, 80, chance)
        found = sample(table, CALIBRATION, seed + one).people[:, ::6].ravel() - 80
        ties = (found == missing).sum() + 1
        rank = (found < missing).sum() + chance.uniform() * ties
        tenths[int(10 * rank / (found.size + 1))] += 1
    counts = np.array([tenths[n] for n in range(10)])
    chi = ((counts - truths / 10) ** 2 / (truths / 10)).sum()
    print(f"ranks of {truths} truths in tenths {counts.tolist()}: chi-square {chi:.1f} (9 degrees)")


def world(
    lists: int, classes: int, recorded: int, chance: np.random.Generator
) -> tuple[int, Patterns]:
    """How many are missing and the table of the recorded, from the prior."""
    bits = np.arange(1 << lists)[:, None] >> np.arange(lists) & 1
    while True:
        alpha = chance.gamma(0.25, 4.0)
        sticks = np.append(chance.beta(1.0, alpha, classes - 1), 1.0)
        weights = sticks * np.append(1.0, np.cumprod(1.0 - sticks[:-1]))
        chances = chance.uniform(size=(lists, classes))
        each = np.where(bits[:, :, None] == 1, chances, 1 - chances).prod(axis=1) @ weights
        missing = chance.negative_binomial(recorded, max(1e-9, 1 - each[0]))
        if missing <= CAP * recorded:
            counts = chance.multinomial(recorded, each[1:] / each[1:].sum())
            return int(missing), Patterns.of("abcdefgh"[:lists], enumerate(counts.tolist(), 1))


def cost(table: Patterns, settings: Settings, seed: int) -> None:
    """Processor time for the table and for a hundred times its people."""
    few = replace(settings, patience=0)
    many = Patterns.of(table.lists, ((pattern, 100 * n) for pattern, n in table.cells))
    for one in (table, many):
        print(f"{one.recorded:,} people: {timed(one, few, seed)[1]:.2f} s")


MANY = 20
"""Lists of the tables with several modes."""
POOR = 10.0
"""A chain whose mean log-likelihood is so far below the best one is in a poor mode."""


def many_lists(people: int, chance: np.random.Generator) -> Patterns:
    """Made-up people of four kinds, each kind found by a few of twenty lists of its own."""
    kinds = chance.choice(4, size=people, p=(0.5, 0.25, 0.15, 0.1))
    chances = np.full((4, MANY), 0.01)
    for kind, likely in enumerate(((0.3, 2), (0.4, 3), (0.5, 4), (0.6, 5))):
        chances[kind, chance.choice(MANY, size=likely[1], replace=False)] = likely[0]
    found = chance.random((people, MANY)) < chances[kinds]
    patterns = Counter((found @ (1 << np.arange(MANY))).tolist())
    return Patterns.of("abcdefghijklmnopqrst", ((p, n) for p, n in patterns.items() if p))


def modes(times: int, seed: int) -> None:
    """How many chains stay in a poor mode, each from the best of twelve starts and from one."""
    table = many_lists(2000, np.random.default_rng(seed))
    for tries in (Settings().tries, 1):
        asked = Settings(classes=15, chains=20, tries=tries, patience=0)
        poor, seconds = 0, 0.0
        for one in range(times):
            found, took = timed(table, asked, seed + one)
            heights = found.log_likelihood.mean(axis=1)
            poor, seconds = poor + int((heights < heights.max() - POOR).sum()), seconds + took
        print(
            f"{table.recorded:,} on {MANY} lists, {len(table.cells)} patterns, best of {tries}:"
            f" {poor} of {20 * times} chains in a poor mode, {seconds / times / 20:.2f} s a chain"
        )


def whole(lists: int, seed: int) -> None:
    """Seconds of a whole estimate from 5,000 people of three kinds, found by few lists each."""
    chance = np.random.default_rng(seed)
    chances = np.exp(chance.uniform(np.log(0.01), np.log(0.35), (3, lists)))
    found = chance.random((5000, lists)) < chances[chance.choice(3, 5000, p=(0.5, 0.3, 0.2))]
    patterns = Counter((found @ (1 << np.arange(lists))).tolist())
    cells = ((pattern, n) for pattern, n in patterns.items() if pattern)
    table = Patterns.of((f"list {j}" for j in range(lists)), cells)
    begun = time.process_time()
    told = estimate(table, FamilySettings(), seed).figures[0]
    print(
        f"{table.recorded:,} on {lists} lists, {len(table.cells):,} patterns: {told.people:,.0f}"
        f" [{told.lower:,.0f}–{told.upper:,.0f}] in {time.process_time() - begun:.0f} s"
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("tables", nargs="*", type=Path)
    asked.add_argument("--classes", type=int, default=10)
    asked.add_argument("--chains", type=int, default=Settings().chains)
    asked.add_argument("--draws", type=int, help="of each chain so many, agreeing or not")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--exact", action="store_true", help="one class beside its closed form")
    asked.add_argument("--cost", action="store_true", help="time for a hundred times the people")
    asked.add_argument("--calibrate", type=int, default=0, metavar="N")
    asked.add_argument("--modes", type=int, default=0, metavar="N")
    asked.add_argument("--many", type=int, default=0, metavar="N")
    given = asked.parse_args()
    settings = Settings(classes=given.classes, chains=given.chains)
    if given.draws:
        settings = replace(settings, draws=given.draws, patience=0)
    for path in given.tables:
        if given.exact:
            exact(path.stem, read(path), given.seed)
        elif given.cost:
            cost(read(path), settings, given.seed)
        else:
            drawn(path.stem, read(path), settings, given.seed)
    if given.calibrate:
        calibrate(given.calibrate, given.seed)
    if given.modes:
        modes(given.modes, given.seed)
    if given.many:
        whole(given.many, given.seed)


if __name__ == "__main__":
    main()
