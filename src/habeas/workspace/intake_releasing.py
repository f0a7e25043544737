"""Letting a report out of its desk: with consent, as testimony in another compartment.

The words become an interview there, with the record of consent that every testimony has; from
then on consent decides over them as over any other (:mod:`habeas.workspace.interviews`). Until
somebody does this, nothing of a report stands outside its desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.archive import ledger
from habeas.archive.access import Store
from habeas.archive.interviews import NoSuchInterview
from habeas.archive.ledger import Kept
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

    The desk notes where the words go before they go: broken off in between, the same call goes
    on, and one report never becomes two testimonies that seem to bear each other out. Follow-ups
    about which something does not hold stay at the desk.
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
    releasing = _Releasing(workspace, store, report, reason)
    done = releasing.broken_off()
    if done:
        return done
    begun = interviews.begin(workspace, to)
    try:
        releasing.note(workspace.store(to).identifier, begun, is_finished=False)
        interviews.fill(workspace, to, begun, _interview(found, told), 0)
        interviews.finish(workspace, to, begun, 1)
    except HabeasError:
        interviews.give_up(workspace, to, begun)
        raise
    releasing.note(workspace.store(to).identifier, begun, is_finished=True)
    return begun


@dataclass(frozen=True, slots=True)
class _Releasing:
    """What the desk notes of a release."""

    workspace: Workspace
    store: Store
    report: str
    reason: str

    def note(self, to: str, interview: str, is_finished: bool) -> None:
        by = (self.workspace.member.identifier, now())
        seen = self._noted()
        value = Released(self.report, to, interview, by[0], by[1].date(), is_finished)
        version = seen.version if seen else 0
        ledger.put(self.store, self._name, value, by, version, self.reason)

    def broken_off(self) -> str:
        """The interview of an earlier call that broke off when all of it was there already.

        What it left half-done is given up; empty then. Raises TestimonyNotHere.
        """
        seen = self._noted()
        if seen is None or seen.value.is_finished:
            return ""
        at = (self.workspace, seen.value.compartment, seen.value.interview)
        try:
            kept = interviews.held(*at).kept
        except NoSuchInterview:
            return ""
        if kept is None:
            interviews.give_up(*at)
            return ""
        self.note(*at[1:], is_finished=True)
        return seen.value.interview

    @property
    def _name(self) -> str:
        return f"released-{self.report}"

    def _noted(self) -> Kept[Released] | None:
        return next(
            (one for one in ledger.held(self.store, Released) if one.identifier == self._name),
            None,
        )


def words_of(found: Thread) -> str:
    """What the person wrote, in its order, without follow-ups about which something does not
    hold.
    """
    first = found.report
    told = [part for part in (first.happened, first.where, first.need) if part.strip()]
    holding = [one.value.text for one in found.followups if not one.value.marks]
    return "\n\n".join([*told, *holding])


def left_out(found: Thread) -> tuple[str, ...]:
    """The follow-ups that a release leaves at the desk, for something does not hold about them."""
    return tuple(one.identifier for one in found.followups if one.value.marks)


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
