"""Names as the search sees them: one form for the spellings of a name in either script."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from habeas.archive.stems import fold, stem

_DOUBLED = re.compile(r"(.)\1+")
_REMEMBERED = 65_536


def is_name_like(word: str) -> bool:
    """Whether a word is written with a capital, as names are in both scripts."""
    return word[:1].isupper()


@lru_cache(_REMEMBERED)
def skeletons(word: str) -> frozenset[str]:
    """The forms under which a name is indexed: as it stands, and without its case ending."""
    return frozenset(_skeleton(form) for form in (fold(word), stem(word))) - {""}


def _skeleton(folded: str) -> str:
    letters, rules = _tables()
    form = folded.translate(letters).removesuffix("'s").replace("'", "")
    for old, new in rules:
        form = form.replace(old, new)
    return _DOUBLED.sub(r"\1", form)


@cache
def _tables() -> tuple[dict[int, str], tuple[tuple[str, str], ...]]:
    held = tomllib.loads(files("habeas.archive").joinpath("data/names.toml").read_text("utf-8"))
    rules = tuple((old, new) for old, new in held["rules"]["replace"])
    return str.maketrans(held["letters"]), rules
