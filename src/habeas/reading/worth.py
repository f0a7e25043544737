"""What a pattern is worth, as measured: the order in which people should look at drafts."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.reading.lexicon import load


@dataclass(frozen=True, slots=True)
class Worth:
    """Of ``drafted`` statements, how many had the right content, and the right speaker too."""

    drafted: int
    content: int
    speaker: int

    @property
    def precision(self) -> float | None:
        """The share with right content and speaker; None when nothing was measured."""
        return self.speaker / self.drafted if self.drafted else None


def worth_of(pattern: str) -> Worth | None:
    """The measurement of a pattern; None for one that is not the English reader's."""
    found = load("patterns")["gum"].get(pattern)
    return Worth(**found) if isinstance(found, dict) else None
