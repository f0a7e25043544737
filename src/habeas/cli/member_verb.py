"""``habeas member``: people of the team."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.saying import say
from habeas.cli.unlocking import on_a_workspace, passphrase
from habeas.workspace import members, sheet
from habeas.workspace.opening import Workspace

_THEIRS = "The new member's passphrase"
ACTIONS = ("list", "add", "role", "replace", "remove", "passphrase", "sheet", "drill")


@click.command("member")
@on_a_workspace
@click.argument("action", type=click.Choice(ACTIONS), default="list")
@click.argument("names", nargs=-1)
@click.option(
    "--new-passphrase-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Read the new passphrase from the first line of this file.",
)
@click.option(
    "--sheet-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="For drill: read the sheet's code from the first line of this file.",
)
@click.option("--reason", default="", help="For role: why. It stays in the history.")
def command(
    opened: Workspace,
    action: str,
    names: tuple[str, ...],
    new_passphrase_file: Path | None,
    sheet_file: Path | None,
    reason: str,
) -> None:
    """People of the team, each with their own key behind their own passphrase.

    \b
    list               who is in it, what they may do, which compartments each can open
    add NAME           a new member, documenter; opens general until you share more
    role MEMBER ROLE…  what they may do: reader, documenter, reviewer, caseworker, keeper
    replace MEMBER     a new key for somebody who lost their passphrase; the old one goes
    remove MEMBER…     take them out, and give every compartment they could open a new key
    passphrase         change your own passphrase
    sheet              make a new recovery sheet; the old one stops working
    drill              try whether the recovery sheet opens all it should; changes nothing
    """  # noqa: D301 - click wants the character itself, not its escape
    if action == "drill":
        lines = sheet.drill(opened, passphrase(sheet_file, "The code on the recovery sheet"))
    elif action == "role":
        roles = members.check_roles(names[1:])
        lines = members.set_roles(opened, names[0], roles, reason)
    else:
        lines = _act(opened, action, names, new_passphrase_file)
    for line in lines:
        say(line)


def _act(opened: Workspace, action: str, names: tuple[str, ...], file: Path | None) -> list[str]:
    if action == "add":
        members.check_name(names)
        return members.add(opened, names, passphrase(file, _THEIRS, True))
    if action == "replace":
        old, name = members.check_replaced(opened, names)
        return members.replace_member(opened, old, name, passphrase(file, _THEIRS, True))
    if action == "remove":
        return members.remove(opened, names)
    if action == "sheet":
        return members.renew_sheet(opened)
    if action == "passphrase":
        return members.change(opened, passphrase(file, "Your new passphrase", True))
    return members.listed(opened)
