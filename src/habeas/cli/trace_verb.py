"""``habeas trace``."""

from __future__ import annotations

import click

from habeas.cli.drawing import drawn
from habeas.cli.saying import say
from habeas.cli.unlocking import IN, on_a_workspace
from habeas.workspace import tracing
from habeas.workspace.opening import Workspace


@click.command("trace")
@on_a_workspace
@IN
def command(opened: Workspace, compartment: str) -> None:
    """Find copies, quotations and chains: who got it from whom."""
    with drawn() as progress:
        lines = tracing.trace(opened, compartment, progress)
    for line in lines:
        say(line)
