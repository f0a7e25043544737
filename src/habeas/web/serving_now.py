"""What this process serves: one desk, its sessions, its clock. Set once, when serving begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from habeas.web.sessions import Sessions

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class _Served:
    sessions: Sessions
    clock: Clock


_NOW: list[_Served] = []


def serve(sessions: Sessions, clock: Clock) -> None:
    """From now on this is what pages are drawn from; it takes the place of what was before."""
    _NOW[:] = [_Served(sessions, clock)]


def sessions() -> Sessions:
    """Everybody signed in."""
    return _NOW[0].sessions


def clock() -> Clock:
    """What time it is."""
    return _NOW[0].clock
