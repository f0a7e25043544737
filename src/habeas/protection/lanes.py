"""How soon something has to be done for a person: set by people, never computed."""

from __future__ import annotations

from enum import StrEnum


class Lane(StrEnum):
    """The urgency of a case, the most urgent first. A person chooses it and writes why."""

    NOW = "now"
    """Life or liberty is at stake within hours: somebody acts today."""
    DAYS = "days"
    """Something is likely to happen within days."""
    WEEKS = "weeks"
    """There is danger, and time to prepare for a few weeks."""
    WATCH = "watch"
    """No acute danger: looked at again on a set day."""
