"""Words of ours in every language the program speaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in English and in Russian, as the data files write it: ``{en: …, ru: …}``."""

    en: str
    ru: str

    @classmethod
    def as_written(cls, words: str) -> Bilingual:
        """Words that somebody wrote in one language: they stay as they are in either."""
        return cls(words, words)

    def said(self, language: str) -> str:
        """The text in a language (ISO 639-1); English for one we do not speak."""
        return self.ru if language == "ru" else self.en
