"""The derived text of an exhibit with what was read from it marked, boilerplate dimmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.dossiers.account import Account
from habeas.dossiers.cited import Cited
from habeas.dossiers.exhibits import ToldExhibit
from habeas.dossiers.markup import Html, element, joined, text
from habeas.dossiers.phrases import Phrases
from habeas.words.anchors import Span
from habeas.words.reports import BlockKind, Rendition
from habeas.words.statements import Stance

_FULL = 20_000
"""Characters up to which a derived text is printed whole."""
_AROUND = 400
"""Characters shown either side of a quotation in a longer one; at least an anchor's 32."""


def passage_id(cited: Cited) -> str:
    """Where in the page the words of a statement stand in their exhibit."""
    return f"words-{cited.number}"


def note_id(cited: Cited) -> str:
    """Where in the page a statement has its note."""
    return f"note-{cited.number}"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch that is marked alike from end to end."""

    span: Span
    within: tuple[Cited, ...]
    kind: BlockKind | None


def passages(account: Account, told: ToldExhibit, phrases: Phrases) -> Html:
    """The text of an exhibit: whole when it is short, else what surrounds its statements."""
    here = [one for one in account.cited if one.exhibit == told.facts.identifier]
    rendition = told.rendition
    shown, parts, at = _shown(rendition.text, here), [], 0
    for span in shown:
        parts += _gap(span.start - at, phrases)
        parts += [_piece(p, rendition.text, phrases) for p in _pieces(rendition, here, span)]
        at = span.end
    parts += _gap(len(rendition.text) - at, phrases)
    language = rendition.language if rendition.language.isalpha() else None
    return element("div", *parts, class_="text", dir="auto", lang=language)


def _shown(words: str, here: Sequence[Cited]) -> list[Span]:
    """The stretches that are printed, in order, none touching another."""
    if not words:
        return []
    if len(words) <= _FULL:
        return [Span(0, len(words))]
    wanted = sorted(anchor.span for one in here for anchor in one.anchors)
    found: list[Span] = []
    for span in wanted:
        wide = _widened(words, span)
        if found and wide.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, wide.end))
        else:
            found.append(wide)
    return found


def _widened(words: str, span: Span) -> Span:
    """The paragraph around a span, but no more than some hundred characters either side."""
    first, last = max(0, span.start - _AROUND), min(len(words), span.end + _AROUND)
    start, end = words.rfind("\n", first, span.start) + 1, words.find("\n", span.end, last)
    return Span(start or first, end if end > 0 else last)


def _pieces(rendition: Rendition, here: Sequence[Cited], shown: Span) -> Iterator[_Piece]:
    """The shown stretch, cut wherever a statement or a block begins or ends."""
    spans = [anchor.span for one in here for anchor in one.anchors]
    spans += [block.span for block in rendition.blocks]
    edges = {shown.start, shown.end}
    edges |= {edge for s in spans for edge in (s.start, s.end) if shown.start < edge < shown.end}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        span = Span(start, end)
        within = tuple(one for one in here if any(a.span.contains(span) for a in one.anchors))
        yield _Piece(span, within, rendition.kind_at(start))


def _piece(piece: _Piece, words: str, phrases: Phrases) -> Html:
    told = text(piece.span.of(words))
    if piece.kind is BlockKind.BOILERPLATE:
        told = element("span", told, class_="dimmed")
    elif piece.kind is BlockKind.HEADLINE:
        told = element("strong", told)
    if not piece.within:
        return told
    starting = [
        element("a", id=passage_id(one), class_="target")
        for one in piece.within
        if one.anchors[0].span.start == piece.span.start
    ]
    numbers = " ".join(str(one.number) for one in piece.within)
    stance = piece.within[-1].statement.stance.value
    marked = element("mark", told, class_=stance, data_notes=numbers)
    ending = [
        _reference(one, phrases)
        for one in piece.within
        if one.anchors[-1].span.end == piece.span.end
    ]
    return joined(*starting, marked, *ending)


def _reference(one: Cited, phrases: Phrases) -> Html:
    """The statement's number, with its stance in words unless it plainly asserts."""
    stance = one.statement.stance
    word = "" if stance is Stance.ASSERTS else f" {phrases.label(stance)}"
    link = element("a", f"{one.number}{word}", href=f"#{note_id(one)}")
    return element("sup", link)


def _gap(characters: int, phrases: Phrases) -> list[Html]:
    if characters <= 0:
        return []
    told = phrases.say("skipped", count=phrases.count("skipped", characters))
    return [element("p", told, class_="gap")]
