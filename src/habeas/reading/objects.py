"""Content as a noun phrase, an infinitive or a label: denied the claims, urged them to go."""

from __future__ import annotations

from habeas.reading.according import find_cited
from habeas.reading.clauses import content_end
from habeas.reading.drafts import Draft, attribution, fragments
from habeas.reading.lexicon import Form, cues, words
from habeas.reading.passives import draft_accused
from habeas.reading.phrases import BREAKS, is_verb, phrase_before
from habeas.reading.sentences import QUOTATION, Sentence
from habeas.reading.subjects import source_of, span_of, word_at
from habeas.reading.verbs import Cue
from habeas.words.anchors import Span
from habeas.words.statements import ContentMode


def draft_accusation(sentence: Sentence, cue: Cue) -> Draft | None:
    """X accused Y of Z: the content is whom and of what."""
    sense = cue.sense("of", "for")
    if sense is None:
        return None
    last = content_end(sentence, cue.last + 1)
    joint = "of" if "of" in sense.takes else "for"
    if joint not in sentence.words[cue.last + 1 : last + 1]:
        return None
    if word_at(sentence, cue.last + 1) in ("of", "by"):
        return draft_accused(sentence, cue)
    content = (fragments(sentence, cue.last + 1, last)[0], ContentMode.NOMINAL)
    return attribution(sentence, cue, content, "accused-of", sense.stance, source_of(sentence, cue))


def draft_label(sentence: Sentence, cue: Cue) -> Draft | None:
    """X described Y as Z · X called Y Z."""
    sense = cue.sense("as", "label")
    if sense is None:
        return None
    last = content_end(sentence, cue.last + 1)
    region = sentence.words[cue.last + 1 : last + 1]
    if cue.sense("label") is None and "as" not in region[:14]:
        return None
    barred = BREAKS - {QUOTATION} | words("prepositions") | words("adverbs") | {"that", "and"}
    if not region or region[0] in barred:
        return None
    spans, mode = fragments(sentence, cue.last + 1, last)
    mode = mode if mode is not ContentMode.INDIRECT else ContentMode.NOMINAL
    source = _labeller(sentence, cue)
    return (
        attribution(sentence, cue, (spans, mode), "label", sense.stance, source) if source else None
    )


def _labeller(sentence: Sentence, cue: Cue) -> Span | None:
    """Who labels; None for "a group called", which names and does not label."""
    found = phrase_before(sentence, cue.first)
    if found is None or word_at(sentence, cue.first - 1) == ",":
        return source_of(sentence, cue)
    first = word_at(sentence, found[0])
    if first in words("articles") and _is_name(sentence, cue.last + 1):
        return None
    named = sentence.capital[found[1]] or first in words("subject_pronouns")
    return span_of(sentence, found) if named or cue.first < cue.index else None


def _is_name(sentence: Sentence, start: int) -> bool:
    """Whether nothing but a name follows: "the group called the Sea Guard was"."""
    first = start + (word_at(sentence, start) in words("articles"))
    last = first
    while last < len(sentence) and sentence.capital[last]:
        last += 1
    return last > first and not (last < len(sentence) and sentence.words[last] == QUOTATION)


def draft_infinitive(sentence: Sentence, cue: Cue) -> Draft | None:
    """X urged Y to leave · X promised to look into it · X says to report it."""
    sense = cue.sense("to") or (cue.senses[0] if cue.senses[0].lemma == "say" else None)
    if sense is None:
        return None
    source = source_of(sentence, cue)
    start = cue.last + 1
    if "to" not in sense.takes and word_at(sentence, start) != "to":
        return None
    last = content_end(sentence, start)
    unnamed = sentence.words[start : start + 3] == ["not", "to", "be"]
    if source is None or unnamed or "to" not in sentence.words[start : min(start + 12, last + 1)]:
        return None
    content = fragments(sentence, start, last)
    stance = sense.stance
    if "to" not in sense.takes:
        stance = "recommends"
    return attribution(
        sentence, cue, (content[0], ContentMode.INDIRECT), "infinitive", stance, source
    )


def draft_object(sentence: Sentence, cue: Cue) -> Draft | None:
    """X denied the allegations · X condemned the raid · denying that, whether."""
    start = cue.last + 1
    sense = cue.sense("object")
    if sense is None and _is_abstract(sentence, start):
        sense = cue.sense("abstract")
    leans = cue.form is Form.GERUND or bool(find_cited(sentence))
    if sense is None or (sense.lemma == "cite" and leans):
        return None
    word = word_at(sentence, start)
    if word in ("", "to", *BREAKS - {QUOTATION}) or word in words("prepositions") - {"in"}:
        return None
    refuses = sense.stance == "denies" and word in words("refusable")
    if refuses or (cue.negated and sense.stance == "asserts"):
        return None
    source = source_of(sentence, cue)
    if source is None and cue.form is not Form.GERUND:
        return None
    if sense.stance in ("denies", "doubts") and (that := _claimed(sentence, start)):
        content = fragments(sentence, that, content_end(sentence, that))
        return attribution(sentence, cue, content, "verb-object", sense.stance, source)
    last = _object_end(sentence, start)
    spans, mode = fragments(sentence, start, last)
    mode = mode if mode is not ContentMode.INDIRECT else ContentMode.NOMINAL
    return attribution(sentence, cue, (spans, mode), "verb-object", sense.stance, source)


def _claimed(sentence: Sentence, start: int) -> int:
    """Where the clause begins in "rejected reports that men were held"; 0 when there is none."""
    for index in range(start, min(start + _NOUN_PHRASE, len(sentence) - 2)):
        if sentence.words[index] in BREAKS or is_verb(sentence, index):
            return 0
        claim = sentence.words[index].startswith(cues().abstract)
        if claim and sentence.words[index + 1] == "that":
            return index + 2
    return 0


_NOUN_PHRASE = 6


def _is_abstract(sentence: Sentence, start: int) -> bool:
    """Whether the object is something said or done, and not a person or thing."""
    return any(word.startswith(cues().abstract) for word in sentence.words[start : start + 4])


def _object_end(sentence: Sentence, start: int) -> int:
    end = content_end(sentence, start)
    for index in range(start + 1, end + 1):
        word = sentence.words[index]
        if word.endswith("ing") and is_verb(sentence, index) and index > start + 1:
            return index - 1
        if word == "," and word_at(sentence, index + 1) in ("but", "and", "who", "which", "while"):
            return index - 1
    return end
