"""The data files of this room, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def catalogue(name: str) -> dict[str, Any]:
    """The tables of ``data/NAME.toml``. Raises FileNotFoundError for a name there is none of."""
    path = files("habeas.origins") / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def wordlist(name: str, table: str) -> frozenset[str]:
    """The words of one list in a data file."""
    return frozenset(catalogue(name)[table])
