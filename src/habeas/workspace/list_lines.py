"""Lists of people in lines of text, for the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from habeas.numbers.entries import Entry
from habeas.words.counting import digits
from habeas.words.progress import Progress, silent
from habeas.words.reasons import said
from habeas.words.visible import as_name
from habeas.workspace import list_copies, list_drawing, list_files, list_store
from habeas.workspace.list_files import ReadList
from habeas.workspace.opening import Workspace


def listed(workspace: Workspace, compartment: str) -> Iterator[str]:
    """Every list, with how many entries it has."""
    held = list_store.lists(workspace, compartment)
    sizes = Counter(one.list for one in list_store.entries(workspace, compartment))
    for kept in held:
        told, size = kept.value, digits(sizes[kept.identifier], "en")
        yield f"{kept.identifier}  {as_name(told.name)}  {told.violation}  {size}"
        yield f"    {as_name(told.rule)}"
        if told.copies:
            yield f"    copied from or to: {', '.join(told.copies)}"
    if not held:
        yield "No list is kept here yet: habeas count WORKSPACE lists add FILE MAPPING.toml"


def shown(workspace: Workspace, compartment: str, identifier: str) -> Iterator[str]:
    """Everybody on one list, as it has them."""
    for one in list_store.entries(workspace, compartment, identifier):
        yield f"{one.identifier}  {_told(one)}"


def looked(path: Path, mapping: str, progress: Progress = silent) -> Iterator[str]:
    """What keeping a list would do, line by line; nothing is written."""
    found = list_files.look(path, list_files.mapping_of(mapping), progress)
    yield from _report(found)
    number = digits(len(found.read.entries), "en")
    yield f"Entries that could be taken: {number}. Nothing was written."


def added(
    workspace: Workspace,
    compartment: str,
    path: Path,
    mapping: str,
    leave_out: bool,
    progress: Progress = silent,
) -> Iterator[str]:
    """Keep a list. Raises as list_files.keep does."""
    declared = list_files.mapping_of(mapping)
    found = list_files.keep(workspace, compartment, path, declared, leave_out, progress)
    yield from _report(found)
    kept, number = found.list, digits(len(found.read.entries), "en")
    yield f"Kept: {kept.identifier}; entries: {number}; its file is {kept.exhibit}."


def begun(workspace: Workspace, compartment: str, mapping: str) -> Iterator[str]:
    """A list without a file. Raises as list_drawing.begin does."""
    declared = list_files.declared_in(mapping)
    yield f"Kept: {list_drawing.begin(workspace, compartment, declared).identifier}"


def drawn(
    workspace: Workspace, compartment: str, onto: str, incident: str, names: str
) -> Iterator[str]:
    """People whom the reports of an incident name, onto a list, one on each line."""
    found = list_drawing.draw(workspace, compartment, onto, incident, names.splitlines())
    for one in found.entries:
        yield f"{one.identifier}  {_told(one)}"
    yield f"{len(found.entries)} entries came to {onto}."


def withdrawn(
    workspace: Workspace, compartment: str, identifier: str, reason: str
) -> Iterator[str]:
    """Take a list or an entry back."""
    list_store.withdraw(workspace, compartment, identifier, reason)
    yield f"Taken back: {identifier}. What was linked or estimated with it stays as it was."


def copies(workspace: Workspace, compartment: str, language: str) -> Iterator[str]:
    """Lists that may have been copied from each other, with what speaks for it."""
    found = list_copies.proposed(workspace, compartment)
    for told in found:
        one, other = told.one, told.other
        names = f"{as_name(one.value.name)}, {as_name(other.value.name)}"
        yield f"{one.identifier} {other.identifier}  {names}: {said(told.why, language)}"
    if not found:
        yield "Nothing speaks for copies of which nobody has said so yet."


def said_copied(
    workspace: Workspace, compartment: str, one: str, other: str, reason: str
) -> Iterator[str]:
    """Say that two lists were copied one from the other."""
    list_copies.say_copied(workspace, compartment, one, other, reason)
    yield f"Kept: {one} and {other} count as one. Make tables and estimates anew."


def said_apart(
    workspace: Workspace, compartment: str, one: str, other: str, reason: str
) -> Iterator[str]:
    """Take it back."""
    list_copies.say_apart(workspace, compartment, one, other, reason)
    yield f"Taken back: {one} and {other} count as two. Make tables and estimates anew."


def _report(found: ReadList) -> Iterator[str]:
    for fault in found.read.faults:
        yield f"not taken: {fault}"
        yield f"    hint: {fault.what_to_do}"
    for line, first in found.read.again:
        yield f"Line {line} says the same as line {first}; it is one entry."
    if found.read.unread:
        told = ", ".join(as_name(column) for column in found.read.unread)
        yield f"Columns the mapping does not speak of, never read: {told}"
    if found.others:
        yield f"Only the first sheet was read; there are {found.others} others."


def _told(one: Entry) -> str:
    parts = [" / ".join(one.names)]
    parts += [f"born {one.born}"] if one.born else []
    parts += [one.when] if one.when else []
    parts += [", ".join(several) for several in (one.places, one.homes) if several]
    return as_name("  ".join(parts))
