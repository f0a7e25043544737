"""What takes long to make is made once in a run, whichever of its processes asks first."""

from __future__ import annotations

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")


def made_once(own: Path, name: str, make: Callable[[Path], Made]) -> Made:
    """What ``make`` returns for a folder of its own, made by the first process of the run.

    ``own`` is the temporary folder of this process; those of the others lie beside it.
    """
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = folder / "made"
        if not kept.exists():
            made = pickle.dumps(make(folder))
            kept.write_bytes(made)
        made_by_one: Made = pickle.loads(kept.read_bytes())  # noqa: S301 - ours
        return made_by_one
