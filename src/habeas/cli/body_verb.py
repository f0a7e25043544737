"""``habeas body``: who commands whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from habeas.cli.drawing import drawn
from habeas.cli.saying import say
from habeas.cli.unlocking import IN, on_a_workspace
from habeas.workspace import body_lines
from habeas.workspace.entered_bodies import Contest
from habeas.workspace.opening import Workspace

ACTIONS = ("list", "show", "add", "state", "tie", "import", "withdraw", "contest", "export")
_Lines = Iterator[str]


@click.command("body")
@on_a_workspace
@click.argument("action", type=click.Choice(ACTIONS), default="list")
@click.argument("subjects", nargs=-1)
@click.option("--words", default="", help="For list: words of the name.")
@click.option("--kind", type=click.Choice(body_lines.KINDS), default="institution")
@click.option("--name-en", default="", help="For add: its name in English.")
@click.option("--name-ru", default="", help="For add: its name in Russian.")
@click.option("--state", default="", help="For add: two letters, such as DE.")
@click.option("--role", type=click.Choice(body_lines.ROLES), default=None, help="For add.")
@click.option("--note", default="", help="For add and tie.")
@click.option("--not-independent", default="", help="For add: who found so; with --source.")
@click.option("--same", is_flag=True, help="For add: KEY is that of a body that reports name.")
@click.option("--since", default="", help="For tie: 2017, 2017-04, 2017-04-01, 2017-04~.")
@click.option("--until", default="", help="For tie.")
@click.option("--source", default="", help="For tie: where it is known from, in words.")
@click.option("--confidence", type=click.Choice(body_lines.CONFIDENCES), default=None)
@click.option("--statement", "statements", multiple=True, help="For tie: s-… it rests on.")
@click.option("--reason", default="", help="For withdraw: why.")
@click.option("--by", default="", help="For contest: who says that the tie is wrong.")
@click.option("--why", default="", help="For contest: what they say.")
@click.option("--check", "only_look", is_flag=True, help="For import: only say what it would do.")
@IN
def command(
    opened: Workspace,
    action: str,
    subjects: tuple[str, ...],
    compartment: str,
    statements: tuple[str, ...],
    only_look: bool,
    **told: str | bool | None,
) -> None:
    """Bodies and who commands whom: as reports say, and as people entered it.

    \b
    list                    bodies; --words W
    show BODY|TIE           one body with its ties, or one tie (l-…), and its versions
    add [KEY] NAME          enter a body: --kind, --state, --role, --name-en, --name-ru, --note
    state BODY XX           enter of which State a body is, also of one that reports name
    tie BODY KIND BODY      enter a tie: commands, controls, "reports to", "belongs to",
                            "hands over to" …; with --source and --confidence, or --statement
    import FILE             take over a table (CSV) or FollowTheMoney entities (JSON lines)
    withdraw BODY|TIE       --reason; it counts no more, its versions stay
    contest TIE             --by and --why; it still counts, and is shown as contested
    export FILE             .csv for a table, .jsonl for FollowTheMoney

    A body is named by its key, or by a name that only one body has. A wrong tie can shut out
    somebody who would help: each has its author, its dates and what it rests on.
    """  # noqa: D301 - click wants the character itself, not its escape
    words = {name: str(value or "") for name, value in told.items()}
    if action == "import":
        _take_over(opened, compartment, (_path(subjects), words["confidence"], only_look))
        return
    for line in _said(opened, compartment, (action, subjects, statements), words):
        say(line)


def _take_over(opened: Workspace, compartment: str, came: tuple[Path, str, bool]) -> None:
    with drawn() as progress:
        for line in body_lines.imported(opened, compartment, came, progress):
            progress.say(line)


def _said(
    opened: Workspace,
    compartment: str,
    asked: tuple[str, tuple[str, ...], tuple[str, ...]],
    told: dict[str, str],
) -> _Lines:
    action, subjects, statements = asked
    here = (opened, compartment)
    contest = Contest(told["by"], told["why"])
    doing: dict[str, Callable[[], _Lines]] = {
        "list": lambda: body_lines.listed(*here, told["words"]),
        "show": lambda: body_lines.shown(*here, _one(subjects)),
        "add": lambda: body_lines.added(*here, subjects, told),
        "state": lambda: body_lines.of_state(*here, subjects),
        "tie": lambda: body_lines.tied(*here, subjects, told, statements),
        "withdraw": lambda: body_lines.withdrawn(*here, _one(subjects), told["reason"]),
        "contest": lambda: body_lines.contested(*here, _one(subjects), contest),
        "export": lambda: body_lines.exported(*here, _path(subjects)),
    }
    return doing[action]()


def _one(subjects: tuple[str, ...]) -> str:
    if len(subjects) != 1:
        raise click.UsageError("Name one body by its key or name, or one tie (l-…).")
    return subjects[0]


def _path(subjects: tuple[str, ...]) -> Path:
    if len(subjects) != 1:
        raise click.UsageError("Name one file.")
    return Path(subjects[0])
