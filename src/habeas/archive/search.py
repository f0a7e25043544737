"""Full text and names, in the stores that are open.

Every word is indexed by its stem, every word with a capital also by its skeleton as a name.
The index is SQLite's FTS5 inside the encrypted store, written in the same transaction as the
rendition, so it can neither lag behind nor lie in clear beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.archive.access import Store, cursor, rows
from habeas.archive.models import RenditionRow, SearchRow
from habeas.archive.names import is_name_like, skeletons
from habeas.archive.stems import stem, word_spans, words
from habeas.words.anchors import Anchor, Span, hull

SNIPPET = 90
"""Characters shown either side of a match, up to the edge of a word."""
_REACH = 40
"""Words apart at which matches still are one place."""
_NAME_WEIGHT = 0.5
_PHRASES = re.compile(r"[\"“”„«]([^\"“”„«»]*)[\"“”»]?")


@dataclass(frozen=True, slots=True)
class Hit:
    """A rendition that holds what was searched for. ``score`` is lower for a better match.

    ``anchor`` is the best place in it, ``snippet`` that place with what stands around it.
    """

    compartment: str
    exhibit: str
    rendition: str
    anchor: Anchor
    snippet: str
    score: float


@dataclass(frozen=True, slots=True)
class _Term:
    """A word that is searched for, or a phrase of several. A word may be met as a name."""

    stems: tuple[str, ...]
    names: frozenset[str] = frozenset()

    @property
    def query(self) -> str:
        """In FTS5's own words; stems and skeletons hold no quotation marks."""
        sought = [f'stems : "{" ".join(self.stems)}"']
        sought += [f'names : "{name}"' for name in sorted(self.names)]
        return f"({' OR '.join(sought)})"


def index(store: Store, rendition: str, text: str) -> None:
    """Index a rendition's words, in the transaction that keeps it."""
    found = words(text)
    stems = " ".join(stem(word) for word in found)
    names = sorted({s for w in found if is_name_like(w) for s in skeletons(w)})
    row = rows(store, SearchRow).create(rendition_id=rendition, stems=stems)
    with cursor(store) as held:
        held.execute(
            "INSERT INTO words(rowid, stems, names) VALUES (%s, %s, %s)",
            (row.pk, stems, " ".join(names)),
        )


def search(stores: Iterable[Store], query: str, limit: int = 20) -> tuple[Hit, ...]:
    """The best matches for all of the words and "quoted phrases" in a query, best first.

    Words match in any of their forms, names also in the other script. Nothing typed is an
    error; a query without a word finds nothing. Only the stores given are looked into.
    """
    terms = _terms(query)
    if not terms:
        return ()
    hits = [hit for store in stores for hit in _search(store, terms, limit)]
    return tuple(sorted(hits, key=lambda hit: hit.score)[:limit])


def _terms(query: str) -> tuple[_Term, ...]:
    phrases = [tuple(stem(w) for w in words(said)) for said in _PHRASES.findall(query)]
    loose = [_Term((stem(w),), skeletons(w)) for w in words(_PHRASES.sub(" ", query))]
    return tuple(dict.fromkeys([_Term(phrase) for phrase in phrases if phrase] + loose))


def _search(store: Store, terms: Sequence[_Term], limit: int) -> list[Hit]:
    with cursor(store) as held:
        held.execute(
            "SELECT search.rendition_id, bm25(words, 1.0, %s) AS score"
            " FROM words JOIN search ON search.id = words.rowid"
            " JOIN rendition ON rendition.identifier = search.rendition_id"
            " JOIN exhibit ON exhibit.identifier = rendition.exhibit_id"
            " WHERE words MATCH %s AND rendition.in_force"
            " ORDER BY score, exhibit.sha256 LIMIT %s",
            (_NAME_WEIGHT, " AND ".join(term.query for term in terms), limit),
        )
        scores: dict[str, float] = dict(held.fetchall())
    found = rows(store, SearchRow).filter(rendition_id__in=scores).select_related("rendition")
    held_rows = {row.rendition_id: row for row in found}
    return [
        _hit(store, held_rows[rendition].rendition, held_rows[rendition].stems, terms, score)
        for rendition, score in scores.items()
    ]


def _hit(store: Store, row: RenditionRow, stems: str, terms: Sequence[_Term], score: float) -> Hit:
    place = _best_place(row.text, stems.split(" "), terms)
    shown = _widened(row.text, place)
    return Hit(
        store.identifier,
        row.exhibit_id,
        row.identifier,
        Anchor.at(row.text, place),
        shown.of(row.text),
        score,
    )


def _best_place(text: str, stems: Sequence[str], terms: Sequence[_Term]) -> Span:
    """Where most of the terms stand closest together; the first such place."""
    found = word_spans(text)
    capitals = [place for place, (start, _) in enumerate(found) if is_name_like(text[start])]
    named = [(place, skeletons(text[slice(*found[place])])) for place in capitals]
    met = sorted(
        (place, number, len(term.stems))
        for number, term in enumerate(terms)
        for place in _places(term, stems, named)
    )
    if not met:
        # The engine's own idea of a letter differs from ours in some script: show the beginning.
        return Span(*found[0])
    best, chosen = (0, 0), met[:1]
    for first in range(len(met)):
        run = [m for m in met[first : first + _REACH] if m[0] - met[first][0] <= _REACH]
        kept = _until_complete(run)
        rank = (len({number for _, number, _ in kept}), -(kept[-1][0] - kept[0][0]))
        if rank > best or first == 0:
            best, chosen = rank, kept
    return hull(Span(*found[p + o]) for p, _, length in chosen for o in (0, length - 1))


def _until_complete(run: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The run up to the last term that is new in it."""
    seen: set[int] = set()
    kept = 0
    for place, (_, number, _) in enumerate(run):
        if number not in seen:
            seen.add(number)
            kept = place
    return list(run[: kept + 1])


def _places(
    term: _Term, stems: Sequence[str], named: Sequence[tuple[int, frozenset[str]]]
) -> set[int]:
    """The words at which a term is met, by its stems or as a name."""
    first, length = term.stems[0], len(term.stems)
    met = {p for p, name in named if not term.names.isdisjoint(name)}
    for place, stemmed in enumerate(stems):
        if stemmed == first and tuple(stems[place : place + length]) == term.stems:
            met.add(place)
    return met


def _widened(text: str, place: Span) -> Span:
    start, end = max(0, place.start - SNIPPET), min(len(text), place.end + SNIPPET)
    while 0 < start < place.start and text[start - 1].isalnum():
        start += 1
    while place.end < end < len(text) and text[end].isalnum():
        end -= 1
    return Span(start, end).trimmed(text) or place
