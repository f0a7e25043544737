"""``habeas show``: one thing with all it rests on."""

from __future__ import annotations

import click

from habeas.cli.saying import say
from habeas.cli.unlocking import IN, on_a_workspace
from habeas.workspace import showing
from habeas.workspace.opening import Workspace


@click.command("show")
@on_a_workspace
@click.argument("thing", default="account")
@click.option("--why", is_flag=True, help="With all it rests on, edge by edge.")
@IN
def command(opened: Workspace, thing: str, why: bool, compartment: str) -> None:
    """Show THING: account (the default), exhibits, statements, questions, originals,
    decisions, history, searches, or one exhibit (x-…), statement (s-…) or incident (i-…).
    """
    for line in showing.show(opened, compartment, thing, why):
        say(line)
