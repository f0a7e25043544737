"""Content behind its verb: X said "…" · X told Y that they fled · X said they fled."""

from __future__ import annotations

from habeas.reading.clauses import content_end
from habeas.reading.drafts import Draft, attribution, fragments
from habeas.reading.lexicon import Form, words
from habeas.reading.listeners import listener_of, told_to
from habeas.reading.phrases import BREAKS, DASHES, is_adverb, is_verb
from habeas.reading.sentences import QUOTATION, Sentence
from habeas.reading.subjects import source_of, word_at
from habeas.reading.verbs import Cue, adverbial_end
from habeas.words.anchors import Span

_FAR = 16


def draft_following(sentence: Sentence, cue: Cue) -> Draft | None:
    """X said: "…" · X told Y that they fled · adding that · X said they fled."""
    sense = cue.sense("quote", "clause", "how")
    if sense is None:
        return None
    person = cue.sense("person")
    told, start = listener_of(sentence, cue, person is not None)
    opening = _opening(sentence, start)
    if opening is None:
        return _draft_bare(sentence, cue, told, start)
    index, kind = opening
    if kind == "quotation" and (quote := cue.sense("quote")) is not None:
        return told_to(_draft_quotation(sentence, cue, index, quote.stance), told)
    if kind == "how" and (narrated := cue.sense("how")) is not None:
        content = fragments(sentence, index, content_end(sentence, index))
        source = source_of(sentence, cue)
        draft = attribution(sentence, cue, content, "that-clause", narrated.stance, source)
        return told_to(draft, told)
    if kind == "that" and (clause := cue.sense("clause")) is not None:
        content = fragments(sentence, index + 1, content_end(sentence, index + 1))
        pattern = "that-clause" if cue.form is not Form.GERUND else "participle"
        return told_to(
            attribution(sentence, cue, content, pattern, clause.stance, source_of(sentence, cue)),
            told,
        )
    return None


def _opening(sentence: Sentence, start: int) -> tuple[int, str] | None:
    """The "that" or quotation that content opens with, when only adverbials stand before it."""
    start_at = adverbial_end(sentence, start)
    for index in range(start_at, min(start_at + _FAR, len(sentence))):
        word = sentence.words[index]
        if word == "that":
            if word_at(sentence, index + 1) in words("auxiliaries"):
                return None
            adverbial = index == start_at or _is_adverbial(sentence, start_at, index)
            return (index, "that") if adverbial else None
        if word == "how" and index == start_at:
            return index, "how"
        if word == QUOTATION:
            before = word_at(sentence, index - 1)
            direct = before in (",", ":", "that", *DASHES) or index == start_at
            direct = direct or _is_long(sentence, index)
            fits = index == start_at or _is_adverbial(sentence, start_at, index)
            return (index, "quotation") if direct and fits else None
        if word in (".", ";") or (is_verb(sentence, index) and not word.endswith("ed")):
            return None
    return None


def _is_long(sentence: Sentence, index: int) -> bool:
    """Whether a quotation is a whole sentence and needs no comma before it."""
    inner = sentence.quoted[index].inner
    return len(inner) >= _SENTENCE


_SENTENCE = 40
"""Characters from which a quotation is taken for a sentence of its own."""


def _is_adverbial(sentence: Sentence, start: int, end: int) -> bool:
    word = word_at(sentence, start)
    return (
        word in words("prepositions")
        or word in (",", ":", "(", *DASHES)
        or word in words("days")
        or is_adverb(word)
        or end == start
    )


def _draft_quotation(sentence: Sentence, cue: Cue, index: int, stance: str) -> Draft | None:
    last = content_end(sentence, index)
    alone = last == index or all(w in BREAKS for w in sentence.words[index + 1 : last + 1])
    content = fragments(sentence, index, index if alone else last)
    source = source_of(sentence, cue)
    return attribution(sentence, cue, content, "quotation-after", stance, source)


def _draft_bare(sentence: Sentence, cue: Cue, told: Span | None, start: int) -> Draft | None:
    sense = cue.sense("bare")
    if sense is None:
        return None
    first = adverbial_end(sentence, start)
    first += told is not None and word_at(sentence, first) == ","
    if not _may_open(sentence, first):
        return None
    last = content_end(sentence, first)
    if not _is_clause(sentence, first, last, cue.sense("object") is not None):
        return None
    source = source_of(sentence, cue)
    if source is None:
        return None
    content = fragments(sentence, first, last)
    return told_to(attribution(sentence, cue, content, "bare-clause", sense.stance, source), told)


def _may_open(sentence: Sentence, first: int) -> bool:
    """Whether a clause without "that" may begin with an item."""
    word = word_at(sentence, first)
    if word in ("", "to", "and", "or", "nor", "of", *BREAKS - {QUOTATION}):
        return False
    if word in words("subject_pronouns") or word in words("clause_openers"):
        return True
    return not (word in words("prepositions") or is_verb(sentence, first))


def _is_clause(sentence: Sentence, first: int, last: int, takes_object: bool) -> bool:
    """Whether a finite verb follows the first phrase, before any participle.

    Of a verb that takes an object too, a comma before that verb ends the object.
    """
    if _is_pronoun_subject(sentence, first):
        return True
    for index in range(first, last + 1):
        word = sentence.words[index]
        if _ends_object(word) or (takes_object and word == ","):
            return False
        if index > first and (_is_finite(sentence, index) or word in words("subject_pronouns")):
            return True
    return False


def _is_finite(sentence: Sentence, index: int) -> bool:
    verb = is_verb(sentence, index) and not sentence.words[index].endswith("ing")
    return verb or index in sentence.quoted


def _ends_object(word: str) -> bool:
    """Whether a first phrase was an object after all: "denied the claims, saying"."""
    return word == "which" or (word.endswith("ing") and word[:-3] in _SAYING)


_SAYING = ("claim", "say", "add", "argu", "insist")


def _is_pronoun_subject(sentence: Sentence, index: int) -> bool:
    """Whether a pronoun that can be no object begins a clause: "she opposes"."""
    pronoun = sentence.words[index] in ("he", "she", "they", "we", "i", "there")
    after = word_at(sentence, index + 1)
    return pronoun and after not in BREAKS and after not in words("prepositions") | {""}
