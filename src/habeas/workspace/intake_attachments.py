"""Files that came in parts: put together, checked against what the form said, and only then kept.

A whole file is an exhibit of the desk. Like the sealed original it is not read, indexed or traced
(:mod:`habeas.workspace.deriving`). Whoever looks at it sees what the contained openers make of it
in that moment (:mod:`habeas.evidence.openers`).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import closing
from itertools import islice, product
from pathlib import Path
from tempfile import gettempdir

from habeas.archive import exhibits, ledger
from habeas.archive.access import Store, writing
from habeas.archive.access_log import Action
from habeas.archive.exhibits import Received
from habeas.evidence.openers import Openers
from habeas.evidence.spooling import Spool
from habeas.intake.kept import SOURCE_KIND, HeldFile, HeldPart, WholeFile
from habeas.words.errors import DOES_NOT_MATCH, HabeasError, NotThere
from habeas.words.progress import Progress
from habeas.workspace.intake_desks import desk_of
from habeas.workspace.intake_reports import Thread, thread
from habeas.workspace.intake_sorting import frame_of
from habeas.workspace.opening import Workspace, now

_TRIED = 16
"""Ways to put a file together that are tried when a part came more than once."""

HOW = "put together from the parts of a sealed report"


class PartsMissing(HabeasError):
    """Raised rather than putting a file together from some of its parts."""

    message = "Of file {file} these parts have not come: {missing}."
    hint = "Collect again. If they do not come, the safe reply “files” asks for the file once more."


class FileDiffers(HabeasError):
    """Raised when parts make up another file than the form said. Nothing of it is kept as whole."""

    message = "The parts of file {file} make up another file than the form said."
    hint = "The sealed parts are kept. Ask for the file once more with the safe reply “files”."
    exit_code = DOES_NOT_MATCH


class NoSuchSentFile(NotThere):
    """Raised for a file that a report does not name."""

    message = "The report names no file {file}."
    hint = "See those it names: habeas intake WORKSPACE show REPORT"


def put_together(
    workspace: Workspace,
    compartment: str,
    report: str,
    sender: str,
    file: int,
    progress: Progress,
) -> str:
    """One file of a report, or of its follow-up ``sender``, as an exhibit; its identifier.

    Raises :class:`PartsMissing`, :class:`FileDiffers`, :class:`NoSuchSentFile` and DiskFull.
    """
    store = desk_of(workspace, compartment)
    told = thread(workspace, store.identifier, report)
    state = next((one for one in told.files.get(sender, ()) if one.sent.file == file), None)
    if state is None:
        raise NoSuchSentFile(file=file)
    if state.exhibit:
        return state.exhibit
    if state.missing:
        raise PartsMissing(file=file, missing=", ".join(map(str, state.missing)))
    return _keep(workspace, store, _Sent(told, sender, state.sent), progress)


def text_of(workspace: Workspace, compartment: str, exhibit: str) -> str:
    """The text of a file that was put together, made anew by the contained openers.

    Nothing of it is kept. Raises NotADesk, :class:`NoSuchSentFile` and what the openers raise.
    """
    store = check_sent(workspace, compartment, exhibit)
    workspace.note_access(store, Action.OPENED, exhibit)
    held = exhibits.exhibit(store, exhibit)
    with Openers() as openers, store.vault.open(held.sealed) as content:
        return openers.open(content, held.name).rendition.text


def check_sent(workspace: Workspace, compartment: str, exhibit: str) -> Store:
    """The desk where a file was put together. Raises NotADesk and :class:`NoSuchSentFile`."""
    store = desk_of(workspace, compartment)
    if exhibit not in {one.value.exhibit for one in ledger.held(store, WholeFile)}:
        raise NoSuchSentFile(file=exhibit)
    return store


class _Sent:
    """A file with whose it is."""

    def __init__(self, told: Thread, sender: str, file: HeldFile) -> None:
        followups = {one.identifier: one.value for one in told.followups}
        owner = followups.get(sender, told.report)
        self.message, self.parent, self.file = owner.message, owner.exhibit, file


def _keep(workspace: Workspace, store: Store, sent: _Sent, progress: Progress) -> str:
    for parts in islice(product(*_candidates(store, sent)), _TRIED):
        with closing(Spool(Path(gettempdir()), os.urandom)) as spool:
            if _spooled(store, sent.file, parts, spool, progress):
                return _kept(workspace, store, sent, spool)
    raise FileDiffers(file=sent.file.file)


def _candidates(store: Store, sent: _Sent) -> list[list[HeldPart]]:
    """For each part what came as it: more than one when somebody forged, or sent twice."""
    parts: dict[int, list[HeldPart]] = {n: [] for n in range(1, sent.file.parts + 1)}
    for kept in ledger.held(store, HeldPart):
        if (kept.value.message, kept.value.file) == (sent.message, sent.file.file):
            parts.setdefault(kept.value.part, []).append(kept.value)
    return [parts[number] for number in range(1, sent.file.parts + 1)]


def _spooled(
    store: Store, file: HeldFile, parts: Sequence[HeldPart], spool: Spool, progress: Progress
) -> bool:
    """Whether these parts make up the file that the form said."""
    digest = hashlib.sha256()
    for number, part in enumerate(parts):
        progress("putting together", number, len(parts))
        piece = frame_of(store, part.envelope).content
        digest.update(piece)
        spool.write(piece)
    return (spool.size, digest.hexdigest()) == (file.size, file.sha256)


def _kept(workspace: Workspace, store: Store, sent: _Sent, spool: Spool) -> str:
    by = (workspace.member.identifier, now())
    came = Received(
        name=sent.file.name or f"file-{sent.file.file}",
        media_type="application/octet-stream",
        source_kind=SOURCE_KIND,
        how=HOW,
        member=by[0],
        time=by[1],
        parent=sent.parent,
    )
    with store.vault.turn, writing(store):
        ((exhibit, _),) = exhibits.receive(store, [(spool.stream(), came)], os.urandom)
        whole = WholeFile(sent.message, sent.file.file, exhibit)
        ledger.put(store, f"file-{sent.message}-{sent.file.file}", whole, by)
    return exhibit
