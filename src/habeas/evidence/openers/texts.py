"""Plain text and Markdown: the file's own text, as it stands."""

from __future__ import annotations

from habeas.evidence.openers.charsets import decoded
from habeas.evidence.openers.drafts import Draft


def draft(data: bytes) -> Draft:
    """The text exactly: in UTF-8 not a character is changed, neither mark nor line end."""
    found = decoded(data)
    return Draft(found.text, "plain text", gaps=found.gaps)
