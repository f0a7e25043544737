"""Trying: everything in one go, in an encrypted workspace that is destroyed at the end."""

from __future__ import annotations

import os
import secrets
import tempfile
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from habeas.dossiers.exhibits import Failed
from habeas.dossiers.page import as_page
from habeas.dossiers.screen import on_screen
from habeas.words.errors import HabeasError
from habeas.words.progress import Progress
from habeas.words.visible import as_name
from habeas.workspace.adding import Added, add
from habeas.workspace.opening import (
    GENERAL,
    CannotWrite,
    FileThere,
    Workspace,
    create,
    now,
    open_workspace,
    write_new,
)
from habeas.workspace.reading import Read, read
from habeas.workspace.telling import account_of, default_name
from habeas.workspace.weighing import reweigh

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Tried:
    """The account as lines, what went wrong, and where the dossier is."""

    lines: list[str]
    problems: list[str]
    dossier: Path


def try_out(reports: tuple[Path, ...], out: Path | None, progress: Progress) -> Tried:
    """Add, read, trace, weigh and tell; the workspace is gone afterwards, the dossier stays."""
    path = out or Path.cwd() / default_name(now())
    _check_writable(path)
    with (
        as_file(files("habeas.example") / "reports") as bundled,
        tempfile.TemporaryDirectory(prefix="habeas-") as folder,
    ):
        return _tried(Path(folder) / "try", reports or (bundled,), path, progress)


def _tried(folder: Path, reports: tuple[Path, ...], path: Path, progress: Progress) -> Tried:
    passphrase = secrets.token_urlsafe(24)
    progress("making an encrypted workspace", 0, 1)
    create(folder, passphrase, "you")
    with open_workspace(folder, passphrase) as workspace:
        added = list(add(workspace, reports, GENERAL, "", progress))
        done = list(read(workspace, (), False, progress))
        return _told(workspace, added, done, path, progress)


def _told(
    workspace: Workspace, added: list[Added], done: list[Read], path: Path, progress: Progress
) -> Tried:
    store = workspace.store(GENERAL)
    progress("tracing and weighing", 0, 1)
    reweigh(store)
    progress("telling", 0, 1)
    problems = [(one, one.problem) for one in added if one.problem is not None]
    failed = [
        Failed(one.name, str(problem), problem.what_to_do)
        for one, problem in problems
        if not one.exhibit
    ]
    account = account_of(store, failed=failed)
    write_new(path, as_page(account))
    return Tried(on_screen(account, _WIDTH).splitlines(), _said(problems), path)


def _said(problems: list[tuple[Added, HabeasError]]) -> list[str]:
    return [f"error: {as_name(one.name)}: {e}\nhint: {e.what_to_do}" for one, e in problems]


def _check_writable(path: Path) -> None:
    """Refuse before the work is done. Raises FileThere and CannotWrite."""
    if os.path.lexists(path):
        raise FileThere(path=path)
    if not path.parent.is_dir():
        raise CannotWrite(path=path, reason="there is no such folder")
