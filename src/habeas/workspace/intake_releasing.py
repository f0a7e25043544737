"""Letting a report out of its desk: with consent, as testimony in another compartment.

The words become an interview there, with the record of consent that every testimony has; from
then on consent decides over them as over any other (:mod:`habeas.workspace.interviews`). Until
somebody does this, nothing of a report stands outside its desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.archive import ledger
from habeas.intake.kept import Incoming, Released
from habeas.intake.weeks import Week
from habeas.words.consents import Answer, Consent, HowGiven, Use
from habeas.words.errors import HabeasError
from habeas.words.explaining import present_version, wording
from habeas.words.interviews import Circumstances, Explained, Interview, Words, check_code
from habeas.words.roles import Right
from habeas.workspace import interviews
from habeas.workspace.intake_desks import desk_of, opened
from habeas.workspace.intake_reports import Thread, thread
from habeas.workspace.opening import GENERAL, Workspace, now

CIRCUMSTANCES = "An unverified report by the sealed web intake. Nobody has met the person."


class NoConsent(HabeasError):
    """Raised rather than letting words out of a desk whose writer did not agree to it."""

    message = "The person has not agreed that the team keeps and works on what they wrote."
    hint = "Ask them with the safe reply “consent”. Until they say yes it stays at this desk."


class ReleasedAlready(HabeasError):
    """Raised when a report was let out before."""

    message = "The report {report} was released before, as testimony {interview}."
    hint = "Changes of consent are written down there."


class MarkedReport(HabeasError):
    """Raised rather than releasing a report about which something does not hold."""

    message = "Something does not hold about the report {report}; it was not released."
    hint = "What does not hold stands beside it. It can be a forgery; it stays at this desk."


@dataclass(frozen=True, slots=True)
class Consented:
    """What the person answered. ``person`` is a code; ``in_own_words`` what they wrote of it.

    ``uses`` are those they said yes to, ``language`` that in which they were asked.
    """

    person: str
    in_own_words: str
    uses: frozenset[Use]
    language: str


def places(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Where a report may be released to: identifier and name of compartments for testimony."""
    workspace.require(Right.INTERVIEW)
    desks = {store.identifier for store in opened(workspace)}
    return tuple(
        (store.identifier, store.name)
        for store in interviews.places(workspace)
        if store.identifier not in desks and store.name != GENERAL
    )


def release(
    workspace: Workspace, compartment: str, report: str, to: str, told: Consented, reason: str
) -> str:
    """Release a report, with what followed it, into a compartment for testimony; the interview.

    ``reason`` is kept. Raises :class:`NoConsent`, :class:`MarkedReport`,
    :class:`ReleasedAlready`, NotACode, TestimonyNotHere and NotFinished.
    """
    store = desk_of(workspace, compartment)
    found = thread(workspace, store.identifier, report)
    if found.released is not None:
        raise ReleasedAlready(report=report, interview=found.released.interview)
    if found.report.marks:
        raise MarkedReport(report=report)
    if Use.TEAM not in told.uses:
        raise NoConsent
    check_code(told.person)
    begun = interviews.begin(workspace, to)
    try:
        interviews.fill(workspace, to, begun, _interview(found, told), 0)
        interviews.finish(workspace, to, begun, 1)
    except HabeasError:
        interviews.give_up(workspace, to, begun)
        raise
    by = (workspace.member.identifier, now())
    value = Released(report, workspace.store(to).identifier, begun, by[0], by[1].date())
    ledger.put(store, f"released-{report}", value, by, reason=reason)
    return begun


def words_of(found: Thread) -> str:
    """What the person wrote, in its order, under the names of the questions of the form."""
    first = found.report
    told = [part for part in (first.happened, first.where, first.need) if part.strip()]
    return "\n\n".join([*told, *(one.value.text for one in found.followups)])


def _interview(found: Thread, told: Consented) -> Interview:
    version, spoken = present_version(), "en" if told.language == "en" else "ru"
    points = tuple(wording(version, spoken).points)
    return Interview(
        Circumstances(
            person=told.person,
            date=_date(found.report),
            language=found.report.language,
            circumstances=CIRCUMSTANCES,
        ),
        Explained(version, spoken, points, told.in_own_words),
        tuple(_answers(told, version, spoken)),
        Words(words_of(found), found.report.language),
    )


def _answers(told: Consented, version: str, spoken: str) -> Sequence[Consent]:
    return [
        Consent(
            use,
            Answer.YES if use in told.uses else Answer.NO,
            wording=version,
            language=spoken,
            how=HowGiven.WRITTEN,
        )
        for use in Use
    ]


def _date(report: Incoming) -> str:
    """The month of the week it was written in: no message says the day."""
    return Week.parse(report.week).monday.isoformat()[:7]
