"""One statement where several patterns saw the same words."""

from __future__ import annotations

from dataclasses import replace

from habeas.reading.according import find_cited
from habeas.reading.drafts import Draft
from habeas.reading.sentences import Sentence
from habeas.reading.speakers import vocabulary
from habeas.words.anchors import Span, hull
from habeas.words.statements import ContentMode

_SAME = 0.7
"""How much of what is said "according to X" another attribution must fill to be the one
that X relays."""


def merge(sentence: Sentence, drafts: list[Draft], according: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, an "according to" or "citing" around one made its relay.

    "Solt called it a lie, according to the Courier" is Solt's statement relayed by the
    Courier, and no further statement.
    """
    held = [draft for draft in drafts if not _is_part(draft, drafts)]
    rest = []
    for outer in according:
        inner = next((d for d in held if _fills(outer, d)), None)
        if inner is None or outer.source is None:
            rest.append(outer)
        else:
            held[held.index(inner)] = replace(inner, via=(*inner.via, outer.source))
    cited = find_cited(sentence)
    return [_with_cited(sentence, draft, cited) for draft in held] + rest


def _is_part(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a noun only names what another attribution is about: "denied the claim that"."""
    return (
        draft.pattern == "noun"
        and any(
            span.contains(draft.cue[0])
            for other in drafts
            if (other.mode is ContentMode.NOMINAL or draft.source is None) and other is not draft
            for span in other.content
        )
    ) or any(
        draft.pattern == "noun" and other is not draft and other.content == draft.content
        for other in drafts
    )


def _fills(outer: Draft, inner: Draft) -> bool:
    places = (*inner.content, *inner.cue, *((inner.source,) if inner.source else ()))
    whole, frame = hull(outer.content), hull(places)
    shared = min(whole.end, frame.end) - max(whole.start, frame.start)
    return shared >= _SAME * len(whole)


def _with_cited(sentence: Sentence, draft: Draft, cited: list[Span]) -> Draft:
    """Whoever leans on a cited source got it from there: the cited one speaks first."""
    if not cited or draft.source is None:
        return draft
    behind = [c for c in cited if c.start >= draft.content[-1].end or c.end <= draft.start]
    if not behind or not (draft.stance == "report" or _relays(sentence, draft.source)):
        return draft
    return replace(draft, source=behind[0], via=(*draft.via, draft.source))


def _relays(sentence: Sentence, source: Span) -> bool:
    """Whether a voice is an outlet, which leans on whom it cites whatever its verb."""
    said = (w for w, end in zip(sentence.words, sentence.ends, strict=True) if end == source.end)
    return any(word in vocabulary("outlet_words") for word in said)
