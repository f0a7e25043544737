"""The words by which a language names offices, bodies and the ties between them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from habeas.bodies.graph import TieKind

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЁ"
CAPITALISED = rf"[{_UPPER}][\w'’-]*[\w]"
"""One word that begins with a capital letter, of two letters or more."""

_OF = re.compile(r" (?:of|in|for) ")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "“": '"', "”": '"', "\u2011": "-"})


def straighten(text: str) -> str:
    """The text with straight quotes and plain spaces; same length, so positions still hold."""
    return text.translate(_STRAIGHT)


@dataclass(frozen=True, slots=True)
class TiePattern:
    """Words that state a tie. The groups ``child`` and ``parent`` are the two parties."""

    kind: TieKind
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language: titles with their class, nouns by class, pronouns and tie patterns."""

    titles: Mapping[str, str]
    nouns: Mapping[str, frozenset[str]]
    pronouns: frozenset[str]
    title: re.Pattern[str]
    leader: re.Pattern[str]
    """A person's name after a title that leads a government."""
    force: re.Pattern[str]
    """The full name of a force, by its noun: "Second Patrol Regiment"."""
    joints: frozenset[str]
    """Words of the names of ministers and ministries that do not say what they are for."""
    patterns: tuple[TiePattern, ...]

    def noun_class(self, phrase: str) -> str:
        """Of which class the noun of a phrase is; empty when of none.

        The noun is the last word or two, before "of" or "in" first: "officers of the guard".
        """
        head, whole = (text.split() for text in (_OF.split(phrase)[0], phrase))
        words = [" ".join(held[-n:]).casefold() for held in (head, whole) for n in (2, 1)]
        ends = set(words[:2]) & self._all_nouns() or set(words)
        return next((name for name, nouns in self.nouns.items() if ends & nouns), "")

    def _all_nouns(self) -> frozenset[str]:
        return frozenset().union(*self.nouns.values())

    def is_noun(self, phrase: str) -> bool:
        """Whether a phrase is nothing but a noun for some body: "police", "Officials"."""
        return any(phrase.casefold() in nouns for nouns in self.nouns.values())


@cache
def english() -> Lexicon:
    """The English lexicon, from ``lexicons/english.toml``."""
    path = files("habeas.bodies") / "lexicons" / "english.toml"
    return _lexicon(tomllib.loads(path.read_text(encoding="utf-8")))


def _lexicon(data: Mapping[str, Any]) -> Lexicon:
    titles = {title: rank for rank, held in data["titles"].items() for title in held}
    nouns = {name: frozenset(held) for name, held in data["nouns"].items()}
    parts = _parts(titles, [noun for held in nouns.values() for noun in held])
    return Lexicon(
        titles=titles,
        nouns=nouns,
        pronouns=frozenset(data["pronouns"]["never_names"]),
        title=re.compile(rf"\b(?:{_any_of(titles)})\b\.?", re.IGNORECASE),
        leader=_leader(data["titles"]["head"]),
        force=_force(data["nouns"]["forces"]),
        joints=frozenset(data["ministries"]["joints"]),
        patterns=tuple(_pattern(row, parts) for row in data["ties"]),
    )


def _leader(titles: Iterable[str]) -> re.Pattern[str]:
    house = rf"(?:{CAPITALISED}(?:'s)? )?"
    title = rf"(?i:\b(?:{_any_of(titles)})\b)"
    return re.compile(rf"{house}{title} {CAPITALISED}(?: {CAPITALISED}){{1,3}}")


def _force(nouns: Iterable[str]) -> re.Pattern[str]:
    last = _any_of(noun.title() for noun in nouns)
    return re.compile(rf"\b(?!The |A )(?:{CAPITALISED} ){{1,4}}(?:{last})\b")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _parts(titles: Mapping[str, str], nouns: list[str]) -> dict[str, str]:
    """What {person}, {body} and {office} in a pattern stand for.

    A name is capitalised; a title or the noun that ends a body's name may be written small.
    """
    ranks = rf"(?:(?i:{_any_of(t for t, r in titles.items() if r != 'spokesperson')})\.? )"
    heads = _any_of([*nouns, *titles])
    name = rf"{CAPITALISED}(?: (?:al|bin|de|von|van|of|for|the|and|of the|for the))?"
    person = rf"(?:(?:{CAPITALISED}(?:'s)? )?{ranks})?{CAPITALISED}(?: {CAPITALISED}){{0,3}}"
    proper = rf"(?:{name} ){{0,6}}{CAPITALISED}(?:'s)?"
    plain = rf"(?:\w+ )?\b(?:{heads})\b"
    body = rf"(?:(?:the|The|a|A|state|local) )?(?:{proper}(?: (?:{heads})\b)?|{plain})"
    office = _any_of(t for t, rank in titles.items() if rank == "spokesperson")
    return {"person": person, "body": body, "office": rf"(?:{office})"}


def _pattern(row: Mapping[str, str], parts: Mapping[str, str]) -> TiePattern:
    words = row["pattern"]
    for name, part in parts.items():
        words = words.replace("{" + name + "}", part)
    return TiePattern(TieKind(row["kind"]), re.compile(r"\b" + words))
