"""The words a dossier says of its own, by language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from habeas.words.counting import digits, form
from habeas.words.errors import HabeasError
from habeas.words.filling import filled
from habeas.words.labels import label, label_of
from habeas.words.reasons import Reason, said
from habeas.words.visible import on_one_line

ENGLISH = "en"


class LanguageNotSpoken(HabeasError):
    """Raised for a language in which no dossier can be written."""

    message = "A dossier cannot be written in the language {language}."
    hint = "Choose one of: {known}"


class Phrases:
    """All wording of one language."""

    def __init__(self, language: str, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self.language = language
        self._tables = tables

    def say(self, key: str, **places: object) -> str:
        """One phrase with its places filled."""
        return self.word("said", key, **places)

    def word(self, table: str, key: str, **places: object) -> str:
        """One phrase of a named table with its places filled."""
        phrase: str = self._tables[table][key]
        return filled(phrase, places)

    def count(self, key: str, n: int) -> str:
        """A counted noun in the form its number asks for."""
        forms: Mapping[str, str] = self._tables["counted"][key]
        return forms[form(n, self.language)].format(n=digits(n, self.language))

    def label(self, value: StrEnum) -> str:
        """The word for a value of ours."""
        return label(value, self.language)

    def label_of(self, kind: str, value: str) -> str:
        """The word for a value that is kept as plain text."""
        return label_of(kind, value, self.language)

    def why(self, reason: Reason) -> str:
        """A reason of another room, on one line."""
        return on_one_line(said(reason, self.language))

    def paragraphs(self, key: str) -> list[str]:
        """A standing text of the page."""
        return list(self._tables["page"][key])

    def entries(self, table: str) -> list[tuple[str, str]]:
        """Every key of a table with its phrase, in order."""
        return list(self._tables[table].items())


@cache
def phrases(language: str) -> Phrases:
    """The wording of a language (ISO 639-1). Raises :class:`LanguageNotSpoken`."""
    place = resources.files("habeas.dossiers").joinpath("phrases.toml")
    held = tomllib.loads(place.read_text(encoding="utf-8"))
    if language not in held:
        raise LanguageNotSpoken(language=language, known=", ".join(sorted(held)))
    return Phrases(language, held[language])
