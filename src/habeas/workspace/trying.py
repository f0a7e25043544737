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
from habeas.dossiers.phrases import ENGLISH
from habeas.dossiers.screen import on_screen
from habeas.words.mistakes import said_in
from habeas.words.progress import Progress
from habeas.words.reasons import Reason
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
from habeas.workspace.reading import read
from habeas.workspace.telling import account_of, default_name
from habeas.workspace.weighing import reweigh

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Tried:
    """The account as lines, what went wrong, and where the dossier is."""

    lines: list[str]
    problems: list[str]
    dossier: Path


@dataclass(frozen=True, slots=True)
class _Telling:
    """Where the dossier goes, and in which language it is told."""

    path: Path
    language: str


def try_out(
    reports: tuple[Path, ...], out: Path | None, progress: Progress, language: str = ENGLISH
) -> Tried:
    """Add, read, trace, weigh and tell; the workspace is gone afterwards, the dossier stays."""
    telling = _Telling(out or Path.cwd() / default_name(now()), language)
    _check_writable(telling.path)
    with (
        as_file(files("habeas.example") / "reports") as bundled,
        tempfile.TemporaryDirectory(prefix="habeas-") as folder,
    ):
        return _tried(Path(folder) / "try", reports or (bundled,), telling, progress)


def _tried(folder: Path, reports: tuple[Path, ...], telling: _Telling, progress: Progress) -> Tried:
    passphrase = secrets.token_urlsafe(24)
    progress("making an encrypted workspace", 0, 1)
    create(folder, passphrase, "you")
    with open_workspace(folder, passphrase) as workspace:
        added = list(add(workspace, reports, GENERAL, "", progress))
        list(read(workspace, (), False, progress))
        return _told(workspace, added, telling, progress)


def _told(workspace: Workspace, added: list[Added], telling: _Telling, progress: Progress) -> Tried:
    store = workspace.store(GENERAL)
    progress("tracing and weighing", 0, 1)
    reweigh(store)
    progress("telling", 0, 1)
    language = telling.language
    problems = [(one, *said_in(one.problem, language)) for one in added if one.problem is not None]
    failed = [
        Failed(one.name, Reason.verbatim(happened), todo)
        for one, happened, todo in problems
        if not one.exhibit
    ]
    account = account_of(store, failed=failed)
    write_new(telling.path, as_page(account, language))
    lines = on_screen(account, _WIDTH, language).splitlines()
    return Tried(lines, _said(problems), telling.path)


def _said(problems: list[tuple[Added, str, str]]) -> list[str]:
    return [f"error: {as_name(one.name)}: {told}\nhint: {todo}" for one, told, todo in problems]


def _check_writable(path: Path) -> None:
    """Refuse before the work is done. Raises FileThere and CannotWrite."""
    if os.path.lexists(path):
        raise FileThere(path=path)
    if not path.parent.is_dir():
        raise CannotWrite(path=path, reason="there is no such folder")
