"""``habeas place``: places to live, and who could go where."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.asking import words
from habeas.cli.saying import say
from habeas.cli.unlocking import on_a_workspace
from habeas.words.errors import WrongUse
from habeas.workspace import place_lines
from habeas.workspace.opening import Workspace

ACTIONS = ("list", "add", "shortlist", "keep", "missing")


@click.command("place")
@on_a_workspace
@click.argument("action", type=click.Choice(ACTIONS), default="list")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
def command(opened: Workspace, action: str, file: Path | None) -> None:
    """Places to live. What a household needs is written in its case, and stays there.

    \b
    list         every place the team knows
    add FILE     a new place from a TOML file: name, country, persons, languages …; no address
    shortlist    who could go where, with every reason; people decide
    keep         keep these proposals, so that later ones stay close to them
    missing      which single barrier stands before a place for how many; small numbers hidden
    """  # noqa: D301 - click wants the character itself, not its escape
    if action == "add":
        if file is None:
            raise WrongUse(
                problem="Name the file that holds the place.",
                suggestion="habeas place WORKSPACE add FILE",
            )
        lines = place_lines.added(opened, words(file, "place"))
    else:
        verbs = {
            "list": place_lines.listed,
            "shortlist": place_lines.shortlist,
            "keep": place_lines.kept,
            "missing": place_lines.missing,
        }
        lines = verbs[action](opened)
    for line in lines:
        say(line)
