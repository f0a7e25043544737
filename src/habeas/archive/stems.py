"""Words as the search sees them: dictionary forms in English and Russian.

The stemmers are Porter's Snowball for the two languages; the script of a word chooses. What
they cannot know ("beaten" of "beat") is in ``data/irregular.toml``. Words in other scripts are
taken as they stand.
"""

from __future__ import annotations

import re
import threading
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer

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


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    return _WORD.findall(text)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where each of the words stands: first character, and the one behind the last."""
    return [match.span() for match in _WORD.finditer(text)]


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """The form under which a word is indexed: letters and figures only, never empty."""
    folded = fold(word)
    with _LOCK:
        if _CYRILLIC.search(folded):
            folded = _RUSSIAN.stemWord(folded)
        elif _LATIN.search(folded):
            folded = _ENGLISH.stemWord(_irregular().get(folded, folded))
    # Some single characters stand for several words when folded; here they are one.
    return "".join(filter(str.isalnum, folded)) or word


@cache
def _irregular() -> Mapping[str, str]:
    """The dictionary form of each irregular English form."""
    held = tomllib.loads((files("habeas.archive") / "data" / "irregular.toml").read_text("utf-8"))
    return {form: word for word, forms in held.items() for form in str(forms).split()}


def fold(word: str) -> str:
    """A word without capitals and diacritics; Cyrillic keeps й, and ё becomes е."""
    lower = unicodedata.normalize("NFKC", word).casefold().translate(_APOSTROPHES)
    if _CYRILLIC.search(lower):
        return _MARKS.sub("", unicodedata.normalize("NFC", lower.replace("ё", "е")))
    return _MARKS.sub("", unicodedata.normalize("NFKD", lower))


def script_is_cyrillic(word: str) -> bool:
    """Whether a word has Cyrillic letters."""
    return _CYRILLIC.search(word) is not None
