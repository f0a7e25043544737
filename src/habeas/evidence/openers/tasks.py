"""What a contained process can be asked to do with a file."""

from __future__ import annotations

from enum import StrEnum


class Task(StrEnum):
    """One of them."""

    OPEN = "open"
    """Read its text."""
    LOOK = "look"
    """Say how it can be shown."""
    PICTURE = "picture"
    PREVIEW = "preview"
    MARKUP = "markup"
    ROWS = "rows"
    """Read a table, cell by cell."""
