"""Errors and names in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from habeas.words.errors import HabeasError
from habeas.words.mistakes import said_in
from habeas.workspace.opening import RECOVERY


def language() -> str:
    """The language of the page that is being drawn: "en" or "ru"."""
    return (get_language() or "en").partition("-")[0]


def called(names: Mapping[str, str]) -> dict[str, str]:
    """What members are called, by identifier; the recovery sheet in the language of the page."""
    return {who: _("recovery sheet") if name == RECOVERY else name for who, name in names.items()}


def happened(error: HabeasError) -> str:
    """What happened."""
    return said_in(error, language())[0]


def todo(error: HabeasError) -> str:
    """What to do about it."""
    return said_in(error, language())[1]
