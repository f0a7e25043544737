"""``habeas tell``: the dossier."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.files import NewFile
from habeas.cli.languages import LANGUAGE
from habeas.cli.saying import say
from habeas.cli.unlocking import IN, on_a_workspace
from habeas.words.consents import Use
from habeas.workspace import telling
from habeas.workspace.opening import Workspace


@click.command("tell")
@on_a_workspace
@click.option(
    "--out",
    type=NewFile(),
    help="The file to write; default: a dated name in the folder you stand in.",
)
@click.option(
    "--for",
    "use",
    type=click.Choice([use.value for use in Use]),
    default=Use.TEAM.value,
    show_default=True,
    help="What it is for; testimony whose consent does not allow that is left out.",
)
@LANGUAGE
@IN
def command(opened: Workspace, out: Path | None, use: str, language: str, compartment: str) -> None:
    """Write the dossier as one HTML file: a working copy in clear, not for release."""
    say(telling.tell(opened, compartment, out, language, Use(use)))
