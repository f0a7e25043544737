"""Whether a page in Russian says anything in English that nobody wrote into the workspace.

What a report or a member says stays as it is, in whatever language. Everything else is ours to
say in Russian: two Latin words beside each other that stand nowhere in what was kept are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from archive import testimony
from intake import reporter
from tables import listed_people
from web import (
    furnished,
    furnished_avenues,
    furnished_cases,
    furnished_counts,
    furnished_files,
    furnished_intake,
    furnished_pooled,
    furnished_safety,
    sitting,
)
from web.furnished_avenues import FILE

from habeas.archive import exhibits, renditions
from habeas.archive.renditions import NoSuchRendition
from habeas.intake.cautions import templates
from habeas.workspace.opening import Workspace

NAMES = """
    Habeas; UTC; SHA; PDF; HTML; CSV; DOCX; PNG; OCR; RSS; Chromium; Linux; English; Natural Earth;
    Enter; Esc; Khasimel; general; caseworkers; en; ru; und; IV; FollowTheMoney; JSON;
    UTF; DE; VM; OR; age; parole; IND; RND; dpa; ICJ; FR; en; fr; ru; es; ce; count; XLSX;
    Tor; SOCKS; onion; http;
    medical-care; trauma-care; step-free; interpreter; legal-help; child-care; own-room; guarded
"""
"""What is called the same in every language."""
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’]*(?:[\s“”\"-]+[A-Za-z][A-Za-z'’]*)*")
_NO_WORDS = re.compile(r"\w+…|\S*/\S*|\b[a-z]+-[0-9a-z]{9,}\b|\b[0-9a-f]{8,}\b|[\w-]+(?:\.\w+)+")
"""Words that were cut, addresses and kinds of files, identifiers, names of files."""
_CODE = re.compile(r"\b[0-9A-Z]{4,}(?:[- ][0-9A-Z]{4,})+\b|\botpauth:\S+")
"""A code to be typed from paper or a telephone."""


class Known:
    """The words that somebody wrote: reports, members, and whoever furnished the workspace."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        for text in (NAMES, *texts):
            for words in _runs(text):
                self._words.update(words)
                self._pairs.update(pairwise(words))

    def unsaid(self, texts: Iterable[str]) -> list[str]:
        """Those of the texts of a page that say something else in Latin letters."""
        return [" ".join(text.split()) for text in texts if not all(map(self._has, _runs(text)))]

    def _has(self, words: list[str]) -> bool:
        return self._words.issuperset(words) and self._pairs.issuperset(pairwise(words))


def known(workspace: Workspace) -> Known:
    """All that was written into a furnished workspace."""
    written_in = (
        furnished, furnished_avenues, furnished_cases, furnished_counts, furnished_files,
        furnished_intake, furnished_pooled, furnished_safety, listed_people, reporter, sitting,
        testimony,
    )  # fmt: skip
    sources = (Path(module.__file__).read_text("utf-8") for module in written_in)
    avenues = ((files("habeas.example") / "avenues").joinpath(FILE).read_text("utf-8"),)
    safe = (words.en for words in templates().values())
    return Known((*sources, *avenues, *safe, *_kept(workspace)))


def _kept(workspace: Workspace) -> Iterator[str]:
    for store in workspace.stores:
        for one in exhibits.exhibits(store):
            yield one.name
            try:
                yield renditions.rendition(store, one.identifier).rendition.text
            except NoSuchRendition:
                continue


def _runs(text: str) -> Iterator[list[str]]:
    """Latin words beside each other."""
    for run in _LATIN.findall(_NO_WORDS.sub(" § ", _CODE.sub(" § ", text))):
        yield [word.casefold() for word in re.findall(r"[A-Za-z'’]+", run) if len(word) > 1]
