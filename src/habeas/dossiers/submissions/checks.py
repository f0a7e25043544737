"""What a check of a submission says: fine, missing, out of scope, in conflict, or held back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from habeas.dossiers.phrases import Phrases
from habeas.protection.avenues.verdicts import Telling
from habeas.words.bilingual import Bilingual
from habeas.words.provenance import Provenance


class CheckOutcome(StrEnum):
    """How one check came out."""

    FINE = "fine"
    MISSING = "missing"
    OUT_OF_SCOPE = "out of scope"
    CONFLICT = "conflict"
    HELD_BACK = "held back"
    """Something is there that may not be given: no consent covers it."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked. ``key`` names its words in ``wording.toml``.

    ``places`` fill them, in the language of whoever reads: that need not be the language of the
    form. ``words`` are what the catalogue says of it, in their place.
    """

    key: str
    outcome: CheckOutcome
    places: tuple[tuple[str, str | Bilingual], ...] = ()
    known: Provenance | None = None
    words: Bilingual | Telling | None = None

    def said(self, say: Phrases) -> str:
        """What was found, in one sentence."""
        if self.words is not None:
            return self.words.said(say.language)
        return say.word("checks", f"{self.key}_{_name(self.outcome)}", **self._places(say.language))

    def todo(self, say: Phrases) -> str:
        """What to do about it; empty when it is fine."""
        if self.outcome is CheckOutcome.FINE:
            return ""
        return say.word("todo", f"{self.key}_{_name(self.outcome)}", **self._places(say.language))

    def _places(self, language: str) -> dict[str, str]:
        return {
            name: held if isinstance(held, str) else held.said(language)
            for name, held in self.places
        }


_GRAVITY = (
    CheckOutcome.CONFLICT,
    CheckOutcome.OUT_OF_SCOPE,
    CheckOutcome.HELD_BACK,
    CheckOutcome.MISSING,
    CheckOutcome.FINE,
)


def _name(outcome: CheckOutcome) -> str:
    return outcome.value.replace(" ", "_")


def is_ready(checks: Iterable[Check]) -> bool:
    """Whether nothing stands in the way of sending."""
    return all(one.outcome is CheckOutcome.FINE for one in checks)


def gravest_first(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Checks with what stops a submission first; those alike stay in their order."""
    return tuple(sorted(checks, key=lambda one: _GRAVITY.index(one.outcome)))
