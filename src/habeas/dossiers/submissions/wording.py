"""The words a submission says of its own, by language."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from importlib import resources
from string import Formatter
from typing import Any

from habeas.dossiers.phrases import LanguageNotSpoken, Phrases
from habeas.dossiers.submissions.sheet import Words, own
from habeas.words.bilingual import Bilingual
from habeas.words.counting import LANGUAGES


class Wording(Phrases):
    """The wording of one language, also in pieces, so that words of others keep apart."""

    def runs(self, key: str, **places: Words | str) -> tuple[Words, ...]:
        """One phrase of the table "said" in pieces."""
        return self.runs_of("said", key, **places)

    def runs_of(self, table: str, key: str, **places: Words | str) -> tuple[Words, ...]:
        """One phrase of a table in pieces: ours, and what fills its places."""
        return _filled(self._tables[table][key], **places)


@cache
def wording(language: str) -> Wording:
    """The wording of submissions in a language (ISO 639-1). Raises LanguageNotSpoken."""
    held = _held()
    if language not in held:
        raise LanguageNotSpoken(language=language, known=", ".join(sorted(held)))
    return Wording(language, held[language])


def in_each(spoken: Callable[[Wording], str]) -> Bilingual:
    """The same thing said in every language."""
    return Bilingual(*(spoken(wording(language)) for language in LANGUAGES))


def _filled(phrase: str, **places: Words | str) -> tuple[Words, ...]:
    """A phrase of ours with its places filled by words that are not: each stays what it is."""
    runs: list[Words] = []
    for before, name, _, _ in Formatter().parse(phrase):
        if before:
            runs.append(own(before))
        if name is not None:
            held = places[name]
            runs.append(held if isinstance(held, Words) else Words(held))
    return tuple(run for run in runs if run.text)


def months(number: int) -> tuple[str, ...]:
    """The names of a month (1 to 12) in every language, as they stand in a date."""
    named = (language["months"]["names"] for language in _held().values())
    return tuple(names[number - 1] for names in named) if 1 <= number <= 12 else ()


@cache
def _held() -> dict[str, Any]:
    place = resources.files("habeas.dossiers.submissions").joinpath("wording.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))
