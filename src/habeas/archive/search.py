"""Full text and names, in the stores that are open.

Every word is indexed by its stem, every word with a capital also by its skeleton as a name.
The index is SQLite's FTS5 inside the encrypted store, written in the same transaction as the
rendition, so it can neither lag behind nor lie in clear beside it. Texts are looked into only
for the page that is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from habeas.archive.access import Store, cursor, rows
from habeas.archive.models import ExhibitRow, IndexedRow, RenditionRow, SearchRow
from habeas.archive.names import is_name_like, skeletons
from habeas.archive.paging import Page
from habeas.archive.search_filter import NO_FILTER, SearchFilter, conditions
from habeas.archive.snippets import snippet
from habeas.archive.stems import stem, words
from habeas.archive.terms import Term, terms_of
from habeas.words.anchors import Anchor, Span

__all__ = ["NO_FILTER", "Hit", "SearchFilter", "found", "index", "search"]

_NAME_WEIGHT = 0.5

_Best = tuple[float, str, str, Store]
"""A score, the hash that breaks a tie, a rendition and its store."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A rendition that holds what was searched for. ``score`` is lower for a better match.

    ``anchor`` is the best place in it, ``snippet`` that place with what stands around it;
    ``marks`` are the words that were met, counted from the beginning of the snippet.
    """

    compartment: str
    exhibit: str
    rendition: str
    anchor: Anchor
    snippet: str
    score: float
    marks: tuple[Span, ...] = ()


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
    _place(store, row.pk, rendition)


def search(stores: Iterable[Store], query: str, limit: int = 20) -> tuple[Hit, ...]:
    """The best matches, as the first page of :func:`found`."""
    return found(tuple(stores), query, NO_FILTER, 0, limit).held


def found(
    stores: Sequence[Store], query: str, wanted: SearchFilter, offset: int, limit: int
) -> Page[Hit]:
    """Matches for all of the words and "quoted phrases" in a query, best first.

    Words match in any of their forms, names also in the other script. Nothing typed is an
    error; a query without a word finds nothing. Only the stores given are looked into.
    """
    terms = terms_of(query)
    if not terms:
        return Page((), 0)
    best: list[_Best] = []
    total = 0
    for store in stores:
        number, some = _matches(store, terms, wanted, offset + limit)
        total, best = total + number, best + some
    best.sort(key=lambda one: (*one[:3], one[3].identifier))
    return Page(tuple(_hits(best[offset : offset + limit], terms)), total)


def _place(store: Store, number: int, rendition: str) -> None:
    """Note what the index's row stands for; what the same exhibit had in force before is not."""
    exhibit, in_force = (
        rows(store, RenditionRow).values_list("exhibit_id", "in_force").get(identifier=rendition)
    )
    if in_force:
        rows(store, IndexedRow).filter(exhibit=exhibit).update(in_force=False)
    rows(store, IndexedRow).create(
        number=number,
        rendition=rendition,
        exhibit=exhibit,
        sha256=rows(store, ExhibitRow).values_list("sha256", flat=True).get(identifier=exhibit),
        in_force=in_force,
    )


def _matches(
    store: Store, terms: Sequence[Term], wanted: SearchFilter, most: int
) -> tuple[int, list[_Best]]:
    """How many renditions match, and the best of them."""
    further, values = conditions(store, wanted)
    matching = (
        f"SELECT bm25(words, 1.0, {_NAME_WEIGHT}), indexed.sha256, indexed.rendition"  # noqa: S608
        " FROM words CROSS JOIN indexed ON indexed.number = words.rowid"
        f" WHERE words MATCH %s AND indexed.in_force{further}"
    )
    with cursor(store) as held:
        held.execute(matching, (" AND ".join(term.query for term in terms), *values))
        # All of them, in one pass: to count them, the engine would have to look at each again.
        every: list[tuple[float, str, str]] = held.fetchall()
    return len(every), [(*one, store) for one in nsmallest(most, every)]


def _hits(best: Sequence[_Best], terms: Sequence[Term]) -> Iterable[Hit]:
    """Look into the texts of these alone."""
    held: dict[str, SearchRow] = {}
    for store in dict.fromkeys(store for *_, store in best):
        wanted = [rendition for *_, rendition, its in best if its is store]
        rendered = rows(store, SearchRow).filter(rendition_id__in=wanted)
        held |= {row.rendition_id: row for row in rendered.select_related("rendition")}
    for score, _, rendition, store in best:
        yield _hit(store, held[rendition], terms, score)


def _hit(store: Store, row: SearchRow, terms: Sequence[Term], score: float) -> Hit:
    text = row.rendition.text
    best = snippet(text, row.stems.split(" "), terms)
    return Hit(
        store.identifier,
        row.rendition.exhibit_id,
        row.rendition_id,
        Anchor.at(text, best.place),
        best.shown.of(text),
        score,
        tuple(Span(m.start - best.shown.start, m.end - best.shown.start) for m in best.marks),
    )
