"""The files of a submission: what the team reads, and what a person hands over outside.

What is given out to be handed over is written down first, by the digest of exactly that file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from habeas.archive import ledger
from habeas.archive.access import writing
from habeas.archive.ledger import WrittenMeanwhile
from habeas.dossiers.submissions.pack import Pack, PackCopy
from habeas.dossiers.submissions.pack import Sent as Banner
from habeas.dossiers.submissions.releasing import pack_as_docx, pack_as_page
from habeas.evidence.sealing import sealed_for
from habeas.protection.cases.disclosures import Sent, SentBy
from habeas.protection.cases.moments import as_text
from habeas.protection.cases.submissions import Submission, sent
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace import case_packs, case_record, case_submissions
from habeas.workspace.case_opening import note_look, opened
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace, check_outside, now, write_new

__all__ = ["Drawn", "Handing", "PackCopy", "SentBy", "draft_written", "drawn", "send", "written"]


class ChangedSinceChecked(HabeasError):
    """Raised when a form no longer says what was checked."""

    message = "Something in the form has changed since it was checked."
    hint = "Go back to writing, look at what changed, and check it again."


class NoKeyOfReceiver(HabeasError):
    """Raised when something is to be sealed and nobody entered the receiver's key."""

    message = "There is no public key of the receiver to seal it to."
    hint = "Enter it, compared by voice; or hand it over unsealed, in a way that is safe."


class Drawn(StrEnum):
    """As what a submission is drawn."""

    PAGE = "page"
    DOCX = "docx"
    SEALED = "sealed"
    """The page, sealed to the receiver's key (age)."""


@dataclass(frozen=True, slots=True)
class Handing:
    """How somebody hands it over: as what, in which way, and the language words are told in."""

    drawn: Drawn
    how: SentBy
    language: str


def drawn(
    workspace: Workspace, case: str, identifier: str, asked: tuple[PackCopy, Drawn], language: str
) -> bytes:
    """A draft to be read, marked as a draft on every page; nothing leaves by it.

    Raises NoSuchCase, NotKept, ProtectedWouldLeave and what :func:`case_packs.pack` raises.
    """
    workspace.require(Right.READ)
    told = case_submissions.look(workspace, case, identifier, language)
    note_look(workspace, case, identifier)
    return _draw(told.made_pack(workspace), *asked, "")


def draft_written(
    workspace: Workspace, case: str, identifier: str, asked: tuple[PackCopy, Drawn], file: Path
) -> None:
    """The same, written to a file outside the workspace. Raises also CannotWrite, FileThere."""
    workspace.require(Right.READ)
    check_outside(workspace.folder, file)
    write_new(file, drawn(workspace, case, identifier, asked, "en"))


def send(workspace: Workspace, case: str, seen: Seen[Submission], handing: Handing) -> bytes:
    """The file that a person hands over now; that it leaves is written down first.

    Raises NoSuchCase, WrittenMeanwhile, UnderPrivilege, ReceiverExcluded, FlagNeedsReason,
    OnwardNotAgreed, NotConsented, SubmissionStopped, OthersNotAsked, OthersRefused,
    SameMatterElsewhere, ProtectedWouldLeave, :class:`ChangedSinceChecked`,
    :class:`NoKeyOfReceiver` and WrongSubmissionStep; then nothing was written down.
    """
    return _sent(workspace, case, (seen, handing), lambda _file: None)


def written(
    workspace: Workspace, case: str, seen: Seen[Submission], handing: Handing, file: Path
) -> None:
    """The same, written to a file outside the workspace. Raises also CannotWrite, FileThere."""
    workspace.require(Right.PROTECT)
    check_outside(workspace.folder, file)
    _sent(workspace, case, (seen, handing), lambda content: write_new(file, content))


def _sent(
    workspace: Workspace,
    case: str,
    asked: tuple[Seen[Submission], Handing],
    give: Callable[[bytes], None],
) -> bytes:
    (seen, handing), time = asked, now()
    with opened(workspace, case) as store:
        told = case_submissions.look(workspace, case, seen.kept, handing.language)
        if told.held.version != seen.version:
            raise WrittenMeanwhile(identifier=seen.kept)
        if told.kept_back is not None:
            raise told.kept_back
        kept = (seen.kept, told.held.value)
        pack = case_packs.pack(workspace, told.ground, kept, Banner(time.date()))
        leaving = replace(told.value, fields=pack.fields, state=told.held.value.state)
        file = _draw(pack, PackCopy.RECEIVER, handing.drawn, told.made.recipient_key)
        by = workspace.member.identifier
        digest = hashlib.sha256(file).hexdigest()
        how = SentBy.SEALED_PACK if handing.drawn is Drawn.SEALED else handing.how
        left = Sent(as_text(time), how, digest, by, seen.kept)
        moved, disclosure = sent(leaving, seen.kept, told.gate, left, time)
        if told.made.digest != case_packs.digest_of(pack):
            raise ChangedSinceChecked
        with writing(store):
            ledger.put(store, seen.kept, moved, (by, time), seen.version)
            ledger.put(store, new_identifier(Kind.RECORD, os.urandom), disclosure, (by, time))
            case_record.refresh(workspace, store)
            give(file)
    return file


def _draw(pack: Pack, copy: PackCopy, how: Drawn, key: str) -> bytes:
    if how is Drawn.DOCX:
        return pack_as_docx(pack, copy)
    page = pack_as_page(pack, copy).encode()
    if how is Drawn.PAGE:
        return page
    if not key:
        raise NoKeyOfReceiver
    return sealed_for(page, key)
