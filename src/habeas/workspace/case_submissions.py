"""Submissions of a case: an avenue considered, judged, written, checked, handed over, followed.

A person hands it over outside this program; what is given out here is the file, and that it
leaves is written down before it is given.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from habeas.archive import ledger
from habeas.archive.access import writing
from habeas.dossiers.submissions.forms import form_of
from habeas.dossiers.submissions.pack import Pack
from habeas.evidence.sealing import check_receiver_key
from habeas.protection.cases import submissions
from habeas.protection.cases.consents import Gap
from habeas.protection.cases.held import Held
from habeas.protection.cases.marks import UnderPrivilege
from habeas.protection.cases.others import AffectedOther
from habeas.protection.cases.permissions import Permissions, Stopping
from habeas.protection.cases.receivers import NEEDS_REASON, Judge
from habeas.protection.cases.signatures import check_reasoned
from habeas.protection.cases.steps import next_steps
from habeas.protection.cases.submission_texts import (
    Preparation,
    SubmissionText,
    preparation_of,
    texts_of,
    with_answer,
)
from habeas.protection.cases.submissions import Submission, SubmissionGate, SubmissionState
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace import avenue_catalogue, case_packs, case_record
from habeas.workspace.case_opening import opened
from habeas.workspace.case_packs import SUBMITTERS, Ground
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace, now

__all__ = [
    "SUBMITTERS",
    "Looked",
    "Preparation",
    "Submission",
    "SubmissionState",
    "SubmissionText",
    "arrange",
    "avenues",
    "check",
    "consider",
    "draft",
    "follow_up",
    "judge",
    "listed",
    "look",
    "track",
    "write",
]


class NotOfThisCase(HabeasError):
    """Raised when a submission is to be about an incident that the case is not linked to."""

    message = "This case is not linked to the incident {incident}."
    hint = "Link it first: habeas case WORKSPACE link CASE INCIDENT"


class NoSuchFieldHere(HabeasError):
    """Raised when words are written for a field that the form does not have."""

    message = "The form of {avenue} has no field {field}."
    hint = "Its fields are listed with what fills each of them."


_UNWRITTEN = frozenset(
    {
        SubmissionState.CONSIDERED,
        SubmissionState.EXCLUDED,
        SubmissionState.FLAGGED,
        SubmissionState.CONSENT_NEEDED,
        SubmissionState.CLEARED,
    }
)


@dataclass(frozen=True, slots=True)
class Looked:
    """A submission as it stands today.

    ``pack`` is None where none can be made, and ``problem`` then says why. ``kept_back`` says that
    some of it is between client and lawyer, so that it cannot leave. ``gaps`` are what the
    person has not agreed to, ``asking`` the people whom it may harm, ``elsewhere`` the avenues of
    the same matter that shut this one out.
    """

    held: Held[Submission]
    ground: Ground
    made: Preparation
    made_version: int
    pack: Pack | None
    problem: HabeasError | None
    kept_back: HabeasError | None
    gaps: tuple[Gap, ...]
    asking: tuple[Held[AffectedOther], ...]
    texts: tuple[Held[SubmissionText], ...]
    gate: SubmissionGate

    @property
    def needs_reason(self) -> bool:
        """Whether using this receiver takes a named person's written reason."""
        return self.ground.judged.colour in NEEDS_REASON

    def made_pack(self, workspace: Workspace) -> Pack:
        """The pack. Raises what stands in the way of one: see :func:`case_packs.pack`."""
        submission = (self.held.identifier, self.held.value)
        return self.pack or case_packs.pack(workspace, self.ground, submission)

    @property
    def value(self) -> Submission:
        """What is kept, with the fields and the recipients as they are today."""
        today = _as_today(self.held.value, self.ground, self.pack)
        return today if self.stopping is None else submissions.as_it_stands(today, self._agreed)

    @property
    def stopping(self) -> Stopping | None:
        """The withdrawal that stopped it, if one did."""
        return submissions.stopping(self.held.value, self._agreed)

    @property
    def next(self) -> tuple[SubmissionState, ...]:
        """The states that may follow. One that nobody wrote yet is judged anew before any step."""
        held = self.value
        if held.state in _UNWRITTEN:
            held = submissions.judged(held, self.gate.judge, self._agreed, now().date())
        return next_steps(held.state)

    @property
    def _agreed(self) -> Permissions:
        return self.gate.permissions


def listed(workspace: Workspace, case: str) -> tuple[Held[Submission], ...]:
    """Every submission of a case, the last first. Raises NoSuchCase."""
    held = case_record.case(workspace, case)
    return tuple(
        replace(one, value=submissions.as_it_stands(one.value, held.permissions))  # type: ignore[type-var]
        for one in reversed(held.submissions)
    )


def avenues(workspace: Workspace, language: str) -> tuple[tuple[str, str], ...]:
    """Every avenue with its name, in order of the names."""
    held = avenue_catalogue.known(workspace).catalogue.avenues
    named = ((one.identifier, one.name.said(language)) for one in held)
    return tuple(sorted(named, key=lambda one: one[1].casefold()))


def consider(
    workspace: Workspace, case: str, avenue: str, language: str, incidents: Iterable[str] = ()
) -> str:
    """Consider an avenue for a case, and judge it; nothing is written or sent. Its identifier.

    It is about all incidents the case is linked to, or about those named. Raises NoSuchCase,
    NoSuchAvenue and :class:`NotOfThisCase`.
    """
    workspace.require(Right.PROTECT)
    base = case_packs.ground(workspace, case, avenue, language)
    linked = tuple(one.incident for one in base.case.subject.value.incidents)
    matter = tuple(dict.fromkeys(incidents)) or linked
    for one in matter:
        if one not in linked:
            raise NotOfThisCase(incident=one)
    told = Submission(
        avenue=avenue,
        kind=base.verdict.kind.value,
        receiver=base.verdict.receiver,
        catalogue=base.weighed.held.catalogue.version,
        matter=matter,
        since=now().date(),
    )
    told = _as_today(told, base, _pack_or_none(workspace, base, ("", told))[0])
    first = submissions.judged(told, _judge(base), base.case.permissions, now().date())
    return case_record.add(workspace, case, first)


def look(workspace: Workspace, case: str, identifier: str, language: str) -> Looked:
    """One submission, judged and filled anew. Raises NoSuchCase, NotKept and NoSuchAvenue."""
    kept = case_record.one(workspace, case, Submission, identifier)
    base = case_packs.ground(workspace, case, kept.value.avenue, language)
    pack, problem = _pack_or_none(workspace, base, (identifier, kept.value))
    today = _as_today(kept.value, base, pack)
    gate = case_packs.gate_of(base, identifier, today)
    arranged = preparation_of(base.case.preparations, identifier)
    others, texts = base.case.others, texts_of(base.case.texts, identifier)
    return Looked(
        held=kept,
        ground=base,
        made=case_packs.preparation(base, identifier),
        made_version=arranged.version if arranged else 0,
        pack=pack,
        problem=problem,
        kept_back=_kept_back(gate, today, (identifier, *(one.identifier for one in texts))),
        gaps=gate.permissions.lacking(today.sending, now().date()),
        asking=tuple(one for one in others if one.value.is_touched_by(identifier)),
        texts=texts,
        gate=gate,
    )


def judge(workspace: Workspace, case: str, seen: Seen[Submission], language: str) -> Submission:
    """Judge it again, and keep what was found. Raises NoSuchCase and WrongSubmissionStep."""
    told = look(workspace, case, seen.kept, language)
    today = now().date()

    def step(_held: Submission) -> Submission:
        return submissions.judged(told.value, told.gate.judge, told.gate.permissions, today)

    return case_record.change(workspace, case, seen, step)


def draft(
    workspace: Workspace, case: str, seen: Seen[Submission], language: str, reason: str = ""
) -> Submission:
    """Begin to write it, or go back to writing. A red or unknown receiver needs the reason.

    Raises NoSuchCase, ReceiverExcluded, FlagNeedsReason, OnwardNotAgreed, NotConsented and
    WrongSubmissionStep.
    """
    told, signed = look(workspace, case, seen.kept, language), case_record.signed(workspace, reason)

    def step(_held: Submission) -> Submission:
        # One that was checked goes straight back; any other is judged first.
        held, gate = told.value, told.gate
        if held.state is not SubmissionState.CHECKED:
            held = submissions.judged(held, gate.judge, gate.permissions, signed.on)
        return submissions.drafting(held, gate, signed, now())

    return case_record.change(workspace, case, seen, step, reason)


def arrange(workspace: Workspace, case: str, seen: int, told: Preparation) -> None:
    """Say how it is made: language, who submits it, for how many, answers, the receiver's key.

    ``seen`` is the version that was looked at, 0 for none. Raises NoSuchCase, NotKept,
    NotAReceiverKey and WrittenMeanwhile.
    """
    workspace.require(Right.PROTECT)
    if told.recipient_key:
        told = replace(told, recipient_key=check_receiver_key(told.recipient_key))
    held = preparation_of(case_record.case(workspace, case).preparations, told.submission)
    if held is None:
        case_record.one(workspace, case, Submission, told.submission)
        case_record.add(workspace, case, told)
        return
    kept = Seen(Preparation, held.identifier, seen)
    case_record.change(workspace, case, kept, lambda _held: told)


def answer(
    workspace: Workspace, case: str, looked: Looked, answers: Iterable[tuple[str, bool | None]]
) -> None:
    """Answer questions that the form asks of a person. Raises NoSuchCase, WrittenMeanwhile."""
    told = looked.made
    for question, is_so in answers:
        told = with_answer(told, question, is_so)
    arrange(workspace, case, looked.made_version, told)


def write(workspace: Workspace, case: str, seen: int, told: SubmissionText) -> None:
    """Write the words for one field; empty words leave it empty.

    ``seen`` is the version that was looked at, 0 for none. Raises NoSuchCase, NotKept,
    :class:`NoSuchFieldHere` and WrittenMeanwhile.
    """
    workspace.require(Right.PROTECT)
    kept = case_record.one(workspace, case, Submission, told.submission)
    form = form_of(kept.value.avenue, avenue_catalogue.known(workspace).catalogue)
    if told.field not in {one.key for one in form.drawn}:
        raise NoSuchFieldHere(avenue=kept.value.avenue, field=told.field)
    for one in texts_of(case_record.case(workspace, case).texts, told.submission):
        if one.value.field == told.field:
            place = Seen(SubmissionText, one.identifier, seen)
            case_record.change(workspace, case, place, lambda _held: told)
            return
    case_record.add(workspace, case, told)


def check(
    workspace: Workspace, case: str, seen: Seen[Submission], language: str, reason: str = ""
) -> Submission:
    """A person checked that it is complete and in scope; what was checked is kept by digest.

    Where a check of the program does not come out fine, the person writes why it goes on all the
    same. Raises NoSuchCase, SubmissionLacks, ReasonNeeded, NoSuchForm, NotWeighed and
    WrongSubmissionStep.
    """
    told, signed = look(workspace, case, seen.kept, language), case_record.signed(workspace, reason)
    submissions.check_not_stopped(told.held.value, told.gate.permissions)
    made = told.made_pack(workspace)
    after = submissions.checked(told.value, made.missing, signed)
    if not made.is_ready:
        check_reasoned(signed)
    arranged = replace(told.made, digest=case_packs.digest_of(made))
    with opened(workspace, case) as store, writing(store):
        by = (workspace.member.identifier, now())
        held = preparation_of(ledger.held(store, Preparation), seen.kept)
        kept = held.identifier if held else new_identifier(Kind.RECORD, os.urandom)
        ledger.put(store, seen.kept, after, by, seen.version, reason)
        ledger.put(store, kept, arranged, by, told.made_version)
        case_record.refresh(workspace, store)
    return after


def track(
    workspace: Workspace, case: str, seen: Seen[Submission], heard: tuple[SubmissionState, str, str]
) -> Submission:
    """Write down what was heard: what became of it, in which words, and their own reference.

    Raises NoSuchCase and WrongSubmissionStep.
    """
    (to, words, reference), today = heard, now().date()

    def step(held: Submission) -> Submission:
        after = submissions.tracked(held, to, today, words.strip())
        return replace(after, reference=reference.strip() or held.reference)

    return case_record.change(workspace, case, seen, step, words)


def follow_up(
    workspace: Workspace, case: str, seen: Seen[Submission], days: tuple[int, ...]
) -> Submission:
    """Ask again so many days from today. Raises NoSuchCase and WrittenMeanwhile."""
    today: date = now().date()
    return case_record.change(
        workspace, case, seen, lambda held: submissions.followed_up_after(held, today, days)
    )


def _as_today(held: Submission, base: Ground, pack: Pack | None) -> Submission:
    """With whom the receiver tells, and what the form gives, as of now."""
    if held.sent_at:
        return held
    fields = pack.fields if pack else held.fields
    version = base.weighed.held.catalogue.version
    return replace(held, onward=base.judged.tells, fields=fields, catalogue=version)


def _pack_or_none(
    workspace: Workspace, base: Ground, submission: tuple[str, Submission]
) -> tuple[Pack | None, HabeasError | None]:
    try:
        return case_packs.pack(workspace, base, submission), None
    except HabeasError as error:
        return None, error


def _kept_back(
    gate: SubmissionGate, held: Submission, things: Iterable[str]
) -> UnderPrivilege | None:
    try:
        gate.permissions.check_privilege(held.sending, *things)
    except UnderPrivilege as error:
        return error
    return None


def _judge(base: Ground) -> Judge:
    return lambda _receiver: base.judged
