"""The main clauses of a sentence: what a document says one by one."""

from __future__ import annotations

from habeas.reading.lexicon import words
from habeas.reading.phrases import adverb_at, has_verb, is_verb, phrase_after
from habeas.reading.sentences import Sentence

JOINS = frozenset(("but", "and", "yet", "so"))


def main_clauses(sentence: Sentence, first: int, last: int) -> list[tuple[int, int]]:
    """A stretch of a sentence cut where a new main clause begins; first and last items.

    A new clause has its own subject and verb: behind a semicolon or "yet", behind "and" or
    "but", in ", many of whom …", or after "Not only …, they also".
    """
    cuts = [first]
    for index in range(first + 1, last):
        if _begins(sentence, index) and _both(sentence, cuts[-1], index, last):
            cuts.append(index)
    ends = [cut - 1 for cut in cuts[1:]] + [last]
    return [(_after_joint(sentence, a, b), b) for a, b in zip(cuts, ends, strict=True)]


def _both(sentence: Sentence, start: int, index: int, last: int) -> bool:
    return has_verb(sentence, start, index) and has_verb(sentence, index, last + 1)


def _begins(sentence: Sentence, index: int) -> bool:
    word, after = sentence.words[index], sentence.words[index + 1]
    if word in (";", "yet") or (word == "," and _is_of_which(sentence, index + 1)):
        return True
    if word == "," and after in JOINS:
        return _has_own_verb(sentence, index + 2)
    if word in ("and", "but"):
        return sentence.words[index - 1] != "," and _has_own_verb(sentence, index + 1)
    return (
        word == "," and sentence.words[:2] == ["not", "only"] and _is_spliced(sentence, index + 1)
    )


def _is_of_which(sentence: Sentence, index: int) -> bool:
    """Whether ", much of which" goes on about something else."""
    return sentence.words[index + 1 : index + 3] in (["of", "which"], ["of", "whom"])


def _has_own_verb(sentence: Sentence, index: int) -> bool:
    """Whether a subject begins here that is followed by its verb."""
    if index >= len(sentence) or is_verb(sentence, index):
        return False
    found = phrase_after(sentence, index)
    return found is not None and _verb_at(sentence, found[1] + 1)


def _verb_at(sentence: Sentence, index: int) -> bool:
    while index < len(sentence) and adverb_at(sentence, index):
        index += 1
    return index < len(sentence) and sentence.words[index] in words("auxiliaries")


def _is_spliced(sentence: Sentence, index: int) -> bool:
    pronoun = sentence.words[index] in words("subject_pronouns")
    return pronoun and (_verb_at(sentence, index + 1) or _goes_on(sentence, index))


def _goes_on(sentence: Sentence, index: int) -> bool:
    while index + 1 < len(sentence) and adverb_at(sentence, index + 1):
        index += 1
    return index + 1 < len(sentence) and is_verb(sentence, index + 1)


def _after_joint(sentence: Sentence, first: int, last: int) -> int:
    while first < last and sentence.words[first] in JOINS | {",", ";"}:
        first += 1
    return first
