"""Which step may follow which: told by a table, and refused in the same words everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from habeas.words.errors import HabeasError

_State = TypeVar("_State", bound=StrEnum)


class WrongStep(HabeasError):
    """The base of every step that cannot follow the one before."""

    message = "It is {before}, so it cannot become {after} now."
    hint = "Look at it again: it shows which steps it can take from here."


def check_step(
    steps: Mapping[_State, tuple[_State, ...]],
    before: _State,
    after: _State,
    wrong: type[WrongStep],
) -> _State:
    """The next state, if the table allows it. Raises the given :class:`WrongStep`."""
    if after not in steps.get(before, ()):
        raise wrong(before=before.value, after=after.value)
    return after
