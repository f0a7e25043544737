"""What was handed in together in this sitting: remembered here to be shown, kept elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.web.sessions import Session
from habeas.workspace.keeping import Added

_BLANK = "exhibits.batches"
_KEPT = 50


@dataclass(eq=False)
class Batch:
    """Files handed in together, and the job that opens them once they are all here."""

    number: int
    compartment: str
    kept: list[Added] = field(default_factory=list)
    job: str = ""


def begin(session: Session, compartment: str) -> Batch:
    """A new batch. The oldest are forgotten."""
    held = _held(session)
    batch = Batch(1 + max(held, default=0), compartment)
    held[batch.number] = batch
    while len(held) > _KEPT:
        del held[min(held)]
    return batch


def find(session: Session, compartment: str, number: str | int) -> Batch | None:
    """A batch of this sitting and compartment."""
    text = str(number)
    found = _held(session).get(int(text)) if text.isdecimal() and len(text) < 8 else None
    return found if found is not None and found.compartment == compartment else None


def _held(session: Session) -> dict[int, Batch]:
    held: dict[int, Batch] = session.blanks.setdefault(_BLANK, {})  # type: ignore[assignment]
    return held
