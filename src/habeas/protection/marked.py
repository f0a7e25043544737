"""A YAML text as a tree in which every part knows its file, line and field.

Only plain YAML is read: no anchors and aliases (a short text could stand for a huge one), no
tags (they name types of a program), no key twice. Values stay text until a reader says what they
are, so that Norway's code NO is no "false" and 12:30 no number of seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

import yaml

from habeas.protection.faults import (
    FileFault,
    FileTooLarge,
    NothingWritten,
    NotPlainYaml,
    NotYaml,
    WrittenTwice,
    raise_all,
)

LONGEST = 1_000_000
"""Characters of a file."""
DEEPEST = 30
"""Levels of lists and mappings inside each other."""
EMPTY = frozenset({"", "~", "null"})
"""What stands for nothing, when it is not in quotation marks."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Part:
    """A value with the place it stands at. ``held`` is text, a list, or a mapping.

    ``line`` is where its name stands, for an entry of a list where it begins. ``field`` is the
    name of the field it fills, for an entry of a list that of the list.
    """

    file: str
    line: int
    field: str
    held: str | tuple[Part, ...] | Mapping[str, Part]
    is_quoted: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written: no value, ``null`` or ``~``."""
        return isinstance(self.held, str) and not self.is_quoted and self.held in EMPTY

    @property
    def place(self) -> dict[str, object]:
        """What an error says of where it is."""
        return {"file": self.file, "line": self.line, "field": self.field}


def marked(text: str, file: str) -> Part:
    """The tree of a YAML text; ``file`` is what errors call it. Raises :class:`FileFault`."""
    if len(text) > LONGEST:
        raise FileTooLarge(file=file, line=1)
    try:
        return _Composing(text, file).whole()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotYaml(file=file, line=mark.line + 1 if mark else 1) from error
    except yaml.YAMLError as error:
        at = cast("int", getattr(error, "position", 0))
        raise NotYaml(file=file, line=text.count("\n", 0, at) + 1) from error


class _Composing:
    """Puts the events of the parser together, and refuses what is not plain."""

    def __init__(self, text: str, file: str) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self._file = file
        self._faults: list[FileFault] = []

    def whole(self) -> Part:
        next(self._events)
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            raise NothingWritten(file=self._file)
        part = self._part(next(self._events), self._file, 0)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise NotPlainYaml(file=self._file, line=_line(after), found="---")
        if part.is_empty:
            raise NothingWritten(file=self._file)
        if self._faults:
            raise_all(self._faults)
        return part

    def _part(self, event: yaml.Event, field: str, depth: int) -> Part:
        self._refuse_the_strange(event)
        if depth > DEEPEST:
            raise FileTooLarge(file=self._file, line=_line(event))
        line = _line(event)
        if isinstance(event, yaml.ScalarEvent):
            return Part(self._file, line, field, event.value, bool(event.style))
        if isinstance(event, yaml.SequenceStartEvent):
            return Part(self._file, line, field, tuple(self._items(field, depth)))
        return Part(self._file, line, field, self._mapping(depth))

    def _items(self, field: str, depth: int) -> Iterator[Part]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._part(event, field, depth + 1)

    def _mapping(self, depth: int) -> dict[str, Part]:
        found: dict[str, Part] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._part(event, "", depth + 1)
            if not isinstance(key.held, str):
                raise NotYaml(file=self._file, line=key.line)
            value = self._part(next(self._events), key.held, depth + 1)
            if key.held in found:
                self._faults.append(WrittenTwice(file=self._file, line=key.line, field=key.held))
            found[key.held] = replace(value, line=key.line)
        return found

    def _refuse_the_strange(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise NotPlainYaml(file=self._file, line=_line(event), found=f"*{event.anchor}")
        if anchor := getattr(event, "anchor", None):
            raise NotPlainYaml(file=self._file, line=_line(event), found=f"&{anchor}")
        if tag := getattr(event, "tag", None):
            raise NotPlainYaml(file=self._file, line=_line(event), found=tag)


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1
