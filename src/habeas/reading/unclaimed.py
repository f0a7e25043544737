"""Quotations that nobody is given for, drafted where they matter, so that none is lost."""

from __future__ import annotations

from habeas.reading.authorial import Matters
from habeas.reading.drafts import Draft
from habeas.reading.loose import is_claimed
from habeas.reading.sentences import Sentence
from habeas.reading.stance import stance_of_words
from habeas.words.anchors import Span
from habeas.words.reports import BlockKind
from habeas.words.statements import ContentMode, Stance

PATTERN = "quotation-unclaimed"


def add_unclaimed(
    view: str, found: list[Sentence], drafts: list[list[Draft]], matters: Matters
) -> list[list[Draft]]:
    """The drafts of each sentence, with the quotations that no voice claims.

    Only those that hold an act, a count of people or a denial. Their speaker is unknown.
    """
    claimed = {span for held in drafts for draft in held for span in draft.content}

    def wanted(span: Span) -> bool:
        if span in claimed:
            return False
        return matters(span) or stance_of_words(span.of(view)) is Stance.DENIES

    return [
        held if sentence.kind is BlockKind.UNSURE else _with(sentence, index, held, wanted)
        for index, (sentence, held) in enumerate(zip(found, drafts, strict=True))
    ]


def _with(sentence: Sentence, index: int, held: list[Draft], wanted: Matters) -> list[Draft]:
    spans = [q.inner for q in sentence.quoted.values() if not is_claimed(held, q)]
    added = [
        Draft((span,), ContentMode.DIRECT, None, (), PATTERN, "asserts", index)
        for span in spans
        if wanted(span)
    ]
    return sorted([*held, *added], key=lambda draft: draft.start) if added else held
