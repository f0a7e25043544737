"""``habeas route``: public legal pathways for a case."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.asking import WORDS_FILE, words
from habeas.cli.saying import say
from habeas.cli.unlocking import on_a_workspace
from habeas.words.errors import WrongUse
from habeas.workspace import route_lines
from habeas.workspace.opening import Workspace

ACTIONS = ("list", "show", "consider", "step")


@click.command("route")
@on_a_workspace
@click.argument("action", type=click.Choice(ACTIONS))
@click.argument("case")
@click.argument("names", nargs=-1)
@WORDS_FILE
def command(
    opened: Workspace, action: str, case: str, names: tuple[str, ...], words_file: Path | None
) -> None:
    """Public legal pathways for a case: published conditions met, not met, not known.

    Safe houses, crossings, helpers and dates are in no catalogue; words about a journey stay in
    the case. Whether somebody is admitted is decided by others.

    \b
    list CASE                every route, and the plans there are
    show CASE ROUTE          one: what asking can bring about, status, conditions, who decides
    consider CASE ROUTE      its papers and steps become tasks of the case
    step CASE PLAN STATE     applied, granted, refused, travel-ready, departed, arrived,
                             abandoned; the reason is asked for
    """  # noqa: D301 - click wants the character itself, not its escape
    needed = {"list": 0, "show": 1, "consider": 1, "step": 2}[action]
    if len(names) != needed:
        raise WrongUse(
            problem=f"{action} takes {needed} more after the case.",
            suggestion="habeas route --help",
        )
    verbs = {
        "list": lambda: route_lines.listed(opened, case),
        "show": lambda: route_lines.shown(opened, case, names[0]),
        "consider": lambda: route_lines.begun(opened, case, names[0]),
        "step": lambda: route_lines.moved(
            opened, case, names[0], names[1], words(words_file, "Why", is_needed=False)
        ),
    }
    for line in verbs[action]():
        say(line)
