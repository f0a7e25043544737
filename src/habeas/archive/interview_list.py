"""Interviews in lists: a code, a day and what was agreed to, without a word of what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from habeas.archive import consents
from habeas.archive.access import Store, among, rows
from habeas.archive.models import InterviewRow, TestimonyRow
from habeas.archive.paging import Page
from habeas.words.consents import Consent, Use, in_force, is_withdrawn


@dataclass(frozen=True, slots=True)
class ListedInterview:
    """An interview as a list tells of it: a code, a day, and what was agreed to."""

    identifier: str
    person: str
    date: str
    begun: datetime
    is_kept: bool
    answers: dict[Use, Consent]
    versions: int

    @property
    def is_withdrawn(self) -> bool:
        """Whether the person took everything back."""
        return is_withdrawn(self.answers)


def interviews_page(store: Store, offset: int, limit: int) -> Page[ListedInterview]:
    """Interviews, the last one begun first."""
    held = rows(store, InterviewRow)
    shown = list(held.order_by("-begun", "identifier")[offset : offset + limit])
    names = [row.identifier for row in shown]
    answers = consents.given(store, names)
    versions = _numbers(store, names)
    listed = (
        ListedInterview(
            row.identifier,
            row.person,
            row.date,
            row.begun,
            row.kept is not None,
            in_force(one.consent for one in answers.get(row.identifier, ())),
            versions.get(row.identifier, 0),
        )
        for row in shown
    )
    return Page(tuple(listed), held.count())


def _numbers(store: Store, interviews: list[str]) -> dict[str, int]:
    """How many versions of the words each interview has."""
    held = rows(store, TestimonyRow).filter(interview_id__in=among(interviews))
    return dict(held.order_by("number").values_list("interview_id", "number"))
