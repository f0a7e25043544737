"""``habeas count``: how many were never recorded, from lists that overlap."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import click

from habeas.cli.asking import WORDS_FILE
from habeas.cli.drawing import drawn
from habeas.cli.languages import LANGUAGE
from habeas.cli.saying import say, say_json
from habeas.cli.spark_options import on_spark, spark
from habeas.cli.unlocking import IN, MEMBER, PASSPHRASE_FILE, passphrase
from habeas.words.errors import WrongUse
from habeas.workspace import counting, counting_strata

_USE = "habeas count WORKSPACE tables; or habeas count --patterns TABLE.csv"
_ACTIONS = (
    "lists",
    "tables",
    "add",
    "estimate",
    "show",
    "verify",
    "export",
    "link",
    "linkages",
    "review",
    "table",
    "pool",
)


@click.command("count")
@click.argument("workspace", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.argument("action", required=False, type=click.Choice(_ACTIONS))
@click.argument("names", nargs=-1)
@PASSPHRASE_FILE
@MEMBER
@IN
@click.option(
    "--patterns",
    type=click.Path(path_type=Path),
    metavar="TABLE.csv",
    help="Without a workspace: a column of 0 and 1 for each list, the last one named count; "
    "the first may be named stratum.",
)
@click.option("--name", default="", help="For add: what to call the table; else as the file.")
@click.option("--with-names", is_flag=True, help="For export: name the lists as well.")
@click.option(
    "--dry-run", is_flag=True, help="For lists add: say what would be kept, line by line."
)
@click.option(
    "--leave-out", is_flag=True, help="For lists add: without the lines that are at fault."
)
@WORDS_FILE
@click.option(
    "--reason",
    default="",
    help="For review, and for lists withdraw, copied and apart: why. Name nobody.",
)
@click.option(
    "--by",
    multiple=True,
    metavar="NAME",
    help="For pool: divide people by place, year, or what mappings declare; may be repeated.",
)
@click.option(
    "--draws",
    type=click.IntRange(1, 200),
    default=counting.DRAWS,
    show_default=True,
    help="For pool: how many tables are drawn; below ten is told as too few.",
)
@on_spark
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
    help="On how many made-up tables of each kind intervals are tried; below 20 no answer is told.",
)
@click.option(
    "--odds",
    type=click.FloatRange(0.001, 1000),
    default=1.0,
    show_default=True,
    help="The dependence of all lists together, which no table can tell.",
)
@LANGUAGE
def command(
    workspace: Path | None,
    action: str | None,
    patterns: Path | None,
    as_json: bool,
    language: str,
    **rest: object,
) -> None:
    """How many people were never recorded, inferred from how lists overlap.

    \b
    lists                    lists of people that are kept here
    lists add FILE MAPPING   keep a list (CSV, XLSX) by a mapping in TOML; --dry-run first
    lists new MAPPING        a list without a file, to be drawn from incidents
    lists draw LIST INCIDENT   people its reports name, as you give them, one on each line
    lists show LIST          everybody on it
    lists withdraw LIST|ENTRY   count it no more, and say why
    lists copies             lists that may have been copied from each other; you decide
    lists copied LIST LIST   count two lists as one, and say how it is known
    lists apart LIST LIST    take that back
    link [--spark MASTER]    compare all lists; pairs to be looked at go before reviewers
    review                   the next pair, no score shown; two people must rule alike
    review same|apart|unsure|undo|show PAIR   your ruling, taken back, or one pair
    linkages                 lists that were compared, and how far the review is
    table LINKAGE --name …   the table of counts of a linkage, with what reviewers ruled
    pool LINKAGE [--by place]   an estimate over linkages drawn, by strata if you like
    tables                   tables of counts that are kept, and the estimates from each
    add TABLE.csv            keep a table of counts, its file as an exhibit
    estimate TABLE           every family's estimate, kept with all that a rerun needs
    show ESTIMATE            what may be said first, and what it rests on
    verify [ESTIMATE]        run it again from what was kept; 3 when it is not the same
    export TABLE FILE.csv    counts alone, those that could point at people hidden

    Lists hold people; all that follows is counts, in which nobody is named. Four families of
    estimates stand side by side; whether an answer may be told is decided by the gate. When it
    may not, only the documented minimum is told, and why. With --patterns it works without a
    workspace, and keeps nothing.
    """  # noqa: D301 - click wants the character itself, not its escape
    if (patterns is None) is not (workspace is not None and action is not None):
        raise WrongUse(problem="Name one thing to do.", suggestion=_USE)
    chosen = {one.name: rest.pop(one.name) for one in fields(counting.Asked)}
    asked = counting.Asked(**chosen)  # type: ignore[arg-type]
    elsewhere = spark(rest, action or "a table")
    if patterns is not None:
        _without_a_workspace(patterns, asked, as_json, language)
        return
    told = {**rest, "asked": asked, "as_json": as_json, "language": language, "spark": elsewhere}
    _on_a_workspace(Path(str(workspace)), str(action), told)


def _without_a_workspace(
    patterns: Path, asked: counting.Asked, as_json: bool, language: str
) -> None:
    text = counting.text_in(patterns)  # once: it may come through a pipe
    if counting_strata.is_divided(text):
        _by_strata(text, asked, as_json, language)
        return
    with drawn() as progress:
        found = counting.count(text, asked, progress)
    if as_json:
        say_json(counting.as_line_of_json(found, language))
        return
    for line in counting.lines(found, language):
        say(line)


def _by_strata(text: str, asked: counting.Asked, as_json: bool, language: str) -> None:
    with drawn() as progress:
        strata = counting_strata.count(text, asked, progress)
    if as_json:
        say_json(counting_strata.as_line_of_json(strata, language))
        return
    for line in counting_strata.lines(strata, language):
        say(line)


def _on_a_workspace(folder: Path, action: str, told: dict[str, object]) -> None:
    # A table needs no store: what opens one is loaded when one is asked for.
    from habeas.cli.count_actions import ACTIONS  # noqa: PLC0415
    from habeas.cli.count_asked import Asked  # noqa: PLC0415
    from habeas.workspace.opening import open_workspace  # noqa: PLC0415

    file, member = told.pop("passphrase_file"), str(told.pop("member"))
    typed = passphrase(file if isinstance(file, Path) else None)
    with open_workspace(folder, typed, member) as opened:
        for line in ACTIONS[action](Asked(opened, **told)):  # type: ignore[arg-type]
            say_json(line) if told["as_json"] else say(line)
