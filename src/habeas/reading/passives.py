"""What is said of somebody: X is accused of Y · it is alleged that · X is said to have."""

from __future__ import annotations

from dataclasses import replace

from habeas.reading.clauses import content_end
from habeas.reading.drafts import Draft, attribution, fragments
from habeas.reading.lexicon import words
from habeas.reading.phrases import is_verb, phrase_after, phrase_before
from habeas.reading.sentences import Sentence
from habeas.reading.subjects import word_at
from habeas.reading.verbs import Cue
from habeas.words.anchors import Span
from habeas.words.statements import ContentMode


def draft_passive(sentence: Sentence, cue: Cue) -> Draft | None:
    """X is accused of Y (by Z) · it is alleged that · X is said to have."""
    following = sentence.words[cue.last + 1 : cue.last + 2]
    if cue.sense("of") and "of" in sentence.words[cue.last + 1 : cue.last + 8]:
        return draft_accused(sentence, cue)
    if following == ["that"] and word_at(sentence, cue.first - 1) == "it":
        last = content_end(sentence, cue.last + 2)
        return _nobody(sentence, cue, fragments(sentence, cue.last + 2, last), "it-is-said")
    if following == ["by"] and cue.sense("as") and (named := _draft_named(sentence, cue)):
        return named
    if following == ["by"] and cue.sense("abstract", "object"):
        return _draft_answered(sentence, cue)
    if following == ["to"] and cue.senses[0].lemma in words("said_to"):
        return _draft_said_to(sentence, cue)
    return None


def draft_accused(sentence: Sentence, cue: Cue) -> Draft | None:
    place = sentence.words.index("of", cue.last + 1)
    by = _by(sentence, cue.last + 1, place)
    last = _accusation_end(sentence, cue, place + 1)
    spans, _ = fragments(sentence, place + 1, last)
    found = _nobody(sentence, cue, (spans, ContentMode.NOMINAL), "accused-of")
    return replace(found, source=by) if found and by else found


def _accusation_end(sentence: Sentence, cue: Cue, start: int) -> int:
    """Of "X, accused of Y, rejected Z" the accusation ends where the main clause goes on."""
    last = content_end(sentence, start)
    if word_at(sentence, cue.first - 1) == ",":
        for index in range(start, last):
            if sentence.words[index] == "," and is_verb(sentence, index + 1):
                return index - 1
    return last


def _draft_answered(sentence: Sentence, cue: Cue) -> Draft | None:
    """The claims were rejected by X: X's answer to what stands before the verb."""
    by = _by(sentence, cue.last + 1, len(sentence))
    spans, _ = fragments(sentence, 0, cue.first - 1)
    found = _nobody(sentence, cue, (spans, ContentMode.NOMINAL), "answered-by")
    return replace(found, source=by) if found and by else None


def _draft_named(sentence: Sentence, cue: Cue) -> Draft | None:
    """The raids were described by X as "a crime": X says it of the subject."""
    by, subject = _by(sentence, cue.last + 1, len(sentence)), phrase_before(sentence, cue.first)
    if by is None or subject is None or "as" not in sentence.words[cue.last + 2 :]:
        return None
    place = sentence.words.index("as", cue.last + 2)
    left, _ = fragments(sentence, *subject)
    right, mode = fragments(sentence, place + 1, content_end(sentence, place + 1))
    mode = ContentMode.NOMINAL if mode is ContentMode.INDIRECT else ContentMode.MIXED
    found = _nobody(sentence, cue, (left + right, mode), "label")
    return replace(found, source=by) if found and right else None


def _by(sentence: Sentence, start: int, end: int) -> Span | None:
    if word_at(sentence, start) != "by":
        return None
    found = phrase_after(sentence, start + 1)
    return sentence.between(found[0], min(found[1], end - 1)) if found else None


def _draft_said_to(sentence: Sentence, cue: Cue) -> Draft | None:
    subject = phrase_before(sentence, cue.first)
    if subject is None or sentence.words[subject[0]] in words("pronouns"):
        return None
    last = content_end(sentence, cue.last + 1)
    left, _ = fragments(sentence, *subject)
    right, _ = fragments(sentence, cue.last + 1, last)
    content = (left + right, ContentMode.INDIRECT)
    return _nobody(sentence, cue, content, "said-to") if right else None


def _nobody(
    sentence: Sentence, cue: Cue, content: tuple[tuple[Span, ...], ContentMode], pattern: str
) -> Draft | None:
    stance = next((s.stance for s in cue.senses if s.stance != "report"), "asserts")
    found = attribution(sentence, cue, content, pattern, stance, None)
    return replace(found, inherits=False) if found else None
