"""Whose verb it is: the subject of a verb of speech."""

from __future__ import annotations

from habeas.reading.lexicon import Form, cues, words
from habeas.reading.phrases import BREAKS, DASHES, is_verb, phrase_before, verb_group_start
from habeas.reading.sentences import Sentence
from habeas.reading.verbs import Cue
from habeas.words.anchors import Span

Source = tuple[int, int] | None


def word_at(sentence: Sentence, index: int) -> str:
    return sentence.words[index] if 0 <= index < len(sentence) else ""


def span_of(sentence: Sentence, found: Source) -> Span | None:
    return sentence.between(*(_named_in(sentence, *found) or found)) if found else None


def _named_in(sentence: Sentence, first: int, last: int) -> Source:
    """The name in "its spokeswoman, Lena Doss, said": whoever is named there speaks."""
    links = (i for i in range(first + 1, last) if sentence.words[i] in words("links"))
    if sentence.capital[next(links, last + 1) - 1] or word_at(sentence, last + 1) != ",":
        return None
    end = last + 2
    while end < len(sentence) and sentence.capital[end] and sentence.words[end] not in BREAKS:
        end += 1
    named = _SHORTEST_NAME <= end - last - 2 <= _LONGEST_NAME
    return (last + 2, end - 1) if named and word_at(sentence, end) == "," else None


_SHORTEST_NAME, _LONGEST_NAME = 2, 4


def source_of(sentence: Sentence, cue: Cue) -> Span | None:
    return span_of(sentence, subject(sentence, cue))


def subject(sentence: Sentence, cue: Cue) -> Source:
    """The subject of a verb of speech: before it, or that of the clause it hangs on."""
    found = None
    if not (cue.form is Form.GERUND and word_at(sentence, cue.first - 1) in {",", *DASHES}):
        found = phrase_before(sentence, cue.first)
    if found is not None and word_at(sentence, found[0]) in ("who", "which", "that"):
        found = _antecedent(sentence, found[0])
    if cue.form is Form.GERUND and (found is None or _is_object(sentence, found[0])):
        return _speaker_before(sentence, cue.first) or first_subject(sentence, cue.first)
    whole = with_relative(sentence, cue.first) if cue.form is not Form.GERUND else None
    if found is not None:
        return _of_relative(sentence, found) or found
    return whole or _speaker_before(sentence, cue.first) or clause_subject(sentence, cue.first)


def _speaker_before(sentence: Sentence, end: int) -> Source:
    """The subject of the nearest verb of speech before an item."""
    for index in range(end - 1, 0, -1):
        word = sentence.words[index]
        senses = () if word in cues().also_nouns else cues().senses.get(word, ())
        speaks = any("quote" in s.takes and s.form is not Form.GERUND for s in senses)
        if speaks and (found := _subject_at(sentence, index)):
            return found
    return None


def first_subject(sentence: Sentence, end: int) -> Source:
    """The subject of the first verb of a sentence that has one."""
    for index in range(1, end):
        if is_verb(sentence, index) and (found := _subject_at(sentence, index)):
            return found
    return None


def _antecedent(sentence: Sentence, index: int) -> Source:
    """Whom "who" stands for: the phrase before it, with or without a comma."""
    end = index - 1 if word_at(sentence, index - 1) == "," else index
    return phrase_before(sentence, end)


def _of_relative(sentence: Sentence, found: tuple[int, int]) -> Source:
    """Whom a relative clause is about, when a phrase is its object: "doctors who saw them"."""
    if not _is_object(sentence, found[0]):
        return None
    first, _ = verb_group_start(sentence, found[0] - 1)
    relative = first > 0 and word_at(sentence, first - 1) in ("who", "which")
    return _antecedent(sentence, first - 1) if relative else None


def with_relative(sentence: Sentence, end: int) -> Source:
    """Everything before a verb that says who its subject is: "a man who was let out told"."""
    for index in range(end - 2, max(end - _REACH, 0), -1):
        word = sentence.words[index]
        if word in BREAKS or word in _CLAUSES:
            return None
        if word == "who" and is_verb(sentence, index + 1):
            found = phrase_before(sentence, index)
            end += word_at(sentence, end) in _PARTICLES
            return (found[0], end - 1) if found else None
    return None


_PARTICLES = frozenset(("out", "up", "down", "away", "back", "off"))


_REACH = 14
_CLAUSES = frozenset(("that", "because", "if", "when", "while", "and", "but"))


def _is_object(sentence: Sentence, first: int) -> bool:
    """Whether a phrase follows a verb and so is its object: "denied the claims saying"."""
    return first > 0 and is_verb(sentence, first - 1)


def clause_subject(sentence: Sentence, end: int) -> Source:
    """The subject of the nearest verb before an item that has one."""
    for index in range(end - 1, 0, -1):
        word = sentence.words[index]
        if is_verb(sentence, index) or word in cues().senses:
            found = _subject_at(sentence, index)
            if found is not None:
                return found
    return None


def _subject_at(sentence: Sentence, index: int) -> Source:
    """The subject of a finite verb; None for a participle or a relative clause."""
    if sentence.words[index].endswith("ing"):
        return None
    found = phrase_before(sentence, verb_group_start(sentence, index)[0])
    if found is None or word_at(sentence, found[0]) in ("who", "which", "that"):
        return None
    return None if _is_object(sentence, found[0]) else found
