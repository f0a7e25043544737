"""What a pattern found: who, by which words, said what. Positions only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from habeas.reading.sentences import QUOTATION, Sentence
from habeas.reading.verbs import Cue
from habeas.words.anchors import Span
from habeas.words.statements import ContentMode


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution in one sentence.

    ``source`` is None when nobody is given. ``stance`` is the class of its cue; ``negated``
    says the cue itself stands in the negative ("did not say"). ``told`` is who was told,
    ``via`` those through whom it came, nearest to the speaker first. ``sentence`` is the
    index of its sentence. ``inherits`` says that the source is that of the draft before;
    ``carried`` that the words go on from there without naming anybody. ``audience`` is to
    whom advice or a demand is put in the words that frame it, ``framer`` who puts it there.
    """

    content: tuple[Span, ...]
    mode: ContentMode
    source: Span | None
    cue: tuple[Span, ...]
    pattern: str
    stance: str
    sentence: int = 0
    negated: bool = False
    told: Span | None = None
    via: tuple[Span, ...] = ()
    inherits: bool = False
    carried: bool = False
    audience: Span | None = None
    framer: Span | None = None

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0].start

    def at(self, sentence: int) -> Draft:
        """The same draft in its sentence."""
        return replace(self, sentence=sentence)


def fragments(sentence: Sentence, first: int, last: int) -> tuple[tuple[Span, ...], ContentMode]:
    """The content from one item to another (both included), without edge punctuation.

    A region that is one quotation is its inside; otherwise the marks stay in the content.
    """
    first, last = _trim(sentence, first, last)
    if first > last:
        return (), ContentMode.INDIRECT
    held = [index for index in sentence.quoted if first <= index <= last]
    if len(held) == last - first + 1:
        return tuple(sentence.quoted[index].inner for index in held), ContentMode.DIRECT
    mode = ContentMode.MIXED if held else ContentMode.INDIRECT
    return (sentence.between(first, last),), mode


_EDGE = frozenset(",;:.!?-\u2013\u2014\u2026") | {"--", "..", "..."}


def _trim(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    while first <= last and sentence.words[first] in _EDGE:
        first += 1
    while last >= first and sentence.words[last] in _EDGE:
        last -= 1
    return first, last


def is_quotation(sentence: Sentence, index: int) -> bool:
    """Whether an item is there and is a quotation."""
    return 0 <= index < len(sentence) and sentence.words[index] == QUOTATION


def attribution(
    sentence: Sentence,
    cue: Cue,
    content: tuple[tuple[Span, ...], ContentMode],
    pattern: str,
    stance: str,
    source: Span | None,
) -> Draft | None:
    if not content[0]:
        return None
    return Draft(
        content[0],
        content[1],
        source,
        (sentence.between(cue.index, cue.last),),
        pattern,
        stance,
        negated=cue.negated,
        inherits=source is None,
    )


def put_to(draft: Draft, audience: Span, framer: Span | None) -> Draft:
    """The same draft with whom it is put to and by whom, when they stand before it."""
    if audience.end > draft.start:
        return draft
    return replace(draft, audience=audience, framer=framer)
