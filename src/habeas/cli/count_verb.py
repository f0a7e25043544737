"""``habeas count``: how many were never recorded, from lists that overlap."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.drawing import drawn
from habeas.cli.languages import LANGUAGE
from habeas.cli.saying import say, say_json
from habeas.workspace import counting


@click.command("count")
@click.option(
    "--patterns",
    type=click.Path(path_type=Path),
    required=True,
    metavar="TABLE.csv",
    help="One column of 0 and 1 for each list, the last column named count.",
)
@click.option("--json", "as_json", is_flag=True, help="Print all there is, as JSON.")
@click.option(
    "--seed",
    type=click.IntRange(0, 2**32 - 1),
    default=counting.SEED,
    show_default=True,
    help="The same again gives the same.",
)
@click.option("--classes", type=click.IntRange(1, 30), help="The most latent classes there may be.")
@click.option(
    "--delta",
    type=click.FloatRange(0, 100, min_open=True),
    help="Graphs: the weight of each cell beforehand.",
)
@click.option(
    "--most", type=click.IntRange(1, 10**9), help="Graphs: how many may be missing at most."
)
@click.option(
    "--criterion",
    type=click.Choice(("bic", "aic", "steps")),
    help="By what the log-linear model is chosen; steps joins pairs of lists one by one.",
)
@click.option(
    "--replicates",
    type=click.IntRange(20, 10_000),
    help="How often the choice of the log-linear model is repeated.",
)
@click.option(
    "--truths",
    type=click.IntRange(0, 1000),
    help="On how many made-up tables of each kind intervals are tried; 0 tries none.",
)
@click.option(
    "--odds",
    type=click.FloatRange(0.001, 1000),
    default=1.0,
    show_default=True,
    help="The dependence of all lists together, which no table can tell.",
)
@LANGUAGE
def command(patterns: Path, as_json: bool, language: str, **rest: object) -> None:
    """How many people were never recorded, inferred from how lists overlap.

    Works without a workspace on a table of counts, never on people. Four families of estimates
    stand side by side; whether an answer may be told is decided by the gate. When it may not,
    only the documented minimum is told, and why.
    """
    asked = counting.Asked(**rest)  # type: ignore[arg-type]
    with drawn() as progress:
        found = counting.count(patterns, asked, progress)
    if as_json:
        say_json(counting.as_line_of_json(found, language))
        return
    for line in counting.lines(found, language):
        say(line)
