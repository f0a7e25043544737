"""Characters that would change how text shows are shown as what they are."""

from __future__ import annotations

import re
import unicodedata

_ALLOWED = frozenset("\t\n\r\u200c\u200d\u00ad")
"""White space, and what Persian, Indic scripts and hyphenation need; they hide nothing."""
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_SPACES = re.compile(r"[ \t\r\n\u00a0]+")


def is_hidden(character: str) -> bool:
    """Whether it is a control: terminal escapes, bidirectional overrides, tags, surrogates."""
    return character not in _ALLOWED and unicodedata.category(character) in _HIDDEN


def code_of(character: str) -> str:
    """Its code point, as "U+202E"."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    """The text with every hidden character as its code point in brackets, all else the same."""
    return "".join(f"⟦{code_of(c)}⟧" if is_hidden(c) else c for c in text)


def on_one_line(text: str) -> str:
    """The visible text with every run of white space as one space."""
    return _SPACES.sub(" ", visible(text)).strip()
