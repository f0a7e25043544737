"""Estimates held against printed figures and other programs: ``python benchmarks/counting.py``.

Four tables are typed in, each with where it was printed; ``--tables FOLDER`` adds every table of
patterns of a folder to the times. The figures beside ours were made with R's dga 2.0.2, Rcapture
1.4-4 and SparseMSE 2.0.1. Latent classes have a script of their own, ``benchmarks/classes.py``.

``--verdicts FOLDER`` puts every table of a folder before the whole gate. ``--draws FOLDER`` pools
the draws of a folder by both rules: one JSON array of people in all for each imputation, and
``recorded.json``, an object with how many were recorded by the name of the file.

Seconds are of processor time, on one thread when ``OMP_NUM_THREADS=1`` is set.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from tables.patterns import kosovo, spina_bifida, two_stories
from tables.printed import madigan_york_five, slavery

from habeas.numbers import bounds, families, graphs, loglinear
from habeas.numbers.decomposable import MOST_LISTS
from habeas.numbers.estimate import estimate
from habeas.numbers.fitting import Design
from habeas.numbers.gate import SPANNED, UNSEEN, Verdict
from habeas.numbers.hierarchies import models
from habeas.numbers.loglinear import Criterion
from habeas.numbers.patterns import Patterns
from habeas.numbers.pooling import Answer, by_moments, mixture
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


def held_in(folder: Path) -> dict[str, Patterns]:
    """Every table of patterns of a folder."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.csv"))}
    return {
        name: read(text) for name, text in texts.items() if text.splitlines()[0].endswith(",count")
    }


def verdicts(tables: dict[str, Patterns]) -> Iterator[str]:
    """A row for each table: what each family says, then what the gate does and why."""
    yield "| table | lists, people | classes | faint classes | graphs | log-linear | verdict |"
    yield "|---|---|---|---|---|---|---|"
    for name, table in tables.items():
        found = estimate(table, families.Settings(), seed=1)
        told = " | ".join(in_short(figure) for figure in found.figures[: len(SPANNED)])
        yield f"| {name} | {table.width}, {table.recorded:,} | {told} | {said(found.verdict)} |"


def in_short(figure: families.Figure) -> str:
    if figure.people is None or figure.lower is None or figure.upper is None:
        return "–"
    return f"{figure.people:,.0f} [{figure.lower:,.0f}–{figure.upper:,.0f}]"


def said(verdict: Verdict) -> str:
    """The span, or what forbids one; then the warnings that not every table is told with."""
    span = f"told: {verdict.lower:,} to {verdict.upper:,}" if verdict.passes else "forbidden"
    why = [reason.name.removeprefix("forbids_") for reason in verdict.forbidding]
    told = [reason.name for reason in verdict.warning if reason not in UNSEEN]
    warned = sorted({name.removeprefix("warns_") for name in told})
    parts = [span, ", ".join(dict.fromkeys(why)), f"warns {', '.join(warned)}"]
    return "; ".join(part for part in parts[: 3 if warned else 2] if part)


def pooled(folder: Path) -> Iterator[str]:
    recorded = json.loads((folder / "recorded.json").read_text(encoding="utf-8"))
    answers = [
        Answer(number, json.loads((folder / name).read_text(encoding="utf-8")))
        for name, number in recorded.items()
    ]
    yield f"{len(answers)} answers of {', '.join(sorted({str(len(a.missing)) for a in answers}))}"
    for rule in (by_moments, mixture):
        found = rule(answers)
        yield f"{rule.__name__}: {found.people:,} [{found.lower:,}, {found.upper:,}]"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=Path, help="a folder of tables of patterns")
    parser.add_argument("--verdicts", type=Path, help="a folder of tables of patterns")
    parser.add_argument("--draws", type=Path, help="a folder of draws")
    given = parser.parse_args()
    if given.verdicts or given.draws:
        lines = verdicts(held_in(given.verdicts)) if given.verdicts else pooled(given.draws)
        for told in lines:
            print(told, flush=True)
        return
    compared(given.tables)


def compared(folder: Path | None) -> None:
    print(line("what", "ours", "printed, or the other program", 0.0))
    for told in (*averaged(), *fitted()):
        print(told, flush=True)
    held = {"spina bifida": spina_bifida(), **(held_in(folder) if folder else {})}
    for told in timings(held):
        print(told, flush=True)


if __name__ == "__main__":
    main()
