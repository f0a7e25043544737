"""``habeas try``: everything in one go, in a workspace that is thrown away."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.drawing import drawn
from habeas.cli.files import NewFile
from habeas.cli.languages import LANGUAGE
from habeas.cli.saying import say
from habeas.words.errors import MISTAKE
from habeas.workspace import trying


@click.command("try")
@click.argument("reports", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=NewFile(),
    help="The dossier to write; default: a dated name in the folder you stand in.",
)
@LANGUAGE
def command(reports: tuple[Path, ...], out: Path | None, language: str) -> None:
    """Make an account of REPORTS (default: the bundled reports about an invented republic).

    Works in an encrypted workspace that is destroyed at the end; only the dossier stays.
    """
    with drawn() as progress:
        tried = trying.try_out(reports, out, progress, language)
    for line in tried.lines:
        say(line)
    for line in tried.problems:
        say(line, err=True)
    say(tried.dossier)
    if tried.problems:
        raise SystemExit(MISTAKE)
