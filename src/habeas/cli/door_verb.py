"""``habeas door``: the public side, which holds no secret: build the form, relay, watch."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom

import click

from habeas.cli.door_build import command as build
from habeas.cli.drawing import drawn
from habeas.cli.saying import say
from habeas.door.faults import PageDiffers
from habeas.door.serving import Relay, serving
from habeas.door.signatures import Issued
from habeas.door.watching import Looked, Watched, looks, moments

_MEGABYTE = 1024 * 1024
_HOUR = 3600.0
_DAY = click.DateTime(["%Y-%m-%d"])
_PORT = click.IntRange(0, 65535)
_STEP = 60.0
"""Seconds between two signs of life while waiting."""


@click.group("door")
def command() -> None:
    """The public side: the form, the relay that carries what it sealed, a watch over both.

    It holds no secret and may stand in a hostile place. Not for real use before an outside
    review: docs/intake.md says what stands against whom.
    """


command.add_command(build)


@command.command("relay")
@click.option(
    "--form",
    required=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder that habeas door build made.",
)
@click.option(
    "--store",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file envelopes wait in; made when it is not there.",
)
@click.option("--port", default=8700, show_default=True, type=_PORT, help="For visitors.")
@click.option("--collect-port", default=8701, show_default=True, type=_PORT, help="For desks.")
@click.option(
    "--room",
    default=4096,
    show_default=True,
    type=click.IntRange(1),
    help="Megabytes of envelopes it holds at most.",
)
@click.option(
    "--daily",
    default=512,
    show_default=True,
    type=click.IntRange(1),
    help="Megabytes a day after which every sender is given a puzzle.",
)
@click.option(
    "--only-desk",
    is_flag=True,
    help="One desk alone collects here: let it delete what it kept. Never with an outside desk.",
)
@click.option(
    "--today",
    type=_DAY,
    help="After a leap of the clock: today's date, YYYY-MM-DD. Heeded when the clock shows it too.",
)
def relay(room: int, daily: int, today: datetime | None, **where: object) -> None:
    """Serve the form and carry envelopes, for this machine alone, without a log.

    Two onion services lead to it: one for everybody to --port, one with client authorization for
    the desks to --collect-port.
    """
    amounts = {"room": room * _MEGABYTE, "daily": daily * _MEGABYTE}
    day = today.date() if today else None
    with serving(Relay(today=day, **amounts, **where)) as listening:  # type: ignore[arg-type]
        say(f"Visitors: {listening.address}")
        say(f"Desks: {listening.collecting}")
        say(f"Signed keys up to week {listening.last_week}: build the form anew before its end.")
        say("Nothing is logged. Ctrl-C ends it.")
        listening.wait()


@command.command("watch")
@click.argument("address")
@click.option("--hash", "published", required=True, help="The published hash of the form.")
@click.option("--socks", help="host:port of a SOCKS5 proxy, such as Tor's: 127.0.0.1:9050")
@click.option("--times", default=1, show_default=True, type=click.IntRange(1), help="Looks.")
@click.option(
    "--within",
    default=0.0,
    show_default=True,
    type=click.FloatRange(0),
    help="Hours in which the looks fall, at moments by chance.",
)
@click.option(
    "--keep",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a page that differs to this file, as it came.",
)
@click.option(
    "--deployment",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The newest deployment file of the desk: a week that was replaced is then noticed.",
)
def watch(
    times: int, within: float, keep: Path | None, deployment: Path | None, **door: str
) -> None:
    """Look whether ADDRESS serves the published form, byte for byte, with this week signed by its
    root key. Exit code 3 when it does not.

    A relay should not be able to tell a watcher from a visitor: look through Tor.
    """
    issued = Issued.in_file(deployment) if deployment else None
    watched = Watched.at(**door, issued=issued)
    waits = moments(times, within * _HOUR, SystemRandom().random)
    reached = 0
    with drawn() as progress:
        for number, looked in enumerate(looks(watched, waits, _wait, _now), start=1):
            reached += looked is not None
            _judge(looked, keep)
            progress("looks", number, times)
    missing = "" if reached == times else "; in the others nothing came"
    say(f"The published form, in {reached} of {times} looks{missing}.")


def _now() -> datetime:
    return datetime.now(UTC)


def _wait(seconds: float) -> None:
    """In steps, so that a machine that slept meanwhile goes on soon after it wakes."""
    until = time.time() + seconds
    while (left := until - time.time()) > 0:
        time.sleep(min(left, _STEP))


def _judge(looked: Looked | None, keep: Path | None) -> None:
    if looked is None or looked.is_published:
        return
    if keep:
        keep.write_bytes(looked.page)
        say(f"What came is in {keep}")
    raise PageDiffers(reason=looked.wrong)
