"""A declared mapping: what a list is of, and which columns of its file hold what.

What the mapping does not speak of is never read. Nothing that says what people are can be a
column, and no list is of people for what they are.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from importlib import resources

from habeas.numbers.faults import ColumnIsAnIdentity
from habeas.numbers.list_dates import DateOrder
from habeas.numbers.list_faults import (
    ColumnMissing,
    ColumnTwice,
    ListHasNoRule,
    ListIsAnIdentity,
    NameIsTaken,
    NoColumnForNames,
)
from habeas.numbers.table import is_identity
from habeas.words.violations import violation

Names = tuple[str, ...]

PLACE, YEAR = TOLD_ANYWAY = "place", "year"
"""What every list may tell to divide people by; all else is declared as strata."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of the file, by what they hold, each as its first line calls it.

    The columns of ``names`` are the parts of one name, in this order; each of ``also`` is another
    spelling of the whole of it.
    """

    names: Names = ()
    also: Names = ()
    born: str = ""
    when: str = ""
    places: Names = ()
    homes: Names = ()
    sources: Names = ()

    def spoken_of(self) -> Iterator[str]:
        """Every column, as named."""
        for one in fields(self):
            told = getattr(self, one.name)
            yield from (told,) if isinstance(told, str) and told else told


@dataclass(frozen=True, slots=True)
class Mapping:
    """What is declared of a list. The first six are as :class:`~habeas.numbers.entries.NamedList`
    has them; ``dates`` is in which order its dates are written; ``strata`` are what people may be
    divided by, each with its column.
    """

    name: str = ""
    rule: str = ""
    violation: str = ""
    maker: str = ""
    copies: Names = ()
    columns: Columns = field(default_factory=Columns)
    dates: DateOrder = DateOrder.EDTF
    strata: tuple[tuple[str, str], ...] = ()

    def spoken_of(self) -> Iterator[str]:
        """Every column, as named."""
        yield from self.columns.spoken_of()
        yield from (column for _, column in self.strata)


def checked(mapping: Mapping) -> Mapping:
    """The same mapping, when such a list may be kept.

    Raises ListHasNoRule, UnknownViolation, ListIsAnIdentity, NoColumnForNames,
    ColumnIsAnIdentity and NameIsTaken.
    """
    check_rule(mapping.name, mapping.rule, mapping.violation)
    if not mapping.columns.names:
        raise NoColumnForNames
    for column in (*mapping.spoken_of(), *(name for name, _ in mapping.strata)):
        if is_identity(column):
            raise ColumnIsAnIdentity(name=column)
    for name, _ in mapping.strata:
        if name in TOLD_ANYWAY:
            raise NameIsTaken(name=name)
    return mapping


def check_rule(name: str, rule: str, code: str) -> None:
    """Whether a list is of people something was done to.

    Raises ListHasNoRule, UnknownViolation, ListIsAnIdentity.
    """
    if is_identity(name) or (is_identity(rule) and not (code.strip() and _says_an_act(rule))):
        raise ListIsAnIdentity(name=name or rule)
    for part, told in (("name", name), ("rule", rule), ("violation", code)):
        if not told.strip():
            raise ListHasNoRule(missing=part)
    violation(code)


def places(mapping: Mapping, header: Sequence[str]) -> dict[str, int]:
    """Where each column stands in the file. Raises ColumnMissing and ColumnTwice."""
    seen = Counter(header)
    for column in mapping.spoken_of():
        if not seen[column]:
            raise ColumnMissing(column=column, n=len(list(filter(None, header))))
        if seen[column] > 1:
            raise ColumnTwice(column=column)
    return {column: header.index(column) for column in mapping.spoken_of()}


def _says_an_act(rule: str) -> bool:
    words = re.findall(r"[^\W\d_]+", rule.casefold())
    return any(word.startswith(_acts()) for word in words)


@cache
def _acts() -> tuple[str, ...]:
    place = resources.files("habeas.numbers").joinpath("list_rules.toml")
    return tuple(tomllib.loads(place.read_text(encoding="utf-8"))["acts"])
