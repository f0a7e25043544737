"""What each file may hold, in lines: every field, and every value where they can be counted."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.dossiers import body_table
from habeas.words.errors import WrongUse
from habeas.workspace.file_forms import FORMS, FormField

_TABLE = "bodies"
"""The file that is a table, not TOML."""


def listed() -> Iterator[str]:
    """Every file there is, with the command that reads it."""
    width = max(map(len, FORMS))
    for name, one in FORMS.items():
        yield f"{name:{width}}  {one.read_by.format(name)}"
    yield f"{_TABLE:{width}}  habeas body WORKSPACE import FILE"
    yield "Every field of one, with all it may hold: habeas fields FILE"


def told(name: str) -> Iterator[str]:
    """Every field of one file. Raises WrongUse."""
    if name == _TABLE:
        yield from _table()
        return
    if name not in FORMS:
        known = ", ".join((*FORMS, _TABLE))
        raise WrongUse(problem=f"There is no file {name}.", suggestion=f"Files: {known}")
    form = FORMS[name]
    yield f"{name}, written in TOML and read by: {form.read_by.format(name)}"
    for one in form.fields:
        yield from _field(one, "  ")


def _table() -> Iterator[str]:
    yield "bodies, a table (CSV) read by: habeas body WORKSPACE import FILE"
    yield f"  kind = {body_table.BODY} or {body_table.TIE}: what the line is about  (needed)"
    for column in body_table.columns_written()[1:]:
        yield f"  {column}"
        for line, values in body_table.values_of(column).items():
            yield f"      of a {line}: {', '.join(values)}"


def _field(one: FormField, before: str) -> Iterator[str]:
    needed = "  (needed)" if one.is_needed else ""
    yield f"{before}{one.name} = {_holds(one)}{needed}"
    width = max(map(len, one.values), default=0)
    for value, words in one.values.items():
        yield f"{before}    {value:{width}}  {words}".rstrip()
    for inner in one.inner:
        yield from _field(inner, before + "    ")


def _holds(one: FormField) -> str:
    what = "fields in braces {…}" if one.inner else one.holds
    return f"a list […], each {what}" if one.is_list else what
