"""``habeas verify``."""

from __future__ import annotations

import click

from habeas.cli.drawing import drawn
from habeas.cli.saying import say
from habeas.cli.unlocking import on_a_workspace
from habeas.words.errors import DOES_NOT_MATCH
from habeas.workspace import verifying
from habeas.workspace.opening import Workspace


@click.command("verify")
@on_a_workspace
def command(opened: Workspace) -> None:
    """Read everything again and check it against what was kept. Repairs nothing.

    Ends with exit code 3 when something no longer matches, naming the exhibit.
    """
    with drawn() as progress:
        report = verifying.verify(opened, progress)
    for line in report.lines:
        say(line)
    if not report.is_intact:
        raise SystemExit(DOES_NOT_MATCH)
