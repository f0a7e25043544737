"""The way words took: from the speaker, through whoever relayed them, to this document."""

from __future__ import annotations

from habeas.reading.drafts import Draft
from habeas.words.anchors import Span
from habeas.words.statements import Hop, HopRole, Speaker, SpeakerKind

HERE = Hop(HopRole.THIS_DOCUMENT, "", None, True)
"""The last hop of every chain."""


_HERE = frozenset(("me", "us"))
"""Whoever wrote this document was told: no further hop."""


def chain_of(text: str, speaker: Speaker, draft: Draft, relays: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """Speaker, who was told, through whom, this document. The author's own words are one hop."""
    if speaker.kind is SpeakerKind.AUTHOR:
        return (HERE,)
    heard = None if draft.told is None or draft.told.of(text).lower() in _HERE else draft.told
    told = () if heard is None else (_hop(text, HopRole.TOLD_TO, heard),)
    via = tuple(_hop(text, HopRole.RELAYED_BY, span) for span in draft.via)
    first = Hop(
        HopRole.SPEAKER,
        speaker.surface,
        speaker.span,
        speaker.span is not None and not draft.carried,
    )
    return (first, *told, *via, *relays, HERE)


def _hop(text: str, role: HopRole, span: Span) -> Hop:
    return Hop(role, span.of(text), span, True)
