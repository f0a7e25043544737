"""Handing a case over to another organisation: what the package holds, and what it must not.

It holds the fields the person agreed to for this purpose and this receiver, and nothing else: no
word of who said what, no threat, no plan.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from habeas.protection.cases.case import Case
from habeas.protection.cases.consents import agreed_pairs
from habeas.protection.cases.marks import check_handing_on
from habeas.protection.cases.naming import CodedError
from habeas.protection.cases.sendings import ConsentPurpose, Sending
from habeas.words.bilingual import Bilingual
from habeas.words.errors import HabeasError


class FieldIsEmpty(CodedError):
    """Raised when a field would be handed over for which nothing is kept."""

    message = "Nothing is kept for the field {field}."
    hint = "Fill it first, or leave it out."


class NothingHandedOver(HabeasError):
    """Raised for a package without any field."""

    message = "The package would hold nothing."
    hint = "Choose the fields that the person agreed to hand over."


@dataclass(frozen=True, slots=True)
class Wording:
    """How a package is worded: its language, what fields and the recipient are called in it."""

    language: str
    labels: Mapping[str, str]
    recipient: str


def receivers(case: Case) -> tuple[str, ...]:
    """To whom the person ever agreed to hand the case over, by key."""
    purpose = ConsentPurpose.HANDOVER
    found = (held.value for held in case.consents if held.value.purpose is purpose)
    return tuple(dict.fromkeys(one.recipient for one in found))


def agreed_fields(case: Case, recipient: str, today: date) -> tuple[str, ...]:
    """The filled fields that consents in force let this receiver have."""
    asked = Sending(ConsentPurpose.HANDOVER, recipient)
    consents = [held.value for held in case.consents]
    agreed = {field for to, field in agreed_pairs(consents, asked, today) if to == ""}
    return tuple(one.field for one in case.subject.value.fields if one.field in agreed)


def handover(case: Case, recipient: str, fields: tuple[str, ...], today: date) -> Sending:
    """What would leave, checked.

    Raises ``NoRecipient``, ``NotConsented``, ``UnderPrivilege``, :class:`FieldIsEmpty` and
    :class:`NothingHandedOver`.
    """
    sending = Sending(ConsentPurpose.HANDOVER, recipient.strip(), (), fields)
    if not fields:
        raise NothingHandedOver
    marks = [held.value for held in case.marks]
    for field in fields:
        check_handing_on(marks, field)
        if not case.subject.value.value(field):
            raise FieldIsEmpty(field=field)
    case.permissions.basis(sending, today)
    return sending


def package(case: Case, sending: Sending, wording: Wording, today: date) -> str:
    """The text of the package, field by field in the order of the sending.

    Raises ``UnderPrivilege``: whatever the step, what is between client and lawyer stays.
    """
    for field in ("", *sending.fields):
        check_handing_on([held.value for held in case.marks], field)
    return "\n\n".join(_parts(case, sending, wording, today)) + "\n"


def _parts(case: Case, sending: Sending, wording: Wording, today: date) -> Iterator[str]:
    subject = case.subject.value
    places = {
        "reference": subject.pseudonym,
        "day": today.isoformat(),
        "recipient": wording.recipient,
    }
    words = _words()
    yield words["title"].said(wording.language).format_map(places)
    yield words["about"].said(wording.language).format_map(places)
    for field in sending.fields:
        yield f"{wording.labels.get(field, field)}\n{subject.value(field)}"
    yield words["ask"].said(wording.language)


@cache
def _words() -> Mapping[str, Bilingual]:
    place = resources.files("habeas.protection.cases").joinpath("handover.toml")
    held = tomllib.loads(place.read_text(encoding="utf-8"))
    return {key: Bilingual(**words) for key, words in held.items()}
