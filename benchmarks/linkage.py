"""Linking made-up lists, and what it does to an estimate: ``python benchmarks/linkage.py``.

Lists come from ``benchmarks/linkage_lists.py``, whose people the linkage never sees. "Decided" are
300 pairs ruled rightly, 200 that the scores leave open and 100 drawn among low ones. N is the
median by decomposable graphs, beside the one from the lists linked without a mistake.

``--size`` adds a run on so many lines, ``--alike`` one on so many of one name and day, ``--seeds``
says how many worlds. With ``--spark MASTER`` a run on so many lines is done on Spark (``local[2]``;
for a cluster ``--spark-secret FILE`` too), then held beside the same in memory.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from linkage_lists import Written, lists
from transposed import crosses

from habeas.numbers import graphs, linkage
from habeas.numbers.carrying import carried_by_graphs
from habeas.numbers.dividing import divide
from habeas.numbers.entries import Entry
from habeas.numbers.linkage import Groups, Linkage
from habeas.numbers.linkage_engine import compare
from habeas.numbers.linkage_entries import lines
from habeas.numbers.linkage_lines import Line
from habeas.numbers.linkage_queue import questions
from habeas.numbers.linkage_rulings import Decided, Ruling
from habeas.numbers.pooling import Pooled, mixture
from habeas.words.errors import HabeasError
from habeas.workspace.count_spark import Spark

PEOPLE, UNCERTAIN, LOW = 1500, 200, 100
Deciles = list[tuple[float, float, int]]


@dataclass(frozen=True)
class Measured:
    """F1 of pairs, N over N without a mistake, whether the pooled interval holds it, and ours."""

    score: float
    ratio: float
    covers: bool
    covers_truth: bool


World = tuple[Measured, Measured, Deciles]


def entries(written: Iterable[Written]) -> tuple[Entry, ...]:
    return tuple(
        Entry(one.key, one.list, (one.name,), one.born, one.day, (one.town,) if one.town else ())
        for one in written
    )


def f1(groups: Sequence[int], people: Sequence[int]) -> float:
    both = together(zip(groups, people, strict=True))
    return 2 * both / (together(groups) + together(people))


def together(named: Iterable[object]) -> int:
    return sum(number * (number - 1) // 2 for number in Counter(named).values())


def decided(found: Linkage, truth: dict[str, int], seed: int) -> list[Decided]:
    asked = questions(found, UNCERTAIN, LOW, seed)
    same = {True: Ruling.SAME, False: Ruling.APART}
    return [
        Decided(
            one.one, one.other, same[truth[one.one] == truth[one.other]], one.drawn, one.expected
        )
        for one in asked
    ]


def people_in_all(found: Linkage, groups: Groups) -> int:
    names = {line.list: line.list for line in found.lines}
    return graphs.average(linkage.patterns(found, groups, names)).quantile(0.5)


def pooled(found: Linkage, names: dict[str, str], number: int, seed: int) -> Pooled:
    """By graphs alone, over so many linkages drawn."""
    chance = np.random.default_rng(seed)
    tables = divide(found, names, (), number, seed).strata[0].drawn
    carried = (carried_by_graphs(table, graphs.Settings(), chance) for table in tables)
    return mixture([answer for one in carried for answer in one.answers])


def measured(found: Linkage, people: list[int], seed: int) -> Measured:
    groups = linkage.linked(found)
    perfect = people_in_all(found, tuple(people))
    names = {line.list: line.list for line in found.lines}
    over = pooled(found, names, 20, seed)
    return Measured(
        f1(groups, people),
        people_in_all(found, groups) / perfect,
        over.lower <= perfect <= over.upper,
        over.lower <= PEOPLE <= over.upper,
    )


def world(seed: int) -> World:
    written = lists(PEOPLE, seed)
    truth = {one.key: one.truth for one in written}
    found = linkage.link(lines(entries(written)), seed)
    people = [truth[line.key] for line in found.lines]
    told = linkage.reweighed(found, decided(found, truth, seed))
    return measured(found, people, seed), measured(told, people, seed), deciles(found, people)


def deciles(found: Linkage, people: list[int]) -> Deciles:
    """In each tenth of probability: the mean told, the share that is so, and how many pairs."""
    named = np.asarray(people)
    same = named[found.pairs.one] == named[found.pairs.other]
    held = []
    for low, high in pairwise(np.linspace(0, 1, 11)):
        within = (found.probability > max(low, 0.01)) & (found.probability <= high)
        told = float(found.probability[within].sum()), float(same[within].sum())
        held.append((*told, int(within.sum())))
    return held


def say(what: str, made: Sequence[Measured]) -> None:
    scores, ratios = [one.score for one in made], [one.ratio for one in made]
    covers, truth = (sum(getattr(one, name) for one in made) for name in ("covers", "covers_truth"))
    print(
        f"{what:<12} F1 {np.mean(scores):.3f} ({min(scores):.3f} at least)  "
        f"N {np.mean(ratios):.3f} ({min(ratios):.3f}-{max(ratios):.3f}) of N without a mistake  "
        f"pooled interval holds it {covers} of {len(made)}, the truth {truth} of {len(made)}"
    )


def sized(number: int, seed: int, spark: Spark | None) -> None:
    """One run on about so many lines: processor time of each part, and memory at most."""
    written = lists(round(number / 1.2), seed)
    people = [one.truth for one in sorted(written, key=lambda one: one.key)]
    told = entries(written)
    del written
    start = time.process_time(), time.perf_counter()
    held = lines(told)
    del told
    ready = time.process_time()
    found = linkage.link(held, seed, (), spark.compare if spark else compare)
    groups = linkage.linked(found)
    end = time.process_time(), time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(held)} lines: F1 {f1(groups, people):.3f}, "
        f"preparing {len(held) / (ready - start[0]):.0f} lines/s, "
        f"linking {end[0] - ready:.1f} s of processor, "
        f"{end[1] - start[1]:.1f} s on the wall in all, {memory:.0f} MiB at most, "
        f"{found.pairs.left_out} lines compared with none"
    )
    if spark:
        beside(found, linkage.link(held, seed))


def beside(found: Linkage, plain: Linkage) -> None:
    """What another engine found, beside what the database in memory did."""
    ours, theirs = by_ends(found), by_ends(plain)
    both = sorted(ours.keys() & theirs.keys())
    told = np.array([(*ours[one], *theirs[one]) for one in both]).reshape(-1, 4)
    evidence, probability = np.abs(told[:, 0] - told[:, 2]), np.abs(told[:, 1] - told[:, 3])
    other = ours.keys() ^ theirs.keys()
    every = ours | theirs
    likeliest = max((every[one][1] for one in other), default=0.0)
    otherwise = [one for one, by in zip(both, evidence, strict=True) if by > 1e-6]
    crossing = sum(crosses(found.lines[a], found.lines[b]) for a, b in (*otherwise, *other))
    alike = f1(linkage.linked(found), linkage.linked(plain))
    print(
        f"   {len(both)} pairs as in memory, {len(otherwise)} weighed otherwise, probability by "
        f"{probability.max():.1e} at most; {len(other)} pairs kept by one alone, the likeliest "
        f"{likeliest:.1e}; F1 of the two {alike:.4f}; an odd transposition tells "
        f"{crossing} of these {len(otherwise) + len(other)}"
    )


def by_ends(found: Linkage) -> dict[tuple[int, int], tuple[float, float]]:
    """Evidence and probability of each pair."""
    ends = zip(found.pairs.one.tolist(), found.pairs.other.tolist(), strict=True)
    told = zip(found.pairs.evidence.tolist(), found.probability.tolist(), strict=True)
    return dict(zip(ends, told, strict=True))


def alike(number: int) -> None:
    """What is said of so many lines that nothing tells apart, and when."""
    start, told = time.process_time(), "linked"
    same = ("adam", "umar", "isaev", "asv", "1977-06-19", 737_000, "arvel")
    try:
        linkage.link([Line(f"p-{n:012}", f"g-{n % 2}", *same) for n in range(number)], 1)
    except HabeasError as refused:
        told = str(refused)
    print(f"{told} After {time.process_time() - start:.1f} s of processor")


def each(seeds: int) -> Iterator[World]:
    """World after world, with a line for each as it is done."""
    for seed in range(101, 101 + seeds):
        made = world(seed)
        told = "; ".join(
            f"{what} F1 {one.score:.3f} N {one.ratio:.3f} {'held' if one.covers else 'missed'}"
            for what, one in zip(("unattended", "decided"), made, strict=False)
        )
        print(f"   {seed}: {told}", flush=True)
        yield made


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, default=10)
    asked.add_argument("--size", type=int, action="append", default=[])
    asked.add_argument("--spark", metavar="MASTER")
    asked.add_argument("--spark-secret", type=Path, metavar="FILE")
    asked.add_argument("--spark-memory", default="1g")
    asked.add_argument("--alike", type=int, action="append", default=[])
    told = asked.parse_args()
    secret = told.spark_secret.read_text(encoding="utf-8").strip() if told.spark_secret else ""
    # People are made up: they may leave.
    spark = Spark(told.spark, told.spark_memory, secret, True) if told.spark else None
    worlds = list(each(told.seeds))
    if worlds:
        say("unattended", [one[0] for one in worlds])
        say("300 decided", [one[1] for one in worlds])
        for place in range(10):
            told_, so, number = (sum(one[2][place][j] for one in worlds) for j in range(3))
            if number:
                print(f"   told {told_ / number:.3f}  so {so / number:.3f}  pairs {number}")
    for size in told.size:
        sized(size, 1, spark)
    for number in told.alike:
        alike(number)


if __name__ == "__main__":
    sys.exit(main())
