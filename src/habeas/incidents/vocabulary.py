"""The word lists and points by which statements are brought together."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "“": '"', "”": '"', "\u2011": "-"})
_WORD = re.compile(r"\w+")


def plain(text: str) -> str:
    """The text in small letters with straight quotes and single spaces."""
    return " ".join(text.translate(_STRAIGHT).casefold().split())


@dataclass(frozen=True, slots=True)
class Points:
    """What each agreement or difference weighs: ``bonds.toml``."""

    enough: float
    pairs: Mapping[str, float]
    limits: Mapping[str, float]
    answers: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Families of acts, and words that point back, name sides or victims."""

    families: Mapping[str, str]
    related: tuple[frozenset[str], ...]
    general: frozenset[str]
    sides_of_acts: Mapping[str, str]
    back: re.Pattern[str]
    reports: re.Pattern[str]
    existence: re.Pattern[str]
    habits: re.Pattern[str]
    clause_end: re.Pattern[str]
    figure: re.Pattern[str]
    """A figure spoken of as a figure: the group ``figure`` is "three" in "the figure of three"."""
    parts: re.Pattern[str]
    own: re.Pattern[str]
    counted_apart: frozenset[str]
    sides: Mapping[str, re.Pattern[str]]
    victims: Mapping[str, re.Pattern[str]]
    reasons: frozenset[str]
    common: frozenset[str]

    def family(self, code: str) -> str:
        """The family of a violation code: the act it is counted under."""
        return self.families.get(code, code)

    def counted_under(self, code: str) -> str:
        """What a number of those an act was done to stands under: its family, or itself."""
        return code if code in self.counted_apart else self.family(code)

    def names_people(self, words: str) -> bool:
        """Whether the words for a group say who they are, and not only why they were chosen."""
        return plain(words).partition(" ")[0] not in self.reasons

    def are_related(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether some acts of the one and of the other often are parts of one happening."""
        ones, others = set(one), set(other)
        return any(ones & related and others & related for related in self.related)

    def content_words(self, text: str) -> frozenset[str]:
        """The words that carry what a text says."""
        return frozenset(_WORD.findall(plain(text))) - self.common


@cache
def points() -> Points:
    """The points, from ``lexicons/bonds.toml``."""
    data = _load("bonds.toml")
    return Points(data["enough"], data["pairs"], data["limits"], data["answers"])


@cache
def vocabulary() -> Vocabulary:
    """Acts from ``lexicons/acts.toml`` and words from ``lexicons/english.toml``."""
    acts, words = _load("acts.toml"), _load("english.toml")
    back = words["back"]
    determiners = _any_of(back["determiners"])
    phrases, pronouns = _any_of(back["phrases"]), _any_of(back["pronouns"])
    nouns, reports = _any_of(back["nouns"]), _any_of(back["reports"])
    return Vocabulary(
        families={code: name for name, codes in acts["families"].items() for code in codes},
        related=tuple(frozenset(held) for held in acts["related"].values()),
        sides_of_acts=acts["sides"],
        general=frozenset(acts["general"]["families"]),
        back=re.compile(
            rf"^\W*(?:{pronouns})\b|\b(?:(?:{determiners}) (?:\w+ )?(?:{nouns})|{phrases})\b"
        ),
        reports=re.compile(rf"\b(?:{determiners}) (?:\w+ )?(?:{reports})\b"),
        existence=re.compile(rf"(?:{_any_of(words['existence']['phrases'])})\b"),
        habits=re.compile(rf"\b(?:{_any_of(words['habits']['phrases'])})\b"),
        clause_end=re.compile(rf"[,;:.]|\b(?:{_any_of(words['clauses']['joiners'])})\b"),
        figure=re.compile(rf"\b(?:{_any_of(words['figures']['nouns'])}) of (?P<figure>[\w -]+)$"),
        parts=_words(words["parts"]["phrases"]),
        own=re.compile(rf"^(?:{_any_of(words['own']['openings'])}) (?P<name>.+)$"),
        counted_apart=frozenset(acts["counted"]["apart"]),
        sides={name: _words(held) for name, held in words["sides"].items()},
        victims={name: _words(held) for name, held in words["victims"].items()},
        reasons=frozenset(words["reasons"]["openings"]),
        common=frozenset(words["plain"]["words"]),
    )


def _load(name: str) -> dict[str, Any]:
    path = files("habeas.incidents") / "lexicons" / name
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _words(held: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(held)})\b")
