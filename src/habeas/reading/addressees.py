"""Addressees: to whom a demand or recommendation is put, or where it says to turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from habeas.reading.lexicon import load
from habeas.reading.tokens import Tokens, tokens
from habeas.reading.wordings import Wordings, strings
from habeas.words.anchors import Span
from habeas.words.statements import Addressee

ASKED, AVENUE = "asked", "avenue"
_LONGEST = 9
"""The most words an addressee may have."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    before: Wordings[str]
    subject: Wordings[str]
    bodies: frozenset[str]
    stops: frozenset[str]
    limits: frozenset[str]
    refused: frozenset[str]
    pronouns: frozenset[str]


@cache
def _lexicon(language: str = "en") -> _Lexicon:
    table = load("addressees", language)
    before = [(p, name) for name in (ASKED, "needs_to", AVENUE) for p in strings(table[name])]
    words = (
        frozenset(strings(table[name]))
        for name in ("bodies", "stops", "limits", "refused", "pronouns")
    )
    return _Lexicon(Wordings(before), Wordings((p, "") for p in strings(table["subject"])), *words)


def find_addressees(view: str) -> tuple[Addressee, ...]:
    """Every addressee of a folded text, in order; role ``asked`` or ``avenue``."""
    held, lexicon = tokens(view), _lexicon()
    found = {a.span: a for a in (*_followed(held, lexicon), *_subjects(held, lexicon))}
    kept: list[Addressee] = []
    for span in sorted(found):
        if not kept or not kept[-1].span.overlaps(span):
            kept.append(found[span])
    return tuple(kept)


def _followed(held: Tokens, lexicon: _Lexicon) -> Iterator[Addressee]:
    """Those that come behind their verb: "urged the government to", "report it to the police"."""
    for match in lexicon.before.find(held):
        first = match.last
        if match.entry == AVENUE:
            if lexicon.refused.intersection(held.words[max(0, match.first - 3) : match.first]):
                continue
            first = first if held.words[match.last - 1] in ("to", "with", "before") else first - 1
        last = _end(held, first, lexicon)
        if last > first and _may_be(held, first, last, match.entry, lexicon):
            role = AVENUE if match.entry == AVENUE else ASKED
            yield _addressee(held, first, last, role)


def _may_be(held: Tokens, first: int, last: int, kind: str, lexicon: _Lexicon) -> bool:
    if last == first + 1 and held.words[first] in lexicon.pronouns:
        return False
    if kind != "needs_to":
        return True
    return (
        held.follows(last)
        and held.words[last] in lexicon.limits
        and held.words[first] not in lexicon.pronouns
    )


def _end(held: Tokens, first: int, lexicon: _Lexicon) -> int:
    """One past the last word of the noun phrase that begins at a word."""
    last = first
    while last < first + _LONGEST and held.follows(last) and held.words[last] not in lexicon.stops:
        last += 1
    return last


def _subjects(held: Tokens, lexicon: _Lexicon) -> Iterator[Addressee]:
    """Those that come before their verb: "the authorities must investigate"."""
    for match in lexicon.subject.find(held):
        last = match.first
        if not held.follows(last) or held.words[last - 1] not in lexicon.bodies:
            continue
        first = last - 1
        while held.follows(first) and first > last - _LONGEST and _belongs(held, first, lexicon):
            first -= 1
        yield _addressee(held, first, last, ASKED)


def _belongs(held: Tokens, index: int, lexicon: _Lexicon) -> bool:
    """Whether the word before one is still of the same noun phrase."""
    word = held.words[index - 1]
    return word not in lexicon.stops and held.words[index] not in ("the", "a", "an", "all")


def _addressee(held: Tokens, first: int, last: int, role: str) -> Addressee:
    span: Span = held.span(first, last)
    return Addressee(span, held.text(first, last), role)
