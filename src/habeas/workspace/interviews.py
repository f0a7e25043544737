"""Interviews: testimony taken with consent, in a compartment of its own."""

from __future__ import annotations

import os
from collections.abc import Sequence

from habeas.archive import consents, exhibits, interview_list, interviews, marks, reckoning
from habeas.archive import members as people
from habeas.archive.access import Store
from habeas.archive.consents import WordsClosed
from habeas.archive.interview_list import ListedInterview
from habeas.archive.interviews import (
    HeldInterview,
    InterviewChanged,
    TestimonyNotHere,
    Version,
)
from habeas.archive.members import By
from habeas.archive.paging import Page
from habeas.evidence.openers import Openers
from habeas.words.consents import Consent, Use
from habeas.words.differing import Piece, changes
from habeas.words.interviews import Interview, Words, check_code
from habeas.words.roles import Right
from habeas.workspace import closed_words
from habeas.workspace.deriving import derive
from habeas.workspace.opening import GENERAL, NoSuchCompartmentHere, Workspace, now

__all__ = [
    "HeldInterview",
    "InterviewChanged",
    "ListedInterview",
    "TestimonyNotHere",
    "Version",
    "WordsClosed",
    "answer",
    "ask_whether_interviewed",
    "begin",
    "called",
    "correct",
    "corrected",
    "fill",
    "finish",
    "give_up",
    "held",
    "is_place",
    "lift_mark",
    "listed",
    "may_use",
    "places",
    "put_mark",
    "withdraw",
    "words_of",
]


def places(workspace: Workspace) -> tuple[Store, ...]:
    """The compartments this member can open in which testimony may be kept."""
    return tuple(store for store in workspace.stores if store.name != GENERAL)


def is_place(workspace: Workspace, compartment: str) -> bool:
    """Whether testimony may be kept in a compartment: anywhere but in the general one."""
    return workspace.store(compartment).name != GENERAL


def listed(
    workspace: Workspace, compartment: str, offset: int, limit: int
) -> Page[ListedInterview]:
    """Interviews of a compartment, the last one begun first."""
    workspace.require(Right.READ)
    return interview_list.interviews_page(workspace.store(compartment), offset, limit)


def held(workspace: Workspace, compartment: str, identifier: str) -> HeldInterview:
    """One interview. While it is unfinished, only for who may take testimony."""
    workspace.require(Right.READ)
    found = interviews.interview(workspace.store(compartment), identifier)
    if found.kept is None:
        workspace.require(Right.INTERVIEW)
    return found


def begin(workspace: Workspace, compartment: str) -> str:
    """A new interview, to be filled in. Raises :class:`TestimonyNotHere`."""
    return interviews.begin(_store(workspace, compartment), _by(workspace), os.urandom)


def fill(
    workspace: Workspace, compartment: str, identifier: str, interview: Interview, seen: int
) -> None:
    """Keep what was filled in so far. Raises as :func:`habeas.archive.interviews.save`, and
    :class:`~habeas.words.interviews.NotACode` for what could be a name.
    """
    store = _store(workspace, compartment)
    if interview.about.person:
        check_code(interview.about.person)
    interviews.save(store, identifier, interview, seen, _by(workspace))


def give_up(workspace: Workspace, compartment: str, identifier: str) -> None:
    """Delete an unfinished interview with everything that was written down."""
    store = _store(workspace, compartment)
    mark = interviews.interview(store, identifier).mark
    interviews.give_up(store, identifier, _by(workspace))
    if mark:
        marks.lift(_general(workspace), mark, _by(workspace))


def finish(workspace: Workspace, compartment: str, identifier: str, seen: int) -> str:
    """Finish an interview; the exhibit of the words, empty when none were to be kept."""
    store = _store(workspace, compartment)
    exhibit = interviews.keep(store, identifier, seen, _by(workspace), os.urandom)
    _open(workspace, store, exhibit)
    return exhibit


def correct(
    workspace: Workspace, compartment: str, identifier: str, words: Words, reason: str
) -> str:
    """Keep the words as the person corrected them, beside the earlier ones; the exhibit."""
    store = _store(workspace, compartment)
    by = _by(workspace)
    exhibit = interviews.correct(store, identifier, words, reason, by, os.urandom)
    _open(workspace, store, exhibit)
    return exhibit


def answer(
    workspace: Workspace,
    compartment: str,
    identifier: str,
    answers: Sequence[Consent],
    reason: str,
    seen: int,
) -> None:
    """Write down new answers of the person."""
    store = _store(workspace, compartment)
    began = reckoning.number(store)
    interviews.answer(store, identifier, answers, reason, seen, _by(workspace))
    closed_words.follow(store, began)


def withdraw(
    workspace: Workspace, compartment: str, identifier: str, uses: Sequence[Use], reason: str
) -> None:
    """The person takes back these uses, at once. With all of them goes the mark, too."""
    store, by = _store(workspace, compartment), _by(workspace)
    began = reckoning.number(store)
    interviews.withdraw(store, identifier, uses, reason, by)
    closed_words.follow(store, began)
    found = interviews.interview(store, identifier)
    if found.is_withdrawn and found.mark and workspace.general is not None:
        lift_mark(workspace, compartment, identifier)


def may_use(workspace: Workspace, compartment: str, exhibit: str, use: Use) -> bool:
    """Whether an exhibit may be used so today; what is no testimony asks for no consent."""
    return consents.may_use(workspace.store(compartment), exhibit, use, now().date())


def words_of(workspace: Workspace, compartment: str, exhibit: str) -> str:
    """The words of a testimony exactly as they were written down.

    Raises :class:`WordsClosed` when the person does not let the team read them.
    """
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    if not may_use(workspace, compartment, exhibit, Use.TEAM):
        raise WordsClosed
    with store.vault.open(exhibits.exhibit(store, exhibit).sealed) as content:
        return content.read().decode("utf-8", "replace")


def corrected(
    workspace: Workspace, compartment: str, before: Version, after: Version
) -> tuple[Piece, ...]:
    """What the person changed from one version of their words to another.

    Raises :class:`WordsClosed`.
    """
    old = words_of(workspace, compartment, before.exhibit)
    return changes(old, words_of(workspace, compartment, after.exhibit))


def ask_whether_interviewed(workspace: Workspace, hint: str) -> tuple[str, ...]:
    """What the members are called who may have interviewed the same person before.

    Raises :class:`~habeas.archive.marks.HintTooShort` and
    :class:`~habeas.archive.marks.AskedTooOften`.
    """
    workspace.require(Right.INTERVIEW)
    general = _general(workspace)
    names = people.called(general)
    found = marks.whom_to_ask(general, hint, _by(workspace))
    return tuple(names.get(member) or member for member in found)


def put_mark(workspace: Workspace, compartment: str, identifier: str, hint: str) -> None:
    """Warn the next interviewer of this person, as the person agreed; instead of any before."""
    store, general = _store(workspace, compartment), _general(workspace)
    before = interviews.interview(store, identifier).mark
    mark = marks.put(general, hint, _by(workspace), os.urandom)
    interviews.set_mark(store, identifier, mark, _by(workspace))
    if before:
        marks.lift(general, before, _by(workspace))


def lift_mark(workspace: Workspace, compartment: str, identifier: str) -> None:
    """Warn nobody any more."""
    store, general = _store(workspace, compartment), _general(workspace)
    marks.lift(general, interviews.interview(store, identifier).mark, _by(workspace))
    interviews.set_mark(store, identifier, "", _by(workspace))


def called(workspace: Workspace, compartment: str) -> dict[str, str]:
    """What the members who can open a compartment are called, by identifier."""
    workspace.require(Right.READ)
    names = people.called(workspace.store(compartment))
    return {member: name or member for member, name in names.items()}


def _store(workspace: Workspace, compartment: str) -> Store:
    """Where testimony is changed. Raises NotYourRole and :class:`TestimonyNotHere`."""
    workspace.require(Right.INTERVIEW)
    if not is_place(workspace, compartment):
        raise TestimonyNotHere
    return workspace.store(compartment)


def _general(workspace: Workspace) -> Store:
    if workspace.general is None:
        raise NoSuchCompartmentHere(name=GENERAL)
    return workspace.general


def _by(workspace: Workspace) -> By:
    return workspace.member.identifier, now()


def _open(workspace: Workspace, store: Store, exhibit: str) -> None:
    """Make the text of an exhibit; what stands in the way is noted at the exhibit."""
    if exhibit:
        with Openers() as openers:
            derive(workspace, store, exhibit, openers)
