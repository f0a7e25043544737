"""The access log: who looked at what, took what out, signed in, or was refused.

An entry holds identifiers only. It is kept in the compartment it is about, so that only those
who can open that compartment learn what is in it; signing in is kept in the general one. The
log is a chain (:mod:`habeas.archive.chains`): an entry that is changed or taken out is found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet

from habeas.archive import chains
from habeas.archive.access import Store, rows
from habeas.archive.chains import Chain
from habeas.archive.models import AccessRow
from habeas.archive.paging import Page
from habeas.words.errors import HabeasError

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+@/=-]{0,99}")


class WordsInAccessLog(HabeasError):
    """Raised when something other than an identifier would enter the access log."""

    message = "The access log holds identifiers only. Nothing was written."
    hint = "This is a fault in the program; please report it."


class Action(StrEnum):
    """What can be done that changes nothing and is noted all the same."""

    OPENED = "opened"
    """One thing was looked at: an exhibit, a statement, an incident, a finding."""
    LISTED = "listed"
    """A list of a compartment's things was looked at."""
    MEDIA = "media"
    """The bytes of an exhibit were given out."""
    SEARCHED = "searched"
    """A compartment was searched. The words stand in its history."""
    EXPORTED = "exported"
    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    ASKED = "asked"
    """A right was asked for; the subject is the right."""


@dataclass(frozen=True, slots=True)
class Access:
    """One entry. ``subject`` is one thing's identifier, or the compartment's for a list."""

    member: str
    time: datetime
    action: Action
    subject: str
    is_allowed: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries to show; what is left empty leaves none out."""

    member: str = ""
    subject: str = ""
    action: Action | None = None
    only_refused: bool = False


EVERYTHING = Wanted()


def note(store: Store, *entries: Access) -> None:
    """Write entries to the end of the log. Raises :class:`WordsInAccessLog`."""
    for entry in entries:
        if not _IDENTIFIER.fullmatch(entry.subject):
            raise WordsInAccessLog
    kept = [
        AccessRow(
            member=entry.member,
            time=entry.time,
            action=entry.action.value,
            subject=entry.subject,
            allowed=entry.is_allowed,
        )
        for entry in entries
    ]
    chains.append(store, Chain.ACCESS, kept)


def page(
    store: Store, wanted: Wanted = EVERYTHING, offset: int = 0, limit: int = 50
) -> Page[Access]:
    """One page of the log, newest first."""
    held = _wanted(rows(store, AccessRow), wanted)
    shown = held.order_by("-id")[offset : offset + limit]
    return Page(tuple(_access(row) for row in shown), held.count())


def _wanted(held: QuerySet[AccessRow], wanted: Wanted) -> QuerySet[AccessRow]:
    for column in ("member", "subject"):
        if getattr(wanted, column):
            held = held.filter(**{column: getattr(wanted, column)})
    if wanted.action is not None:
        held = held.filter(action=wanted.action.value)
    return held.filter(allowed=False) if wanted.only_refused else held


def _access(row: AccessRow) -> Access:
    return Access(row.member, row.time, Action(row.action), row.subject, row.allowed)
