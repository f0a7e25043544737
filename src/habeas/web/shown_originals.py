"""The one contained process that draws originals, for as long as somebody looks at any."""

from __future__ import annotations

from datetime import datetime, timedelta

from habeas.workspace.originals import Originals

_REST = timedelta(minutes=5)
_ORIGINALS = Originals()
_USED: list[datetime] = []


def originals(at: datetime) -> Originals:
    """What shows originals; noted as used now. Its process is started when first needed."""
    _USED[:] = [at]
    return _ORIGINALS


def rest_if_unused(at: datetime) -> None:
    """End the process when nobody has looked at an original for a while."""
    if _USED and at - _USED[0] > _REST:
        rest()


def rest() -> None:
    """End the process and free its memory."""
    _USED.clear()
    _ORIGINALS.rest()
