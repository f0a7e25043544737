"""How the pairs behind a table were ruled on, as every estimate from it is told with."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.numbers.kept import KeptTable
from habeas.numbers.kept_pooled import KeptPooled
from habeas.words.reasons import Reason


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Of pairs put before reviewers: how many one ``alone`` decided, and how many are open."""

    alone: int = 0
    unsettled: int = 0

    @classmethod
    def of(cls, made: KeptTable | KeptPooled) -> Reviewed:
        """As it was when a table was made, or an estimate over linkages drawn."""
        return cls(made.alone, made.unsettled)

    @property
    def warnings(self) -> tuple[Reason, ...]:
        """What an estimate is told with."""
        told = {"numbers.warns_alone": self.alone, "numbers.warns_unsettled": self.unsettled}
        return tuple(Reason.of(key, n=number) for key, number in told.items() if number)


NOTHING_ASKED = Reviewed()
"""Of a table that no linkage is behind."""
