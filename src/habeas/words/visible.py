"""Characters that would change how text shows are shown as what they are.

A report, a file name, a page may hold terminal escapes, bidirectional overrides or line breaks
that would let it write over what the program says, or pass for it.
"""

from __future__ import annotations

import re
import unicodedata

_ALLOWED = frozenset("\t\n\r\u200c\u200d\u00ad")
"""White space, and what Persian, Indic scripts and hyphenation need; they hide nothing."""
_BREAKS = frozenset("\t\n\r")
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
    if text.isprintable():
        return text
    return "".join(_shown(c) if is_hidden(c) else c for c in text)


def on_one_line(text: str) -> str:
    """The visible text with every run of white space as one space."""
    return _SPACES.sub(" ", visible(text)).strip()


def as_name(text: str) -> str:
    """A name or a path as people can check it: visible, and its line breaks too."""
    if text.isprintable():
        return text
    return "".join(_shown(c) if c in _BREAKS or is_hidden(c) else c for c in text)


def on_screen(text: str) -> str:
    """The visible text for a terminal, where a lone carriage return would write over a line."""
    return visible(text.replace("\r\n", "\n")).replace("\r", _shown("\r"))


def as_json(text: str) -> str:
    """JSON with every hidden character escaped: the same value, and nothing a terminal obeys."""
    if text.isprintable():
        return text
    return "".join(_escaped(c) if c > "~" and is_hidden(c) else c for c in text)


def _shown(character: str) -> str:
    return f"⟦{code_of(character)}⟧"


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))
