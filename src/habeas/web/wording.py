"""Errors and names in the language of the page."""

from __future__ import annotations

from django.utils.translation import get_language

from habeas.words.errors import HabeasError
from habeas.words.mistakes import said_in


def language() -> str:
    """The language of the page that is being drawn: "en" or "ru"."""
    return (get_language() or "en").partition("-")[0]


def happened(error: HabeasError) -> str:
    """What happened."""
    return said_in(error, language())[0]


def todo(error: HabeasError) -> str:
    """What to do about it."""
    return said_in(error, language())[1]
