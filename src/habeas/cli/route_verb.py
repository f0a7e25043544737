"""``habeas route``: public legal pathways for a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from habeas.cli.asking import WORDS_FILE, words
from habeas.cli.languages import LANGUAGE
from habeas.cli.saying import say
from habeas.cli.unlocking import on_a_workspace
from habeas.words.errors import MISTAKE, WrongUse
from habeas.workspace import route_lines
from habeas.workspace.case_naming import identified
from habeas.workspace.opening import Workspace

_NAMES = {
    "list": ("CASE",),
    "show": ("CASE", "ROUTE"),
    "consider": ("CASE", "ROUTE"),
    "step": ("CASE", "PLAN", "STATE"),
    "check": (),
}
"""What each action is told, in order."""


@click.command("route")
@on_a_workspace
@click.argument("action", type=click.Choice(tuple(_NAMES)))
@click.argument("names", nargs=-1, metavar="[CASE] [NAMES]...")
@WORDS_FILE
@LANGUAGE
def command(
    opened: Workspace, action: str, names: tuple[str, ...], words_file: Path | None, language: str
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
    check                    the catalogue: mistakes, how its facts are known, which are late
    """  # noqa: D301 - click wants the character itself, not its escape
    _check_names(action, names)
    case = identified(opened, names[0]) if names else ""
    verbs: dict[str, Callable[[], Iterable[str]]] = {
        "list": lambda: route_lines.listed(opened, case, language),
        "show": lambda: route_lines.shown(opened, case, names[1], language),
        "consider": lambda: route_lines.begun(opened, case, names[1]),
        "step": lambda: route_lines.moved(
            opened, case, names[1], names[2], words(words_file, "Why", is_needed=False)
        ),
        "check": lambda: _checked(opened, language),
    }
    for line in verbs[action]():
        say(line)


def _check_names(action: str, names: tuple[str, ...]) -> None:
    if len(names) != len(_NAMES[action]):
        wanted = " ".join(_NAMES[action]) or "nothing more"
        raise WrongUse(
            problem=f"{action} takes {wanted}.",
            suggestion=" ".join(("habeas route WORKSPACE", action, *_NAMES[action])),
        )


def _checked(opened: Workspace, language: str) -> Iterable[str]:
    told = route_lines.check(opened, language)
    yield from told.lines
    if not told.holds:
        raise SystemExit(MISTAKE)
