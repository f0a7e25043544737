"""Estimates held against printed figures and other programs: ``python benchmarks/counting.py``.

Four tables are typed in, each with where it was printed; ``--tables FOLDER`` adds every table of
patterns of a folder to the times. The figures beside ours were made with R's dga 2.0.2, Rcapture
1.4-4 and SparseMSE 2.0.1. Latent classes have a script of their own, ``benchmarks/classes.py``.

Seconds are of processor time, on one thread when ``OMP_NUM_THREADS=1`` is set.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from tables.patterns import kosovo, spina_bifida, two_stories
from tables.printed import madigan_york_five, slavery

from habeas.numbers import bounds, graphs, loglinear
from habeas.numbers.decomposable import MOST_LISTS
from habeas.numbers.fitting import Design
from habeas.numbers.hierarchies import models
from habeas.numbers.loglinear import Criterion
from habeas.numbers.patterns import Patterns
from habeas.numbers.table import read

_Value = TypeVar("_Value")


def timed(work: Callable[[], _Value]) -> tuple[_Value, float]:
    """What work returns, and its seconds of processor time."""
    start = time.process_time()
    found = work()
    return found, time.process_time() - start


def line(what: str, found: object, beside: object, seconds: float) -> str:
    return f"{what:<44} {found!s:<34} {beside!s:<34} {seconds:7.3f} s"


def averaged() -> Iterator[str]:
    """Median, 2.5 % and 97.5 % quantiles and mean."""
    cases = [
        ("graphs, Kosovo", kosovo(), graphs.Settings(most=20_000), "12595 [9827, 16543] 12749.17"),
        (
            "graphs, slavery",
            slavery(),
            graphs.Settings(most=40_000),
            "22985 [10387, 33439] 21264.94",
        ),
        (
            "graphs, five lists",
            madigan_york_five(),
            graphs.Settings(0.5, 1, 300),
            "616 [588, 655] 617.82",
        ),
    ]
    for what, table, settings, beside in cases:
        found, seconds = timed(
            lambda table=table, settings=settings: graphs.average(table, settings)
        )
        middle, lower, upper = (found.quantile(share) for share in (0.5, 0.025, 0.975))
        yield line(what, f"{middle} [{lower}, {upper}] {found.mean:.2f}", beside, seconds)
    modes, seconds = timed(lambda: graphs.average(two_stories()).modes())
    told = ", ".join(f"{mode.middle} ({mode.share:.2f})" for mode in modes)
    yield line("graphs, two stories", told, "about 49,000 and 140,000", seconds)


def fitted() -> Iterator[str]:
    counts = np.array(kosovo().counted()[1:], dtype=float)
    for width in (4, 5):
        models(width)
    fits, seconds = timed(lambda: Design(4, models(4)).fit(counts))
    best = (
        kosovo().recorded
        + fits.missing[int(loglinear.score(fits, kosovo().recorded, Criterion.BIC).argmin())]
    )
    yield line("log-linear, Kosovo, all 113 models", f"{best:.2f}", "10356.52", seconds)
    settings = loglinear.Settings(Criterion.STEPS)
    found, seconds = timed(lambda: loglinear.choose(slavery(), settings, 1))
    assert found is not None
    told = f"{found.people:.2f} [{found.alone[0]:.1f}, {found.alone[1]:.1f}]"
    yield line("log-linear, slavery, steps", told, "11312.99 [9884.4, 13027.4]", seconds)
    found, seconds = timed(lambda: loglinear.choose(slavery(), loglinear.Settings(), 1))
    assert found is not None
    told = f"{found.people:.0f} [{found.lower:.0f}, {found.upper:.0f}]"
    yield line("log-linear, slavery, all 6,893, bootstrap", told, "", seconds)
    bound, seconds = timed(lambda: bounds.no_highest_interaction(kosovo()))
    assert bound is not None
    told = f"{bound.people:.0f} [{bound.lower:.1f}, {bound.upper:.1f}]"
    yield line("no highest interaction, Kosovo", told, "16574 [9114.5, 35335.7]", seconds)


def timings(tables: dict[str, Patterns]) -> Iterator[str]:
    for name, table in tables.items():
        if 3 <= table.width <= MOST_LISTS:
            found, seconds = timed(lambda table=table: graphs.average(table))
            ends = [found.quantile(share) for share in (0.5, 0.025, 0.975)]
            yield line(f"graphs, {name}, {table.width} lists", ends, "", seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=Path, help="a folder of tables of patterns")
    folder = parser.parse_args().tables
    print(line("what", "ours", "printed, or the other program", 0.0))
    for told in (*averaged(), *fitted()):
        print(told, flush=True)
    held = {"spina bifida": spina_bifida()}
    for path in sorted(folder.glob("*.csv")) if folder else ():
        text = path.read_text(encoding="utf-8")
        if text.splitlines()[0].endswith(",count"):
            held[path.stem] = read(text)
    for told in timings(held):
        print(told, flush=True)


if __name__ == "__main__":
    main()
