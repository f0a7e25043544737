"""``habeas upgrade``."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.saying import say
from habeas.cli.unlocking import MEMBER, PASSPHRASE_FILE, WORKSPACE, passphrase
from habeas.words.errors import WrongUse
from habeas.workspace import upgrading


@click.command("upgrade")
@WORKSPACE
@PASSPHRASE_FILE
@MEMBER
@click.option("--back", is_flag=True, help="Return to the copies kept by the last upgrade.")
@click.option("--discard", is_flag=True, help="With --back: lose what came in since.")
@click.option("--reason", default="", help="With --discard: why.")
def command(
    workspace: Path,
    passphrase_file: Path | None,
    member: str,
    back: bool,
    discard: bool,
    reason: str,
) -> None:
    """Bring the stores of an older version up to date, each with a copy kept beside it.

    Every compartment you can open; those you cannot open wait for somebody who can. With
    --back everything is as it was before, as long as nothing came in since.
    """
    if (discard or reason) and not back:
        raise WrongUse(
            problem="--discard and --reason go with --back.",
            suggestion="habeas upgrade WORKSPACE --back --discard --reason …",
        )
    typed = passphrase(passphrase_file)
    if back:
        lines = upgrading.go_back(workspace, typed, member, discard, reason)
    else:
        lines = upgrading.upgrade(workspace, typed, member)
    for line in lines:
        say(line)
