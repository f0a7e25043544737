"""Who is said to lead a body that speaks: what the two say may come through one channel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from habeas.origins.catalogues import catalogue
from habeas.origins.lineage import Passage
from habeas.origins.names import voice_key
from habeas.origins.sources import Sources, speaker_name
from habeas.words.anchors import Span
from habeas.words.reports import ReadReport

_NAME = r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)+"


@dataclass(frozen=True, slots=True)
class Leading:
    """One report's words that a speaker leads a body, both as voice keys."""

    leader: str
    body: str
    place: Passage


def leadings(sources: Sources) -> Iterator[Leading]:
    """Every "Vessa Morane, who leads the network" of two that both speak, in order."""
    for report in sources.reports.values():
        for match in _pattern().finditer(report.rendition.text):
            leader = sources.book.key(match["who"])
            body = _body(match["body"], report, sources)
            if body and leader in sources.voices and leader != body:
                place = Passage(report.exhibit, Span(*match.span()))
                yield Leading(leader, body, place)


def _body(words: str, report: ReadReport, sources: Sources) -> str:
    """The voice these words name: in full, or as the end of one name in the same report."""
    key = sources.book.key(words)
    if key in sources.voices:
        return key
    spoken = {sources.book.key(speaker_name(kept)) for kept in report.statements}
    longer = {k for k in spoken & sources.voices if k.endswith(f" {voice_key(words)}")}
    return min(longer) if len(longer) == 1 else ""


@cache
def _pattern() -> re.Pattern[str]:
    verbs = "|".join(catalogue("names")["leading"])
    return re.compile(rf"(?P<who>{_NAME}),? who (?:{verbs}) (?P<body>[\w ’'-]{{3,60}}?)(?=[,.;])")
