"""``habeas member``: people of the team."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.saying import say
from habeas.cli.unlocking import on_a_workspace, passphrase
from habeas.workspace import members
from habeas.workspace.opening import Workspace

ACTIONS = ("list", "add", "remove", "passphrase", "sheet")


@click.command("member")
@on_a_workspace
@click.argument("action", type=click.Choice(ACTIONS), default="list")
@click.argument("names", nargs=-1)
@click.option(
    "--new-passphrase-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Read the new passphrase from the first line of this file.",
)
def command(
    opened: Workspace, action: str, names: tuple[str, ...], new_passphrase_file: Path | None
) -> None:
    """People of the team, each with their own key behind their own passphrase.

    \b
    list              who is in it, and which compartments each can open
    add NAME          a new member; opens general until you share more
    remove MEMBER…    take them out, and give every compartment they could open a new key
    passphrase        change your own passphrase
    sheet             make a new recovery sheet; the old one stops working
    """  # noqa: D301 - click wants the character itself, not its escape
    for line in _act(opened, action, names, new_passphrase_file):
        say(line)


def _act(opened: Workspace, action: str, names: tuple[str, ...], file: Path | None) -> list[str]:
    if action == "add":
        members.check_name(names)
        return members.add(opened, names, passphrase(file, "The new member's passphrase", True))
    if action == "remove":
        return members.remove(opened, names)
    if action == "sheet":
        return members.renew_sheet(opened)
    if action == "passphrase":
        return members.change(opened, passphrase(file, "Your new passphrase", True))
    return members.listed(opened)
