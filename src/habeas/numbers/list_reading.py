"""The lines of a file as entries, by a mapping: what can be taken, and what is wrong with each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.numbers.entries import Entry
from habeas.numbers.list_dates import date_of, is_before
from habeas.numbers.list_faults import (
    BornAfterwards,
    ImpossibleDate,
    LineHasNoName,
    NothingListed,
    TooManyListed,
)
from habeas.numbers.list_mapping import Mapping as Declared
from habeas.numbers.list_mapping import places
from habeas.numbers.strata_faults import StratumIsAnIdentity
from habeas.numbers.table import is_identity
from habeas.words.dates import NotADate
from habeas.words.errors import HabeasError
from habeas.words.progress import Progress, silent

MOST = 100_000
"""Lines of one list."""
STEP = "reading a list"
_GROUP = 500
Line = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ReadLines:
    """What a file holds.

    ``faults`` are what is wrong with lines, in their order; ``again`` are lines that say the same
    as an earlier one, with the number of that; ``unread`` columns the mapping does not speak of.
    """

    entries: tuple[Entry, ...]
    faults: tuple[HabeasError, ...]
    again: tuple[tuple[int, int], ...]
    unread: tuple[str, ...]


def read_lines(
    lines: Sequence[Line],
    declared: Declared,
    its_list: str,
    name_one: Callable[[], str],
    progress: Progress = silent,
) -> ReadLines:
    """Entries of a list from the lines of a file, the first of which names the columns.

    ``name_one`` gives each a new identifier. Raises NothingListed, TooManyListed, ColumnMissing,
    ColumnTwice and StratumIsAnIdentity; what is wrong with single lines is told.
    """
    if len(lines) < 2:
        raise NothingListed
    if len(lines) > MOST + 1:
        raise TooManyListed(most=MOST)
    header = [cell.strip() for cell in lines[0][1]]
    at = places(declared, header)
    first: dict[Entry, int] = {}
    faults: list[HabeasError] = []
    again: list[tuple[int, int]] = []
    for done, (number, cells) in enumerate(lines[1:]):
        if done % _GROUP == 0:
            progress(STEP, done, len(lines) - 1)
        try:
            told = _entry(number, cells, declared, at)
        except HabeasError as fault:
            faults.append(fault)
            continue
        if told in first:
            again.append((number, first[told]))
        first.setdefault(told, number)
    entries = tuple(
        replace(told, identifier=name_one(), list=its_list, line=number)
        for told, number in first.items()
    )
    _check_strata(entries, declared)
    unread = tuple(column for column in header if column and column not in at)
    return ReadLines(entries, tuple(faults), tuple(again), unread)


def _entry(number: int, cells: Sequence[str], declared: Declared, at: Mapping[str, int]) -> Entry:
    """One line without identifier and number, so that two that say the same are equal."""

    def cell(column: str) -> str:
        place = at[column]
        return " ".join(cells[place].split()) if place < len(cells) else ""

    def told(columns: Sequence[str]) -> tuple[str, ...]:
        return tuple(filter(None, map(cell, columns)))

    def date(column: str) -> str:
        try:
            return date_of(cell(column), declared.dates) if column else ""
        except NotADate as error:
            raise ImpossibleDate(line=number, column=column) from error

    columns = declared.columns
    name = " ".join(told(columns.names))
    if not any(map(str.isalpha, name)):
        raise LineHasNoName(line=number)
    born, when = date(columns.born), date(columns.when)
    if is_before(when, born):
        raise BornAfterwards(line=number)
    names = tuple(dict.fromkeys((name, *told(columns.also))))
    told_of = (told(columns.places), told(columns.homes), told(columns.sources))
    strata = tuple((by, words) for by, column in declared.strata if (words := cell(column)))
    return Entry("", "", names, born, when, *told_of, strata=strata)


def _check_strata(entries: Iterable[Entry], declared: Declared) -> None:
    """Nobody is divided by what they are, however the column is called."""
    for by, column in declared.strata:
        if any(is_identity(dict(entry.strata).get(by, "")) for entry in entries):
            raise StratumIsAnIdentity(name=column)
