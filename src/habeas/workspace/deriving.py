"""Deriving: an exhibit opened into a rendition, by a contained process."""

from __future__ import annotations

import io
import os
import re

from habeas.archive import consents, exhibits, renditions
from habeas.archive.access import Store
from habeas.archive.consents import WordsClosed
from habeas.archive.exhibits import Exhibit, Received
from habeas.evidence.openers import Attachment, Openers
from habeas.intake.kept import SOURCE_KIND
from habeas.words.consents import Use
from habeas.words.errors import HabeasError
from habeas.words.reasons import Reason
from habeas.workspace.opening import Workspace, now

Kept = tuple[str, str, bool]
"""The name of an attachment, its exhibit, and whether that is new."""


class NotReadBeforeRelease(HabeasError):
    """Raised rather than reading what came sealed, which the writer has not agreed to."""

    message = "It came by the sealed intake, and nothing reads it there."
    hint = "Its text is shown beside its report, and its original here; nothing of it is kept."


def derive(
    workspace: Workspace,
    store: Store,
    exhibit: str,
    openers: Openers,
    name: str = "",
    again: bool = False,
) -> tuple[HabeasError | None, list[Kept]]:
    """Open an exhibit unless it is open already; why not, and what was attached to it.

    ``name`` is what it was called this time; empty for what it was called first.
    """
    if not again and renditions.is_open(store, exhibit):
        return None, []
    held = exhibits.exhibit(store, exhibit)
    if is_of_the_intake(held):
        return NotReadBeforeRelease(), []
    if not consents.may_use(store, exhibit, Use.TEAM, now().date()):
        return WordsClosed(), []
    try:
        with store.vault.open(held.sealed) as content:
            opened = openers.open(content, name or held.name)
        renditions.keep(store, exhibit, opened.rendition, now(), os.urandom)
    except HabeasError as error:
        by = (workspace.member.identifier, now())
        exhibits.note_gap(store, exhibit, type(error).__name__, by, os.urandom)
        return error, []
    return None, [_keep_attached(workspace, store, held, one) for one in opened.attachments]


def is_of_the_intake(exhibit: Exhibit) -> bool:
    """Whether an exhibit came by the sealed intake: an envelope, or a file that was in several."""
    return any(one.source_kind == SOURCE_KIND for one in exhibit.receptions)


def in_words(error: str) -> str:
    """The name of an error as people write it: "EncryptedFile" is "encrypted file"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", error).lower()


def refused(error: str) -> Reason:
    """Why an exhibit could not be opened, from the name of the error that stood in the way."""
    return Reason.of("openers.refused", error=in_words(error))


def _keep_attached(
    workspace: Workspace, store: Store, parent: Exhibit, attached: Attachment
) -> Kept:
    received = Received(
        name=attached.name,
        media_type="application/octet-stream",
        source_kind="attachment",
        how="attached to a mail",
        member=workspace.member.identifier,
        time=now(),
        parent=parent.identifier,
    )
    arrivals = [(io.BytesIO(attached.data), received)]
    return attached.name, *exhibits.receive(store, arrivals, os.urandom)[0]
