"""Which submissions of one matter shut each other out."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.protection.avenues.avenue import Parallel, When
from habeas.protection.cases.held import Held
from habeas.protection.cases.submissions import Submission


def elsewhere(
    held: Submission, others: Iterable[Held[Submission]], parallels: Iterable[Parallel]
) -> tuple[str, ...]:
    """The avenues of the same matter that make this one inadmissible, in order of keeping.

    ``parallels`` are what the catalogue says of this avenue.
    """
    bars = tuple(parallels)
    found = (one.value for one in others if _is_same_matter(held, one.value))
    return tuple(dict.fromkeys(one.avenue for one in found if any(_bars(bar, one) for bar in bars)))


def _is_same_matter(held: Submission, other: Submission) -> bool:
    """Whether both are about one matter; one that names no incident is about all of the case."""
    is_about_all = not held.matter or not other.matter
    return held.avenue != other.avenue and (is_about_all or bool({*held.matter} & {*other.matter}))


def _bars(bar: Parallel, other: Submission) -> bool:
    is_used = other.is_there if bar.when is When.PENDING else bool(other.sent_at)
    return is_used and (other.avenue in bar.bars or other.kind in bar.bars)
