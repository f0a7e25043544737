"""What members of the team are called, and what they may do here."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from habeas.archive import history
from habeas.archive.access import Store, rows, writing
from habeas.archive.history import Change, SubjectKind
from habeas.archive.models import MemberRow
from habeas.words.errors import HabeasError, WrongUse
from habeas.words.roles import Right, Role, rights_of

GENERAL = "general"
"""The first compartment; the roles that count are those kept there."""

RECOVERY = "recovery sheet"
"""What the member behind the recovery sheet is called. No person may be called so."""

LANGUAGES = ("", "en", "ru")
"""What pages can be in; empty for what the browser asks for."""

By = tuple[str, datetime]
"""Who did it, and when."""


class LastKeeper(HabeasError):
    """Raised rather than leaving a team without a person who may look after it."""

    message = "{member} is the last keeper. Nothing was changed."
    hint = "Make somebody else keeper first: habeas member WORKSPACE role MEMBER keeper"


class NotOfThisTeam(HabeasError):
    """Raised when roles are given to somebody the general compartment does not know."""

    message = "There is no member {member} in this workspace."
    hint = "See who is in it: habeas member WORKSPACE list"


def name_member(store: Store, member: str, name: str, time: datetime) -> None:
    """Note what a member is called. Only members of this compartment can read it."""
    with writing(store):
        known = called(store)
        old = known.get(member, "")
        if member in known and old == name:
            return
        # Somebody without a name is written down too: roles are kept beside it.
        rows(store, MemberRow).update_or_create(identifier=member, defaults={"name": name})
        _note(store, member, ("name", old, name), "", (member, time))


def called(store: Store) -> dict[str, str]:
    """What members are called, by identifier, in order of identifiers."""
    held = rows(store, MemberRow).order_by("identifier")
    return dict(held.values_list("identifier", "name"))


def roles(store: Store) -> dict[str, tuple[Role, ...]]:
    """The roles of every member that was ever named, none for one who has left."""
    held = rows(store, MemberRow).order_by("identifier").values_list("identifier", "roles")
    return {member: _read(kept) for member, kept in held}


def rights(store: Store, member: str) -> frozenset[Right]:
    """What a member's roles allow, by the general compartment's store."""
    held = rows(store, MemberRow).filter(identifier=member).values_list("roles", flat=True)
    return rights_of(_read(held.first() or ""))


def set_roles(store: Store, member: str, given: Collection[Role], reason: str, by: By) -> None:
    """Give a member these roles and no others; none when they leave.

    Raises :class:`NotOfThisTeam`, and :class:`LastKeeper` when nobody would be left who may
    look after the team; the recovery sheet is nobody.
    """
    with writing(store):
        before = roles(store)
        if member not in before:
            raise NotOfThisTeam(member=member)
        if Role.KEEPER in before[member] and Role.KEEPER not in given:
            _check_not_last(store, member, before)
        old, new = _written(before[member]), _written(given)
        if old != new:
            rows(store, MemberRow).filter(identifier=member).update(roles=new)
            _note(store, member, ("roles", old, new), reason, by)


def sheets(store: Store) -> tuple[str, ...]:
    """The members that stand for recovery sheets, also for those taken out, in order."""
    return tuple(member for member, name in called(store).items() if name == RECOVERY)


def language(store: Store, member: str) -> str:
    """The language a member chose for their pages; empty when they chose none."""
    held = rows(store, MemberRow).filter(identifier=member)
    return held.values_list("language", flat=True).first() or ""


def set_language(store: Store, member: str, chosen: str, time: datetime) -> None:
    """Choose the language of one's own pages. Raises :class:`~habeas.words.errors.WrongUse`."""
    if chosen not in LANGUAGES:
        raise WrongUse(problem=f"“{chosen}” is not a language here.", suggestion="One of: en, ru")
    with writing(store):
        old = language(store, member)
        if old != chosen and rows(store, MemberRow).filter(pk=member).update(language=chosen):
            _note(store, member, ("language", old, chosen), "", (member, time))


def _check_not_last(store: Store, member: str, held: dict[str, tuple[Role, ...]]) -> None:
    nobody = {member, *sheets(store)}
    others = (kept for one, kept in held.items() if one not in nobody)
    if member not in sheets(store) and not any(Role.KEEPER in kept for kept in others):
        raise LastKeeper(member=member)


def _written(given: Collection[Role]) -> str:
    return " ".join(role.value for role in Role if role in given)


def _read(kept: str) -> tuple[Role, ...]:
    return tuple(Role(word) for word in kept.split())


def _note(store: Store, member: str, what: tuple[str, str, str], reason: str, by: By) -> None:
    history.note(store, Change(SubjectKind.MEMBER, member, *what, reason, *by))
