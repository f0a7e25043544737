"""Why something is as the program shows it: kept as a value, said in any of our languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import Formatter

from habeas.words.counting import digits, form, forms
from habeas.words.filling import filled
from habeas.words.labels import label_of
from habeas.words.violations import violations

VERBATIM = "words.verbatim"
TOGETHER = "words.together"
ACTS = "acts"
"""The kind of a place that holds codes of violations."""
NAME = "Name"
"""The kind of a place that holds one name, as reports give it, or nothing when none is given."""
LISTED = ", "
"""What stands between several values in one place."""
NUMBER = "n"
"""The place whose number decides the plural form."""
COUNTS = frozenset(
    (NUMBER, "people", "lower", "upper", "least", "most", "of", "before", "again", "patterns")
)
"""The places in which whole numbers stand, written as the language writes them."""

_LONGEST_NUMBER = 15

Wording = str | Mapping[str, str]
"""One sentence, or one for each plural form."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What a sentence says, apart from the language it is said in.

    ``key`` is ``ROOM.SENTENCE`` of the catalogue ``sentences/ROOM.toml``; ``places`` fill the
    ``{named}`` places there. Names and words of reports stand in them verbatim, and no
    language changes those. ``parts`` are reasons that are said one after the other, where the
    sentence has a place ``{parts}``.
    """

    key: str
    places: tuple[tuple[str, str], ...] = ()
    parts: tuple[Reason, ...] = ()

    @classmethod
    def of(cls, key: str, *parts: Reason, **places: object) -> Reason:
        """A reason with its places filled."""
        return cls(key, tuple((name, str(held)) for name, held in places.items()), parts)

    @classmethod
    def verbatim(cls, words: str) -> Reason:
        """Words that were written down in one language and stay in it."""
        return cls.of(VERBATIM, words=words)

    @property
    def words(self) -> str | None:
        """The words of a verbatim reason; None for every other."""
        if self.key != VERBATIM or len(self.places) != 1:
            return None
        _, words = self.places[0]
        return words if self == Reason.verbatim(words) else None

    @property
    def name(self) -> str:
        """The key without its room: what the sentence is about."""
        return self.key.rpartition(".")[2]

    def __str__(self) -> str:
        return said(self, "en")


def together(reasons: Iterable[Reason]) -> Reason:
    """Several reasons as one; a single one stays itself."""
    held = tuple(reasons)
    return held[0] if len(held) == 1 else Reason.of(TOGETHER, *held)


def said(reason: Reason, language: str) -> str:
    """A reason in words of a language (ISO 639-1).

    A key that no catalogue holds was written by a later version: it is shown as it is, with
    what fills its places, so that nothing is dropped silently.
    """
    wordings = sentences().get(reason.key)
    if wordings is None:
        return " ".join((reason.key, *(held for _, held in reason.places)))
    places: dict[str, object] = {name: _Place(name, held, language) for name, held in reason.places}
    places["parts"] = ", ".join(said(part, language) for part in reason.parts)
    return filled(_chosen(wordings[language], reason, language), _Places(places))


def places_of(wording: str) -> frozenset[str]:
    """The names of the places a sentence has."""
    return frozenset(name for _, name, _, _ in Formatter().parse(wording) if name)


@cache
def sentences() -> Mapping[str, Mapping[str, Wording]]:
    """Key → language → wording, from every catalogue of ``sentences/``."""
    folder = resources.files("habeas.words").joinpath("sentences")
    found: dict[str, Mapping[str, Wording]] = {}
    for place in folder.iterdir():
        if place.name.endswith(".toml"):
            room = place.name.removesuffix(".toml")
            held = tomllib.loads(place.read_text(encoding="utf-8"))
            found |= {f"{room}.{name}": wording for name, wording in held.items()}
    return found


def _chosen(wording: Wording, reason: Reason, language: str) -> str:
    if isinstance(wording, str):
        return wording
    number = _number(dict(reason.places).get(NUMBER, ""))
    return wording[forms(language)[-1] if number is None else form(number, language)]


def _number(held: str) -> int | None:
    """The number that fills a place; None for what is none, or too long to be a count."""
    return int(held) if held.isdecimal() and len(held) <= _LONGEST_NUMBER else None


class _Places(dict[str, object]):
    """A place nobody filled shows its own name: a reason must never fail to be said."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


class _Place:
    """What fills one place. A format names the kind of its values: ``{kind:Basis}``."""

    def __init__(self, name: str, held: str, language: str) -> None:
        self._name, self._held, self._language = name, held, language

    def __format__(self, kind: str) -> str:
        if kind == NAME:
            return self._held or label_of(NAME, "", self._language)
        if kind:
            return LISTED.join(sorted(self._label(kind, one) for one in self._held.split(LISTED)))
        number = _number(self._held) if self._name in COUNTS else None
        return self._held if number is None else digits(number, self._language)

    def _label(self, kind: str, value: str) -> str:
        if kind != ACTS:
            return label_of(kind, value, self._language)
        return violations()[value].labels[self._language] if value in violations() else value
