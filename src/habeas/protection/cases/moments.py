"""Points in time, kept as ISO 8601 texts with their offset: ``2031-03-04T09:30:00+00:00``."""

from __future__ import annotations

from datetime import UTC, datetime

from habeas.words.errors import HabeasError


class NotAMoment(HabeasError):
    """Raised for a time that cannot be read, or that does not say in which time zone it is."""

    message = "{text} is not a time with its time zone."
    hint = "Write it like 2031-03-04T09:30+00:00."


def moment(text: str) -> datetime:
    """The point in time that a text says. Raises :class:`NotAMoment`."""
    try:
        said = datetime.fromisoformat(text)
    except ValueError as error:
        raise NotAMoment(text=text) from error
    if said.tzinfo is None:
        raise NotAMoment(text=text)
    return said.astimezone(UTC)


def as_text(time: datetime) -> str:
    """A point in time as it is kept: in UTC, so that texts sort as times do."""
    return moment(time.isoformat()).isoformat(timespec="seconds")
