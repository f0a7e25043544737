"""What people agreed to, answer by answer, and what may be used because of it.

An answer is never changed and never deleted: a later one about the same use holds from then
on. The answers are a chain (:mod:`habeas.archive.chains`), so one that was altered is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from habeas.archive import chains
from habeas.archive.access import Store, among, rows
from habeas.archive.chains import Chain
from habeas.archive.models import ConsentRow, TestimonyRow
from habeas.archive.shapes import from_text, to_text
from habeas.words.consents import Consent, Use, allows
from habeas.words.errors import HabeasError


class WordsClosed(HabeasError):
    """Raised when words are asked for that the person no longer lets the team read."""

    message = "The person does not let the team read these words now. They stay sealed."
    hint = "Only a new answer by the person opens them again."


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with when and by whom it was written down; ``reason`` is why it changed."""

    consent: Consent
    member: str
    time: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Withheld:
    """The testimony that one use leaves out.

    ``testimonies`` is how many people's words are left out because no consent allows the use,
    ``earlier`` how many earlier versions of words that were corrected since.
    """

    exhibits: frozenset[str] = frozenset()
    testimonies: int = 0
    earlier: int = 0


def record(store: Store, interview: str, given: Sequence[Given]) -> None:
    """Add answers, in the caller's transaction."""
    added = [
        ConsentRow(
            interview=interview,
            use=one.consent.use.value,
            answer=one.consent.answer.value,
            shape=to_text(one.consent),
            reason=one.reason,
            member=one.member,
            time=one.time,
        )
        for one in given
    ]
    chains.append(store, Chain.CONSENT, added)


def given(store: Store, interviews: Iterable[str]) -> Mapping[str, tuple[Given, ...]]:
    """Every answer ever given in these interviews, oldest first, by interview."""
    held = rows(store, ConsentRow).filter(interview__in=among(interviews)).order_by("id")
    found: dict[str, list[Given]] = {}
    for row in held:
        one = Given(from_text(Consent, row.shape), row.member, row.time, row.reason)
        found.setdefault(row.interview, []).append(one)
    return {interview: tuple(answers) for interview, answers in found.items()}


def may_use(store: Store, exhibit: str, use: Use, on: date) -> bool:
    """Whether an exhibit may be used so on a day. What is no testimony asks for no consent.

    Words that two people gave alike need the consent of both.
    """
    held = rows(store, TestimonyRow).filter(exhibit_id=exhibit)
    interviews = set(held.values_list("interview_id", flat=True))
    answers = given(store, interviews)
    return all(_allowed(answers, interview, use, on) for interview in interviews)


def withheld(store: Store, use: Use, on: date) -> Withheld:
    """What to leave out when something is used so on a day, and how much that is."""
    told = _told(store)
    answers = given(store, {interview for interview, _ in told})
    last = dict(told)
    refused = {one for one in last if not _allowed(answers, one, use, on)}
    closed = {exhibit for interview, exhibit in told if interview in refused}
    earlier = {exhibit for interview, exhibit in told if last[interview] != exhibit} - closed
    return Withheld(frozenset(closed | earlier), len(refused), len(earlier))


def refused(store: Store, use: Use, on: date) -> frozenset[str]:
    """Every exhibit of testimony, in any version, that may not be used so on a day."""
    told = _told(store)
    answers = given(store, {interview for interview, _ in told})
    return frozenset(x for interview, x in told if not _allowed(answers, interview, use, on))


def closed(store: Store) -> frozenset[str]:
    """The exhibits whose words were closed to the team, as :mod:`habeas.archive.closing` noted."""
    return frozenset(closed_rows(store).values_list("exhibit_id", flat=True))


def closed_rows(store: Store) -> QuerySet[TestimonyRow]:
    """Their rows, to leave them out within a query."""
    return rows(store, TestimonyRow).exclude(closed="")


def check_open(store: Store, exhibits: Iterable[str]) -> None:
    """Raise :class:`WordsClosed` when words of any of these exhibits are closed to the team."""
    if not closed(store).isdisjoint(exhibits):
        raise WordsClosed


def _told(store: Store) -> list[tuple[str, str]]:
    """Every interview and exhibit of its words, the last version last."""
    held = rows(store, TestimonyRow).order_by("interview_id", "number")
    return list(held.values_list("interview_id", "exhibit_id"))


def _allowed(answers: Mapping[str, tuple[Given, ...]], interview: str, use: Use, on: date) -> bool:
    return allows((one.consent for one in answers.get(interview, ())), use, on)
