"""Statements given "according to" somebody, and sources cited beside another's words."""

from __future__ import annotations

from habeas.reading.drafts import Draft, fragments, is_quotation
from habeas.reading.lexicon import words
from habeas.reading.phrases import BREAKS, has_verb, phrase_after
from habeas.reading.sentences import Sentence
from habeas.reading.speakers import vocabulary
from habeas.words.anchors import Span

_LINKS = 5
"""How many phrases may hang on a name, one on the other."""
_CITES = frozenset(("citing", "quoting"))


def find_according(sentence: Sentence) -> list[Draft]:
    """The statement given "according to X", before it or behind it."""
    if "according" not in sentence.words:
        return []
    found = []
    for index, word in enumerate(sentence.words[:-2]):
        if word == "according" and sentence.words[index + 1] == "to":
            draft = _draft(sentence, index)
            if draft is not None:
                found.append(draft)
    return found


def _draft(sentence: Sentence, index: int) -> Draft | None:
    named = _source(sentence, index + 2)
    if named is None or sentence.words[named[0]] in words("not_sources"):
        return None
    first, last = _content(sentence, index, named[1])
    spans, mode = fragments(sentence, first, last)
    if not spans:
        return None
    cue = (sentence.between(index, index + 1),)
    return Draft(spans, mode, sentence.between(*named), cue, "according-to", "asserts")


def _source(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """The whole name behind "according to", with what hangs on it, up to a comma or stop."""
    found = phrase_after(sentence, start)
    if found is None:
        return None
    last = _with_author(sentence, found[1])
    for _ in range(_LINKS):
        if last + 2 >= len(sentence) or sentence.words[last + 1] not in words("links"):
            break
        further = phrase_after(sentence, last + 2)
        if further is None:
            break
        last = further[1]
    return found[0], last


def _with_author(sentence: Sentence, last: int) -> int:
    """The end of "a report published by the network"."""
    if last + 3 < len(sentence) and sentence.words[last + 1] in words("published"):
        author = phrase_after(sentence, last + 3) if sentence.words[last + 2] == "by" else None
        return author[1] if author else last
    return last


def _content(sentence: Sentence, index: int, last: int) -> tuple[int, int]:
    opens = index == 0 or (not has_verb(sentence, 0, index) and not _quoted(sentence, index))
    if not opens:
        return _clause_start(sentence, index), index - 1
    start = last + 1
    while start < len(sentence) and sentence.words[start] not in BREAKS:
        start += 1
    return _after_apposition(sentence, start) + 1, len(sentence) - 1


def _after_apposition(sentence: Sentence, comma: int) -> int:
    """The comma that closes "according to Ali, a former prisoner," or the one given."""
    following = sentence.words[comma + 1 : comma + 2]
    if not following or following[0] not in ("a", "an", "the", "who", "which", "former"):
        return comma
    for index in range(comma + 2, min(comma + 14, len(sentence))):
        if sentence.words[index] == ",":
            apposed = following[0] in ("who", "which") or not has_verb(sentence, comma + 1, index)
            return index if apposed else comma
    return comma


def _quoted(sentence: Sentence, index: int) -> bool:
    return any(place < index for place in sentence.quoted)


def _clause_start(sentence: Sentence, index: int) -> int:
    for place in range(index - 1, 0, -1):
        if sentence.words[place] == ";":
            return place + 1
    return 0


def find_cited(sentence: Sentence) -> list[Span]:
    """The sources a reporter leans on: "…, citing X", "…, quoting a police report".

    Only voices and documents: "citing the bad weather" cites a reason.
    """
    found = []
    for index, word in enumerate(sentence.words[:-1]):
        if word in _CITES and not is_quotation(sentence, index + 1):
            named = phrase_after(sentence, index + 1)
            if named is not None and _is_voice(sentence, *named):
                found.append(sentence.between(*named))
    return found


def _is_voice(sentence: Sentence, first: int, last: int) -> bool:
    if sentence.capital[last]:
        return True
    head = next((i for i in range(first, last + 1) if sentence.words[i] == "of"), last + 1) - 1
    word = sentence.words[head] if head >= first else ""
    return any(word in vocabulary(name) for name in _VOICES)


_VOICES = (
    "person_words",
    "document_words",
    "office_words",
    "group_words",
    "body_words",
    "outlet_words",
)
