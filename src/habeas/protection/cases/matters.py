"""Which submissions of one matter shut each other out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from habeas.protection.cases.held import Held
from habeas.protection.cases.submissions import Submission


class BarredWhen(StrEnum):
    """When another avenue makes this one inadmissible."""

    PENDING = "pending"
    """While it is being dealt with there."""
    EVER = "ever"


@dataclass(frozen=True, slots=True)
class Barring:
    """An avenue, or a kind of avenue, that makes this one inadmissible for the same matter."""

    bars: str
    when: BarredWhen


def elsewhere(
    held: Submission, others: Iterable[Held[Submission]], barring: Iterable[Barring]
) -> tuple[str, ...]:
    """The avenues of the same matter that make this one inadmissible, in order of keeping."""
    bars = tuple(barring)
    found = (one.value for one in others if _is_same_matter(held, one.value))
    return tuple(dict.fromkeys(one.avenue for one in found if any(_bars(bar, one) for bar in bars)))


def _is_same_matter(held: Submission, other: Submission) -> bool:
    return held.avenue != other.avenue and bool({*held.matter} & {*other.matter})


def _bars(bar: Barring, other: Submission) -> bool:
    is_used = other.is_there if bar.when is BarredWhen.PENDING else bool(other.sent_at)
    return is_used and bar.bars in (other.avenue, other.kind)
