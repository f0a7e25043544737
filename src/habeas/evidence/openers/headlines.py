"""The headline of a text: its first short line without a full stop."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from habeas.evidence.openers.lines import Line
from habeas.words.reports import Block, BlockKind

_LONGEST = 160
_FEWEST_WORDS = 2
_STOPS = (".", ",", ":", ";", "…", ")", "”", "»")
_TITLED = re.compile(r"(?:title|headline|subject|заголовок|заглавие|тема)\s?:\s?\S.*", re.I)
_BYLINE = re.compile(r"(?:by|from|текст|автор)\s?:?\s.+", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«‘'].*[”\"»’']")


def headline(lines: Sequence[Line], marked: Mapping[int, Block]) -> tuple[int, Block] | None:
    """Which line is the headline, with its mark; None when there is none.

    Either a line that calls itself a title, among the first five, or the first line when it
    is short, ends without a stop, and is followed by more.
    """
    unmarked = [n for n in range(min(len(lines), 8)) if n not in marked]
    for n in unmarked[:5]:
        if _TITLED.fullmatch(lines[n].words) and len(lines[n].words) <= _LONGEST:
            return n, Block(lines[n].span, BlockKind.HEADLINE, "calls itself a title")
    if not unmarked or len(lines) == 1 or not _reads_like_one(lines[unmarked[0]].words):
        return None
    first = unmarked[0]
    return first, Block(lines[first].span, BlockKind.HEADLINE, "first short line without a stop")


def _reads_like_one(words: str) -> bool:
    if len(words) > _LONGEST or len(words.split()) < _FEWEST_WORDS:
        return False
    if _BYLINE.fullmatch(words):
        return False
    return not words.endswith(_STOPS) or _QUOTED.fullmatch(words) is not None
