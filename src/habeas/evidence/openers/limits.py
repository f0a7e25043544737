"""How much one file may take."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take before it is refused: sizes in bytes, times in seconds.

    ``text`` bounds what comes back, so that a small file cannot fill the memory of the caller.
    """

    file: int = 256 * MEGABYTE
    text: int = 64 * MEGABYTE
    memory: int = 3 * 1024 * MEGABYTE
    cpu: int = 20
    wall: int = 40
