"""Consent in a case: asked for, given, narrowed, taken back, and what follows at once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.cases.case import Case
from habeas.protection.cases.consents import (
    Consent,
    ConsentState,
    consent,
    given,
    narrowed,
    state_of,
    withdrawn,
)
from habeas.protection.cases.disclosures import Disclosure, left_under, pending_stopped
from habeas.protection.cases.held import Held
from habeas.protection.cases.naming import Names, names
from habeas.protection.cases.sendings import ConsentPurpose, Sending
from habeas.protection.cases.wordings import ConsentWording, consent_wording, present_wording
from habeas.words.consents import HowGiven
from habeas.words.roles import Right
from habeas.workspace import case_disclosures, case_record
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace, now

__all__ = [
    "Asked",
    "Consent",
    "ConsentPurpose",
    "Followed",
    "HowGiven",
    "ListedConsent",
    "Sending",
    "add",
    "asked_by",
    "fields",
    "give",
    "listed",
    "narrow",
    "one",
    "points",
    "receivers",
    "recipients",
    "sending",
    "withdraw",
    "wording",
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person is asked: may these fields go to this recipient, and on to those?

    ``language`` is the one it is read out in; ``how`` is None while nobody asked yet.
    """

    purpose: ConsentPurpose
    recipient: str
    onward: tuple[str, ...]
    fields: tuple[str, ...]
    language: str
    until: date | None
    how: HowGiven | None = None


@dataclass(frozen=True, slots=True)
class ListedConsent:
    """A consent as it stands today, with everything that already left under it."""

    held: Held[Consent]
    state: ConsentState
    left: tuple[Held[Disclosure], ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """What followed at once when something was taken back.

    ``stopped`` are referrals and submissions that can no longer be sent, by identifier;
    ``left`` what had left before and can only be asked back.
    """

    stopped: tuple[str, ...]
    left: tuple[str, ...]


def fields(language: str) -> tuple[tuple[str, str, bool], ...]:
    """Every field a form may ask for: identifier, label, and whether it tells who or where."""
    held = catalogue().fields.values()
    return tuple((one.key, one.label.said(language), one.sensitive) for one in held)


def asked_by(avenue: str) -> tuple[str, tuple[str, ...]]:
    """Who receives what goes to an avenue, by key, and the fields its form asks for.

    Raises NoSuchAvenue.
    """
    held = catalogue().avenue(avenue)
    return held.receiver, held.form.fields if held.form else ()


def recipients(language: str) -> tuple[tuple[str, str], ...]:
    """The receivers of every avenue and whom they tell in turn: key and name, by name."""
    named = {body.key: body.name.said(language) for body in catalogue().bodies}
    return tuple(sorted(named.items(), key=lambda one: one[1].casefold()))


def wording(version: str, language: str) -> ConsentWording:
    """What is read out: a version, or the present one for none. Raises NoSuchWording."""
    return consent_wording(version or present_wording(), language)


def receivers(language: str) -> Names:
    """The words for every receiver, and for those known by State and role alone."""
    return names(language, catalogue())


def points(workspace: Workspace, held: Consent) -> tuple[str, ...]:
    """What the person hears before they answer, point by point, in the language it was read in,
    the names in it too; of one that was narrowed, what it still says.
    """
    told = consent_wording(held.wording, held.language)
    labels = case_disclosures.labels(workspace, told.language)
    places = {
        "recipient": labels.get(held.recipient, held.recipient),
        "onward": "; ".join(labels.get(one, one) for one in held.onward_kept) or "–",
        "fields": "; ".join(labels.get(one, one) for one in held.fields_kept) or "–",
        "until": held.until.isoformat() if held.until else "–",
    }
    return tuple(words.format_map(places) for words in told.points.values())


def sending(
    purpose: str, recipient: str, onward: tuple[str, ...], fields: tuple[str, ...]
) -> Sending:
    """What would leave, from what was chosen."""
    return Sending(ConsentPurpose(purpose), recipient, onward, fields)


def listed(workspace: Workspace, case: str) -> tuple[ListedConsent, ...]:
    """Every consent of a case, oldest first. Raises NoSuchCase."""
    held = case_record.case(workspace, case)
    return tuple(_listed(held, one) for one in held.consents)


def one(workspace: Workspace, case: str, identifier: str) -> ListedConsent:
    """One consent. Raises NoSuchCase and NotKept."""
    kept = case_record.one(workspace, case, Consent, identifier)
    return _listed(case_record.case(workspace, case), kept)


def add(workspace: Workspace, case: str, asked: Asked) -> str:
    """Write down a consent, given or still to be asked for; its identifier.

    Raises NoSuchCase, NoSuchField for a field no form has, NoRecipient, NoSuchWording and
    ConsentWithoutEnd.
    """
    workspace.require(Right.PROTECT)
    drafted = Consent(
        asked.purpose,
        asked.recipient,
        asked.onward,
        asked.fields,
        present_wording(),
        asked.language,
        now().date(),
        asked.until,
    )
    checked = consent(drafted, catalogue().fields)
    if asked.how is not None:
        checked = given(checked, asked.how, now(), workspace.member.identifier)
    return case_record.add(workspace, case, checked)


def give(workspace: Workspace, case: str, seen: Seen[Consent], how: HowGiven) -> None:
    """The person agreed to what was drafted. Raises NoSuchCase and WrittenMeanwhile."""
    by = workspace.member.identifier
    case_record.change(workspace, case, seen, lambda held: given(held, how, now(), by))


def narrow(
    workspace: Workspace,
    case: str,
    seen: Seen[Consent],
    left: tuple[Collection[str], Collection[str]],
    reason: str,
) -> Followed:
    """The person agrees to less: ``left`` are the fields and the onward recipients that stay.

    Raises NoSuchCase, WrittenMeanwhile, WiderNotNarrower and ConsentNotGiven.
    """
    by, (kept, onward) = workspace.member.identifier, left
    return _following(
        workspace,
        case,
        seen,
        lambda held: narrowed(held, kept, onward, now(), by),
        reason,
    )


def withdraw(workspace: Workspace, case: str, seen: Seen[Consent], reason: str) -> Followed:
    """The person takes it back. Raises NoSuchCase, WrittenMeanwhile and ConsentNotGiven."""
    by = workspace.member.identifier
    return _following(workspace, case, seen, lambda held: withdrawn(held, now(), by), reason)


def _following(
    workspace: Workspace,
    case: str,
    seen: Seen[Consent],
    step: Callable[[Consent], Consent],
    reason: str,
) -> Followed:
    before = case_record.case(workspace, case)
    case_record.change(workspace, case, seen, step, reason)
    after = case_record.case(workspace, case)
    stopped = pending_stopped(before.pending, before.permissions, after.permissions, now().date())
    left = left_under(after.disclosures, seen.kept)
    return Followed(stopped, tuple(held.identifier for held in left))


def _listed(held: Case, one: Held[Consent]) -> ListedConsent:
    return ListedConsent(
        one, state_of(one.value, now().date()), left_under(held.disclosures, one.identifier)
    )
