"""Checkpoints: signed states of the custody log, kept elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from habeas.archive import custody
from habeas.evidence import checkpoints as signed
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace.opening import Workspace, check_outside, now, write_new


class CheckpointUnreadable(HabeasError):
    """Raised when a checkpoint's file cannot be read."""

    message = "{path} cannot be read as a checkpoint: {reason}."
    hint = "Give a file written by: habeas checkpoint WORKSPACE export FILE"


def export(workspace: Workspace, compartment: str, file: Path) -> list[str]:
    """Sign the log's present state and write it to a file.

    Everybody may: a checkpoint kept by a reader holds the keepers to what was there.
    """
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    check_outside(workspace.folder, file)
    note = custody.checkpoint(store, workspace.member.identifier, now(), os.urandom)
    write_new(file, note)
    key = signed.verifier_key(custody.origin_of(store), store.log_key)
    return [
        f"Wrote {file}: {len(custody.leaves(store))} entries of {store.name}.",
        f"Anyone can check its signature with this key: {key}",
        "Keep it outside this machine, best with somebody else.",
    ]


def check(workspace: Workspace, compartment: str, file: Path) -> list[str]:
    """Hold the log against a checkpoint. Raises TailRemoved, HistoryForked, ForgedCheckpoint."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    checkpoint = custody.hold_against(store, _read(file))
    since = len(custody.leaves(store)) - checkpoint.size
    agreed = f"The log of {store.name} still holds all {checkpoint.size} entries signed here."
    return [agreed, f"{since} have come since."]


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise CheckpointUnreadable(path=file, reason=reason) from error


ACTIONS: dict[str, Callable[[Workspace, str, Path], list[str]]] = {
    "export": export,
    "verify": check,
}
