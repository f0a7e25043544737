"""``habeas add``: keep files and folders as exhibits."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.drawing import drawn
from habeas.cli.unlocking import on_a_workspace
from habeas.words.errors import MISTAKE
from habeas.workspace import adding
from habeas.workspace.opening import Workspace


@click.command("add")
@on_a_workspace
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", "compartment", default="general", help="The compartment to keep them in.")
@click.option("--why", default="", help="Why they matter, in a few words; kept with each exhibit.")
def command(opened: Workspace, paths: tuple[Path, ...], compartment: str, why: str) -> None:
    """Keep files and folders in WORKSPACE exactly as they are, sealed.

    The same file twice is one exhibit, received twice. What cannot be read is kept all the
    same and named.
    """
    with drawn() as drawing:
        told = adding.Telling(adding.add(opened, paths, compartment, why, drawing))
        for line in told:
            drawing.say(line)
    if told.problems:
        raise SystemExit(MISTAKE)
