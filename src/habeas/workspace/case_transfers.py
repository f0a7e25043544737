"""Handing a case over to another organisation, sealed to its public key.

What leaves is written down in the case before it does, as a disclosure, and nothing leaves when
that cannot be written.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from habeas.archive import ledger
from habeas.archive.access import writing
from habeas.evidence.sealing import check_receiver_key, sealed_for
from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.cases.disclosures import Sent, SentBy, disclosed
from habeas.protection.cases.handovers import (
    Wording,
    agreed_fields,
    handover,
    package,
    receivers,
)
from habeas.protection.cases.moments import as_text
from habeas.protection.cases.receivers import Judged, check_receiver
from habeas.protection.cases.signatures import check_reasoned
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace import case_record
from habeas.workspace.avenue_cases import judge_of_receivers
from habeas.workspace.case_opening import opened
from habeas.workspace.case_record import case_in
from habeas.workspace.opening import Workspace, check_outside, now, write_new

__all__ = ["Agreed", "Wanted", "agreed", "check_receiver_key", "packed", "written"]


@dataclass(frozen=True, slots=True)
class Agreed:
    """A receiver the person agreed to, by key and name, what was judged of it, and the fields it
    may have by now.
    """

    receiver: str
    called: str
    judged: Judged
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be handed over, to whom, and to which public key (age) it is sealed.

    ``reason`` is why it goes to them, also where they are flagged.
    """

    receiver: str
    key: str
    fields: tuple[str, ...]
    language: str
    reason: str


def agreed(workspace: Workspace, case: str, language: str) -> tuple[Agreed, ...]:
    """To whom the case may be handed over, and with which fields. Raises NoSuchCase."""
    held, today, labels = case_record.case(workspace, case), now().date(), _labels(language)
    judge = judge_of_receivers(workspace, case, language)
    return tuple(
        Agreed(
            one,
            labels.get(one, one),
            judge(one),
            tuple((key, labels.get(key, key)) for key in agreed_fields(held, one, today)),
        )
        for one in receivers(held)
    )


def packed(workspace: Workspace, case: str, wanted: Wanted) -> bytes:
    """The sealed package, noted as having left.

    Raises NoSuchCase, ReceiverExcluded, ReasonNeeded, NotAReceiverKey, NotConsented,
    UnderPrivilege, FieldIsEmpty and NothingHandedOver.
    """
    return _handed_over(workspace, case, wanted, lambda sealed: None)


def written(workspace: Workspace, case: str, wanted: Wanted, file: Path) -> None:
    """Write the sealed package to a file outside the workspace, noted as having left.

    Raises as :func:`packed` does, and InsideTheWorkspace, FileThere and CannotWrite; then
    nothing was noted and no file is left.
    """
    workspace.require(Right.PROTECT)
    check_outside(workspace.folder, file)
    _handed_over(workspace, case, wanted, lambda sealed: write_new(file, sealed))


def _handed_over(
    workspace: Workspace, case: str, wanted: Wanted, give: Callable[[bytes], None]
) -> bytes:
    time, labels = now(), _labels(wanted.language)
    despite = check_reasoned(case_record.signed(workspace, wanted.reason))
    check_receiver(judge_of_receivers(workspace, case, wanted.language)(wanted.receiver), despite)
    with opened(workspace, case) as store:
        held = case_in(store)
        sending = handover(held, wanted.receiver, wanted.fields, time.date())
        wording = Wording(wanted.language, labels, labels.get(sending.recipient, sending.recipient))
        sealed = sealed_for(package(held, sending, wording, time.date()).encode(), wanted.key)
        digest, by = hashlib.sha256(sealed).hexdigest(), workspace.member.identifier
        sent = Sent(as_text(time), SentBy.SEALED_PACK, digest, by)
        left = disclosed(sending, held.permissions, sent, time)
        with writing(store):
            kept, why = new_identifier(Kind.RECORD, os.urandom), despite.reason
            ledger.put(store, kept, left, (by, time), reason=why)
            case_record.refresh(workspace, store)
            give(sealed)
    return sealed


def _labels(language: str) -> Mapping[str, str]:
    held = catalogue()
    named = {body.key: body.name.said(language) for body in held.bodies}
    return named | {key: one.label.said(language) for key, one in held.fields.items()}
