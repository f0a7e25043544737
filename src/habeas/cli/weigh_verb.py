"""``habeas weigh``."""

from __future__ import annotations

import click

from habeas.cli.drawing import drawn
from habeas.cli.saying import say
from habeas.cli.unlocking import IN, on_a_workspace
from habeas.workspace import weighing
from habeas.workspace.opening import Workspace


@click.command("weigh")
@on_a_workspace
@IN
def command(opened: Workspace, compartment: str) -> None:
    """Bring statements together into incidents, values side by side."""
    with drawn() as progress:
        lines = weighing.weigh(opened, compartment, progress)
    for line in lines:
        say(line)
