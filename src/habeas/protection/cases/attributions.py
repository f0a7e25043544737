"""What something known about a case rests on: a statement, or who said it and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.words.errors import HabeasError


class NotAttributed(HabeasError):
    """Raised when something is written down of which nobody says where it comes from."""

    message = "Nothing says where this comes from."
    hint = "Give the statement it rests on, or who said it and on which day."


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement (with the compartment it is in), or "said by … on …"."""

    statement: str = ""
    compartment: str = ""
    said_by: str = ""
    on: date | None = None

    @property
    def says_where(self) -> bool:
        """Whether it leads to a statement, or to a person and a day."""
        return bool(self.statement) or (bool(self.said_by.strip()) and self.on is not None)


def check_attributed(attribution: Attribution | None) -> Attribution:
    """The attribution, if it says where something comes from. Raises :class:`NotAttributed`."""
    if attribution is None or not attribution.says_where:
        raise NotAttributed
    return attribution
