"""Statements that a noun reports: "the ministry's denial that …", "issued a warning that …"."""

from __future__ import annotations

from functools import cache

from habeas.reading.clauses import content_end
from habeas.reading.drafts import Draft, fragments
from habeas.reading.lexicon import load, words
from habeas.reading.listeners import is_infinitive
from habeas.reading.phrases import BREAKS, is_verb, phrase_after, phrase_before, verb_group_start
from habeas.reading.sentences import Sentence
from habeas.reading.subjects import clause_subject
from habeas.words.anchors import Span
from habeas.words.statements import ContentMode

_BACK = 6
"""How far before a noun its possessive or light verb may stand."""
_DOCUMENTS = frozenset(("report", "reports"))
_ORPHANS = frozenset(("rumours", "rumors", "allegations", "accusations", "claims", "speculation"))
_POSSESSIVES = frozenset(("his", "her", "their", "its", "our", "my"))


@cache
def _stances() -> dict[str, str]:
    return {str(n): str(s) for s, nouns in load("nouns")["stance"].items() for n in nouns}  # type: ignore[attr-defined]


@cache
def _light() -> frozenset[str]:
    return frozenset(str(verb) for verb in load("nouns")["light"]["verbs"])  # type: ignore[attr-defined]


def find_nouns(sentence: Sentence) -> list[Draft]:
    """The statements reported by nouns in one sentence."""
    stances = _stances()
    return [
        draft
        for index, word in enumerate(sentence.words[:-1])
        if word in stances and (draft := _draft(sentence, index, stances[word])) is not None
    ]


def _draft(sentence: Sentence, index: int, stance: str) -> Draft | None:
    opening, by = _opening(sentence, index)
    if opening is None:
        return None
    first, mode = opening
    source = by or _owner(sentence, index) or _itself(sentence, index)
    if source is None and sentence.words[index] not in _ORPHANS:
        return None
    if index < _OPENING and _is_unconfirmed(sentence, first):
        return None
    spans, found = fragments(sentence, first, content_end(sentence, first))
    if not spans:
        return None
    mode = mode if found is ContentMode.INDIRECT else found
    cue = (sentence.between(index, index),)
    return Draft(spans, mode, source, cue, "noun", stance)


def _is_unconfirmed(sentence: Sentence, first: int) -> bool:
    """Whether the author doubts it: "Reports that … could not be confirmed"."""
    return any(
        sentence.words[index : index + 2] in (["not", "be"], ["cannot", "be"])
        and not words("confirming").isdisjoint(sentence.words[index:])
        for index in range(first, len(sentence))
    )


_OPENING = 4
"""How far from its start a sentence may name the reports that it is about."""


def _itself(sentence: Sentence, index: int) -> Span | None:
    """Reports that nobody signs speak for themselves: "reports that men were held"."""
    if sentence.words[index] not in _DOCUMENTS:
        return None
    first = index
    while first and sentence.words[first - 1] not in BREAKS and not is_verb(sentence, first - 1):
        if sentence.words[first - 1] in words("prepositions"):
            break
        first -= 1
    return sentence.between(first, index)


def _opening(sentence: Sentence, index: int) -> tuple[tuple[int, ContentMode] | None, Span | None]:
    """Where the content begins behind the noun, and a source given by "by X" or "from X"."""
    after = index + 1
    by = None
    if sentence.words[after] in ("by", "from") and (found := phrase_after(sentence, after + 1)):
        by = sentence.between(*found)
        after = found[1] + 1
    if after + 1 >= len(sentence):
        return None, None
    if sentence.words[after] == "that" and sentence.words[after + 1] not in BREAKS:
        return (after + 1, ContentMode.INDIRECT), by
    if sentence.words[after] == "to" and not is_infinitive(sentence, after + 1):
        return None, None
    if sentence.words[after] in ("of", "to", "for", "about") and _light_verb(sentence, index):
        return (after + 1, ContentMode.NOMINAL), by
    return None, None


def find_audience(sentence: Sentence) -> tuple[Span, Span | None] | None:
    """To whom advice, a demand or a warning is put: "gave a recommendation to those who …".

    With who puts it. The words of what is put to them follow in a clause of their own.
    """
    stances = _stances()
    for index, word in enumerate(sentence.words[:-2]):
        puts = stances.get(word, "asserts") in ("recommends", "demands") or word in _PUT
        if puts and sentence.words[index + 1] == "to" and _light_verb(sentence, index):
            if is_infinitive(sentence, index + 2):
                return None
            last = index + 2
            while last + 1 < len(sentence) and sentence.words[last + 1] not in BREAKS:
                last += 1
            return sentence.between(index + 2, last), _owner(sentence, index)
    return None


_PUT = frozenset(("warning", "warnings", "promise", "promises", "assurance", "assurances"))


def _light_verb(sentence: Sentence, index: int) -> int | None:
    for place in range(index - 1, max(index - _BACK, 0), -1):
        word = sentence.words[place]
        if word in _light():
            return place
        if word in BREAKS or word in words("prepositions"):
            return None
    return None


def _owner(sentence: Sentence, index: int) -> Span | None:
    """Whose noun it is: a possessive before it, or the subject of its light verb."""
    for place in range(index - 1, max(index - _BACK, -1), -1):
        word = sentence.words[place]
        if word in _POSSESSIVES:
            return sentence.between(place, place)
        if word.endswith(("'s", "s'")):
            found = phrase_before(sentence, place + 1)
            return sentence.between(*found) if found else None
        if word in BREAKS or word in words("prepositions"):
            break
    verb = _light_verb(sentence, index)
    if verb is None:
        return None
    found = phrase_before(sentence, verb_group_start(sentence, verb)[0]) or clause_subject(
        sentence, verb
    )
    return sentence.between(*found) if found else None
