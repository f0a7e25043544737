"""The words a language gives the patterns: cues and closed classes, read from data files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

Table = dict[str, dict[str, object]]


class Form(StrEnum):
    """How a verb stands."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    GERUND = "gerund"


@dataclass(frozen=True, slots=True)
class Sense:
    """One way a verb reports speech: the complements it takes and what that means.

    ``particle`` are the words that must follow ("on" in "call on").
    """

    lemma: str
    particle: tuple[str, ...]
    stance: str
    takes: frozenset[str]
    form: Form


@dataclass(frozen=True, slots=True)
class Cues:
    """Every form that may report speech, with its senses; forms that may be nouns apart.

    ``abstract`` are the beginnings of nouns for what can be denied, rejected or demanded.
    """

    senses: dict[str, tuple[Sense, ...]]
    also_nouns: frozenset[str]
    abstract: tuple[str, ...]


@cache
def words(name: str, language: str = "en") -> frozenset[str]:
    """A closed class of words by its name in ``words.toml``."""
    return frozenset(word_list(name, language))


@cache
def word_list(name: str, language: str = "en") -> tuple[str, ...]:
    """The same in the order of the file."""
    return tuple(str(word) for word in load("words", language)[name])


@cache
def load(name: str, language: str = "en") -> Table:
    """One data file of a language."""
    place = resources.files("habeas.reading").joinpath("languages", language, f"{name}.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))


@cache
def cues(language: str = "en") -> Cues:
    """The cue verbs of a language with all their forms."""
    table = load("cues", language)
    irregular = {str(k): v for k, v in table["irregular"].items()}
    senses: dict[str, list[Sense]] = {}
    for entry in table["verb"].values():
        for lemma in entry["lemmas"]:  # type: ignore[index]
            _add(senses, str(lemma), entry, irregular)  # type: ignore[arg-type]
    nouns = frozenset(str(form) for form in table["also_nouns"]["forms"])  # type: ignore[attr-defined]
    stems = tuple(str(stem) for stem in table["abstract"]["stems"])  # type: ignore[attr-defined]
    return Cues({form: tuple(found) for form, found in senses.items()}, nouns, stems)


def _add(
    senses: dict[str, list[Sense]],
    lemma: str,
    entry: dict[str, object],
    irregular: dict[str, object],
) -> None:
    head, *particle = lemma.split()
    takes = frozenset(str(name) for name in entry["takes"])  # type: ignore[attr-defined]
    for word, form in _forms(head, irregular.get(head)):
        sense = Sense(lemma, tuple(particle), str(entry["stance"]), takes, form)
        senses.setdefault(word, []).append(sense)


def _forms(head: str, irregular: object) -> list[tuple[str, Form]]:
    forms = [(head, Form.BASE), (_third(head), Form.THIRD)]
    given = [str(form) for form in irregular] if isinstance(irregular, list) else []
    forms += [(form, Form.PAST) for form in given if not form.endswith("ing")]
    gerunds = [form for form in given if form.endswith("ing")] or [_gerund(head)]
    forms += [(form, Form.GERUND) for form in gerunds]
    if not any(form is Form.PAST for _, form in forms):
        forms.append((_past(head), Form.PAST))
    return forms


def _third(head: str) -> str:
    if head.endswith("y") and head[-2] not in "aeiou":
        return head[:-1] + "ies"
    return head + ("es" if head.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _past(head: str) -> str:
    if head.endswith("e"):
        return head + "d"
    if head.endswith("y") and head[-2] not in "aeiou":
        return head[:-1] + "ied"
    return head + "ed"


def _gerund(head: str) -> str:
    return (head[:-1] if head.endswith("e") and not head.endswith("ee") else head) + "ing"
