"""Dates as lists write them, as EDTF; never more exact than what was written."""

from __future__ import annotations

import re
from enum import StrEnum

from habeas.words.dates import Edtf, NotADate

_PARTED = re.compile(r"(?:(?:(\d{1,2})[./-])?(\d{1,2})[./-])?(\d{4})")


class DateOrder(StrEnum):
    """In which order a list writes the parts of a date. It is declared, never guessed."""

    EDTF = "edtf"
    DAY_MONTH_YEAR = "day-month-year"
    MONTH_DAY_YEAR = "month-day-year"


def date_of(text: str, order: DateOrder) -> str:
    """A date as EDTF text, empty for none. Raises NotADate.

    EDTF is understood whatever the order: workbooks hold days as such.
    """
    if not text:
        return ""
    parted = _PARTED.fullmatch(text) if order is not DateOrder.EDTF else None
    return Edtf.parse(_ordered(parted, order) if parted else text).text


def is_before(one: str, other: str) -> bool:
    """Whether the whole of one EDTF date lies before the other; not when either is open."""
    first, second = (Edtf.parse(text) if text else None for text in (one, other))
    if first is None or second is None or first.latest is None or second.earliest is None:
        return False
    return first.latest < second.earliest


def _ordered(parted: re.Match[str], order: DateOrder) -> str:
    first, second, year = parted.groups()
    if order is DateOrder.MONTH_DAY_YEAR and first:
        first, second = second, first
    parts = [f"{int(part):02}" for part in (second, first) if part]
    if (
        any(part in ("00",) or int(part) > 31 for part in parts)
        or int(parts[0] if parts else 1) > 12
    ):
        raise NotADate(text=parted[0])
    return "-".join((year, *parts))
