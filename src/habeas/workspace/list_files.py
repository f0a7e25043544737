"""A list from a file, by a declared mapping: read first, then kept with its file as an exhibit."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from io import BytesIO
from pathlib import Path

from habeas.archive.shapes import StrangeShape, from_plain
from habeas.evidence.openers import Openers
from habeas.numbers.entries import NamedList
from habeas.numbers.list_dates import DateOrder
from habeas.numbers.list_faults import LinesAtFault
from habeas.numbers.list_mapping import Columns, checked
from habeas.numbers.list_mapping import Mapping as Declared
from habeas.numbers.list_reading import ReadLines, read_lines
from habeas.words.errors import HabeasError
from habeas.words.progress import Progress, silent
from habeas.words.roles import Right
from habeas.workspace import adding, list_store
from habeas.workspace.finding import NotReadable
from habeas.workspace.keeping import Arrival, Keeping
from habeas.workspace.opening import Workspace

_WHY = "a list of people, with a declared mapping"


class NotAMapping(HabeasError):
    """Raised when a file does not say how a list is to be read."""

    message = "The file is no mapping of a list: {problem}."
    hint = "Its fields are: {fields}."


class NoSuchMappingField(HabeasError):
    """Raised when a mapping has a field that mappings do not have."""

    message = "A mapping has no field {field}."
    hint = "Its fields are: {fields}."


class FieldMisfilled(HabeasError):
    """Raised when a field of a mapping holds what it cannot hold."""

    message = "The field {field} of the mapping holds what it cannot hold."
    hint = (
        'Write words in quotation marks, several in square brackets: names = ["Surname", "Given"]; '
        "dates is one of: {dates}."
    )


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as its file would be kept. ``others``: how many sheets beside the first there are."""

    list: NamedList
    read: ReadLines
    others: int


def mapping_of(text: str) -> Declared:
    """A mapping from a TOML text. Raises as ``declared_in`` and ``list_mapping.checked`` do."""
    return checked(declared_in(text))


def declared_in(text: str) -> Declared:
    """What a TOML text declares of a list, with columns or without.

    Raises NotAMapping, NoSuchMappingField and FieldMisfilled.
    """
    try:
        plain = _tupled(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise NotAMapping(problem=f"it is no TOML ({error})", fields=_known()) from error
    _check_known(plain, {field.name for field in fields(Declared)})
    columns = plain.get("columns", {})
    _check_known(columns if isinstance(columns, dict) else {}, {f.name for f in fields(Columns)})
    try:
        return from_plain(Declared, plain)
    except StrangeShape as error:
        raise FieldMisfilled(field=_misfilled(plain), dates=", ".join(DateOrder)) from error


def look(path: Path, declared: Declared, progress: Progress = silent) -> ReadList:
    """What keeping a list would do; nothing is written.

    Raises NotReadable, and as :func:`look_at` does.
    """
    return look_at(_bytes(path), path.name, declared, progress)


def look_at(data: bytes, called: str, declared: Declared, progress: Progress = silent) -> ReadList:
    """The same of bytes that come as a file of this name.

    Raises a Refusal of the openers, and as ``list_reading.read_lines`` does.
    """
    with Openers() as openers:
        rows = openers.rows(data, called)
    identifier = list_store.new_list()
    read = read_lines(rows.lines, declared, identifier, list_store.new_entry, progress)
    return ReadList(_named(identifier, declared), read, rows.others)


def keep(
    workspace: Workspace,
    compartment: str,
    path: Path,
    declared: Declared,
    leave_out: bool = False,
    progress: Progress = silent,
) -> ReadList:
    """Keep a list: its file as an exhibit, its lines as entries.

    Raises NotReadable, and as :func:`take` does.
    """
    check_new(workspace, compartment, declared)
    file = (_bytes(path), path.name)
    found = look_at(*file, declared, progress)
    return take(workspace, compartment, file, found, leave_out, progress)


def take(
    workspace: Workspace,
    compartment: str,
    file: tuple[bytes, str],
    found: ReadList,
    leave_out: bool = False,
    progress: Progress = silent,
) -> ReadList:
    """Keep a list that was looked at. ``file`` is its bytes and its name.

    Raises SameListName, NoSuchList, and LinesAtFault when a line cannot be taken, unless those are
    to be left out. Nothing is kept then.
    """
    workspace.require(Right.ADD)
    if found.read.faults and not leave_out:
        raise LinesAtFault(n=len(found.read.faults))
    list_store.check_new(workspace, compartment, found.list)
    named = replace(found.list, exhibit=_exhibit(workspace, compartment, *file))
    list_store.keep(workspace, compartment, named, found.read.entries, progress)
    return replace(found, list=named)


def check_new(workspace: Workspace, compartment: str, declared: Declared) -> None:
    """Whether such a list may be kept here. Raises SameListName and NoSuchList."""
    workspace.require(Right.ADD)
    list_store.check_new(workspace, compartment, _named("", declared))


def _named(identifier: str, declared: Declared) -> NamedList:
    told = (declared.name.strip(), declared.rule.strip(), declared.violation, declared.maker)
    return NamedList(identifier, *told, copies=declared.copies)


def _exhibit(workspace: Workspace, compartment: str, data: bytes, called: str) -> str:
    """The bytes as they came, not opened as a text: nobody on a list is read for statements."""
    adding.begin(workspace, compartment)
    keeping = Keeping(workspace, workspace.store(compartment), "a list of people", _WHY)
    (kept,) = keeping.group([Arrival(called, called, lambda: BytesIO(data))])
    if not kept.exhibit and kept.problem is not None:
        raise kept.problem
    return kept.exhibit


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotReadable(path=path, reason=error.strerror or "no reason given") from error


def _misfilled(plain: Mapping[str, object]) -> str:
    """The first field that alone makes no mapping, one of the columns by its own name."""
    columns = plain.get("columns")
    held: dict[str, object] = dict(columns) if isinstance(columns, dict) else {}
    alone: list[tuple[str, dict[str, object]]]
    alone = [(name, {"columns": {name: told}}) for name, told in held.items()]
    alone += [(name, {name: told}) for name, told in plain.items()]
    return next(name for name, one in alone if not _fits(one))


def _fits(plain: Mapping[str, object]) -> bool:
    try:
        from_plain(Declared, plain)
    except StrangeShape:
        return False
    return True


def _check_known(plain: Mapping[str, object], known: set[str]) -> None:
    unknown = sorted(set(plain) - known)
    if unknown:
        raise NoSuchMappingField(field=unknown[0], fields=_known())


def _known() -> str:
    outer = [field.name for field in fields(Declared) if field.name not in ("columns", "strata")]
    columns = ", ".join(field.name for field in fields(Columns))
    return f"{', '.join(outer)}; [columns] {columns}; [strata]"


def _tupled(plain: dict[str, object]) -> dict[str, object]:
    """With one word where several may stand taken as one of several, and strata as pairs."""
    columns, strata = plain.get("columns"), plain.get("strata")
    if isinstance(strata, dict):
        plain = {**plain, "strata": [[name, held] for name, held in strata.items()]}
    if isinstance(columns, dict):
        several = {f.name for f in fields(Columns)} - {"born", "when"}
        told = {
            name: [held] if name in several and isinstance(held, str) else held
            for name, held in columns.items()
        }
        return {**plain, "columns": told}
    return plain
