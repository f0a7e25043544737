"""``habeas door build``: the form, from what the desk signed."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.saying import say


@click.command("build")
@click.argument("deployment", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write form, kit, hash and policy to.",
)
def command(deployment: Path, out: Path) -> None:
    """Build the form of DEPLOYMENT, the file that habeas intake signed: one page for all."""
    from habeas.door.building import build  # noqa: PLC0415 - the form is loaded only to be built

    form = build(deployment, out)
    say(f"The form is in {out}: form.html to be relayed, kit.html to be carried.")
    say(f"SHA-256 to publish: {form.fingerprint}")
