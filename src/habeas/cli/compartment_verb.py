"""``habeas compartment``: encrypted stores, each with its own key."""

from __future__ import annotations

import click

from habeas.cli.saying import say
from habeas.cli.unlocking import on_a_workspace
from habeas.workspace import compartments
from habeas.workspace.opening import Workspace


@click.command("compartment")
@on_a_workspace
@click.argument("action", type=click.Choice(tuple(compartments.ACTIONS)), default="list")
@click.argument("names", nargs=-1)
def command(opened: Workspace, action: str, names: tuple[str, ...]) -> None:
    """Compartments. You see those you can open; for the others not even that they exist.

    \b
    list                       those you can open, and with whom they are shared
    new NAME                   a new one, opened by you and the recovery sheet
    share NAME MEMBER…         let these members open it too
    withdraw NAME MEMBER…      take these members out: new key for those who stay
    rekey NAME                 a new key for the same members
    """  # noqa: D301 - click wants the character itself, not its escape
    for line in compartments.ACTIONS[action](opened, names):
        say(line)
