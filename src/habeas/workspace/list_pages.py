"""Lists of people as pages show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.numbers.list_dates import DateOrder
from habeas.numbers.list_mapping import Columns, checked
from habeas.numbers.list_mapping import Mapping as Declared
from habeas.words.errors import HabeasError
from habeas.words.violations import violations
from habeas.workspace import list_store
from habeas.workspace.list_store import Entry, Kept, NamedList
from habeas.workspace.opening import Workspace

__all__ = ["DateOrder", "Declared", "ListLine", "OneList", "declared", "listed", "one", "orders"]


class NotAStratum(HabeasError):
    """Raised when a line does not say what a column to divide people by is called."""

    message = "A line does not say by what people can be divided and which column tells it."
    hint = "Write one on each line: name = column, such as district = District."


@dataclass(frozen=True, slots=True)
class ListLine:
    """One list, with how many entries it has."""

    kept: Kept[NamedList]
    violation: str
    entries: int


@dataclass(frozen=True, slots=True)
class OneList:
    """A list with a part of its entries."""

    line: ListLine
    part: tuple[Entry, ...]


def listed(workspace: Workspace, compartment: str, language: str) -> tuple[ListLine, ...]:
    """Every list that counts, the first kept first."""
    held = list_store.lists(workspace, compartment)
    sizes = Counter(entry.list for entry in list_store.entries(workspace, compartment))
    return tuple(_line(kept, sizes[kept.identifier], language) for kept in held)


def one(
    workspace: Workspace, compartment: str, identifier: str, part: tuple[int, int], language: str
) -> OneList:
    """One list: how many entries to leave out, how many to give. Raises NotKept."""
    kept = list_store.one(workspace, compartment, identifier)
    held = list_store.entries(workspace, compartment, identifier)
    start, most = part
    return OneList(_line(kept, len(held), language), held[start : start + most])


def orders() -> tuple[tuple[str, str], ...]:
    """In which orders a list may write its dates, and an example of each."""
    return tuple((order.value, _LIKE[order]) for order in DateOrder)


def declared(
    told: Mapping[str, str], columns: Mapping[str, tuple[str, ...]], strata: Sequence[str] = ()
) -> Declared:
    """A mapping as it was filled in. Raises NotAStratum and as ``list_mapping.checked`` does."""
    several = {name: columns.get(name, ()) for name in ("names", "also", "places", "homes")}
    born, when = (" ".join(columns.get(name, ())) for name in ("born", "when"))
    of = Columns(**several, born=born, when=when, sources=columns.get("sources", ()))
    order = DateOrder(told["dates"])
    words = (told["name"], told["rule"], told["violation"], told["maker"])
    pairs = tuple(_stratum(line) for line in strata if line.strip())
    return checked(Declared(*words, columns=of, dates=order, strata=pairs))


def _stratum(line: str) -> tuple[str, str]:
    name, equals, column = (part.strip() for part in line.partition("="))
    if not (name and equals and column):
        raise NotAStratum
    return name, column


_LIKE = {
    DateOrder.EDTF: "2031-04-12, 2031-04~",
    DateOrder.DAY_MONTH_YEAR: "12.04.2031",
    DateOrder.MONTH_DAY_YEAR: "04/12/2031",
}


def _line(kept: Kept[NamedList], entries: int, language: str) -> ListLine:
    code = kept.value.violation
    return ListLine(kept, violations()[code].labels[language], entries)
