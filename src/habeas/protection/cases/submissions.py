"""A submission: one avenue for what happened, from the first thought to its end.

An excluded avenue is never used; a red or unknown one only with a named person's written reason.
Receiver, consent and the people whom it may harm are looked at again at the moment of sending.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from habeas.protection.avenues.verdicts import Colour
from habeas.protection.cases.disclosures import Disclosure, Sent, disclosed
from habeas.protection.cases.moments import as_text, moment
from habeas.protection.cases.naming import CodedError
from habeas.protection.cases.others import AffectedOther, check_asked
from habeas.protection.cases.permissions import Permissions, Stopping
from habeas.protection.cases.receivers import Judge, Judged, check_receiver, with_onward
from habeas.protection.cases.sendings import ConsentPurpose, Sending
from habeas.protection.cases.signatures import Signature, check_signed
from habeas.protection.cases.steps import WrongStep, check_step


class WrongSubmissionStep(WrongStep):
    """Raised when a submission cannot take this step from where it stands."""


class SubmissionStopped(WrongStep):
    """Raised when one would be sent after the person took a part of it back."""

    message = "It was stopped on {day}, when the person took something back ({consent})."
    hint = "Ask them anew. Then judge it again, write it and check it: a person releases it anew."


class SubmissionLacks(CodedError):
    """Raised when a submission is checked though required fields are empty."""

    message = "The form still lacks: {fields}."
    hint = "Fill them, or write in the field why that is not possible where the form allows it."


class SameMatterElsewhere(CodedError):
    """Raised when another submission of the same matter makes this one inadmissible."""

    message = "The same matter is, or was, before {avenues}, which makes this one inadmissible."
    hint = "Wait until that one has ended, or choose another avenue."


class SubmissionState(StrEnum):
    """How far a submission has come."""

    CONSIDERED = "considered"
    EXCLUDED = "excluded"
    FLAGGED = "flagged"
    CONSENT_NEEDED = "consent-needed"
    CLEARED = "cleared"
    DRAFTING = "drafting"
    CHECKED = "checked"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    REGISTERED = "registered"
    REJECTED = "rejected"
    ANSWERED = "answered"
    FOLLOW_UP = "follow-up"
    ENDED = "ended"


_HEARD = frozenset(
    {
        SubmissionState.ACKNOWLEDGED,
        SubmissionState.REGISTERED,
        SubmissionState.REJECTED,
        SubmissionState.ANSWERED,
        SubmissionState.FOLLOW_UP,
        SubmissionState.ENDED,
    }
)
"""What may become of a submission after it was sent."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One avenue for a matter. ``matter`` are the incidents it is about.

    ``avenue`` and ``kind`` are identifiers of the catalogue, whose version is ``catalogue``;
    ``despite`` is a named person's reason to use a flagged receiver; ``reference`` is what the
    receiver calls it; ``follow_ups`` are days on which to ask again; ``released_at`` is when
    somebody last began to write it.
    """

    avenue: str
    kind: str
    receiver: str
    catalogue: str
    matter: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    state: SubmissionState = SubmissionState.CONSIDERED
    since: date | None = None
    judged: Judged | None = None
    despite: Signature | None = None
    checked: Signature | None = None
    sent_at: str = ""
    reference: str = ""
    words: str = ""
    follow_ups: tuple[date, ...] = ()
    released_at: str = ""

    @property
    def sending(self) -> Sending:
        """What would leave, also to those whom the receiver is known to tell."""
        told = Sending(ConsentPurpose.SUBMISSION, self.receiver, self.onward, self.fields)
        return with_onward(told, self.judged) if self.judged else told

    @property
    def is_pending(self) -> bool:
        """Whether it may still be sent."""
        return not self.sent_at and self.state is not SubmissionState.ENDED

    @property
    def is_there(self) -> bool:
        """Whether the receiver has it and has not ended with it."""
        is_over = self.state in (SubmissionState.REJECTED, SubmissionState.ENDED)
        return bool(self.sent_at) and not is_over


@dataclass(frozen=True, slots=True)
class SubmissionGate:
    """Everything that is looked at before a submission goes on.

    ``others`` are the people it may harm, ``elsewhere`` the avenues of the same matter that make
    it inadmissible.
    """

    judge: Judge
    permissions: Permissions
    others: tuple[AffectedOther, ...] = ()
    elsewhere: tuple[str, ...] = ()


def judged(held: Submission, judge: Judge, permissions: Permissions, today: date) -> Submission:
    """The submission after its receiver was judged, at first or again.

    One that was drafted or checked stays so while nothing stands against it. Raises
    :class:`WrongSubmissionStep` for one that was sent.
    """
    told = judge(held.receiver)
    state = _state_by(told, permissions.allow(with_onward(held.sending, told), today))
    is_written = held.state in (SubmissionState.DRAFTING, SubmissionState.CHECKED)
    if is_written and _goes_on(held, state):
        return replace(held, judged=told)
    check_step(held.state, state, WrongSubmissionStep)
    return replace(held, state=state, since=today, judged=told)


def drafting(held: Submission, gate: SubmissionGate, signed: Signature, at: datetime) -> Submission:
    """The submission somebody begins to write. A red or unknown receiver needs ``signed.reason``.

    Raises ``ReceiverExcluded``, ``FlagNeedsReason``, ``OnwardNotAgreed``, ``NotConsented``,
    ``NobodyNamed`` and :class:`WrongSubmissionStep`.
    """
    check_signed(signed)
    despite = signed if signed.reason.strip() else held.despite
    told = check_receiver(gate.judge(held.receiver), despite)
    gate.permissions.basis(with_onward(held.sending, told), signed.on)
    moved = _moved(held, SubmissionState.DRAFTING, signed.on)
    return replace(moved, judged=told, despite=despite, released_at=as_text(at))


def checked(held: Submission, missing: tuple[str, ...], signed: Signature) -> Submission:
    """The submission after somebody checked that it is complete and in scope.

    ``missing`` are required fields that are empty. Raises :class:`SubmissionLacks`,
    ``NobodyNamed`` and :class:`WrongSubmissionStep`.
    """
    check_signed(signed)
    if missing:
        raise SubmissionLacks(fields=", ".join(missing))
    return replace(_moved(held, SubmissionState.CHECKED, signed.on), checked=signed)


def sent(
    held: Submission, step: str, gate: SubmissionGate, told: Sent, at: datetime
) -> tuple[Submission, Disclosure]:
    """The submission after it was sent, with what is written down of it. ``step`` is its
    identifier.

    Raises ``UnderPrivilege``, ``ReceiverExcluded``, ``FlagNeedsReason``, ``OnwardNotAgreed``,
    ``NotConsented``, ``OthersNotAsked``, ``OthersRefused``, :class:`SameMatterElsewhere`,
    ``NotADigest``, :class:`SubmissionStopped` and :class:`WrongSubmissionStep`.
    """
    receiver = check_receiver(gate.judge(held.receiver), held.despite)
    check_asked(gate.others, step)
    if gate.elsewhere:
        raise SameMatterElsewhere(avenues=", ".join(gate.elsewhere))
    leaving = with_onward(held.sending, receiver)
    left = disclosed(leaving, gate.permissions, replace(told, step=step), at)
    check_not_stopped(held, gate.permissions)
    moved = _moved(held, SubmissionState.SENT, at.date())
    return replace(moved, judged=receiver, sent_at=left.sent.at), left


def stopping(held: Submission, permissions: Permissions) -> Stopping | None:
    """The withdrawal that stopped one that was being written or was checked; None without one."""
    if held.state not in (SubmissionState.DRAFTING, SubmissionState.CHECKED):
        return None
    return permissions.taken_back_since(held.sending, held.released_at)


def check_not_stopped(held: Submission, permissions: Permissions) -> None:
    """Raises :class:`SubmissionStopped` for one that a withdrawal stopped."""
    if found := stopping(held, permissions):
        raise SubmissionStopped(day=found.taken.at[:10], consent=found.consent)


def as_it_stands(held: Submission, permissions: Permissions) -> Submission:
    """The submission as it stands: one that a withdrawal stopped waits for consent again.

    A new consent alone does not let it go on: it is judged, written and checked anew.
    """
    found = stopping(held, permissions)
    if found is None:
        return held
    since = moment(found.taken.at).date()
    return replace(held, state=SubmissionState.CONSENT_NEEDED, since=since, checked=None)


def tracked(held: Submission, to: SubmissionState, on: date, words: str = "") -> Submission:
    """The submission after something was heard of it, from sent to ended.

    Raises :class:`WrongSubmissionStep`, also for any step that would skip the checks before
    sending.
    """
    is_given_up = held.is_pending and to is SubmissionState.ENDED
    if to not in _HEARD or not (held.sent_at or is_given_up):
        raise WrongSubmissionStep(before=held.state.value, after=to.value)
    return replace(_moved(held, to, on), words=words or held.words)


def followed_up_after(held: Submission, on: date, days: Iterable[int]) -> Submission:
    """The submission with the days on which to ask again, counted from a day."""
    asked = {*held.follow_ups, *(on + timedelta(days=number) for number in days)}
    return replace(held, follow_ups=tuple(sorted(asked)))


def _goes_on(held: Submission, state: SubmissionState) -> bool:
    is_signed = state is SubmissionState.FLAGGED and held.despite is not None
    return state is SubmissionState.CLEARED or is_signed


def _state_by(told: Judged, is_allowed: bool) -> SubmissionState:
    if told.colour is Colour.EXCLUDED:
        return SubmissionState.EXCLUDED
    if not is_allowed or (told.colour is Colour.CONSENT_NEEDED and not told.tells):
        return SubmissionState.CONSENT_NEEDED
    is_open = told.colour in (Colour.OPEN, Colour.CONSENT_NEEDED)
    return SubmissionState.CLEARED if is_open else SubmissionState.FLAGGED


def _moved(held: Submission, to: SubmissionState, on: date) -> Submission:
    check_step(held.state, to, WrongSubmissionStep)
    return replace(held, state=to, since=on)
