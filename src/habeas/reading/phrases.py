"""Noun phrases and clause edges, found without a parser: closed classes and punctuation."""

from __future__ import annotations

from functools import cache

from habeas.reading.lexicon import cues, words
from habeas.reading.sentences import QUOTATION, Sentence

BREAKS = frozenset(",;:()[]?!.*|/-\u2013\u2014\u2026\u2022") | {"--", "''", QUOTATION}
DASHES = frozenset(("--", "\u2013", "\u2014", "-"))
_LONGEST_NAME = 24


@cache
def _plain_verbs() -> frozenset[str]:
    clear = frozenset(cues().senses) - cues().also_nouns
    return words("auxiliaries") | ((words("verbs") | clear) - cues().also_nouns)


_POINTING = frozenset(("this", "that", "these", "those", "which"))
_OF_ALL = frozenset(("all", "the", "these", "those", "other", "another", "only"))
_COUNTING = frozenset(("all", "both", "only", "even", "just"))


def is_verb(sentence: Sentence, index: int) -> bool:
    """Whether an item is surely a verb, or ends like a past form and is no name."""
    word = sentence.words[index]
    if index and (sentence.capital[index] or sentence.words[index - 1] in words("articles")):
        return False
    return word in _plain_verbs() or (len(word) > 4 and word.endswith("ed") and "-" not in word)


def is_adverb(word: str) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return word in words("adverbs") or (
        len(word) > 4 and word.endswith("ly") and word not in words("not_adverbs")
    )


def adverb_at(sentence: Sentence, index: int) -> bool:
    """The same for an item: a name inside a sentence ("LA Weekly") is no adverb."""
    return is_adverb(sentence.words[index]) and not (index and sentence.capital[index])


def has_verb(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a verb stands among the items ``first <= i < last``."""
    return any(is_verb(sentence, index) for index in range(first, last))


def verb_group_start(sentence: Sentence, index: int) -> tuple[int, bool]:
    """Where the group of auxiliaries and adverbs before a verb begins; whether it is negated."""
    negated = False
    first = index
    while first > 0:
        word = sentence.words[first - 1]
        if not (word in words("auxiliaries") or is_adverb(word) or word in words("negations")):
            break
        negated = negated or word in words("negations")
        first -= 1
    return first, negated


def phrase_before(sentence: Sentence, end: int) -> tuple[int, int] | None:
    """The noun phrase whose last item is ``end - 1``; None when a verb or an edge is there.

    An apposition or relative clause between commas is stepped over: the phrase is what
    stands before it ("Solt, who speaks for the regiment, said").
    """
    last = _before_day(sentence, end - 1)
    if last < 0:
        return None
    word = sentence.words[last]
    if word == "," or word in DASHES or word == ")":
        return _before_apposition(sentence, last)
    if word in BREAKS:
        return None
    if not _may_end(sentence, last):
        return None
    first = _phrase_start(sentence, last)
    first = _after_opening(sentence, first, last)
    return (first, last) if _may_be_phrase(sentence, first, last) else None


def _before_day(sentence: Sentence, last: int) -> int:
    """Steps back over "on Monday" and "late Tuesday" between a subject and its verb."""
    start = last
    while last > 0 and sentence.words[last] in words("days"):
        last -= 1
    if last < start and sentence.words[last] in words("prepositions"):
        return last - 1 if sentence.words[last] == "on" and last else start
    return last if last > 0 else start


def _may_end(sentence: Sentence, last: int) -> bool:
    """Whether a noun phrase may end with an item: not with "of", "and", "the" or a verb."""
    word = sentence.words[last]
    if word in words("subject_pronouns") or word in words("pronouns") - _POINTING:
        return True
    closed = word in words("prepositions") or word in words("conjunctions")
    if closed or word in words("determiners") or word in words("subordinators"):
        return sentence.capital[last] and last > 0
    return not is_verb(sentence, last)


def _may_be_phrase(sentence: Sentence, first: int, last: int) -> bool:
    if first > last:
        return False
    word = sentence.words[first]
    return not (first == last and (adverb_at(sentence, first) or word in words("days"))) and not (
        word in words("prepositions") and not sentence.capital[first]
    )


def _phrase_start(sentence: Sentence, last: int) -> int:
    if sentence.words[last] in words("subject_pronouns") or sentence.words[last] == "who":
        return last - (last > 0 and sentence.words[last - 1] in _OF_ALL)
    first = last
    while first > 0 and last - first < _LONGEST_NAME:
        if _is_edge(sentence, first - 1, last):
            break
        first -= 1
    return first


def _is_edge(sentence: Sentence, index: int, last: int) -> bool:
    word = sentence.words[index]
    if word in BREAKS:
        return word not in ("/", "-") or index == 0 or sentence.words[index - 1] in BREAKS
    if word in words("conjunctions"):
        return not _coordinates(sentence, index)
    if word == "as" or (word in words("subordinators") and word not in words("prepositions")):
        return True
    if word in words("negations"):
        return True
    return is_verb(sentence, index) and not _reduced(sentence, index)


def _reduced(sentence: Sentence, index: int) -> bool:
    """Whether a past form is part of a noun phrase: "the men held", "forces controlled by"."""
    word = sentence.words[index]
    after = sentence.words[index + 1] if index + 1 < len(sentence) else ""
    before = sentence.words[index - 1] if index else ""
    if not word.endswith("ed") or word in words("auxiliaries"):
        return False
    if word in cues().senses and after not in ("by",):
        return before in words("determiners")
    return after in ("by", "in") or before in words("determiners") or is_adverb(before)


def _coordinates(sentence: Sentence, index: int) -> bool:
    """Whether "and" at an item joins two noun phrases and not two clauses."""
    if sentence.words[index] not in ("and", "or") or index == 0:
        return False
    first = index
    while first > 0 and sentence.words[first - 1] not in BREAKS:
        first -= 1
        if is_verb(sentence, first) or sentence.words[first] in words("subordinators"):
            return False
    return first == 0 or sentence.words[first - 1] in (QUOTATION, ",")


def _after_opening(sentence: Sentence, first: int, last: int) -> int:
    """Steps over what may open a sentence before its subject: "On Monday", "In a statement"."""
    while first < last and (
        sentence.words[first] in words("conjunctions")
        or (adverb_at(sentence, first) and sentence.words[first] not in _COUNTING)
    ):
        first += 1
    word = sentence.words[first]
    if word not in words("prepositions") and word not in words("subordinators"):
        return first
    start = last
    while start > first + 1 and _same_phrase(sentence, start - 1, start):
        start -= 1
    return start


def _same_phrase(sentence: Sentence, left: int, right: int) -> bool:
    """Whether two neighbouring items belong to one simple phrase, walking leftwards."""
    word, after = sentence.words[left], sentence.words[right]
    if word in words("days") or word in words("prepositions") or word[0].isdigit():
        return False
    if after in words("determiners") and after not in ("other", "more", "one", "two", "three"):
        return False
    return not (
        sentence.capital[right] and not sentence.capital[left] and word not in words("determiners")
    ) or word.endswith("ist")


def _before_apposition(sentence: Sentence, last: int) -> tuple[int, int] | None:
    mark = sentence.words[last]
    opening = {")": ("(",)}.get(mark, tuple(DASHES) if mark in DASHES else (",",))
    first = last - 1
    candidates = []
    while first > 0:
        word = sentence.words[first]
        if word in (";", ":", QUOTATION):
            break
        if word in opening:
            candidates.append(first)
        first -= 1
    for comma in reversed(candidates):
        if comma + 1 < last and _opens_apposition(sentence, comma + 1):
            found = phrase_before(sentence, comma) if _is_plain(sentence, comma) else None
            if found is not None and not _is_opening(sentence, found):
                return found
    if candidates or mark != ",":
        return None
    found = phrase_before(sentence, last) if _is_plain(sentence, last) else None
    return found if found is not None and found[0] == 0 else None


def _is_plain(sentence: Sentence, comma: int) -> bool:
    return comma > 0 and sentence.words[comma - 1] not in BREAKS


def _opens_apposition(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index]
    if is_adverb(word) and index + 1 < len(sentence):
        word = sentence.words[index + 1]
    return not (
        word in words("subject_pronouns") or word in ("and", "but", "or", "that", "because")
    )


def _is_opening(sentence: Sentence, found: tuple[int, int]) -> bool:
    """Whether a phrase is an opening adverbial and no subject: "On Monday, …"."""
    first, last = found
    word = sentence.words[first]
    before = sentence.words[first - 1] if first else ""
    if before in words("prepositions") or before in words("subordinators"):
        return True
    return (
        word in words("days")
        or word in words("prepositions")
        or (first == last and is_adverb(word))
    )


def phrase_after(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """The noun phrase that begins at an item, up to a verb, a break or a new clause."""
    last = start
    if start >= len(sentence) or sentence.words[start] in BREAKS:
        return None
    if sentence.words[start] in words("object_pronouns") and not _goes_on(sentence, start):
        return start, start
    while last + 1 < len(sentence) and not _stops(sentence, start, last + 1):
        last += 1
    return start, last


def _goes_on(sentence: Sentence, index: int) -> bool:
    return (
        sentence.words[index] == "her"
        and index + 1 < len(sentence)
        and (
            sentence.words[index + 1] not in BREAKS
            and sentence.words[index + 1] not in words("subject_pronouns")
            and sentence.words[index + 1] not in words("determiners")
            and sentence.words[index + 1] not in words("subordinators")
        )
    )


def _stops(sentence: Sentence, start: int, index: int) -> bool:
    word = sentence.words[index]
    if word in BREAKS:
        return not (word in ("-", "/") and index + 1 < len(sentence))
    if word in words("subordinators") or word in words("subject_pronouns"):
        return word not in ("as", "so", "even") or word == "as"
    if word in ("who", "which", "and", "but", "to", "in", "on", "by", "at", "during", "about"):
        return not (word in ("and", "in") and _names(sentence, index))
    if word in words("days"):
        return True
    if is_verb(sentence, index):
        return not (word.endswith("ing") and index - start <= 2 and _is_article(sentence, start))
    return adverb_at(sentence, index) or _new_phrase(sentence, index)


def _is_article(sentence: Sentence, index: int) -> bool:
    return sentence.words[index] in words("articles")


def _names(sentence: Sentence, index: int) -> bool:
    return (
        index + 1 < len(sentence)
        and sentence.capital[index + 1]
        and sentence.capital[index - 1]
        and sentence.words[index + 1] not in words("days")
    )


def _new_phrase(sentence: Sentence, index: int) -> bool:
    """Whether a determiner or a name begins a new phrase right behind the one before."""
    before = sentence.words[index - 1]
    if before in words("prepositions") or before in ("and", "or", "'s") or before.endswith("'s"):
        return False
    return sentence.words[index] in words("determiners") and before not in words("determiners")
