"""``habeas read``: exhibits into statements, in a workspace or without one."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.drawing import drawn
from habeas.cli.saying import say, say_json
from habeas.cli.unlocking import MEMBER, PASSPHRASE_FILE, passphrase
from habeas.words.errors import MISTAKE, WrongUse


@click.command("read")
@click.argument("paths", nargs=-1, metavar="WORKSPACE [EXHIBIT]… | FILE…")
@PASSPHRASE_FILE
@MEMBER
@click.option(
    "--jsonl", is_flag=True, help="Read files without a workspace: one JSON line per statement."
)
@click.option("--text", is_flag=True, help="Print the rendition of files and what is boilerplate.")
@click.option("--again", is_flag=True, help="Open and read again what was read before.")
def command(
    paths: tuple[str, ...],
    passphrase_file: Path | None,
    member: str,
    jsonl: bool,
    text: bool,
    again: bool,
) -> None:
    """Read the exhibits of WORKSPACE into draft statements; what was read is not read again.

    With --jsonl or --text: read FILE… without a workspace, keeping nothing.
    """
    if not paths:
        raise WrongUse(
            problem="Nothing to read was named.",
            suggestion="habeas read WORKSPACE, or habeas read --jsonl FILE…",
        )
    if jsonl or text:
        _loose([Path(path) for path in paths], text)
    else:
        _kept(Path(paths[0]), paths[1:], passphrase(passphrase_file), member, again)


def _loose(paths: list[Path], text: bool) -> None:
    from habeas.workspace import loose  # noqa: PLC0415 - each way pays for its own rooms only

    failed = False
    for line in loose.texts(paths) if text else loose.statements(paths):
        failed = failed or line.is_problem
        if line.is_problem:
            say(line.text, err=True)
        else:
            say_json(line.text)
    if failed:
        raise SystemExit(MISTAKE)


def _kept(folder: Path, exhibits: tuple[str, ...], secret: str, member: str, again: bool) -> None:
    from habeas.workspace import opening, reading  # noqa: PLC0415 - the same

    with opening.open_workspace(folder, secret, member) as opened, drawn() as drawing:
        told = reading.Telling(reading.read(opened, exhibits, again, drawing))
        for line in told:
            drawing.say(line)
    if told.problems:
        raise SystemExit(MISTAKE)
