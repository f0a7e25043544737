"""The options of ``habeas count`` that have lists compared on Spark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.words.errors import HabeasError, WrongUse

if TYPE_CHECKING:  # it opens stores, and --help needs none
    from habeas.workspace.count_spark import Spark

ACTIONS = ("link", "table", "pool")
"""What compares lists."""
_MEMORY, _LEAST = "2g", 512
"""Spark starts in no less than some 450 megabytes."""
_MEGABYTES = {"m": 1, "g": 1024}


class ClusterSecretUnreadable(HabeasError):
    """Raised when the file that should hold the secret of a cluster holds none."""

    message = "There is no secret on the first line of {path}, or the file cannot be read."
    hint = "Give a UTF-8 text file whose first line is the cluster’s spark.authenticate.secret."


_OPTIONS = (
    click.option(
        "--spark",
        "master",
        default="",
        metavar="MASTER",
        help="For link, table and pool: compare on Spark, local[2] or spark://HOST:PORT.",
    ),
    click.option(
        "--names-may-leave",
        is_flag=True,
        help="For --spark: lists may be sent to that cluster; the custody log says so.",
    ),
    click.option(
        "--spark-secret",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="For --spark: the first line is the secret that the cluster shares.",
    ),
    click.option(
        "--spark-memory",
        default=_MEMORY,
        show_default=True,
        metavar="SIZE",
        callback=lambda _context, _option, told: _size(told),
        help="For --spark: memory here and on each machine, such as 512m or 8g.",
    ),
)


def on_spark(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def spark(told: dict[str, Any], action: str) -> Spark | None:
    """What these options ask for; they are taken out. Raises WrongUse, ClusterSecretUnreadable."""
    master, memory = str(told.pop("master")), str(told.pop("spark_memory"))
    may_leave, file = bool(told.pop("names_may_leave")), told.pop("spark_secret")
    if not master and (may_leave or file is not None):
        raise WrongUse(problem="Nothing is to go to a cluster.", suggestion="Add --spark MASTER.")
    if not master:
        return None
    if action not in ACTIONS:
        where = f"--spark goes with {', '.join(ACTIONS)}."
        raise WrongUse(problem=f"“{action}” compares no lists.", suggestion=where)
    from habeas.workspace.count_spark import Spark  # noqa: PLC0415 - it opens stores

    return Spark(master, memory, _secret(file) if file else "", may_leave)


def _secret(file: Path) -> str:
    try:
        first = file.read_text(encoding="utf-8-sig").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ClusterSecretUnreadable(path=file) from error
    if not first:
        raise ClusterSecretUnreadable(path=file)
    return first


def _size(told: str) -> str:
    """As Java takes it. Raises click's BadParameter."""
    number, unit = told[:-1], _MEGABYTES.get(told[-1:], 0)
    if number.isascii() and number.isdigit() and int(number) * unit >= _LEAST:
        return told
    raise click.BadParameter("give 512m or more, as a number with m or g, such as 8g")
