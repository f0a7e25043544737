"""Marks against interviewing somebody twice; only in the general compartment.

Two people of a team who do not see each other's testimony should not make somebody tell it
twice. Where the person agrees, a hint they choose themselves is turned into a digest under a
key of this team; the hint is kept nowhere. Whoever sits with the same person asks for the same
hint and learns whether somebody was there before, and whom to ask.

There is no list of marks. Asking is slow on purpose, few times a day for each member, and
written down each time. It still is no secret from the team: a member who knows both the hint
and the key can learn that it was used.
"""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import timedelta

from habeas.archive import history
from habeas.archive.access import Store, rows, writing
from habeas.archive.derived_keys import derived_key
from habeas.archive.history import Change, SubjectKind
from habeas.archive.members import By
from habeas.archive.models import ChangeRow, InterviewedRow
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, Randomness, new_identifier

SHORTEST = 6
"""Letters and figures that a hint has at least."""
A_DAY = 10
"""How often a member may ask in 24 hours."""

_PURPOSE = b"habeas interviewed v1"
_ASKED = "asked"


class HintTooShort(HabeasError):
    """Raised for a hint that others would choose too, or that could be tried out."""

    message = "A hint needs at least {letters} letters or figures."
    hint = "Let the person choose a few words that only they would say, and would say again."


class AskedTooOften(HabeasError):
    """Raised when a member asks so often that it could be a search for people."""

    message = "You asked {times} times in 24 hours. That is as often as it goes."
    hint = "Ask the colleague you have in mind; or go on tomorrow."


def put(store: Store, hint: str, by: By, randomness: Randomness) -> str:
    """Put a mark; its identifier. Raises :class:`HintTooShort`."""
    digest = _digest(store, hint)
    with writing(store):
        row = rows(store, InterviewedRow).create(
            identifier=new_identifier(Kind.EVENT, randomness), digest=digest, member=by[0]
        )
        _note(store, row.identifier, "put", by)
    return row.identifier


def lift(store: Store, mark: str, by: By) -> None:
    """Take a mark back: its digest is deleted, that there was one stays known."""
    with writing(store):
        if rows(store, InterviewedRow).filter(pk=mark).exclude(digest="").update(digest=""):
            _note(store, mark, "lifted", by)


def whom_to_ask(store: Store, hint: str, by: By) -> tuple[str, ...]:
    """The members who interviewed somebody with this hint; that it was asked is written down.

    Raises :class:`HintTooShort` and :class:`AskedTooOften`.
    """
    digest = _digest(store, hint)
    member, time = by
    with writing(store):
        asked = rows(store, ChangeRow).filter(
            subject_kind=SubjectKind.MARK.value,
            subject=store.identifier,
            field=_ASKED,
            member=member,
            time__gt=time - timedelta(days=1),
        )
        if asked.count() >= A_DAY:
            raise AskedTooOften(times=A_DAY)
        _note(store, store.identifier, _ASKED, by)
    held = rows(store, InterviewedRow).filter(digest=digest).order_by("member")
    return tuple(held.values_list("member", flat=True).distinct())


def _digest(store: Store, hint: str) -> str:
    said = unicodedata.normalize("NFKC", hint).casefold()
    plain = "".join(letter for letter in said if letter.isalnum())
    if len(plain) < SHORTEST:
        raise HintTooShort(letters=SHORTEST)
    key = derived_key(store, _PURPOSE)
    return hashlib.scrypt(plain.encode(), salt=key, n=2**14, r=8, p=2, dklen=32).hex()


def _note(store: Store, subject: str, what: str, by: By) -> None:
    history.note(store, Change(SubjectKind.MARK, subject, what, "", "", "", *by))
