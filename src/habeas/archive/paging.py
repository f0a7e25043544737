"""A stretch of a long list, with the length of the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

_One = TypeVar("_One")


@dataclass(frozen=True, slots=True)
class Page(Generic[_One]):
    """What stands from one place of a list on. ``total`` is the length of the whole list."""

    held: tuple[_One, ...]
    total: int
