"""What would leave: for what purpose, to whom, who will be told in turn, and which fields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.words.errors import HabeasError


class NoRecipient(HabeasError):
    """Raised when something would leave to nobody in particular."""

    message = "Nobody is named to whom this goes."
    hint = "Name the one recipient; a consent is for a recipient, never for anybody."


class ConsentPurpose(StrEnum):
    """What somebody's data are handed on for."""

    SUBMISSION = "submission"
    REFERRAL = "referral"
    ROUTE = "route"
    PLACEMENT = "placement"
    HANDOVER = "handover"
    """Another organisation takes over the case."""
    REPLY = "reply"
    """The allegation is put to whoever is alleged to have done it, with no field of the case."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What would leave. ``recipient`` and ``onward`` are keys of bodies or organisations.

    ``onward`` are those whom the recipient tells by its own procedure; ``fields`` are the
    identifiers of the fields, none for a mere mention that there is a case.
    """

    purpose: ConsentPurpose
    recipient: str
    onward: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


def check_sending(sending: Sending) -> Sending:
    """The sending, if it names a recipient. Raises :class:`NoRecipient`."""
    if not sending.recipient.strip():
        raise NoRecipient
    return sending
