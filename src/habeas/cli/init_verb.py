"""``habeas init``: a new workspace."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.saying import say
from habeas.cli.unlocking import PASSPHRASE_FILE, WORKSPACE, passphrase
from habeas.workspace import opening


@click.command("init")
@WORKSPACE
@PASSPHRASE_FILE
@click.option("--you", default="", help="What the team calls you; kept inside the encrypted store.")
@click.option(
    "--sheet",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the recovery sheet to this file instead of the screen. It is in clear: print it, "
    "then delete it.",
)
def command(workspace: Path, passphrase_file: Path | None, you: str, sheet: Path | None) -> None:
    """Make a new encrypted workspace in the folder WORKSPACE.

    Prints the recovery sheet once; it is kept nowhere. Without it and without a passphrase
    nobody can open the workspace, the makers of the program included.
    """
    opening.check_new(workspace, sheet)
    chosen = passphrase(passphrase_file, "Choose a passphrase", confirm=True)
    created = opening.create(workspace, chosen, you)
    if sheet is None:
        say(created.sheet)
    else:
        opening.write_new(sheet, created.sheet)
    say(f"Made the workspace {workspace}. You are member {created.member}.", err=True)
    say(f"Next: habeas add {workspace} FOLDER", err=True)
