"""Lists copied from each other: what speaks for it, said by a person, and taken back by one.

Who is on both of two such lists was recorded once. They are compared like others and counted as
one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from habeas.archive import ledger, traces
from habeas.archive.access import Store
from habeas.archive.ledger import Writing
from habeas.numbers.entries import Entry, NamedList
from habeas.numbers.list_copying import alike
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind
from habeas.words.reasons import Reason
from habeas.words.roles import Right
from habeas.workspace import list_store
from habeas.workspace.list_store import Kept, NoReasonGiven
from habeas.workspace.opening import Workspace, now


class SameList(HabeasError):
    """Raised when a list is to be a copy of itself."""

    message = "{identifier} is one list: it is no copy of itself."
    hint = "Name two lists: habeas count WORKSPACE lists copied g-… g-…"


class NotSaidCopied(HabeasError):
    """Raised when it is to be taken back that lists were copied, and nobody said they were."""

    message = "Nobody said that {one} and {other} were copied from each other."
    hint = "See what is said of each list: habeas count WORKSPACE lists"


@dataclass(frozen=True, slots=True)
class Proposed:
    """Two lists that may have been copied from each other, and why."""

    one: Kept[NamedList]
    other: Kept[NamedList]
    why: Reason


def proposed(workspace: Workspace, compartment: str) -> tuple[Proposed, ...]:
    """What speaks for copies of which nobody has said so yet: a person decides."""
    workspace.require(Right.READ)
    lists = {kept.identifier: kept for kept in list_store.lists(workspace, compartment)}
    entries = list_store.entries(workspace, compartment)
    store = workspace.store(compartment)
    told = [*_of_one_file(lists), *_of_origins(store, lists, entries)]
    told += [
        (one.one, one.other, Reason.of("numbers.copied_alike", share=round(100 * one.share)))
        for one in alike(entries)
    ]
    found: dict[frozenset[str], Proposed] = {}
    for one, other, why in told:
        if not is_said(lists[one].value, lists[other].value):
            named = Proposed(lists[one], lists[other], why)
            found.setdefault(frozenset((one, other)), named)
    return tuple(found.values())


def said(workspace: Workspace, compartment: str) -> tuple[tuple[NamedList, NamedList], ...]:
    """Every two lists of which somebody said that they were copied from each other."""
    held = [kept.value for kept in list_store.lists(workspace, compartment)]
    return tuple(pair for pair in combinations(held, 2) if is_said(*pair))


def is_said(one: NamedList, other: NamedList) -> bool:
    """Whether somebody said that these two were copied from each other."""
    return other.identifier in one.copies or one.identifier in other.copies


def say_copied(workspace: Workspace, compartment: str, one: str, other: str, reason: str) -> None:
    """Say that two lists were copied one from the other: from now on they count as one.

    Raises NotKept, SameList, NoReasonGiven and WrittenMeanwhile.
    """
    first, second = _two(workspace, compartment, one, other, reason)
    if is_said(first.value, second.value):
        return
    copies = (*first.value.copies, other)
    _write(workspace, compartment, [(first, replace(first.value, copies=copies))], reason)


def say_apart(workspace: Workspace, compartment: str, one: str, other: str, reason: str) -> None:
    """Take it back: from now on they count as two. What was said stays on record.

    Raises NotKept, SameList, NoReasonGiven, NotSaidCopied and WrittenMeanwhile.
    """
    first, second = _two(workspace, compartment, one, other, reason)
    if not is_said(first.value, second.value):
        raise NotSaidCopied(one=one, other=other)
    changed = [
        (kept, replace(kept.value, copies=tuple(c for c in kept.value.copies if c != gone)))
        for kept, gone in ((first, other), (second, one))
        if gone in kept.value.copies
    ]
    _write(workspace, compartment, changed, reason)


def _two(
    workspace: Workspace, compartment: str, one: str, other: str, reason: str
) -> tuple[Kept[NamedList], Kept[NamedList]]:
    workspace.require(Right.ADD)
    if one == other:
        raise SameList(identifier=one)
    if not reason.strip():
        raise NoReasonGiven
    first, second = (list_store.one(workspace, compartment, name) for name in (one, other))
    return first, second


def _write(
    workspace: Workspace,
    compartment: str,
    changed: list[tuple[Kept[NamedList], NamedList]],
    reason: str,
) -> None:
    written = [Writing(kept.identifier, value, kept.version, reason) for kept, value in changed]
    ledger.put_all(workspace.store(compartment), written, (workspace.member.identifier, now()))


_Told = Iterator[tuple[str, str, Reason]]


def _of_one_file(lists: Mapping[str, Kept[NamedList]]) -> _Told:
    for one, other in combinations(lists, 2):
        exhibit = lists[one].value.exhibit
        if exhibit and exhibit == lists[other].value.exhibit:
            yield one, other, Reason.of("numbers.copied_file")


def _of_origins(
    store: Store, lists: Mapping[str, Kept[NamedList]], entries: tuple[Entry, ...]
) -> _Told:
    """Lists of which what the one was drawn from was had from what the other was."""
    of = _exhibits(lists, entries)
    if len(of) < 2 or (trace := traces.trace(store)) is None:
        return
    exhibit = {node.key: node.exhibit for node in trace.nodes if node.exhibit}
    ties = {(exhibit.get(edge.child, ""), exhibit.get(edge.parent, "")) for edge in trace.edges}
    for family in trace.families:
        ties |= set(combinations(family.exhibits, 2))
    for one, other in combinations(of, 2):
        both = sum(
            (a in of[one] and b in of[other]) or (a in of[other] and b in of[one]) for a, b in ties
        )
        shared = len(of[one] & of[other])
        if both + shared:
            yield one, other, Reason.of("numbers.copied_origins", n=both + shared)


def _exhibits(
    lists: Mapping[str, Kept[NamedList]], entries: tuple[Entry, ...]
) -> dict[str, set[str]]:
    """What each list came from: its file, or the reports its entries were drawn from."""
    of = {name: {kept.value.exhibit} - {""} for name, kept in lists.items()}
    for entry in entries:
        of[entry.list] |= {s for s in entry.sources if s.startswith(f"{Kind.EXHIBIT}-")}
    return {name: held for name, held in of.items() if held}
