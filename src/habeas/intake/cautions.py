"""What makes a reply dangerous when somebody else reads it: names, places, days, meetings, ways.

A lexicon finds words and no meaning: what it does not find is not shown to be safe, and the page
says so. It decides nothing: every reply but an unchanged safe one waits for a second person.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from habeas.words.bilingual import Bilingual


class Caution(StrEnum):
    """Why a reply should be looked at again before it goes."""

    NAME = "name"
    """A word with a capital in the middle of a sentence: it may name a person or a place."""
    DAY = "day"
    CONTACT = "contact"
    """An address, a link or a long number."""
    MEETING = "meeting"
    MOVING = "moving"


_LEXICAL = (Caution.MEETING, Caution.MOVING, Caution.DAY)
_NAME = re.compile(r"(?<![.!?…:»”\"\n–—-])[ \t]([^\W\d_]*[A-ZА-ЯЁӀ][\w’'-]+|[A-ZА-ЯЁ]\.)")
_DAY = re.compile(r"\d{1,2}[.:/]\d{1,2}|\b\d{4}\b|\b\d{1,2}(?:st|nd|rd|th|-го|-е)?\b")
_CONTACT = re.compile(r"\S+@\S+|\w+://\S+|\bwww\.\S+|\+?\d[\d ()-]{5,}\d|@\w+")
_PATTERNS = {Caution.NAME: _NAME, Caution.DAY: _DAY, Caution.CONTACT: _CONTACT}


@dataclass(frozen=True, slots=True)
class Found:
    """One caution with the words that gave rise to it, each once."""

    caution: Caution
    words: tuple[str, ...]


def cautions(text: str) -> tuple[Found, ...]:
    """What stands in a reply that should be looked at again; nothing for a safe template."""
    if is_template(text):
        return ()
    told = {kind: tuple(dict.fromkeys(_words(kind, text))) for kind in Caution}
    return tuple(Found(kind, words) for kind, words in told.items() if words)


def templates() -> dict[str, Bilingual]:
    """The safe replies, by their keys."""
    return {key: Bilingual(**words) for key, words in _data("templates").items()}


def is_template(text: str) -> bool:
    """Whether a text is one of the safe replies, unchanged."""
    told = " ".join(text.split())
    return any(told in (one.en, one.ru) for one in templates().values())


def _words(kind: Caution, text: str) -> Iterator[str]:
    if kind in _LEXICAL:
        folded = text.replace("ё", "е").replace("Ё", "Е")
        yield from (one.group() for one in _lexicon(kind).finditer(folded))
    if kind in _PATTERNS:
        yield from (one.group().strip() for one in _PATTERNS[kind].finditer(text))


@cache
def _lexicon(kind: Caution) -> re.Pattern[str]:
    told = _data("cautions")[kind.value]
    stems = sorted({re.escape(one) for words in told.values() for one in words}, key=len)
    return re.compile(rf"\b(?:{'|'.join(reversed(stems))})\w*", re.IGNORECASE)


@cache
def _data(name: str) -> dict[str, dict[str, str]]:
    text = (files("habeas.intake") / "data" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
