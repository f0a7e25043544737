"""Names as the search sees them: one form for the spellings of a name in either script."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from unicodedata import normalize

from habeas.archive.stems import fold, stem

_DOUBLED = re.compile(r"(.)\1+")
_REMEMBERED = 65_536


def is_name_like(word: str) -> bool:
    """Whether a word is written with a capital, as names are in both scripts."""
    return word[:1].isupper()


@lru_cache(_REMEMBERED)
def skeletons(word: str) -> frozenset[str]:
    """The forms under which a name is indexed: as it stands, as its marked letters sound,
    and without its case ending.
    """
    sounded = normalize("NFC", word).casefold().translate(_table("sounds"))
    forms = (fold(word), fold(sounded), stem(word))
    return frozenset(_skeleton(form) for form in forms) - {""}


def _skeleton(folded: str) -> str:
    form = folded.removesuffix("'s").replace("'", "").translate(_table("letters"))
    for old, new in _rules():
        form = form.replace(old, new)
    return _DOUBLED.sub(r"\1", form)


@cache
def _table(name: str) -> dict[int, str]:
    return str.maketrans(_held()[name])


@cache
def _rules() -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, new in _held()["rules"]["replace"])


@cache
def _held() -> dict[str, Any]:
    return tomllib.loads(files("habeas.archive").joinpath("data/names.toml").read_text("utf-8"))
