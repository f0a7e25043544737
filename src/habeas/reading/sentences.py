"""Sentences as the patterns see them: words with their places, a quotation being one item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas.reading.layout import Paragraph
from habeas.reading.lexicon import cues, word_list, words
from habeas.reading.quotations import Quotation
from habeas.words.anchors import Span
from habeas.words.reports import BlockKind

QUOTATION = '"'
"""The word of an item that is a whole quotation."""
LONGEST = 250
"""How many items a sentence may hold; a text without stops is cut there."""
_ENDS = frozenset(".!?\u2026")
_MARKS = frozenset(("''", "'"))
_CLOSERS = frozenset(("''", "'", ")", "]", "\u201d", "\u2019"))


@dataclass(slots=True)
class Sentence:
    """One sentence: parallel lists of lower-case words, their starts and their ends.

    A quotation is one item, its word :data:`QUOTATION`; ``quoted`` maps the item to it.
    A sentence may hold whole sentences inside its quotations.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]
    quoted: dict[int, Quotation]
    paragraph: int
    kind: BlockKind | None

    def __len__(self) -> int:
        return len(self.words)

    @property
    def span(self) -> Span:
        """From the first character to the last."""
        return Span(self.starts[0], self.ends[-1])

    def between(self, first: int, last: int) -> Span:
        """The characters from one item to another, both included."""
        return Span(self.starts[first], self.ends[last])


@cache
def _token(with_marks: bool) -> re.Pattern[str]:
    """One item; without an apostrophe in the text, what is shortened by one is not looked for."""
    shortened = (
        r"\b(?=[A-Za-z]{1,5}')(?i:he|she|it|they|we|you|i|who|there|that|what)(?='(?i:s|re|m|d|ll|ve)\b)"
        r"|'(?i:s|re|m|d|ll|ve)\b|"
    )
    short = "|".join(sorted(map(re.escape, word_list("abbreviations")), key=len, reverse=True))
    return re.compile(
        (shortened if with_marks else "")
        + rf"(?:[A-Za-z]\.){{2,}}|(?=[A-Za-z]{{1,6}}\.)(?:{short})\.(?!\w)|[A-Z]\.(?= [A-Z])"
        r"|[^\W_]+(?:[-'.,@&/][^\W_]+|[-'](?=\w))*(?:'(?=s\b))?|\.{2,}|--+|\S"
    )


def sentences(
    view: str, paragraphs: tuple[Paragraph, ...], quotations: tuple[Quotation, ...]
) -> list[Sentence]:
    """The sentences of all paragraphs in order."""
    found: list[Sentence] = []
    by_paragraph: dict[int, list[Quotation]] = {}
    for quotation in quotations:
        by_paragraph.setdefault(quotation.paragraph, []).append(quotation)
    for index, paragraph in enumerate(paragraphs):
        items = _items(view, paragraph, index, by_paragraph.get(index, []))
        found += _split(view, items)
    return found


def _empty(paragraph: int, kind: BlockKind | None) -> Sentence:
    return Sentence([], [], [], [], {}, paragraph, kind)


def _items(view: str, paragraph: Paragraph, index: int, quotations: list[Quotation]) -> Sentence:
    whole = _empty(index, paragraph.kind)
    position = paragraph.span.start
    for quotation in quotations:
        _add_words(whole, view, position, quotation.outer.start)
        whole.quoted[len(whole)] = quotation
        _add(whole, QUOTATION, quotation.outer.start, quotation.outer.end, False)
        position = quotation.outer.end
    _add_words(whole, view, position, paragraph.span.end)
    return whole


def _add(sentence: Sentence, word: str, start: int, end: int, capital: bool) -> None:
    sentence.words.append(word)
    sentence.starts.append(start)
    sentence.ends.append(end)
    sentence.capital.append(capital)


def _add_words(sentence: Sentence, view: str, start: int, end: int) -> None:
    if start >= end:
        return
    found = list(_token("'" in view[start:end]).finditer(view, start, end))
    texts = [match.group() for match in found]
    sentence.words += ["''" if word == QUOTATION else word.lower() for word in texts]
    sentence.starts += [match.start() for match in found]
    sentence.ends += [match.end() for match in found]
    sentence.capital += [word[0].isupper() for word in texts]


def _split(view: str, items: Sentence) -> list[Sentence]:
    found = []
    first = 0
    for index, word in enumerate(items.words[:-1]):
        long = index - first >= LONGEST
        if long or (not word.isalnum() and _ends_at(view, items, index)):
            found.append(_part(items, first, index + 1))
            first = index + 1
    if first < len(items):
        found.append(_part(items, first, len(items)))
    return found


def _part(items: Sentence, first: int, last: int) -> Sentence:
    quoted = {i - first: q for i, q in items.quoted.items() if first <= i < last}
    return Sentence(
        items.words[first:last],
        items.starts[first:last],
        items.ends[first:last],
        items.capital[first:last],
        quoted,
        items.paragraph,
        items.kind,
    )


def _ends_at(view: str, items: Sentence, index: int) -> bool:
    word = items.words[index]
    if word == QUOTATION:
        return _quotation_ends(view, items, index)
    after = items.words[index + 1]
    if word in _ENDS or word.startswith(".."):
        spaced = items.starts[index + 1] > items.ends[index]
        if after in _CLOSERS and not (spaced and after in _MARKS):
            return False
        return (spaced or word != ".") and _begins(items, index + 1)
    if word in _CLOSERS and index and items.words[index - 1] in _ENDS:
        tight = items.starts[index] == items.ends[index - 1]
        return tight and _begins(items, index + 1)
    return word.endswith(".") and word[:-1] in _unsure() and _starts_afresh(items, index + 1)


@cache
def _unsure() -> frozenset[str]:
    return frozenset(word.lower() for word in word_list("unsure_abbreviations"))


def _begins(items: Sentence, index: int) -> bool:
    word = items.words[index]
    return items.capital[index] or word[0].isdigit() or not word[0].isalpha()


def _starts_afresh(items: Sentence, index: int) -> bool:
    word = items.words[index]
    return items.capital[index] and (
        word in words("determiners") or word in words("subject_pronouns")
    )


def _quotation_ends(view: str, items: Sentence, index: int) -> bool:
    """Whether a sentence ends with the quotation: a stop inside, and no "he said" behind."""
    last = items.quoted[index].inner.end - 1
    if view[last] not in _ENDS:
        return False
    if items.words[index + 1] == QUOTATION:
        return True
    if not _begins(items, index + 1) or items.words[index + 1] in "-\u2013\u2014--,;:)":
        return False
    return view[last] == "." or not _speaks_soon(items, index + 1)


def _speaks_soon(items: Sentence, index: int) -> bool:
    """Whether a short name and a cue follow, as in "Why?" Solt asked."""
    senses = cues().senses
    for word in items.words[index : index + 5]:
        if word in senses and any("quote" in sense.takes for sense in senses[word]):
            return True
        if word in _ENDS or word == QUOTATION:
            return False
    return False
