"""Names for files that leave: what somebody called a file, made safe for any disk."""

from __future__ import annotations

import re

from habeas.words.visible import is_hidden

_NOT_IN_NAMES = re.compile(r'[<>:"|?*\s\u00a0]+')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_LONGEST = 180
"""Bytes of UTF-8: file systems take 255 at most, and something may be added to a name."""
_LONGEST_ENDING = 20


def safe_file_name(name: str, otherwise: str) -> str:
    """A name that means one file in one folder, and shows as what it is; with its own ending.

    No path, nothing hidden or that changes the direction of writing, nothing a system keeps for
    itself. ``otherwise`` is used when nothing remains.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(c for c in last if c in "\t\n\r" or not is_hidden(c))
    plain = _NOT_IN_NAMES.sub(" ", shown).strip(" .-~")
    if not plain:
        return otherwise
    return _shortened(f"_{plain}" if _RESERVED.fullmatch(plain) else plain)


def _shortened(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        stem, ending = name, ""
    kept = f"{dot}{ending}" if ending else ""
    room = _LONGEST - len(kept.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + kept
