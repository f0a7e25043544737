"""How far two readers agree: counted, and measured against what chance would bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

ENOUGH = 30
"""With fewer pairs of answers a figure says more about chance than about the readers."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of ``asked`` questions that both answered, ``same`` got the same answer.

    ``kappa`` is Cohen's (1960): 1 for full agreement, 0 for what chance alone would bring;
    None where it cannot be told, because both gave one answer only, or nobody was asked.
    """

    asked: int
    same: int
    kappa: float | None

    @property
    def is_enough(self) -> bool:
        """Whether there are enough answers to say anything."""
        return self.asked >= ENOUGH


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """How far the two answers of each pair agree."""
    asked = len(pairs)
    same = sum(one == other for one, other in pairs)
    return Agreement(asked, same, _kappa(pairs, same / asked) if asked else None)


def _kappa(pairs: Sequence[tuple[str, str]], observed: float) -> float | None:
    first, second = (Counter(answers) for answers in zip(*pairs, strict=True))
    # In whole numbers: a rounding error here would turn "cannot be told" into a figure.
    by_chance = sum(first[one] * second[one] for one in first)
    every = len(pairs) ** 2
    if by_chance == every:
        return None
    return (observed - by_chance / every) / (1 - by_chance / every)
