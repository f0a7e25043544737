"""Drafts to statements: whose words, by which way, with what stance."""

from __future__ import annotations

from habeas.reading.chains import HERE, chain_of
from habeas.reading.drafts import Draft
from habeas.reading.references import Voices
from habeas.reading.scopes import Scope
from habeas.reading.sentences import Sentence
from habeas.reading.speakers import AUTHOR, NOBODY, speaker_at
from habeas.reading.stance import stance_of
from habeas.words.statements import (
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
    voices = Voices(text)
    made = []
    for sentence, held in zip(found, drafts, strict=True):
        scope = next((s for s in reversed(scopes) if s.holds(sentence)), None)
        for draft in held:
            made.append(_statement(text, view, draft, voices, _Block(scope, sentence)))
            voices.hear(draft)
    return tuple(made)


class _Block:
    """What a block scope adds to a statement inside it."""

    def __init__(self, scope: Scope | None, sentence: Sentence) -> None:
        self.scope = scope
        self.explicit = scope is not None and sentence.paragraph in scope.explicit

    def relays(self, text: str) -> tuple[Hop, ...]:
        if self.scope is None:
            return ()
        span = self.scope.source
        return (Hop(HopRole.RELAYED_BY, span.of(text), span, self.explicit),)


def _statement(text: str, view: str, draft: Draft, voices: Voices, block: _Block) -> Statement:
    authorial = draft.mode is ContentMode.AUTHORIAL
    if authorial:
        return _own(text, draft, block)
    speaker, chain = _voice(text, draft, voices, block)
    return Statement(
        content=draft.content,
        content_mode=draft.mode,
        speaker=speaker,
        cue=draft.cue,
        chain=chain,
        stance=stance_of(view, draft),
        pattern=draft.pattern,
    )


def _own(text: str, draft: Draft, block: _Block) -> Statement:
    """The document's own words, or those of whoever wrote the block they stand in."""
    speaker, chain = AUTHOR, (HERE,)
    if block.scope is not None:
        span = block.scope.source
        speaker = speaker_at(text, span)
        chain = (Hop(HopRole.SPEAKER, speaker.surface, span, block.explicit), HERE)
    return Statement(
        content=draft.content,
        content_mode=draft.mode,
        speaker=speaker,
        cue=(),
        chain=chain,
        stance=Stance(draft.stance),
        pattern=draft.pattern,
    )


def _voice(
    text: str, draft: Draft, voices: Voices, block: _Block
) -> tuple[Speaker, tuple[Hop, ...]]:
    if draft.source is None:
        return NOBODY, chain_of(text, NOBODY, draft, block.relays(text))
    speaker = speaker_at(text, draft.source)
    if speaker.surface.lower() in _FIRST_PERSON:
        own = Speaker(speaker.surface, speaker.span, SpeakerKind.AUTHOR, False)
        return own, (HERE,)
    meant = (
        voices.meant(speaker.surface, draft.sentence) if voices.refers(speaker.surface) else None
    )
    chain = chain_of(text, speaker, draft, block.relays(text))
    if meant is None:
        return speaker, chain
    first = Hop(HopRole.SPEAKER, meant.surface, meant.span, False)
    return Speaker(speaker.surface, speaker.span, meant.kind, meant.named), (first, *chain[1:])
