"""Invented people and the small values that stories about their cases begin with."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from habeas.protection.avenues.verdicts import Colour
from habeas.protection.cases.attributions import Attribution
from habeas.protection.cases.case import SEVERAL, SINGLE, Case
from habeas.protection.cases.consents import Consent, given
from habeas.protection.cases.contacts import Channel, ChannelKind, ContactPlan
from habeas.protection.cases.disclosures import Sent, SentBy
from habeas.protection.cases.permissions import Permissions
from habeas.protection.cases.receivers import Judged
from habeas.protection.cases.sendings import ConsentPurpose, Sending
from habeas.protection.cases.signatures import Signature
from habeas.protection.cases.states import received
from habeas.protection.cases.subjects import subject
from habeas.protection.cases.vital_interests import VitalInterest
from habeas.words.consents import HowGiven

TODAY = date(2031, 3, 4)
NOW = datetime(2031, 3, 4, 12, 0, tzinfo=UTC)
BEFORE = datetime(2031, 2, 1, 12, 0, tzinfo=UTC)
MIRA, TOVAN, ANSEL = "m-mira", "m-tovan", "m-ansel"
FIELDS = ("victim-identity", "facts", "whereabouts", "medical-evidence")
COMMITTEE, MINISTRY, SHELTER = "un.committee", "velmara.mfa", "org.shelter"
DIGEST = "0" * 64


@dataclass(frozen=True, slots=True)
class Kept:
    """A value as a ledger would give it back."""

    identifier: str
    value: Any
    version: int = 1


def kept(*values: Any) -> tuple[Kept, ...]:
    return tuple(Kept(f"p-{number}", value) for number, value in enumerate(values, 1))


def signed(by: str = MIRA, reason: str = "", on: date = TODAY) -> Signature:
    return Signature(by, on, reason)


def told() -> Attribution:
    return Attribution(said_by="the person", on=TODAY)


def case(**places: Any) -> Case:
    """A case with a subject and a standing; values are put as kept ones."""
    once = {"subject": subject("K-204"), "stands": received(TODAY)}
    wrapped = {
        place: (Kept(place, value) if place in SINGLE else kept(*value))
        for place, value in {**once, **places}.items()
    }
    assert not wrapped.keys() - SINGLE.keys() - SEVERAL.keys()
    return Case("k-000000000001", **wrapped)


def a_consent(
    fields: tuple[str, ...] = ("facts",),
    onward: tuple[str, ...] = (),
    recipient: str = COMMITTEE,
    purpose: ConsentPurpose = ConsentPurpose.SUBMISSION,
    until: date | None = None,
) -> Consent:
    draft = Consent(purpose, recipient, onward, fields, "1", "en", date(2031, 1, 1), until)
    return given(draft, HowGiven.SPOKEN, BEFORE, MIRA)


def permitted(*consents: Consent, exceptions: tuple[VitalInterest, ...] = ()) -> Permissions:
    return Permissions(kept(*consents), kept(*exceptions))


def a_sending(
    fields: tuple[str, ...] = ("facts",),
    onward: tuple[str, ...] = (),
    recipient: str = COMMITTEE,
    purpose: ConsentPurpose = ConsentPurpose.SUBMISSION,
) -> Sending:
    return Sending(purpose, recipient, onward, fields)


def judging(colour: Colour = Colour.OPEN, tells: tuple[str, ...] = ()) -> Any:
    return lambda receiver: Judged(receiver, colour, "as the graph says", TODAY, tells)


def a_sent() -> Sent:
    return Sent("", SentBy.SEALED_PACK, DIGEST, MIRA)


def a_channel(address: str = "+7 900 555-01-02", shared: tuple[str, ...] | None = ()) -> Channel:
    return Channel(ChannelKind.PHONE, address, shared)


def a_plan(*channels: Channel, confirmed: Signature | None = None) -> ContactPlan:
    return ContactPlan(channels or (a_channel(),), confirmed=confirmed or signed())
