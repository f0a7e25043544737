"""Blocks that somebody else wrote: "The Courier writes:" and the paragraphs behind it."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.reading.according import find_cited
from habeas.reading.drafts import Draft
from habeas.reading.loose import stands_alone
from habeas.reading.sentences import QUOTATION, Sentence
from habeas.reading.speakers import speaker_at
from habeas.reading.subjects import clause_subject
from habeas.words.anchors import Span
from habeas.words.statements import SpeakerKind

LONGEST = 4
"""How many paragraphs a block may hold: its end is never marked."""
_FIRST_PERSON = frozenset(("i", "i'm", "i've", "i'd", "i'll", "we", "we're", "we've", "my", "our"))


@dataclass(frozen=True, slots=True)
class Scope:
    """A block led in by a source, with those it cites in doing so, nearest to it last.

    ``first`` is the only paragraph that is surely meant; ``explicit`` also holds those that
    a quotation opened there is carried into. ``paragraphs`` are all, by inference.
    """

    source: Span
    cited: tuple[Span, ...]
    opener: int
    first: int
    explicit: frozenset[int]
    paragraphs: frozenset[int]


def find_scopes(text: str, found: list[Sentence], drafts: list[list[Draft]]) -> tuple[Scope, ...]:
    """The blocks of a text in order; a later lead-in ends an earlier block.

    A block also ends where a quotation carried out of its first paragraph closes, before
    first person outside quotations, and after a set number of paragraphs.
    """
    scopes: list[Scope] = []
    for index, sentence in enumerate(found[:-1]):
        if sentence.words[-1] == ":" and found[index + 1].paragraph != sentence.paragraph:
            source = _leads_in(sentence, drafts[index])
            if source is not None and not _quotes_a_person(text, source, found[index + 1]):
                scopes.append(_scope(text, found, drafts, (index, source)))
    return tuple(scopes)


def _quotes_a_person(text: str, source: Span, following: Sentence) -> bool:
    """Whether somebody's own words follow in quotation marks, and no block."""
    speaks = speaker_at(text, source).kind in _SPEAKING
    return speaks and stands_alone(following) and bool(following.quoted)


_SPEAKING = (SpeakerKind.PERSON, SpeakerKind.OFFICE, SpeakerKind.GROUP)


def _leads_in(sentence: Sentence, drafts: list[Draft]) -> Span | None:
    according = [d for d in drafts if d.pattern == "according-to"]
    if according:
        return according[-1].source
    if any(draft.cue and draft.content for draft in drafts):
        return None
    subject = clause_subject(sentence, len(sentence) - 1)
    return sentence.between(*subject) if subject else None


def _scope(
    text: str, found: list[Sentence], drafts: list[list[Draft]], led_in: tuple[int, Span]
) -> Scope:
    opener, source = led_in
    first = found[opener + 1].paragraph
    explicit = {first}
    held: list[int] = []
    for index in range(opener + 1, len(found)):
        paragraph = found[index].paragraph
        if paragraph - first >= LONGEST or _ends(
            text, found[index], drafts[index], paragraph > first
        ):
            break
        if _opened_before(found[index]):
            explicit.add(paragraph)
        elif len(explicit) > 1 and paragraph not in explicit:
            break
        held.append(paragraph)
        if found[index].words[-1] == ":":
            break
    cited = tuple(find_cited(found[opener]))
    return Scope(source, cited, opener, first, frozenset(explicit), frozenset(held))


def _ends(text: str, sentence: Sentence, drafts: list[Draft], later: bool) -> bool:
    if any(word in _FIRST_PERSON for word in sentence.words):
        return True
    return later and any(
        d.pattern == "according-to" or d.via or _by_outlet(text, d) for d in drafts
    )


def _by_outlet(text: str, draft: Draft) -> bool:
    return draft.source is not None and speaker_at(text, draft.source).kind is SpeakerKind.OUTLET


def _opened_before(sentence: Sentence) -> bool:
    return sentence.words[0] == QUOTATION and sentence.quoted[0].continues
