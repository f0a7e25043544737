"""Reading a file that a person writes: every fault at once, each with its line and field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from habeas.archive.shapes import StrangeShape, from_plain
from habeas.words.errors import HabeasError
from habeas.workspace.file_forms import FileForm, FormField, Values, written

MOST = 12
"""How many values an error lists; where there are more it says where to read them."""

Plain = Mapping[str, Any]


class NotThisPart(HabeasError):
    """Raised when a file does not hold what it should."""

    message = "The file holds no {part}: {problem}."
    hint = "Its fields are: {fields}. What each may hold: habeas fields {name}"


class NotToml(HabeasError):
    """Raised when a file cannot be read as TOML."""

    message = "The file cannot be read as TOML: {problem}."
    hint = 'Look at that line: words in quotation marks, a day as 2031-03-04, a list as ["ru"].'


def plain(text: str) -> Plain:
    """What a TOML text holds, names of fields as Python has them. Raises :class:`NotToml`."""
    try:
        told: Plain = _as_kept(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise NotToml(problem=str(error)) from error
    return told


def value(form: FileForm, part: str, text: str, empty: Plain | None = None) -> Any:  # noqa: ANN401  # any of our values
    """The value a file holds; ``empty`` is what stands for fields left out.

    Raises :class:`NotToml` and :class:`NotThisPart`.
    """
    told = plain(text)
    found = [str(fault) for fault in _Looking(form, text).faults(told)]
    if not found:
        try:
            return from_plain(form.kind, {**(empty or {}), **told})
        except StrangeShape:
            found = ["a field holds what it cannot hold"]
    known = ", ".join(one.name for one in form.fields)
    raise NotThisPart(part=part, problem="; ".join(found), fields=known, name=form.name)


@dataclass(frozen=True, slots=True)
class _Fault:
    """One mistake, in the words of whoever mends it."""

    line: int
    field: str
    says: str

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}the field {self.field} {self.says}"


class _Looking:
    """Looks a file through, field by field."""

    def __init__(self, form: FileForm, text: str) -> None:
        self._form, self._lines = form, text.splitlines()

    def faults(self, told: Plain) -> Iterator[_Fault]:
        yield from self._in(self._form.fields, told, "", 0)

    def _in(
        self, known: tuple[FormField, ...], told: Plain, above: str, after: int
    ) -> Iterator[_Fault]:
        fields = {one.name: one for one in known}
        for key, held in told.items():
            name, line = written(key), self._line(written(key), after)
            if name in fields:
                yield from self._field(fields[name], held, above + name, line)
            else:
                yield _Fault(line, above + name, "is none of its fields")
        for name, one in fields.items():
            if one.is_needed and name.replace("-", "_") not in told:
                yield _Fault(after, above + name, f"is missing: {_may(self._form, one)}")

    def _field(self, one: FormField, held: Any, name: str, line: int) -> Iterator[_Fault]:  # noqa: ANN401
        if one.is_list and not isinstance(held, list):
            yield _Fault(line, name, "has to be a list, in square brackets")
            return
        for number, part in enumerate(held if one.is_list else [held]):
            yield from self._one(one, part, name, self._entry(name, number, line))

    def _one(self, one: FormField, held: Any, name: str, line: int) -> Iterator[_Fault]:  # noqa: ANN401
        if one.inner and isinstance(held, dict):
            yield from self._in(one.inner, held, f"{name}: ", line)
        elif not _fits(one, held):
            given = f" (“{held}”)" if _may_be_shown(one, held) else ""
            says = f"holds what it cannot hold{given}; {_may(self._form, one, str(held))}"
            yield _Fault(line, name, says)

    def _line(self, name: str, after: int) -> int:
        """The line that names a field, from the one its part begins on; else that line."""
        spelt = re.escape(name).replace(r"\-", "[-_]")
        named = re.compile(rf"(?:^|[{{,\s\[.\"'])({spelt})[\"']?\s*[=\].]")
        for number, line in enumerate(self._lines[max(after - 1, 0) :], max(after, 1)):
            if named.search(line.partition("#")[0]):
                return number
        return after

    def _entry(self, name: str, number: int, line: int) -> int:
        """Where an entry of a list of tables begins, when each has its own heading."""
        heads = [n for n, one in enumerate(self._lines, 1) if one.strip() == f"[[{name}]]"]
        return heads[number] if number < len(heads) else line


def _may(form: FileForm, one: FormField, given: str = "") -> str:
    """What a field may hold, in a few words; of many values those most like what was given."""
    if one.inner:
        return "it holds fields in braces: " + ", ".join(inner.name for inner in one.inner)
    return f"it may hold {_values(form, one.values, given) if one.values else one.holds}"


def _values(form: FileForm, values: Values, given: str) -> str:
    if len(values) <= MOST:
        return ", ".join(values)
    like = get_close_matches(given, values, n=3)
    near = f" (did you mean: {', '.join(like)}?)" if like else ""
    return f"one of {len(values)} values{near}: habeas fields {form.name}"


def _fits(one: FormField, held: Any) -> bool:  # noqa: ANN401
    if one.values and one.is_closed and held not in one.values:
        return False
    try:
        from_plain(one.within, held)
    except StrangeShape:
        return False
    return True


def _may_be_shown(one: FormField, held: Any) -> bool:  # noqa: ANN401
    """Words of a case are not repeated; a value of a list, a number or a day tells nothing."""
    return not isinstance(held, list | dict) and (bool(one.values) or one.within is not str)


def _as_kept(held: Any) -> Any:  # noqa: ANN401  # what TOML holds
    if isinstance(held, date | datetime):
        return held.isoformat()
    if isinstance(held, list):
        return [_as_kept(one) for one in held]
    if isinstance(held, dict):
        return {key.replace("-", "_"): _as_kept(one) for key, one in held.items()}
    return held
