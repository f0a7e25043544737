"""Drafts to statements: whose words, by which way, with what stance."""

from __future__ import annotations

from dataclasses import replace

from habeas.reading.addressees import ASKED
from habeas.reading.basis import basis_of
from habeas.reading.chains import HERE, chain_of
from habeas.reading.drafts import Draft
from habeas.reading.references import Voices
from habeas.reading.restating import is_restating, restated
from habeas.reading.scopes import Scope
from habeas.reading.sentences import Sentence
from habeas.reading.speakers import AUTHOR, NOBODY, speaker_at
from habeas.reading.stance import stance_of
from habeas.words.anchors import Span, hull
from habeas.words.statements import (
    Addressee,
    ContentMode,
    Hop,
    HopRole,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
)

_FIRST_PERSON = frozenset(("i", "we"))


def attribute(
    text: str,
    view: str,
    found: list[Sentence],
    drafts: list[list[Draft]],
    scopes: tuple[Scope, ...],
) -> tuple[Statement, ...]:
    """The statements of all drafts, in order."""
    voices = Voices(text, found)
    around_paragraph = {p: scope for scope in scopes for p in scope.paragraphs}
    made: list[tuple[int, Statement]] = []
    for index, (sentence, held) in enumerate(zip(found, drafts, strict=True)):
        scope = around_paragraph.get(sentence.paragraph)
        again = bool(held) and is_restating(view, sentence)
        for draft in held:
            if draft.framer is not None:
                voices.name(draft.framer, index)
            around = _Around(scope, sentence, _outer(held, draft))
            if not around.echoes(text, draft):
                said = _statement(text, view, draft, voices, around)
                before = restated(said, made, index) if again and draft.source else None
                made.append((index, replace(said, restates=before) if before else said))
                voices.hear(draft)
    return tuple(said for _, said in made)


def _outer(held: list[Draft], draft: Draft) -> Draft | None:
    """The shortest attribution in whose content another one stands."""
    place = draft.cue[0] if draft.cue else draft.content[0]
    around = [
        other
        for other in held
        if other is not draft
        and other.mode is not ContentMode.AUTHORIAL
        and any(span.contains(place) and span != place for span in other.content)
    ]
    return min(around, key=lambda other: len(hull(other.content)), default=None)


class _Around:
    """What stands around a draft: the block it is in, the attribution it is inside."""

    def __init__(self, scope: Scope | None, sentence: Sentence, outer: Draft | None) -> None:
        self.scope = scope
        self.outer = outer
        self.explicit = scope is not None and sentence.paragraph in scope.explicit

    def echoes(self, text: str, draft: Draft) -> bool:
        """Whether a speaker only speaks of themselves: "she said she hoped to return"."""
        if self.outer is None or self.outer.source is None or draft.source is None:
            return False
        if draft.source == self.outer.source:
            return True
        word = draft.source.of(text).lower()
        many = speaker_at(text, self.outer.source).kind in (SpeakerKind.GROUP, SpeakerKind.BODY)
        return word in (("they", "it", "we") if many else ("he", "she", "i", "it"))

    def relays(self, text: str) -> tuple[Hop, ...]:
        """The voices between a draft and this document, nearest to the speaker first."""
        hops = []
        if self.outer is not None and self.outer.source is not None:
            spans = (self.outer.source, *([self.outer.told] if self.outer.told else []))
            hops += [_relay(text, span, True) for span in (*spans, *self.outer.via)]
        if self.scope is not None:
            spans = (*self.scope.cited, self.scope.source)
            hops += [_relay(text, span, self.explicit) for span in spans]
        return tuple(hops)


def _relay(text: str, span: Span, explicit: bool) -> Hop:
    return Hop(HopRole.RELAYED_BY, span.of(text), span, explicit)


def _statement(text: str, view: str, draft: Draft, voices: Voices, around: _Around) -> Statement:
    authorial = draft.mode is ContentMode.AUTHORIAL
    if authorial:
        return _own(text, view, draft, around)
    speaker, chain = _voice(text, draft, voices, around)
    return Statement(
        content=draft.content,
        content_mode=ContentMode.EMBEDDED if around.outer else draft.mode,
        speaker=speaker,
        cue=draft.cue,
        chain=chain,
        stance=stance_of(view, draft),
        pattern=draft.pattern,
        basis=basis_of(view, speaker, draft.content, draft.mode),
        addressees=_asked(text, draft),
    )


def _asked(text: str, draft: Draft) -> tuple[Addressee, ...]:
    span = draft.audience
    return () if span is None else (Addressee(span, span.of(text), ASKED),)


def _own(text: str, view: str, draft: Draft, around: _Around) -> Statement:
    """The document's own words, or those of whoever wrote the block they stand in."""
    speaker = AUTHOR
    chain: tuple[Hop, ...] = (HERE,)
    if around.scope is not None:
        span = around.scope.source
        speaker = speaker_at(text, span)
        chain = (Hop(HopRole.SPEAKER, speaker.surface, span, around.explicit), HERE)
    return Statement(
        content=draft.content,
        content_mode=draft.mode,
        speaker=speaker,
        cue=(),
        chain=chain,
        stance=Stance(draft.stance),
        pattern=draft.pattern,
        basis=basis_of(view, speaker, draft.content, draft.mode),
    )


def _voice(
    text: str, draft: Draft, voices: Voices, around: _Around
) -> tuple[Speaker, tuple[Hop, ...]]:
    if draft.source is None:
        return NOBODY, chain_of(text, NOBODY, draft, around.relays(text))
    speaker = speaker_at(text, draft.source)
    if speaker.surface.lower() in _FIRST_PERSON:
        own = Speaker(speaker.surface, speaker.span, SpeakerKind.AUTHOR, False)
        return own, (HERE,)
    meant = voices.meant(speaker.surface, draft.sentence)
    chain = chain_of(text, speaker, draft, around.relays(text))
    if meant is None or meant.surface.lower() == speaker.surface.lower():
        return speaker, chain
    first = Hop(HopRole.SPEAKER, meant.surface, meant.span, False)
    return Speaker(speaker.surface, speaker.span, meant.kind, meant.named), (first, *chain[1:])
