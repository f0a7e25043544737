"""What a submission is filled from: an account, a case within its consent, what people wrote."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.dossiers.account import Account
from habeas.protection.avenues.registers import FilledFrom, FormField
from habeas.protection.cases.consents import Gap
from habeas.protection.cases.permissions import Permissions
from habeas.protection.cases.protected import ProtectedValue
from habeas.protection.cases.sendings import Sending
from habeas.protection.cases.subjects import CaseField
from habeas.words.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Consented:
    """What the person agreed to: these fields, to one receiver and all it tells in turn.

    ``receiver`` is the key of its body; ``consents`` are the identifiers it rests on. ``untold``
    are fields the receiver itself may have, with those it tells in turn who may not.
    """

    receiver: str
    fields: tuple[str, ...]
    consents: tuple[str, ...]
    on: date
    untold: tuple[tuple[str, tuple[Bilingual, ...]], ...] = ()

    @classmethod
    def by(
        cls,
        permissions: Permissions,
        sending: Sending,
        wanted: Iterable[str],
        on: date,
        called: Mapping[str, Bilingual] | None = None,
    ) -> Consented:
        """What of some wanted fields the consents of a case let go with a sending on a day.

        ``called`` are the names of those whom the receiver tells, by key.
        """
        gaps = {
            name: permissions.lacking(dataclasses.replace(sending, fields=(name,)), on)
            for name in wanted
        }
        fields = tuple(name for name, found in gaps.items() if not found)
        untold = _only_onward(gaps, called or {})
        if not fields:
            return cls(sending.recipient, (), (), on, untold)
        basis = permissions.basis(dataclasses.replace(sending, fields=fields), on)
        rests_on = (*basis.consents, *basis.exceptions)
        return cls(sending.recipient, fields, rests_on, on, untold)

    def untold_of(self, field: str) -> tuple[Bilingual, ...]:
        """Who alone stands between a field and the receiver: those it tells in turn."""
        return dict(self.untold).get(field, ())


def _only_onward(
    gaps: Mapping[str, tuple[Gap, ...]], called: Mapping[str, Bilingual]
) -> tuple[tuple[str, tuple[Bilingual, ...]], ...]:
    return tuple(
        (name, tuple(called.get(key, Bilingual.as_written(key)) for key in _keys(found)))
        for name, found in gaps.items()
        if found and all(gap.onward for gap in found)
    )


def _keys(gaps: tuple[Gap, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(gap.onward for gap in gaps))


class HeldBack(StrEnum):
    """Why a field that could be filled is left empty."""

    NO_CONSENT = "no consent"
    OTHER_RECEIVER = "another receiver"
    OTHER_DAY = "another day"
    NOT_NAMED = "field not named"
    ONWARD_NOT_NAMED = "onward recipient not named"
    """The receiver may have it, and passes it on to somebody who may not."""


@dataclass(frozen=True, slots=True)
class Written:
    """Words a member wrote for a field, and on which day.

    ``rests_on`` are statements, or findings, that they say show it. ``language`` (ISO 639-1)
    only where it is not that of the form.
    """

    field: str
    words: str = dataclasses.field(repr=False)
    on: date
    language: str = ""
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything a submission may be filled from.

    ``incidents`` are the keys of those it is about, in the account; none are named, all are
    meant. ``case`` is None when no case stands behind it. ``protected`` are the values of the
    case that must not be shown; whatever consent lets a field give is not held back by them.
    ``against`` is what the team noted that speaks against it: never on the form.
    """

    account: Account
    incidents: tuple[str, ...] = ()
    case: tuple[CaseField, ...] | None = None
    consent: Consented | None = None
    written: tuple[Written, ...] = ()
    against: tuple[Written, ...] = ()
    protected: tuple[ProtectedValue, ...] = dataclasses.field(default=(), repr=False)


def held_back(asked: FormField, sources: Sources, receiver: str, on: date) -> HeldBack | None:
    """Why a field may not be given to a receiver on a day; None when it may.

    Only a sensitive field, or one the case or the person fills, asks for consent, and only
    where somebody's case stands behind it: else nothing is told but what the account may tell.
    """
    if sources.case is None or not _is_theirs(asked):
        return None
    consent = sources.consent
    if consent is None:
        return HeldBack.NO_CONSENT
    if consent.receiver != receiver:
        return HeldBack.OTHER_RECEIVER
    if consent.on != on:
        return HeldBack.OTHER_DAY
    if asked.key in consent.fields:
        return None
    return HeldBack.ONWARD_NOT_NAMED if consent.untold_of(asked.key) else HeldBack.NOT_NAMED


def untold(asked: FormField, sources: Sources) -> tuple[Bilingual, ...]:
    """Who would be told a field in turn though the person did not agree, where that is all."""
    return sources.consent.untold_of(asked.key) if sources.consent else ()


def _is_theirs(asked: FormField) -> bool:
    return asked.sensitive or asked.fills in {FilledFrom.CASE, FilledFrom.PERSON}
