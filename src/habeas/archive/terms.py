"""What was typed into the search, as words and phrases to look for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.archive.names import skeletons
from habeas.archive.stems import stem, words

_PHRASES = re.compile(r"[\"“”„«]([^\"“”„«»]*)[\"“”»]?")


@dataclass(frozen=True, slots=True)
class Term:
    """A word that is searched for, or a phrase of several. A word may be met as a name."""

    stems: tuple[str, ...]
    names: frozenset[str] = frozenset()

    @property
    def query(self) -> str:
        """In FTS5's own words; stems and skeletons hold no quotation marks."""
        sought = [f'stems : "{" ".join(self.stems)}"']
        sought += [f'names : "{name}"' for name in sorted(self.names)]
        return f"({' OR '.join(sought)})"


def terms_of(query: str) -> tuple[Term, ...]:
    """The phrases of a query, then its loose words, each once; nothing typed is an error."""
    phrases = [tuple(stem(w) for w in words(said)) for said in _PHRASES.findall(query)]
    loose = [Term((stem(w),), skeletons(w)) for w in words(_PHRASES.sub(" ", query))]
    return tuple(dict.fromkeys([Term(phrase) for phrase in phrases if phrase] + loose))
