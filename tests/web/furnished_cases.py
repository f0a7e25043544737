"""A protection case with one of everything in it, for whoever looks at every page.

Mara leads it and Sela opens it too. Each part of a case puts its own in: what a page is about
is given by name, as in :mod:`web.furnished`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from web.furnished_safety import furnish_safety

from habeas.archive import groupings
from habeas.workspace import (
    case_against,
    case_closing,
    case_emergencies,
    case_households,
    case_lanes,
    case_marks,
    case_person,
    case_record,
    case_standing,
    case_submissions,
    cases,
)
from habeas.workspace.case_households import Household, HouseholdLink, LinkKind
from habeas.workspace.case_lanes import Lane, Wanted
from habeas.workspace.case_marks import MarkKind
from habeas.workspace.case_person import Attribution
from habeas.workspace.case_replies import Allegation, ReplyState
from habeas.workspace.case_standing import CaseState
from habeas.workspace.case_submissions import Preparation, Submission, SubmissionState
from habeas.workspace.opening import GENERAL, Workspace, now

LAWYER = "The lawyer in Orlo asked for it."


def furnish_cases(workspace: Workspace, sela: str) -> tuple[str, dict[str, str]]:
    """The case that holds one of everything, and the addresses of what is worth looking at.

    Beside it stand one that it is linked to, one that is declined, and the note of a sealed one.
    """
    told = {
        "contact": "Only by the neighbour's telephone, after ten at night.",
        "happening": "They said that they would come back on Friday.",
    }
    form = case_emergencies.taken(workspace, told, "ru", False)
    case = cases.new(workspace, "K-204", form, [sela])
    _person(workspace, case)
    other = cases.new(workspace, "K-205")
    _surroundings(workspace, case, other)
    _lanes(workspace, case, other)
    _submissions(workspace, case)
    _ended(workspace)
    safety = furnish_safety(workspace, case)
    others = {"case to be closed": other, "case that ended": _declined(workspace)}
    shown = {k: f"/cases/{v}" for k, v in others.items()}
    return case, {"case": f"/cases/{case}"} | safety | shown


def ask_for_a_lower_lane(workspace: Workspace, case: str) -> None:
    """What Sela does: Mara is to answer as the second person."""
    later = now().date() + timedelta(days=9)
    lane = case_record.case(workspace, case).lane
    case_lanes.chosen(workspace, case, lane.version, Wanted(Lane.DAYS, "She has moved.", later))


def _person(workspace: Workspace, case: str) -> None:
    herself = Attribution(said_by="herself", on=now().date())
    fields = (("victim-identity", "Mirela Sovenko"), ("whereabouts", "A room in Ostrava"))
    for seen, (field, value) in enumerate(fields, 1):
        case_person.filled(workspace, case, seen, field, value, herself)
    case_person.say(workspace, case, 3, "I do not sleep when a car stops outside.", "en")
    incident = groupings.incidents(workspace.store(GENERAL))[0].identifier
    case_person.link(workspace, case, 4, incident)


def _surroundings(workspace: Workspace, case: str, other: str) -> None:
    neighbour = Attribution(said_by="a neighbour", on=now().date())
    answered = case_against.note(workspace, case, "She was seen in Orlo that day.", neighbour)
    case_against.answer(workspace, case, answered, 1, "That was her sister.")
    case_against.note(workspace, case, "Nobody else heard a car.", neighbour)
    case_marks.put(workspace, case, MarkKind.LEGAL_HOLD, LAWYER)
    gone = case_marks.put(workspace, case, MarkKind.PRIVILEGE, LAWYER)
    case_marks.taken_off(workspace, case, gone, 1, "She wants it told.")
    case_households.counted(workspace, case, 0, Household(1, 2, ("K-206",)))
    apart = HouseholdLink(other, LinkKind.APART, "Her elder brother.")
    case_households.joined(workspace, case, apart)


def _lanes(workspace: Workspace, case: str, other: str) -> None:
    later = now().date() + timedelta(days=9)
    case_lanes.chosen(workspace, case, 0, Wanted(Lane.NOW, "They know the house.", later))
    case_lanes.chosen(workspace, other, 0, Wanted(Lane.NOW, "He is held.", later))
    case_lanes.chosen(workspace, other, 1, Wanted(Lane.WATCH, "He is free.", later))
    _followed_up(workspace, other)


def _submissions(workspace: Workspace, case: str) -> None:
    """A submission and a letter at each point at which something else may be done with it."""
    today = now().date()
    begun = case_submissions.consider(workspace, case, "un-sp-torture", "ru")
    made = Preparation(begun, "ru", "relative")
    case_submissions.arrange(workspace, case, 0, made)
    told = case_record.one(workspace, case, Submission, begun).value
    for state, at in ((SubmissionState.CLEARED, ""), (SubmissionState.CHECKED, ""),
                      (SubmissionState.SENT, f"{now():%Y-%m-%dT%H:%M:%S+00:00}")):  # fmt: skip
        kept = case_record.add(workspace, case, replace(told, state=state, sent_at=at))
        case_record.add(workspace, case, replace(made, submission=kept))
    letter = Allegation("ru.mvd", "You are said to hold people.", "en", since=today, until=today)
    for step in (ReplyState.DRAFTED, ReplyState.CLEARED, ReplyState.PUT):
        case_record.add(workspace, case, replace(letter, state=step))


def _ended(workspace: Workspace) -> None:
    """A case that was closed and sealed: a note without words is left."""
    case = cases.new(workspace, "K-199")
    _followed_up(workspace, case)
    outcome = case_closing.ClosingOutcome.SAFE
    ending = case_closing.Ending(outcome, "She has papers.", None, "She asked for it.", ())
    case_closing.close(workspace, case, 4, ending)
    case_closing.seal(workspace, case, "It is over.")


def _followed_up(workspace: Workspace, case: str) -> None:
    for seen, state in enumerate((CaseState.SCREENED, CaseState.OPEN, CaseState.FOLLOW_UP), 1):
        case_standing.moved(workspace, case, seen, state, "")


def _declined(workspace: Workspace) -> str:
    case = cases.new(workspace, "K-198")
    case_standing.turned_away(workspace, case, 1, "The legal clinic in Orlo.", "Not ours.")
    return case
