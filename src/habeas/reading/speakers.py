"""What sort of voice a source is."""

from __future__ import annotations

import re
from functools import cache

from habeas.reading.lexicon import load, words
from habeas.reading.view import fold
from habeas.words.anchors import Span
from habeas.words.statements import Speaker, SpeakerKind

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-'/.][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"'s?$")
_MISTERS = frozenset(("mr.", "mrs.", "ms.", "mr", "mrs", "ms", "miss", "dr.", "dr"))
AUTHOR = Speaker("", None, SpeakerKind.AUTHOR, False)
"""The document's own voice."""
NOBODY = Speaker("", None, SpeakerKind.UNKNOWN, False)
"""When nobody is given."""


@cache
def vocabulary(name: str) -> frozenset[str]:
    """A list of ``speakers.toml``."""
    return frozenset(str(word) for word in load("speakers")[name])


def speaker_at(text: str, span: Span) -> Speaker:
    """The speaker written at a place. A proper name in the phrase makes them named."""
    surface = span.of(text)
    return Speaker(surface, span, *_judge(surface))


def _judge(surface: str) -> tuple[SpeakerKind, bool]:
    found = _WORD.findall(fold(surface))
    if not found:
        return SpeakerKind.UNKNOWN, False
    head = _head(found)
    lower = [word.lower() for word in head]
    if lower[0] == "one":
        return SpeakerKind.PERSON, False
    if lower[0] in _MISTERS and len(head) > 1 and head[1][0].isupper():
        return SpeakerKind.PERSON, True
    proper = _proper(head)
    if _is_outlet(lower, proper):
        return SpeakerKind.OUTLET, bool(proper)
    last = _POSSESSIVE.sub("", lower[-1]).rstrip(".")
    if proper and head[-1][0].isupper():
        return _kind_of_name(lower, last, _kind_of(last)), True
    return _judge_common(head, last)


def _judge_common(head: list[str], last: str) -> tuple[SpeakerKind, bool]:
    """The kind of a phrase without a proper name, by its last noun."""
    if last in words("determiners"):
        return SpeakerKind.GROUP, False
    kind = _kind_of(last)
    if kind is None:
        return (SpeakerKind.GROUP if last.endswith("s") else SpeakerKind.PERSON), False
    return kind, kind is SpeakerKind.BODY and _is_name(head)


def _head(found: list[str]) -> list[str]:
    """The phrase up to its first preposition: "the spokesman for the ministry" is a spokesman."""
    for index, word in enumerate(found):
        if index and _leads_on(word.lower()):
            return found[:index]
        if (
            index
            and word.lower() == "of"
            and not (
                found[index - 1][0].isupper() and index + 1 < len(found) and _names_on(found, index)
            )
        ):
            return found[:index]
    return found


def _leads_on(word: str) -> bool:
    further = word in ("who", "whose") or word in words("published")
    return further or (word in words("prepositions") and word != "of")


def _names_on(found: list[str], index: int) -> bool:
    return any(word[0].isupper() for word in found[index + 1 :])


def _proper(head: list[str]) -> list[str]:
    """The words of a proper name in a phrase; the first word's capital alone proves nothing."""
    held = [
        word
        for index, word in enumerate(head)
        if word[0].isupper() and not (index == 0 and _is_common(word.lower()))
    ]
    kept = [word for word in held if word.lower() not in vocabulary("titles")]
    return kept or held[1:]


def _is_common(word: str) -> bool:
    return (
        word in words("determiners")
        or word in words("pronouns")
        or word in words("adverbs")
        or _kind_of(word) is not None
        or word in ("human", "government", "local", "state", "former", "recent", "security")
    )


def _is_name(head: list[str]) -> bool:
    capital = [word for word in head if word[0].isupper() and word.lower() != "the"]
    return len(capital) > 1 or (len(capital) == 1 and capital[0] is head[-1])


def _is_outlet(lower: list[str], proper: list[str]) -> bool:
    bare = [word for word in lower if word not in ("the", "a", "some")]
    if " ".join(bare) in vocabulary("outlets"):
        return True
    if len(bare) > 1 and lower[0] == "the" and proper and bare[-1] in vocabulary("outlets"):
        return True
    return (
        bool(bare) and bare[-1] in vocabulary("outlet_words") and not _person_first(lower, proper)
    )


def _person_first(lower: list[str], proper: list[str]) -> bool:
    return lower[0] in vocabulary("titles") and len(proper) < 3


def _kind_of_name(lower: list[str], last: str, kind: SpeakerKind | None) -> SpeakerKind:
    if kind in (SpeakerKind.BODY, SpeakerKind.DOCUMENT):
        return kind
    if "of" in lower[1:] and (whole := _kind_of(lower[lower.index("of", 1) - 1])) is not None:
        return whole
    if kind is SpeakerKind.GROUP:
        return SpeakerKind.BODY if lower[0] == "the" else SpeakerKind.GROUP
    if lower[0] in ("the",) and len(lower) <= 2:
        return SpeakerKind.BODY
    return SpeakerKind.PERSON


def _kind_of(word: str) -> SpeakerKind | None:
    for name, kind in _KINDS:
        if word in vocabulary(name):
            return kind
    if word in ("he", "she", "i", "who"):
        return SpeakerKind.PERSON
    return None


_KINDS = (
    ("document_words", SpeakerKind.DOCUMENT),
    ("office_words", SpeakerKind.OFFICE),
    ("group_words", SpeakerKind.GROUP),
    ("body_words", SpeakerKind.BODY),
    ("outlet_words", SpeakerKind.OUTLET),
)
