"""The folder of a workspace: what stands where, and whether it is one we can read.

::

    WORKSPACE/habeas.json                                  the format's version
    WORKSPACE/lock                                         held by the one who writes
    WORKSPACE/members/<member>.json                        a sealed key pair each
    WORKSPACE/compartments/<compartment>/current           the name of the epoch in force
    WORKSPACE/compartments/<compartment>/epoch-1/members.json
    WORKSPACE/compartments/<compartment>/epoch-1/keys/<member>.age
    WORKSPACE/compartments/<compartment>/epoch-1/store.db  the encrypted store
    WORKSPACE/compartments/<compartment>/vault/            sealed objects

All names are random identifiers; what they are called by people stands inside the stores.
"""

from __future__ import annotations

import json
from pathlib import Path

from habeas.evidence.disk import TEMPORARY, make_folder, write_file
from habeas.words.errors import HabeasError

FORMAT = 1
MARKER = "habeas.json"
LOCK = "lock"


class NotAWorkspace(HabeasError):
    """Raised when a folder holds no workspace, or none that can be recognised."""

    message = "{folder} is not a workspace."
    hint = "Check the path, or make one there: habeas init {folder}"


class NewerWorkspace(HabeasError):
    """Raised when a workspace was written by a later version than this program knows."""

    message = "{folder} was made by a newer version of Habeas (format {found}, here {known})."
    hint = "Install the newer version. Nothing was changed: pip install --upgrade habeas"


class FolderNotEmpty(HabeasError):
    """Raised when a new workspace would be mixed with other files."""

    message = "{folder} is not empty."
    hint = "Give a folder that is empty or does not exist yet."


def create_workspace(folder: Path) -> None:
    """Make an empty workspace. Doing it again before anything is in it changes nothing.

    Raises :class:`FolderNotEmpty` and :class:`~habeas.evidence.disk.DiskFull`.
    """
    if folder.exists() and (not folder.is_dir() or not _is_bare(folder)):
        raise FolderNotEmpty(folder=folder)
    make_folder(folder)
    write_file(folder / MARKER, json.dumps({"habeas": "workspace", "format": FORMAT}).encode())
    make_folder(members_folder(folder))
    make_folder(compartments_folder(folder))


def check_workspace(folder: Path) -> None:
    """Raise :class:`NotAWorkspace` or :class:`NewerWorkspace` unless this can be opened."""
    try:
        marker = json.loads((folder / MARKER).read_bytes())
        found = int(marker["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotAWorkspace(folder=folder) from error
    if found < 1:
        raise NotAWorkspace(folder=folder)
    if found > FORMAT:
        raise NewerWorkspace(folder=folder, found=found, known=FORMAT)


def members_folder(workspace: Path) -> Path:
    """Where the key files of the members are."""
    return workspace / "members"


def compartments_folder(workspace: Path) -> Path:
    """Where the compartments are, one folder each."""
    return workspace / "compartments"


def _is_bare(folder: Path) -> bool:
    """Whether it holds nothing, or only what an interrupted creation left."""
    known = {MARKER, LOCK, members_folder(folder).name, compartments_folder(folder).name}
    for path in folder.iterdir():
        if path.name.startswith(TEMPORARY):
            continue
        if path.name not in known or (path.is_dir() and any(path.iterdir())):
            return False
    return True
