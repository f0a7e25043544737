"""Which step may follow which: told by a table, and refused in the same words everywhere."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TypeVar

from habeas.words.errors import HabeasError

_State = TypeVar("_State", bound=StrEnum)


class WrongStep(HabeasError):
    """The base of every step that cannot follow the one before."""

    message = "It is {before}, so it cannot become {after} now."
    hint = "Look at it again: it shows which steps it can take from here."


def next_steps(before: _State) -> tuple[_State, ...]:
    """Every state that may follow one, in the order of ``steps.toml``."""
    kind = type(before)
    return tuple(kind(after) for after in _tables()[kind.__name__].get(before.value, ()))


def check_step(before: _State, after: _State, wrong: type[WrongStep]) -> _State:
    """The next state, if it may follow. Raises the given :class:`WrongStep`."""
    if after not in next_steps(before):
        raise wrong(before=before, after=after)
    return after


@cache
def _tables() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    place = resources.files("habeas.protection.cases").joinpath("steps.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))
