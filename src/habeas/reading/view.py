"""A text as the patterns see it: same length, so that every position still holds."""

from __future__ import annotations

_FOLDS = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2007": " ",
    "\u2009": " ",
    "\t": " ",
    "\u2018": "'",
    "\u2019": "'",
    "\u201b": "'",
    "\u02bc": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u201f": '"',
    "\u00ab": '"',
    "\u00bb": '"',
    "\u2010": "-",
    "\u2011": "-",
}
_TABLE = str.maketrans(_FOLDS)


def fold(text: str) -> str:
    """The text with spaces, quotation marks and hyphens in one form each; length unchanged."""
    return text.translate(_TABLE)
