"""Any value of a case as lines of words: for its history, and for what is handed over."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from habeas.words.bilingual import Bilingual
from habeas.words.labels import label

_YES_NO = {"en": ("no", "yes"), "ru": ("нет", "да")}

Line = tuple[str, str]
"""A part of a value in the words for it, and what it holds."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How values are told: in which language, and what identifiers stand for.

    ``called`` gives the names of members; ``keyed`` words for keys, by the part they stand in
    (``question``, ``field``, ``indicator`` …); with ``has_codes`` the key stands beside them, for
    whoever has to type it.
    """

    language: str = "en"
    called: Mapping[str, str] = field(default_factory=dict)
    keyed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    has_codes: bool = False

    def lines(self, value: object) -> tuple[Line, ...]:
        """Every part of a value that holds something, in the order of its class."""
        return tuple(self._parts(value, ()))

    def _parts(self, value: Any, above: tuple[str, ...]) -> Iterator[Line]:  # noqa: ANN401
        for part in fields(value):
            named = (*above, part_called(type(value).__name__, part.name, self.language))
            yield from self._part(getattr(value, part.name), named, part.name)

    def _part(self, held: object, named: tuple[str, ...], part: str) -> Iterator[Line]:
        if is_dataclass(held):
            yield from self._parts(held, named)
        elif isinstance(held, tuple):
            yield from self._several(held, named, part)
        elif held is not None and held != "":
            yield ": ".join(named), self._said(held, part)

    def _several(
        self, held: tuple[object, ...], named: tuple[str, ...], part: str
    ) -> Iterator[Line]:
        if any(is_dataclass(one) for one in held):
            for number, one in enumerate(held, 1):
                yield from self._part(one, (*named[:-1], f"{named[-1]} {number}"), part)
        elif held:
            yield ": ".join(named), "; ".join(self._said(one, part) for one in held)

    def _said(self, held: object, part: str) -> str:
        if isinstance(held, StrEnum):
            return label(held, self.language)
        if isinstance(held, bool):
            return _YES_NO.get(self.language, _YES_NO["en"])[held]
        if isinstance(held, date):
            return held.isoformat()
        words = str(held)
        if name := self.keyed.get(part, {}).get(words):
            return f"{name} ({words})" if self.has_codes else name
        return self.called.get(words) or words


def kind_called(kind: str, language: str) -> str:
    """What a value of a class is called."""
    return _words()[0][kind].said(language)


def part_called(kind: str, part: str, language: str) -> str:
    """What a part of a value of a class is called."""
    _, parts, of_kind = _words()
    return of_kind.get(kind, {}).get(part, parts[part]).said(language)


_Words = tuple[dict[str, Bilingual], dict[str, Bilingual], dict[str, dict[str, Bilingual]]]


@cache
def _words() -> _Words:
    place = resources.files("habeas.protection.cases").joinpath("told.toml")
    held = tomllib.loads(place.read_text(encoding="utf-8"))
    of_kind = {kind: _bilingual(parts) for kind, parts in held["parts-of"].items()}
    return _bilingual(held["kinds"]), _bilingual(held["parts"]), of_kind


def _bilingual(table: Mapping[str, Mapping[str, str]]) -> dict[str, Bilingual]:
    return {key: Bilingual(**words) for key, words in table.items()}
