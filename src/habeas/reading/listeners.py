"""Who was told: "told reporters", "said to the Courier"."""

from __future__ import annotations

from dataclasses import replace

from habeas.reading.drafts import Draft
from habeas.reading.lexicon import cues, words
from habeas.reading.phrases import BREAKS, is_verb, phrase_after
from habeas.reading.sentences import Sentence
from habeas.reading.subjects import span_of, word_at
from habeas.reading.verbs import Cue
from habeas.words.anchors import Span


def told_to(draft: Draft | None, told: Span | None) -> Draft | None:
    """The same draft with its listener, when there are both."""
    return replace(draft, told=told) if draft and told else draft


def listener_of(sentence: Sentence, cue: Cue, person: bool) -> tuple[Span | None, int]:
    """Who was told, and the item behind: "told reporters", "said to the Courier"."""
    start = cue.last + 1
    word = word_at(sentence, start)
    if person and word not in ("that", "to", "", *BREAKS, "of"):
        found = phrase_after(sentence, start)
        if found:
            return span_of(sentence, found), found[1] + 1
    if word == "to" and (found := phrase_after(sentence, start + 1)):
        if is_infinitive(sentence, start + 1):
            return None, start
        return span_of(sentence, found), found[1] + 1
    return None, start


def is_infinitive(sentence: Sentence, index: int) -> bool:
    """Whether the item behind "to" is a verb and not somebody."""
    word = sentence.words[index]
    after = word_at(sentence, index + 1)
    return not sentence.capital[index] and (
        is_verb(sentence, index)
        or (word in cues().senses and not word.endswith("s"))
        or after in words("articles")
        or after in words("object_pronouns")
    )
