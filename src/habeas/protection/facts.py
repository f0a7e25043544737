"""A stated fact with all that says how far it can be relied on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from habeas.words.bilingual import Bilingual
from habeas.words.provenance import Provenance

Value = Bilingual | str | bool | int | date | tuple[str, ...]
"""What a fact can say: a text in both languages, a word, a day, yes or no, a list of codes."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read. ``kind``: primary, mirror-of-primary, or secondary."""

    key: str
    title: Bilingual
    kind: str
    read_on: date
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a procedure."""

    value: Value
    provenance: Provenance
    note: Bilingual | None = None

    def said(self, language: str) -> str:
        """The value in a language (ISO 639-1); lists with commas, days as 2026-11-21."""
        if isinstance(self.value, Bilingual):
            return self.value.said(language)
        if isinstance(self.value, bool):
            return _YES_NO[language == "ru"][self.value]
        return ", ".join(self.value) if isinstance(self.value, tuple) else str(self.value)


_YES_NO = ({True: "yes", False: "no"}, {True: "да", False: "нет"})


def fingerprint(held: object) -> str:
    """What tells whether a fact is still the one that somebody checked: SHA-256 of all it says.

    A person signs a fact as it stood on that day. When its value, source or dates change, the
    fingerprint does too, and the signature no longer speaks for it.
    """
    return hashlib.sha256(repr(held).encode()).hexdigest()
