"""Estimating from a table of patterns, without a workspace: nothing is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.numbers.faults import CountingNotInstalled
from habeas.numbers.kept import KeptEstimate, kept
from habeas.numbers.patterns import Patterns
from habeas.numbers.records import record
from habeas.numbers.table import is_divided, read
from habeas.numbers.telling import told
from habeas.words.errors import HabeasError
from habeas.words.progress import Progress, silent
from habeas.words.reasons import Reason, said
from habeas.words.visible import as_json

if TYPE_CHECKING:  # NumPy comes with an extra, and nothing else waits for it
    from habeas.numbers import design
    from habeas.numbers.estimate import Estimate
    from habeas.numbers.families import Settings

LARGEST = 64 * 1024 * 1024
"""Bytes of a table; one with every pattern of twenty lists is smaller."""
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How packed files and old office files begin."""
DRAWS = 20
"""Tables drawn for an estimate over linkages; below ten the spread is hardly known."""
SEED = 1
"""What the chances are drawn from unless another is named: the same again gives the same."""


class TableIsDivided(HabeasError):
    """Raised when a table of several strata is to be kept: each is a table of its own."""

    message = "The table is divided into strata; a workspace keeps one table in one file."
    hint = "Keep the lines of each stratum in a file of its own, or estimate from all: --patterns"


class CannotReadTable(HabeasError):
    """Raised when a table is not there, may not be read, is too large or is no text."""

    message = "{path} cannot be read as a table: {reason}."
    hint = "Check the path; the table is a CSV file in UTF-8: save a spreadsheet as “CSV UTF-8”."


@dataclass(frozen=True, slots=True)
class Asked:
    """What may be set from outside; None leaves what is usual. No ``truths``: nothing is tried."""

    seed: int = SEED
    classes: int | None = None
    delta: float | None = None
    most: int | None = None
    criterion: str | None = None
    replicates: int | None = None
    truths: int | None = None
    odds: float = 1.0


def bytes_of(path: Path) -> bytes:
    """A file as it is. Raises CannotReadTable."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise CannotReadTable(path=path, reason=error.strerror or "no reason given") from error
    if len(data) > LARGEST:
        raise CannotReadTable(path=path, reason="it is too large")
    return data


def table_of(data: bytes, called: str) -> Patterns:
    """The table that bytes hold; ``called`` names them.

    Raises CannotReadTable, TableIsDivided and what ``habeas.numbers.table`` raises.
    """
    text = _text(data, called)
    if is_divided(text):
        raise TableIsDivided
    return read(text)


def text_in(path: Path) -> str:
    """The text of a file. Raises CannotReadTable."""
    return _text(bytes_of(path), str(path))


def _text(data: bytes, called: str) -> str:
    if data.startswith(_SPREADSHEETS):
        raise CannotReadTable(path=called, reason="it is a spreadsheet or another packed file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotReadTable(path=called, reason="it is not text in UTF-8") from error


def count(text: str, asked: Asked, progress: Progress = silent) -> Estimate:
    """Every family's estimate from the table that a text holds, with the gate's verdict.

    Raises CountingNotInstalled and the refusals of ``habeas.numbers.faults``.
    """
    table = read(text)
    try:
        from habeas.numbers.estimate import estimate  # noqa: PLC0415 - an extra, perhaps missing
    except ImportError as error:
        raise CountingNotInstalled from error
    return estimate(table, settings(asked), asked.seed, progress)


def as_line_of_json(found: Estimate, language: str) -> str:
    """The whole estimate as JSON; its fields are in docs/numbers.md."""
    return as_json(json.dumps(as_values(found, language), ensure_ascii=False, indent=2))


def as_values(found: Estimate, language: str) -> dict[str, object]:
    """The whole estimate as plain values."""
    return record(_kept(found), found.table, language)


def lines(found: Estimate, language: str) -> Iterator[str]:
    """The estimate for a person: what may be said first, what it rests on after it."""
    table = found.table
    sizes = {"people": table.recorded, "lists": table.width, "patterns": len(table.cells)}
    yield said(Reason.of("numbers.line_recorded", **sizes), language)
    for one in told(_kept(found)):
        yield said(one, language)


def _kept(found: Estimate) -> KeptEstimate:
    """The estimate as a workspace would keep it."""
    return kept("", found, json.dumps(found.settings_as_told))


def settings(asked: Asked) -> Settings:
    """How each family is run, where nothing else was asked for as is usual."""
    from habeas.numbers import classes, families, graphs, loglinear  # noqa: PLC0415 - the extra

    usual = families.Settings()
    return families.Settings(
        classes=classes.Settings(asked.classes or usual.classes.classes),
        graphs=graphs.Settings(delta=asked.delta, most=asked.most),
        loglinear=loglinear.Settings(
            loglinear.Criterion(asked.criterion or usual.loglinear.criterion),
            asked.replicates or usual.loglinear.replicates,
        ),
        design=_trial(asked.truths),
        odds=asked.odds,
    )


def _trial(truths: int | None) -> design.Settings | None:
    from habeas.numbers import design  # noqa: PLC0415 - the extra

    if truths == 0:
        return None
    return design.Settings(truths=truths) if truths else design.Settings()
