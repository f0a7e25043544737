"""A member's second factor: set up, asked for, turned off.

Kept in the general compartment. It guards the door of a served desk against somebody who
learned a passphrase; it is no part of any key: who has the folder and the passphrase opens
the stores without it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from habeas.archive import history
from habeas.archive.access import Store, rows, writing
from habeas.archive.history import Change, SubjectKind
from habeas.archive.models import SecondFactorRow
from habeas.evidence.codes import Secret, hash_of, new_fallbacks, new_secret, seal, step_of, unseal
from habeas.evidence.members import UnlockedMember
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Randomness

TRIES = 5
"""Wrong codes in a row after which one has to wait."""

WAIT = timedelta(minutes=15)

By = tuple[str, datetime]
"""Who did it, and when."""


class WrongCode(HabeasError):
    """Raised for a code that is neither of the app nor a fallback code that is left."""

    message = "This code is not the one of now."
    hint = "Type the six digits the app shows, or a fallback code. Is the telephone's clock right?"


class CodeUsedBefore(HabeasError):
    """Raised when a code is given a second time: somebody may have looked over a shoulder."""

    message = "This code was used already."
    hint = "Wait until the app shows the next one."


class TooManyCodes(HabeasError):
    """Raised instead of looking at a code, after too many wrong ones."""

    message = "Too many wrong codes were given."
    hint = "Wait {minutes} minutes, then try again. If it was not you, change your passphrase."


class FactorIsOn(HabeasError):
    """Raised when a second factor is to be set up where one is on."""

    message = "A second factor is on already."
    hint = "Turn it off first; for that a code is needed."


class NoFactor(HabeasError):
    """Raised when a member has no second factor, or has not begun to set one up."""

    message = "No second factor is set up."
    hint = "Set one up on the page about yourself."


def begin(store: Store, member: UnlockedMember, randomness: Randomness) -> Secret:
    """A new secret for a member, sealed to them; not asked for before it is confirmed.

    Beginning again replaces it. Raises :class:`FactorIsOn`.
    """
    secret = new_secret(randomness)
    with writing(store):
        if is_on(store, member.identifier):
            raise FactorIsOn
        kept = {"sealed": seal(secret, member.recipient), **_UNTRIED}
        rows(store, SecondFactorRow).update_or_create(member=member.identifier, defaults=kept)
    return secret


def confirm(
    store: Store, member: UnlockedMember, code: str, time: datetime, randomness: Randomness
) -> tuple[str, ...]:
    """Turn the second factor on, once the app gives right codes; ten fallback codes.

    They are shown once and kept as hashes. Raises as :func:`check` does, and
    :class:`FactorIsOn`.
    """
    if is_on(store, member.identifier):
        raise FactorIsOn
    _try(store, member, code, time)
    codes = new_fallbacks(randomness)
    with writing(store):
        held = rows(store, SecondFactorRow).filter(member=member.identifier)
        held.update(confirmed=time, fallbacks=" ".join(map(hash_of, codes)))
        _note(store, member.identifier, ("off", "on"), "", (member.identifier, time))
    return codes


def is_on(store: Store, member: str) -> bool:
    """Whether a member is asked for a code at sign-in."""
    held = rows(store, SecondFactorRow).filter(member=member)
    return held.exclude(confirmed=None).exists()


def fallbacks_left(store: Store, member: str) -> int:
    """How many fallback codes were not used yet."""
    held = rows(store, SecondFactorRow).filter(member=member)
    return len((held.values_list("fallbacks", flat=True).first() or "").split())


def check(store: Store, member: UnlockedMember, code: str, time: datetime) -> None:
    """Take a code at sign-in: of the app, or a fallback code, which is then used up.

    Raises :class:`WrongCode`, :class:`CodeUsedBefore`, :class:`TooManyCodes`,
    :class:`NoFactor` and :class:`~habeas.evidence.codes.SecretNotOpened`.
    """
    if not is_on(store, member.identifier):
        raise NoFactor
    _try(store, member, code, time)


def turn_off(store: Store, member: UnlockedMember, code: str, time: datetime) -> None:
    """Turn one's own second factor off with a code. Raises as :func:`check` does."""
    check(store, member, code, time)
    turn_off_for(store, member.identifier, "", (member.identifier, time))


def turn_off_for(store: Store, member: str, reason: str, by: By) -> None:
    """Turn a member's second factor off without a code. Raises :class:`NoFactor`."""
    with writing(store):
        if not rows(store, SecondFactorRow).filter(member=member).delete()[0]:
            raise NoFactor
        _note(store, member, ("on", "off"), reason, by)


_UNTRIED = {"confirmed": None, "last_step": 0, "fallbacks": "", "wrong": 0, "wrong_at": None}


def _try(store: Store, member: UnlockedMember, code: str, time: datetime) -> None:
    """Take a code or refuse it. What was counted stays, also when it is refused."""
    with writing(store):
        row = rows(store, SecondFactorRow).filter(member=member.identifier).first()
        if row is None:
            raise NoFactor
        refused = _waiting(row, time) or _taken(row, member, code, time)
        row.save(using=store.alias)
    if refused is not None:
        raise refused


def _waiting(row: SecondFactorRow, time: datetime) -> HabeasError | None:
    """Whether it is too soon after too many wrong codes; after the wait they are forgotten."""
    if row.wrong < TRIES or row.wrong_at is None:
        return None
    left = row.wrong_at + WAIT - time
    if left <= timedelta():
        row.wrong = 0
        return None
    return TooManyCodes(minutes=int(left.total_seconds()) // 60 + 1)


def _taken(
    row: SecondFactorRow, member: UnlockedMember, code: str, time: datetime
) -> HabeasError | None:
    """Note in the row that a code was taken, or was wrong; what to say then."""
    step = step_of(unseal(bytes(row.sealed), member), code, time)
    left = row.fallbacks.split()
    if step is not None and step <= row.last_step:
        return CodeUsedBefore()
    if step is not None:
        row.last_step, row.wrong = step, 0
    elif hash_of(code) in left:
        left.remove(hash_of(code))
        row.fallbacks, row.wrong = " ".join(left), 0
    else:
        row.wrong, row.wrong_at = row.wrong + 1, time
        return WrongCode()
    return None


def _note(store: Store, member: str, what: tuple[str, str], reason: str, by: By) -> None:
    history.note(store, Change(SubjectKind.MEMBER, member, "second factor", *what, reason, *by))
