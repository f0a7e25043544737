"""Bodies and ties as a table (CSV): read line by line, and written.

UTF-8 with or without a mark at its beginning, commas or semicolons, columns in any order. A cell
that a spreadsheet would take for a formula is written with an apostrophe before it, and read
without.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TypeVar

from habeas.bodies.body import BodyKind, BodyRole
from habeas.bodies.brought import Brought, BroughtBody, BroughtTie, Mistake
from habeas.bodies.entered import (
    EnteredBody,
    EnteredTie,
    NotIndependent,
    checked_body,
    faults_of_body,
    faults_of_tie,
    key_of,
)
from habeas.bodies.graph import TieKind
from habeas.words.errors import HabeasError
from habeas.words.provenance import Confidence
from habeas.words.visible import on_one_line

BODY, TIE = "body", "tie"
STATED = "stated"
"""The word for a tie that rests on statements."""

_KINDS: Mapping[tuple[str, str], type[StrEnum]] = {
    (BODY, "type"): BodyKind,
    (TIE, "type"): TieKind,
    (BODY, "role"): BodyRole,
    (BODY, "confidence"): Confidence,
    (TIE, "confidence"): Confidence,
}
"""The columns that hold one word of some."""

_Word = TypeVar("_Word", bound=StrEnum)
_Line = Mapping[str, str]
_NAME = re.compile(r"name_[a-z]{2,3}")
_FORMULA = re.compile(r"'?[=+\-@\t\r]")
_BETWEEN_NAMES = "|"
_WRONG = "\0"
"""Stands in the cell of a word that was told as a mistake already."""
_CODE = 2
"""Letters of a State's code."""


class NotATable(HabeasError):
    """Raised for a file that is no table of bodies and ties."""

    message = "This file is no table of bodies that can be read: {problem}."
    hint = "Save it as CSV in UTF-8; the first line names the columns, “kind” among them."


class NoSuchWord(HabeasError):
    """Raised for a word that is none of those a column may hold."""

    message = "“{word}” is no {column}."
    hint = "Write one of: {known}"


class TooManyCells(HabeasError):
    """Raised for a line that has more cells than the table has columns."""

    message = "This line has more cells than there are columns."
    hint = "Put words with commas or semicolons in quotation marks."


def read_table(content: bytes) -> Brought:
    """What a table holds, with the mistakes of each line. Raises :class:`NotATable`."""
    lines = _lines(content)
    try:
        _, head = next(lines, (0, []))
        reading = _Reading([on_one_line(name).casefold() for name in head])
        for number, cells in lines:
            reading.take(number, cells)
    except csv.Error as error:
        raise NotATable(problem="a quotation mark is not closed, or a cell is too long") from error
    return reading.brought()


def write_table(bodies: Sequence[EnteredBody], ties: Sequence[EnteredTie]) -> str:
    """A table of these, which :func:`read_table` reads back."""
    file = io.StringIO()
    writer = csv.DictWriter(file, columns_written(), restval="", lineterminator="\r\n")
    writer.writeheader()
    for line in (*map(_body_line, bodies), *map(_tie_line, ties)):
        writer.writerow({name: _guarded(cell) for name, cell in line.items()})
    return file.getvalue()


def columns_written() -> tuple[str, ...]:
    """The columns of a table that is written."""
    return tuple(_data()["columns"])


def values_of(column: str) -> dict[str, tuple[str, ...]]:
    """All that a column may hold, by what the line is about; nothing where words are free."""
    held = {line: _words(kind) for (line, name), kind in _KINDS.items() if name == column}
    if column == "confidence":
        held[TIE] = (*held[TIE], STATED)
    return held


def is_never_kept(name: str) -> bool:
    """Whether a column or property tells what no store of ours may hold of anybody."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", on_one_line(name))
    return re.sub(r"[\s_-]+", "_", spaced).casefold() in _data()["never_kept"]


@cache
def _data() -> dict[str, list[str]]:
    place = resources.files("habeas.dossiers").joinpath("body_table.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))


def _lines(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, with the number of the line they begin in."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotATable(problem="it is not in UTF-8") from error
    head = text.partition("\n")[0]
    mark = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    begins = 1
    for cells in reader:
        yield begins, cells
        begins = reader.line_num + 1


class _Reading:
    """A table on its way in."""

    def __init__(self, columns: Sequence[str]) -> None:
        if "kind" not in columns:
            raise NotATable(problem="its first line names no column “kind”")
        if len(set(columns)) < len(columns):
            raise NotATable(problem="two of its columns have one name")
        self._columns = columns
        self._bodies: list[BroughtBody] = []
        self._ties: list[BroughtTie] = []
        self._at_fault: list[BroughtTie] = []
        self._mistakes: list[Mistake] = []
        self._claimed: set[str] = set()
        self._filled: Counter[str] = Counter()

    def take(self, number: int, cells: Sequence[str]) -> None:
        """One line; an empty one is passed over."""
        told = [_unguarded(cell.strip()) for cell in cells]
        if not any(told):
            return
        line = dict(zip(self._columns, told, strict=False))
        self._filled.update(name for name, cell in line.items() if cell)
        if any(told[len(self._columns) :]):
            self._note(number, line, [TooManyCells()])
            return
        strange = list(_strange(line))
        known = {**line, **dict.fromkeys((column for column, _ in strange), _WRONG)}
        self._keep(number, known, [error for _, error in strange])

    def _note(self, number: int, line: _Line, faults: Sequence[HabeasError]) -> None:
        """Every mistake of a line. The body that it was meant to bring is claimed."""
        self._mistakes += [Mistake(number, one) for one in faults]
        self._claimed.update(_key(line) for _ in faults)

    def brought(self) -> Brought:
        strange = [c for c in self._columns if c not in columns_written() and not _is_name(c)]
        counts = [(column, self._filled[column]) for column in strange if self._filled[column]]
        return Brought(
            tuple(self._bodies),
            tuple(self._ties),
            mistakes=tuple(self._mistakes),
            at_fault=tuple(self._at_fault),
            claimed=frozenset(self._claimed),
            never_kept=tuple(pair for pair in counts if is_never_kept(pair[0])),
            not_taken=tuple(pair for pair in counts if not is_never_kept(pair[0])),
        )

    def _keep(self, number: int, line: _Line, faults: list[HabeasError]) -> None:
        told = line.get("kind", "")
        kind = told.casefold()
        if kind == BODY:
            body = _body(line)
            faults += faults_of_body(body)
            self._bodies += [] if faults else [BroughtBody(number, checked_body(body))]
        elif kind == TIE:
            brought = BroughtTie(number, _tie(line))
            faults += faults_of_tie(brought.tie)
            (self._at_fault if faults else self._ties).append(brought)
        else:
            faults.append(NoSuchWord(word=told, column="kind", known=f"{BODY}, {TIE}"))
        self._note(number, line, faults)


def _key(line: _Line) -> str:
    """The key of the body that a line was meant to bring."""
    return on_one_line(line.get("key", "")) or key_of(line.get("name", ""))


def _strange(line: _Line) -> Iterator[tuple[str, HabeasError]]:
    """Words that the columns of a line cannot hold, and the type that a tie lacks."""
    kind = line.get("kind", "").casefold()
    if kind == TIE and not line.get("type"):
        yield "type", NoSuchWord(word="", column="type", known=_all(TieKind))
    for (what, column), words in _KINDS.items():
        is_stated = what == TIE and line.get(column, "").casefold() == STATED
        if what == kind and not is_stated:
            try:
                _word(words, line, column)
            except NoSuchWord as error:
                yield column, error


def _is_name(column: str) -> bool:
    return bool(_NAME.fullmatch(column))


def _body(line: _Line) -> EnteredBody:
    further = [c for name, c in line.items() if _is_name(name) and name not in columns_written()]
    listed = line.get("other_names", "").split(_BETWEEN_NAMES)
    others = (on_one_line(name) for name in (*listed, *further))
    return EnteredBody(
        key=on_one_line(line.get("key", "")),
        name=on_one_line(line.get("name", "")),
        kind=_word(BodyKind, line, "type") or BodyKind.INSTITUTION,
        name_en=on_one_line(line.get("name_en", "")),
        name_ru=on_one_line(line.get("name_ru", "")),
        other_names=tuple(dict.fromkeys(name for name in others if name)),
        state=_state(line.get("state", "")),
        role=_word(BodyRole, line, "role"),
        note=line.get("note", ""),
        not_independent=_found(line),
    )


def _state(told: str) -> str:
    """A code in capitals; what is none stays as it was written, to be told so."""
    return told.upper() if len(told) == _CODE else told


def _confidence(line: _Line) -> Confidence | None:
    if line.get("confidence") == _WRONG:
        return Confidence.SECONDARY
    return _word(Confidence, line, "confidence")


def _found(line: _Line) -> NotIndependent | None:
    found_by, source = line.get("not_independent", ""), line.get("not_independent_source", "")
    if not (found_by or source):
        return None
    confidence = _word(Confidence, line, "confidence") or Confidence.SECONDARY
    return NotIndependent(found_by, source, confidence)


def _tie(line: _Line) -> EnteredTie:
    is_stated = line.get("confidence", "").casefold() == STATED
    return EnteredTie(
        identifier="",
        kind=_word(TieKind, line, "type") or TieKind.COMMANDS,
        child=on_one_line(line.get("from", "")),
        parent=on_one_line(line.get("to", "")),
        since=line.get("since", ""),
        until=line.get("until", ""),
        confidence=None if is_stated else _confidence(line),
        statements=tuple(line.get("statements", "").split()),
        source=line.get("source", ""),
        note=line.get("note", ""),
    )


def _word(kind: type[_Word], line: _Line, column: str) -> _Word | None:
    """The value a cell names, in any letters; None for an empty one."""
    told = line.get(column, "")
    if not told or told == _WRONG:
        return None
    same = {_plain(one.value): one for one in kind}
    if _plain(told) not in same:
        raise NoSuchWord(word=told, column=column, known=_all(kind))
    return same[_plain(told)]


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", " ", word).strip().casefold()


def _all(kind: type[StrEnum]) -> str:
    return ", ".join(_words(kind))


def _words(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(one.value.replace("_", " ") for one in kind)


def _body_line(body: EnteredBody) -> dict[str, str]:
    found = body.not_independent
    return {
        "kind": BODY,
        "type": body.kind.value,
        "key": body.key,
        "name": body.name,
        "name_en": body.name_en,
        "name_ru": body.name_ru,
        "other_names": _BETWEEN_NAMES.join(body.other_names),
        "state": body.state,
        "role": body.role.value if body.role else "",
        "note": body.note,
        "not_independent": found.found_by if found else "",
        "not_independent_source": found.source if found else "",
        "confidence": found.confidence.value if found else "",
    }


def _tie_line(tie: EnteredTie) -> dict[str, str]:
    return {
        "kind": TIE,
        "type": tie.kind.value,
        "from": tie.child,
        "to": tie.parent,
        "since": tie.since,
        "until": tie.until,
        "source": tie.source,
        "confidence": tie.confidence.value if tie.confidence else STATED,
        "statements": " ".join(tie.statements),
        "note": tie.note,
    }


def _guarded(cell: str) -> str:
    """What a spreadsheet would run as a formula becomes words."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
