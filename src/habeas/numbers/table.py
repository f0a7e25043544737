"""Reading a table of patterns: one column of 0 and 1 for each list, the last column the count."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from io import StringIO

from habeas.numbers.faults import (
    ColumnIsAnIdentity,
    NotAPatternTable,
    PatternTwice,
    UnlistedCounted,
)
from habeas.numbers.patterns import Patterns
from habeas.numbers.strata_faults import MOST_STRATA, StratumIsAnIdentity, TooManyStrata

COUNT, STRATUM = "count", "stratum"
MOST_LISTS = 40
MOST_LINES = 1_000_000
MOST_PEOPLE = 10**9
_DELIMITERS = ",;\t"
_Line = tuple[int, list[str]]


def read(text: str) -> Patterns:
    """The table that a text holds, its columns parted by comma, semicolon or tabulator.

    Lines without anybody may be there or not. Raises NotAPatternTable, PatternTwice,
    UnlistedCounted and ColumnIsAnIdentity, each with the line.
    """
    lines = _lines(text.removeprefix("\ufeff"))
    table = _table(_lists(*next(lines, (1, []))), lines)
    if not table.cells:
        raise _wrong(1, "no line after it counts anybody")
    return table


def is_divided(text: str) -> bool:
    """Whether the first column says of which stratum each line is."""
    _, header = next(_lines(text.removeprefix("\ufeff")), (1, []))
    return bool(header) and header[0].casefold() == STRATUM


def read_strata(text: str) -> tuple[tuple[str, Patterns], ...]:
    """The table of each stratum, in the order in which a divided text has them.

    Raises as :func:`read` does, StratumIsAnIdentity and TooManyStrata.
    """
    lines = _lines(text.removeprefix("\ufeff"))
    number, header = next(lines, (1, []))
    lists = _lists(number, header[1:])
    parts: dict[str, list[_Line]] = {}
    for number, (name, *fields) in lines:
        if not name:
            raise _wrong(number, "it is of no stratum")
        parts.setdefault(name, []).append((number, fields))
    if not parts:
        raise _wrong(1, "no line after it counts anybody")
    if any(map(is_identity, parts)):
        raise StratumIsAnIdentity(name=STRATUM)
    if len(parts) > MOST_STRATA:
        raise TooManyStrata(n=len(parts), most=MOST_STRATA)
    return tuple((name, _table(lists, held)) for name, held in parts.items())


def _table(lists: list[str], lines: Iterable[_Line]) -> Patterns:
    seen: dict[int, int] = {}
    cells = []
    for number, fields in lines:
        pattern, count = _cell(number, fields, len(lists))
        if pattern in seen:
            raise PatternTwice(first=seen[pattern], line=number)
        if pattern == 0 and count:
            raise UnlistedCounted(line=number)
        seen[pattern] = number
        cells.append((pattern, count))
    return _peopled(Patterns.of(lists, cells))


def _lines(text: str) -> Iterator[_Line]:
    """Each line that holds anything, with its number."""
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for fields in reader:
            if reader.line_num > MOST_LINES:
                raise _wrong(reader.line_num, "there are too many lines")
            if any(field.strip() for field in fields):
                yield reader.line_num, [field.strip() for field in fields]
    except csv.Error as error:
        is_long = "field limit" in str(error)
        problem = "a field is too long" if is_long else "its quotation marks do not close"
        raise _wrong(reader.line_num, problem) from error


def _lists(number: int, header: list[str]) -> list[str]:
    if not header:
        raise _wrong(number, "the file is empty")
    if header[-1].casefold() != COUNT:
        is_parted = len(header) > 1
        problem = "the last column is not named count"
        raise _wrong(number, problem if is_parted else "no comma, semicolon or tabulator parts it")
    names = header[:-1]
    if not all(names):
        raise _wrong(number, "a column has no name")
    if len({name.casefold() for name in names}) < len(names):
        raise _wrong(number, "two columns have the same name")
    if not names:
        raise _wrong(number, "there is no list")
    if len(names) > MOST_LISTS:
        raise _wrong(number, f"there are more than {MOST_LISTS} lists")
    for name in names:
        if is_identity(name):
            raise ColumnIsAnIdentity(name=name)
    return names


def _cell(number: int, fields: list[str], width: int) -> tuple[int, int]:
    """The pattern of a line and its count."""
    if len(fields) != width + 1:
        raise _wrong(number, "it has more or fewer fields than the first line")
    *bits, count = fields
    if not set(bits) <= {"0", "1"}:
        raise _wrong(number, "a list holds something other than 0 and 1")
    if not (count.isascii() and count.isdecimal()):
        raise _wrong(number, "the count is not a whole number in digits alone, as 1000")
    if int(count[:12]) > MOST_PEOPLE:
        raise _wrong(number, "the count is too large")
    return sum(1 << place for place, bit in enumerate(bits) if bit == "1"), int(count)


def _peopled(table: Patterns) -> Patterns:
    if table.recorded > MOST_PEOPLE:
        raise _wrong(1, "the counts together are too large")
    return table


def is_identity(name: str) -> bool:
    """Whether a name of a column says what people are, not who recorded them."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-zа-я])(?=[A-ZА-Я])", " ", name))
    beginnings, whole = _identities()
    told = [word.casefold() for word in words]
    return any(word.startswith(beginnings) or word in whole for word in told)


@cache
def _identities() -> tuple[tuple[str, ...], frozenset[str]]:
    """Beginnings of words, and whole words."""
    place = resources.files("habeas.numbers").joinpath("identity_words.toml")
    told = tomllib.loads(place.read_text(encoding="utf-8"))
    return tuple(told["beginnings"]), frozenset(told["whole"])


def _wrong(line: int, problem: str) -> NotAPatternTable:
    return NotAPatternTable(line=line, problem=problem)
