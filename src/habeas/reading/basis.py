"""How a speaker says they know: a stated first-hand basis, by the words that state it."""

from __future__ import annotations

import re
from functools import cache

from habeas.reading.lexicon import load
from habeas.words.anchors import Span
from habeas.words.statements import Basis, ContentMode, Speaker, SpeakerKind

_OWN_WORDS = (ContentMode.DIRECT, ContentMode.MIXED, ContentMode.AUTHORIAL)


@cache
def _patterns(place: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load("basis")[place]
    return tuple(
        (str(kind), re.compile("|".join(str(p) for p in found), re.IGNORECASE))  # type: ignore[attr-defined]
        for kind, found in table.items()
    )


def basis_of(
    view: str, speaker: Speaker, content: tuple[Span, ...], mode: ContentMode
) -> Basis | None:
    """The first-hand basis a statement states; None when it states none.

    A victim's before a witness's: whoever was held saw it too. First person counts only in
    a speaker's own words, third person only at the start of what a reporter gives of them.
    """
    own = mode in _OWN_WORDS or speaker.kind is SpeakerKind.AUTHOR
    place = "own" if own else "reported"
    spans = content if own else content[:1]
    for kind, pattern in _patterns(place):
        for span in spans:
            found = _search(view, pattern, span, own)
            if found is not None:
                return Basis(kind, found)
    return _of_voice(view, speaker)


def _search(view: str, pattern: re.Pattern[str], span: Span, anywhere: bool) -> Span | None:
    words = span.of(view)
    match = pattern.search(words) if anywhere else pattern.match(words)
    if match is None:
        return None
    return Span(span.start + match.start(), span.start + match.end())


def _of_voice(view: str, speaker: Speaker) -> Basis | None:
    if speaker.span is None or speaker.kind in (SpeakerKind.BODY, SpeakerKind.OUTLET):
        return None
    for kind, pattern in _patterns("voice"):
        found = _search(view, pattern, speaker.span, True)
        if found is not None:
            return Basis(kind, found)
    return None
