"""Putting values into the places of a wording, so that the whole still reads as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

_STOPS = (".", "!", "?", "…")


def filled(wording: str, places: Mapping[str, object]) -> str:
    """A wording with its ``{named}`` places filled.

    What fills a place may be a whole sentence: where the wording sets a full stop behind it, the
    sentence is not ended twice.
    """
    told, is_ended = "", False
    for words, name, kind, _ in Formatter().parse(wording):
        told += words[1:] if is_ended and words.startswith(".") else words
        is_ended = False
        if name is not None:
            value = format(places[name], kind or "")
            told, is_ended = told + value, value.endswith(_STOPS)
    return told
