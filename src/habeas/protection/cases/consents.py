"""What the person agreed to: which fields, to whom, who may be told in turn, and until when.

A consent holds for one purpose and one recipient. It can be narrowed and withdrawn, never
widened: for more, the person is asked again. Whatever was taken back is gone at once, also where
an earlier consent to the same recipient for the same purpose still names it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from habeas.protection.cases.moments import as_text, moment
from habeas.protection.cases.naming import CodedError
from habeas.protection.cases.sendings import ConsentPurpose, Sending, check_sending
from habeas.protection.cases.signatures import Signature, check_signed
from habeas.protection.cases.subjects import check_field
from habeas.protection.cases.wordings import check_wording
from habeas.words.consents import HowGiven
from habeas.words.errors import HabeasError

ITSELF = ""
"""Stands for the recipient where onward recipients stand by their key."""

Pair = tuple[str, str]
"""To whom (:data:`ITSELF` or an onward recipient), and which field."""


class ConsentWithoutEnd(HabeasError):
    """Raised for a consent whose last day is before its first, or whose start is unclear."""

    message = "This consent would end on {until}, before it begins on {begins}."
    hint = "Ask the person again until when it holds."


class WiderNotNarrower(CodedError):
    """Raised when a consent would be widened."""

    message = "A consent can only be narrowed, and {more} is not in it."
    hint = "Ask the person again, and write down a new consent."


class ConsentNotGiven(HabeasError):
    """Raised when something is done with a consent that was only drafted, or is over."""

    message = "This consent is not in force: it is {state}."
    hint = "Ask the person, and write down what they agree to."


class NotConsented(CodedError):
    """Raised when something would leave that the person did not agree to."""

    message = "The person has not agreed that {recipient} learns this: {field}."
    hint = "Ask them, leave the field out, or choose another way. Nothing was sent."


class CaseNotConsented(NotConsented):
    """Raised when somebody would learn of a case who must not even know that there is one."""

    message = "The person has not agreed that {recipient} learns that there is a case."
    hint = "Ask them, or choose another way. Nothing was sent."


class OnwardNotConsented(NotConsented):
    """Raised when the recipient would tell somebody in turn who may not know a field."""

    message = "The consent does not name {onward}, whom {recipient} tells in turn, for: {field}."
    hint = "Ask the person about them too, leave the field out, or choose another way."


class OnwardCaseNotConsented(NotConsented):
    """Raised when the recipient would tell somebody in turn who may not know of the case."""

    message = "The consent does not name {onward}, whom {recipient} tells in turn of the case."
    hint = "Ask the person about them too, or choose another way. Nothing was sent."


class ConsentState(StrEnum):
    """What became of a consent."""

    DRAFTED = "drafted"
    GIVEN = "given"
    NARROWED = "narrowed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_YET = "not-yet"
    """Given, and begins on a later day."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What the person took back, and when. ``everything`` is the whole consent.

    ``fields`` no longer go to anybody by it; ``onward`` are no longer to be told anything.
    """

    at: str
    by: str
    fields: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent. ``wording`` is the version of the text they heard, in ``language``.

    ``begins`` and ``until`` are its first and last day; ``given_at`` is the time it was given,
    empty for a draft; ``by`` is the member who took it.
    """

    purpose: ConsentPurpose
    recipient: str
    onward: tuple[str, ...]
    fields: tuple[str, ...]
    wording: str
    language: str
    begins: date
    until: date | None = None
    how: HowGiven | None = None
    given_at: str = ""
    by: str = ""
    taken_back: tuple[TakenBack, ...] = ()

    @property
    def pairs(self) -> frozenset[Pair]:
        """What it says by itself, without a look at the day or at other consents."""
        if not self.given_at:
            return frozenset()
        kept = ((to, field) for to in (ITSELF, *self.onward) for field in (*self.fields, ""))
        return frozenset(pair for pair in kept if not any(_takes(t, pair) for t in self.taken_back))

    @property
    def fields_kept(self) -> tuple[str, ...]:
        """Its fields without those taken back."""
        gone = {field for taken in self.taken_back for field in taken.fields}
        return tuple(one for one in self.fields if one not in gone)

    @property
    def onward_kept(self) -> tuple[str, ...]:
        """Whom the recipient may tell, without those taken back."""
        gone = {one for taken in self.taken_back for one in taken.onward}
        return tuple(one for one in self.onward if one not in gone)


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing the person did not agree to. ``onward`` is empty for the recipient itself;
    ``field`` is empty when they must not even be told that there is a case.
    """

    recipient: str
    onward: str
    field: str


def consent(drafted: Consent, known: Collection[str]) -> Consent:
    """The consent, checked. ``known`` are the fields of the catalogue.

    Raises ``NoRecipient``, ``NoSuchField``, ``NeverAField``, ``NoSuchWording`` and
    :class:`ConsentWithoutEnd`.
    """
    check_sending(Sending(drafted.purpose, drafted.recipient))
    for field in drafted.fields:
        check_field(field, known)
    check_wording(drafted.wording, drafted.language)
    if drafted.until is not None and drafted.until < drafted.begins:
        raise ConsentWithoutEnd(until=drafted.until.isoformat(), begins=drafted.begins.isoformat())
    return drafted


def given(drafted: Consent, how: HowGiven, at: datetime, by: str) -> Consent:
    """The consent after the person gave it. Raises ``NobodyNamed``."""
    check_signed(Signature(by, at.date()))
    return replace(drafted, how=how, given_at=as_text(at), by=by)


def narrowed(
    held: Consent, fields: Collection[str], onward: Collection[str], at: datetime, by: str
) -> Consent:
    """The consent with only these fields and these onward recipients left; as it was where that
    takes nothing away.

    Raises :class:`WiderNotNarrower` and :class:`ConsentNotGiven`.
    """
    _check_given(held)
    more = {*fields} - {*held.fields_kept} or {*onward} - {*held.onward_kept}
    if more:
        raise WiderNotNarrower(more=min(more))
    gone = tuple(field for field in held.fields_kept if field not in fields)
    untold = tuple(one for one in held.onward_kept if one not in onward)
    if not (gone or untold):
        return held
    return _taking(held, TakenBack(as_text(at), by, gone, untold))


def withdrawn(held: Consent, at: datetime, by: str) -> Consent:
    """The consent after the person took it back. Raises :class:`ConsentNotGiven`."""
    _check_given(held)
    return _taking(held, TakenBack(as_text(at), by, everything=True))


def state_of(held: Consent, today: date) -> ConsentState:
    """What became of a consent by a day."""
    if not held.given_at:
        return ConsentState.DRAFTED
    if any(one.everything for one in held.taken_back):
        return ConsentState.WITHDRAWN
    if held.until is not None and today > held.until:
        return ConsentState.EXPIRED
    if today < held.begins:
        return ConsentState.NOT_YET
    return ConsentState.NARROWED if held.taken_back else ConsentState.GIVEN


def holds_on(held: Consent, today: date) -> bool:
    """Whether a consent, or what is left of it, is in force on a day."""
    return state_of(held, today) in (ConsentState.GIVEN, ConsentState.NARROWED)


def covers(
    consents: Iterable[Consent],
    recipient: str,
    onward: Iterable[str],
    fields: Iterable[str],
    today: date,
    purpose: ConsentPurpose,
) -> bool:
    """Whether the consents in force let every field go to the recipient and everybody onward."""
    return not lacking(consents, Sending(purpose, recipient, tuple(onward), tuple(fields)), today)


def lacking(consents: Iterable[Consent], sending: Sending, today: date) -> tuple[Gap, ...]:
    """Everything of a sending that no consent in force covers, pair by pair."""
    agreed = agreed_pairs(consents, sending, today)
    wanted = ((to, field) for to in (ITSELF, *sending.onward) for field in ("", *sending.fields))
    return tuple(
        Gap(sending.recipient, to, field) for to, field in wanted if (to, field) not in agreed
    )


def agreed_pairs(consents: Iterable[Consent], sending: Sending, today: date) -> frozenset[Pair]:
    """Whom the person agreed to be told what, for the purpose and recipient of a sending."""
    same = [one for one in consents if _is_for(one, sending)]
    agreed: set[Pair] = set()
    for one in same:
        if holds_on(one, today):
            agreed |= {pair for pair in one.pairs if not _taken_elsewhere(one, pair, same)}
    return frozenset(agreed)


def check_covered(consents: Iterable[Consent], sending: Sending, today: date) -> None:
    """Raises :class:`NotConsented` unless consents in force cover all of a sending."""
    if gaps := lacking(consents, check_sending(sending), today):
        raise not_consented(gaps[0])


def not_consented(gap: Gap) -> NotConsented:
    """The error that tells of a gap."""
    if gap.onward:
        kind = OnwardNotConsented if gap.field else OnwardCaseNotConsented
        return kind(field=gap.field, onward=gap.onward, recipient=gap.recipient)
    if not gap.field:
        return CaseNotConsented(recipient=gap.recipient)
    return NotConsented(field=gap.field, recipient=gap.recipient)


def was_taken_back(consents: Iterable[Consent], sending: Sending) -> bool:
    """Whether the person took back, and did not give again, any part of a sending."""
    same = [one for one in consents if _is_for(one, sending)]
    wanted = {(to, field) for to in (ITSELF, *sending.onward) for field in ("", *sending.fields)}
    return any(
        _takes(taken, pair) and not _given_again(same, pair, taken)
        for one in same
        for taken in one.taken_back
        for pair in wanted
    )


def takes_from(held: Consent, taken: TakenBack, sending: Sending) -> bool:
    """Whether something taken back from a consent is a part of a sending."""
    wanted = ((to, field) for to in (ITSELF, *sending.onward) for field in ("", *sending.fields))
    return _is_for(held, sending) and any(_takes(taken, pair) for pair in wanted)


def _is_for(held: Consent, sending: Sending) -> bool:
    return held.purpose is sending.purpose and held.recipient == sending.recipient


def _takes(taken: TakenBack, pair: Pair) -> bool:
    to, field = pair
    return taken.everything or field in taken.fields or to in taken.onward


def _taken_elsewhere(held: Consent, pair: Pair, same: Iterable[Consent]) -> bool:
    """Whether it was taken back from another consent when this one was already given."""
    return any(
        _takes(taken, pair) and moment(taken.at) >= moment(held.given_at)
        for other in same
        for taken in other.taken_back
    )


def _given_again(same: Iterable[Consent], pair: Pair, taken: TakenBack) -> bool:
    return any(pair in one.pairs and moment(one.given_at) > moment(taken.at) for one in same)


def _taking(held: Consent, taken: TakenBack) -> Consent:
    return replace(held, taken_back=(*held.taken_back, taken))


def _check_given(held: Consent) -> None:
    if not held.given_at:
        raise ConsentNotGiven(state=ConsentState.DRAFTED)
    if any(one.everything for one in held.taken_back):
        raise ConsentNotGiven(state=ConsentState.WITHDRAWN)
