"""``habeas serve``: the desk in a browser."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

import habeas.web  # noqa: F401  # before anything of the archive: Django is set up once, and for the desk
from habeas.cli.saying import say
from habeas.cli.unlocking import WORKSPACE
from habeas.web.serving import Place, serving

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command("serve")
@WORKSPACE
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port",
    default=8600,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="0 takes any that is free.",
)
@click.option("--certificate", type=_FILE, help="TLS: the certificate chain, as PEM.")
@click.option("--key", type=_FILE, help="TLS: the key of the certificate, as PEM.")
@click.option(
    "--behind-proxy",
    is_flag=True,
    help="A proxy or an onion service on this machine encrypts the way to the browser.",
)
@click.option("--name", "names", multiple=True, help="A host name pages may be asked for under.")
@click.option(
    "--idle",
    default=15,
    show_default=True,
    type=click.IntRange(1, 240),
    help="Minutes without anything happening after which a member is locked out.",
)
def command(workspace: Path, idle: int, **where: object) -> None:
    """Open the desk of WORKSPACE in a browser, locked until a passphrase unlocks it.

    It serves this machine alone. Other machines reach it only with --certificate and --key
    (TLS), or with --behind-proxy.
    """
    place = Place(**where)  # type: ignore[arg-type]
    with serving(workspace, place, timedelta(minutes=idle)) as served:
        say(f"The desk is at {served.address}")
        say("It is locked until you unlock it there. Ctrl-C ends it.")
        served.run()
