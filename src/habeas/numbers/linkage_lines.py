"""A line of a list as linkage sees it: folded, and nothing of it that says what a person is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line. Names and place are folded; ``born`` is YYYY or YYYY-MM-DD, empty when unknown.

    ``day`` is the day of the event as its number since 1 January of the year 1, None when
    unknown. ``key`` is the entry's identifier, ``list`` the list's.
    """

    key: str
    list: str
    given: str = ""
    patronymic: str = ""
    surname: str = ""
    skeleton: str = ""
    born: str = ""
    day: int | None = None
    place: str = ""

    @property
    def year(self) -> str:
        """The year of birth; empty when unknown."""
        return self.born[:4]
