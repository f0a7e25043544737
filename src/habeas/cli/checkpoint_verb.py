"""``habeas checkpoint``: signed states of the custody log, to be kept elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.saying import say
from habeas.cli.unlocking import IN, on_a_workspace
from habeas.workspace import checkpoints
from habeas.workspace.opening import Workspace


@click.command("checkpoint")
@on_a_workspace
@click.argument("action", type=click.Choice(tuple(checkpoints.ACTIONS)))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@IN
def command(opened: Workspace, action: str, file: Path, compartment: str) -> None:
    """Write a checkpoint to FILE, or hold the custody log against the one in FILE.

    A checkpoint holds no names and no words. Keep it outside this machine, best with
    somebody else: it is what shows a removed end of the log.
    """
    for line in checkpoints.ACTIONS[action](opened, compartment, file):
        say(line)
