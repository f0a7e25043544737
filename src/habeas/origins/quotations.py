"""Quotations: which printed words are one utterance, and which may be.

The same words by the same speaker are one utterance wherever they are printed. The same words
by two speakers, or two wordings of one denial, are only asked about.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations, pairwise
from math import log

from habeas.origins.catalogues import catalogue
from habeas.origins.wording import count_words, words_of
from habeas.words.anchors import Span
from habeas.words.ordering import Order
from habeas.words.reports import KeptStatement
from habeas.words.statements import ContentMode, SpeakerKind, Stance, Statement

FEWEST_WORDS = 4
ALIKE = 0.45
"""The weight of shared word pairs, against the lighter of two quotations, that makes them one."""

_FEWEST_PAIRS = 3
_RAREST = 8
_FEWEST_IDEAS = 3
_QUOTED = re.compile('["“„«](?P<words>[^"“”„«»]+)["”“»]?')


@dataclass(frozen=True, slots=True)
class Quotation:
    """One printed quotation. ``speaker`` is the speaker's node key."""

    statement: str
    speaker: str
    words: tuple[str, ...]
    stance: Stance


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker said once, as far as the words tell.

    ``key`` is its node key, ``words`` its longest wording, ``wordings`` all of them.
    """

    key: str
    speaker: str
    words: tuple[str, ...]
    wordings: tuple[tuple[str, ...], ...]
    statements: tuple[str, ...]
    stances: frozenset[Stance]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two utterances that may be one. ``verbatim`` when the words are the same."""

    one: str
    other: str
    verbatim: bool


def quoted_words(statement: Statement, text: str) -> tuple[str, ...]:
    """The words of a statement that stand in quotation marks, folded; empty below four."""
    spans = quoted_spans(statement, text)
    words = tuple(word for span in spans for word in words_of(span.of(text)))
    return words if count_words(words) >= FEWEST_WORDS else ()


def quoted_spans(statement: Statement, text: str) -> Iterable[Span]:
    """The places of a statement's content that stand in quotation marks."""
    if statement.content_mode is ContentMode.DIRECT:
        return statement.content
    if statement.content_mode is not ContentMode.MIXED:
        return ()
    return tuple(
        Span(span.start + match.start("words"), span.start + match.end("words"))
        for span in statement.content
        for match in _QUOTED.finditer(span.of(text))
    )


def innermost(quoting: Sequence[KeptStatement]) -> list[KeptStatement]:
    """Of statements about the same place, the one nearest the quoted words.

    In *the President said “…”, wrote the Courier* it is the President's quotation, not also the
    Courier's.
    """
    nearest: list[KeptStatement] = []
    for kept in sorted(quoting, key=_nearness):
        extent = kept.statement.extent
        if not any(extent.overlaps(other.statement.extent) for other in nearest):
            nearest.append(kept)
    return [kept for kept in quoting if kept in nearest]


def _nearness(kept: KeptStatement) -> tuple[int, bool, bool]:
    speaker = kept.statement.speaker
    outlet = speaker.kind is SpeakerKind.OUTLET
    return len(kept.statement.extent), not speaker.named, outlet


def group_quotations(
    quotations: Iterable[Quotation], order: Order
) -> tuple[tuple[Utterance, ...], tuple[Likeness, ...]]:
    """Utterances in order of key, and the pairs of them that a person should look at."""
    members: dict[tuple[str, tuple[str, ...]], list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        members[(quotation.speaker, quotation.words)].append(quotation)
    types = sorted(members, key=lambda held: (held[1], order.key(held[0])))
    alike = _alike({words for _, words in types}, [words for _, words in types])
    group = _joined(types, alike)
    utterances = {
        lead: _utterance([q for t in types if group[t] == lead for q in members[t]], order)
        for lead in dict.fromkeys(group[t] for t in types)
    }
    found = tuple(sorted(utterances.values(), key=lambda u: (u.words, order.key(u.speaker))))
    place = {utterance.key: number for number, utterance in enumerate(found)}
    verbatim = {
        _ordered(utterances[group[types[a]]].key, utterances[group[types[b]]].key, place)
        for a, b in alike
        if types[a][0] != types[b][0]
    }
    retold = {pair for pair in _retold(found) if pair not in verbatim}
    pairs = [(pair, True) for pair in verbatim] + [(pair, False) for pair in retold]
    pairs.sort(key=lambda held: (not held[1], *(place[end] for end in held[0])))
    return found, tuple(Likeness(*pair, verbatim=same) for pair, same in pairs)


def _ordered(one: str, other: str, place: Mapping[str, int]) -> tuple[str, str]:
    return (one, other) if place[one] < place[other] else (other, one)


def _utterance(quotations: Sequence[Quotation], order: Order) -> Utterance:
    wordings = tuple(sorted({q.words for q in quotations}))
    longest = min(wordings, key=lambda words: (-len(words), words))
    speaker = quotations[0].speaker
    statements = order.sorted({q.statement for q in quotations})
    stances = frozenset(q.stance for q in quotations)
    key = utterance_key(speaker, longest)
    return Utterance(key, speaker, longest, wordings, statements, stances)


def labels(utterances: Iterable[Utterance], order: Order) -> dict[str, str]:
    """What to sort each utterance's key by: its words, then whose they are."""
    return {
        u.key.partition(":")[2]: " ".join((*u.words, *order.key(u.speaker))) for u in utterances
    }


def utterance_key(speaker: str, words: tuple[str, ...]) -> str:
    """The node key of these words in this mouth."""
    return f"utterance:{sha256(chr(10).join((speaker, *words)).encode()).hexdigest()[:16]}"


def _joined(
    types: Sequence[tuple[str, tuple[str, ...]]], alike: Iterable[tuple[int, int]]
) -> dict[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]]:
    """Each quotation type's group: types of one speaker that are alike, by their first type."""
    leads = list(range(len(types)))

    def lead(at: int) -> int:
        while leads[at] != at:
            at = leads[at]
        return at

    for a, b in alike:
        if types[a][0] == types[b][0]:
            first, second = sorted((lead(a), lead(b)))
            leads[second] = first
    return {types[at]: types[lead(at)] for at in range(len(types))}


def _alike(
    distinct: Iterable[tuple[str, ...]], quoted: Sequence[tuple[str, ...]]
) -> list[tuple[int, int]]:
    """Pairs of positions whose words are the same quotation, found by their rarest word pairs."""
    pairs_of = {words: frozenset(pairwise(words)) for words in distinct}
    holders = Counter(pair for pairs in pairs_of.values() for pair in pairs)
    weight = {pair: log(1 + len(pairs_of) / count) for pair, count in holders.items()}
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, words in enumerate(quoted):
        for pair in pairs_of[words]:
            index[pair].append(at)
    found = set()
    for at, words in enumerate(quoted):
        rarest = sorted(pairs_of[words], key=lambda pair: (holders[pair], pair))[:_RAREST]
        for other in {o for pair in rarest for o in index[pair]} - {at}:
            if _is_same(pairs_of[words], pairs_of[quoted[other]], weight):
                found.add((min(at, other), max(at, other)))
    return sorted(found)


def _is_same(
    one: frozenset[tuple[str, str]],
    other: frozenset[tuple[str, str]],
    weight: Mapping[tuple[str, str], float],
) -> bool:
    shared = one & other
    if len(shared) < min(_FEWEST_PAIRS, len(one), len(other)):
        return False
    least = min(sum(weight[p] for p in sorted(side)) for side in (one, other))
    return sum(weight[p] for p in sorted(shared)) >= ALIKE * least


def _retold(utterances: Sequence[Utterance]) -> list[tuple[str, str]]:
    """Pairs of denials by different speakers that share at least three ideas, in any language."""
    denials = [(u, _ideas(u.words)) for u in utterances if Stance.DENIES in u.stances]
    rich = [(u, ideas) for u, ideas in denials if len(ideas) >= _FEWEST_IDEAS]
    return [
        (one.key, other.key)
        for (one, ideas), (other, others) in combinations(rich, 2)
        if one.speaker != other.speaker and len(ideas & others) >= _FEWEST_IDEAS
    ]


def _ideas(words: tuple[str, ...]) -> frozenset[str]:
    said = f" {' '.join(words)} "
    return frozenset(
        idea
        for idea, entry in catalogue("denials").items()
        if any(f" {' '.join(words_of(w))} " in said for w in entry["words"])
    )
