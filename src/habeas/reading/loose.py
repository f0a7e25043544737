"""Quotations that no verb of speech claims: taken up again, carried on, or standing alone."""

from __future__ import annotations

from dataclasses import replace

from habeas.reading.drafts import Draft
from habeas.reading.listeners import listener_of
from habeas.reading.quotations import Quotation
from habeas.reading.sentences import Sentence
from habeas.reading.subjects import clause_subject, source_of
from habeas.reading.verbs import find_verbs
from habeas.words.anchors import Span
from habeas.words.statements import ContentMode

NEAR = 3
"""How many sentences back a voice may be taken from without being named again."""


def claim_quotations(found: list[Sentence], drafts: list[list[Draft]]) -> list[list[Draft]]:
    """The drafts of each sentence, with those for quotations that had none.

    "…," X said. "…" is one statement. A quotation over several paragraphs is one statement
    for each, by the same voice. Others go to the subject before their colon, or standing
    alone to the voice quoted last when that is near; the rest are nobody's.
    """
    claimed = [list(held) for held in drafts]
    for index, sentence in enumerate(found):
        for place, quotation in sentence.quoted.items():
            if not is_claimed(claimed[index], quotation):
                _claim(found, claimed, index, place)
        claimed[index].sort(key=lambda draft: draft.start)
    return claimed


def is_claimed(drafts: list[Draft], quotation: Quotation) -> bool:
    """Whether a quotation is among what the drafts of its sentence hold."""
    return any(span.overlaps(quotation.inner) for draft in drafts for span in draft.content)


def _claim(found: list[Sentence], claimed: list[list[Draft]], index: int, place: int) -> None:
    sentence, quotation = found[index], found[index].quoted[place]
    before = _quoted_before(found, claimed, index)
    alone = stands_alone(sentence)
    if alone and before and _goes_on(found, claimed, index, before):
        at, number = before
        held = claimed[at][number]
        claimed[at][number] = replace(held, content=(*held.content, quotation.inner))
    elif alone and (lead := _led_in(found, index, quotation)) is not None:
        claimed[index].append(lead)
    elif alone and before:
        at, number = before
        claimed[index].append(_carried(claimed[at][number], quotation, index))
    elif _follows_colon(sentence, place) and (subject := clause_subject(sentence, place)):
        source = sentence.between(*subject)
        claimed[index].append(_of_subject(sentence, place, source, index))


def _led_in(found: list[Sentence], index: int, quotation: Quotation) -> Draft | None:
    """A quotation in a paragraph of its own behind "Doss told reporters:"."""
    if index == 0 or found[index - 1].words[-1] != ":":
        return None
    lead = found[index - 1]
    for cue in reversed(find_verbs(lead)):
        source = source_of(lead, cue)
        if cue.sense("quote") is not None and source is not None:
            told = listener_of(lead, cue, cue.sense("person") is not None)[0]
            span = (lead.between(cue.index, cue.last),)
            inner = (quotation.inner,)
            draft = Draft(inner, ContentMode.DIRECT, source, span, "quotation-colon", "asserts")
            return replace(draft, sentence=index, told=told)
    return None


def stands_alone(sentence: Sentence) -> bool:
    """Whether a sentence is a quotation and nothing else."""
    return all(not word[0].isalnum() for word in sentence.words)


def _quoted_before(
    found: list[Sentence], claimed: list[list[Draft]], index: int
) -> tuple[int, int] | None:
    """The last draft that quotes directly, at most some sentences back."""
    for at in range(index - 1, max(index - 1 - NEAR, -1), -1):
        for number in range(len(claimed[at]) - 1, -1, -1):
            if _quotes(claimed[at][number]):
                return at, number
        if claimed[at] and not found[at].quoted:
            return at, len(claimed[at]) - 1
    return None


def _goes_on(
    found: list[Sentence], claimed: list[list[Draft]], index: int, before: tuple[int, int]
) -> bool:
    at, number = before
    near = found[index].paragraph == found[at].paragraph
    return near and _quotes(claimed[at][number])


def _quotes(draft: Draft) -> bool:
    return draft.pattern.startswith("quotation") or draft.mode is ContentMode.DIRECT


def _carried(before: Draft, quotation: Quotation, index: int) -> Draft:
    pattern = "quotation-continued" if quotation.continues else "quotation-alone"
    return replace(
        before,
        stance=before.stance if quotation.continues else "asserts",
        negated=before.negated and quotation.continues,
        content=(quotation.inner,),
        mode=ContentMode.DIRECT,
        pattern=pattern,
        sentence=index,
        carried=not quotation.continues,
    )


def _follows_colon(sentence: Sentence, place: int) -> bool:
    """Whether a quotation is led in by a colon: "Solt was blunt: …"."""
    return place > 0 and sentence.words[place - 1] == ":"


def _of_subject(sentence: Sentence, place: int, source: Span, index: int) -> Draft:
    inner = (sentence.quoted[place].inner,)
    return Draft(inner, ContentMode.DIRECT, source, (), "quotation-colon", "asserts", index)
