"""Words as the search sees them: dictionary forms in English and Russian.

The stemmers are Porter's Snowball for the two languages; the script of a word chooses. Words
in other scripts are taken as they stand.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from habeas.words.anchors import Span

_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f'’ʼ]+[^\W_]+)*[\u0300-\u036f]*")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[a-z]")
_MARKS = re.compile(r"[\u0300-\u036f]")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})
_REMEMBERED = 65_536
_LOCK = threading.Lock()
"""The stemmers keep their place in themselves, and so serve one at a time."""
_ENGLISH = snowballstemmer.stemmer("english")
_RUSSIAN = snowballstemmer.stemmer("russian")


def words(text: str) -> Iterator[tuple[Span, str]]:
    """Each word of a text with its place."""
    for match in _WORD.finditer(text):
        yield Span(*match.span()), match.group()


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """The form under which a word is indexed: letters and figures only, never empty."""
    folded = fold(word)
    with _LOCK:
        if _CYRILLIC.search(folded):
            folded = _RUSSIAN.stemWord(folded)
        elif _LATIN.search(folded):
            folded = _ENGLISH.stemWord(folded)
    return folded.replace("'", "") or "'"


def fold(word: str) -> str:
    """A word without capitals and diacritics; Cyrillic keeps й, and ё becomes е."""
    lower = unicodedata.normalize("NFKC", word).casefold().translate(_APOSTROPHES)
    if _CYRILLIC.search(lower):
        return _MARKS.sub("", unicodedata.normalize("NFC", lower.replace("ё", "е")))
    return _MARKS.sub("", unicodedata.normalize("NFKD", lower))


def script_is_cyrillic(word: str) -> bool:
    """Whether a word has Cyrillic letters."""
    return _CYRILLIC.search(word) is not None
