"""How a number asks for its noun, and how it is written, by language."""

from __future__ import annotations

ONE, FEW, MANY, OTHER = "one", "few", "many", "other"
"""The plural forms, by the names the Unicode consortium gives them (CLDR)."""

LANGUAGES = ("en", "ru")
"""The languages (ISO 639-1) in which everything the program says of its own can be said."""

_TEENS = range(11, 15)
_FEW = range(2, 5)
_THIN_SPACE = "\u202f"


def form(number: int, language: str) -> str:
    """The plural form for a whole number: ``one`` or ``other``; in Russian one, few or many."""
    if language != "ru":
        return ONE if number == 1 else OTHER
    if number % 100 in _TEENS:
        return MANY
    if number % 10 == 1:
        return ONE
    return FEW if number % 10 in _FEW else MANY


def forms(language: str) -> tuple[str, ...]:
    """Every plural form a language has, in order."""
    return (ONE, FEW, MANY) if language == "ru" else (ONE, OTHER)


def digits(number: int, language: str) -> str:
    """A whole number with its thousands set apart, as the language does it."""
    return f"{number:,}".replace(",", "," if language == "en" else _THIN_SPACE)
