"""What the document says itself: what no source is given for, where it matters."""

from __future__ import annotations

import re
from collections.abc import Callable

from habeas.reading.drafts import Draft, fragments
from habeas.reading.lexicon import cues, load, words
from habeas.reading.mainclauses import main_clauses
from habeas.reading.phrases import has_verb
from habeas.reading.restating import authors_part, is_restating
from habeas.reading.sentences import Sentence
from habeas.reading.stance import stance_of_words
from habeas.words.anchors import Span
from habeas.words.reports import BlockKind
from habeas.words.statements import ContentMode, Stance

Matters = Callable[[Span], bool]
"""Whether a stretch holds a violation or a count of people."""
_JOINT = re.compile(r"(?:,\s*|\s+)(?:and\s*)?$")
_WANTING = (Stance.DOUBTS, Stance.RECOMMENDS, Stance.DEMANDS)
_SHORTEST = 4
"""Fewer words left over beside a reported statement say nothing by themselves."""


def find_authorial(
    view: str, found: list[Sentence], drafts: list[list[Draft]], matters: Matters
) -> list[list[Draft]]:
    """The document's own statements, sentence by sentence.

    Only what holds a violation word, a count of people, a demand, a recommendation or a
    doubt, and no quotation; of a headline only what says an act.
    """
    held: list[list[Draft]] = []
    for index, sentence in enumerate(found):
        if not _speaks(view, sentence, (0, len(sentence) - 1), matters):
            held.append([])
            continue
        parts = _parts(sentence, drafts[index])
        parts = _joined(parts, [_speaks(view, sentence, part, matters) for part in parts])
        own = [d for first, last in parts for d in _draft(view, sentence, first, last, matters)]
        own += _slipped_in(view, sentence, drafts[index], matters)
        held.append([draft.at(index) for draft in own])
    return held


def _slipped_in(
    view: str, sentence: Sentence, drafts: list[Draft], matters: Matters
) -> list[Draft]:
    if not drafts or not is_restating(view, sentence):
        return []
    spans = [authors_part(view, span, sentence) for draft in drafts for span in draft.content]
    held = [span for span in spans if span is not None and matters(span)]
    return [Draft((s,), ContentMode.AUTHORIAL, None, (), "authorial", "asserts") for s in held[:1]]


def _parts(sentence: Sentence, drafts: list[Draft]) -> list[tuple[int, int]]:
    """The stretches of a sentence outside every attribution, as first and last item."""
    taken = _taken(sentence, drafts)
    parts: list[tuple[int, int]] = []
    start: int | None = None
    for index in range(len(sentence) + 1):
        free = index < len(sentence) and index not in taken and index not in sentence.quoted
        if free and start is None:
            start = index
        elif not free and start is not None:
            parts.append((start, index - 1))
            start = None
    if not drafts:
        return [part for whole in parts for part in main_clauses(sentence, *whole)]
    return [
        (a, b)
        for a, b in parts
        if b - a >= _SHORTEST and has_verb(sentence, a, b + 1) and not _asks(sentence, a)
    ]


def _asks(sentence: Sentence, first: int) -> bool:
    """Whether words only frame an answer: "Asked about the arrests, Solt replied"."""
    start = first
    while start < len(sentence) and sentence.words[start] in (",", "when"):
        start += 1
    return start < len(sentence) and sentence.words[start] in words("asking")


def _speaks(view: str, sentence: Sentence, part: tuple[int, int], matters: Matters) -> bool:
    span = sentence.between(*part)
    if matters(span):
        return True
    may_want = not words("wanting").isdisjoint(sentence.words)
    return may_want and stance_of_words(span.of(view)) in _WANTING


def _joined(parts: list[tuple[int, int]], speaks: list[bool]) -> list[tuple[int, int]]:
    """A clause that says nothing by itself stays with the longer one before it."""
    held: list[tuple[int, int]] = []
    for (first, last), speaking in zip(parts, speaks, strict=True):
        if held and not speaking and last - first < held[-1][1] - held[-1][0]:
            held[-1] = (held[-1][0], last)
        else:
            held.append((first, last))
    return held


def _taken(sentence: Sentence, drafts: list[Draft]) -> set[int]:
    spans = [span for d in drafts for span in (*d.content, *d.cue, *(d.via))]
    spans += [d.source for d in drafts if d.source]
    spans += [d.told for d in drafts if d.told]
    spans += [d.audience for d in drafts if d.audience]
    return {
        index
        for index, start in enumerate(sentence.starts)
        for span in spans
        if span.start <= start < span.end
    }


def _draft(view: str, sentence: Sentence, first: int, last: int, matters: Matters) -> list[Draft]:
    spans, _ = fragments(sentence, first, last)
    if not spans:
        return []
    stance = stance_of_words(spans[0].of(view))
    wanted = stance in _WANTING
    if not (wanted or matters(spans[0])) or (sentence.kind is BlockKind.UNSURE and not wanted):
        return []
    if sentence.kind is BlockKind.HEADLINE and not _says(sentence, first, last, matters):
        return []
    return [
        Draft(part, ContentMode.AUTHORIAL, None, (), "authorial", stance.value)
        for part in _demands(view, spans[0], stance)
    ]


def _says(sentence: Sentence, first: int, last: int, matters: Matters) -> bool:
    """Whether a headline says something itself: it has a verb, and none of speech.

    In a headline every word may have a capital, so a verb shows by its form alone. One
    without a verb says something when it begins with the act: "Killings in Keld".
    """
    held = sentence.words[first : last + 1]
    if any(word in cues().senses and word not in cues().also_nouns for word in held):
        return False
    if has_verb(sentence, first, last + 1) or any(w in words("auxiliaries") for w in held):
        return True
    return matters(sentence.between(first, first))


def _demands(view: str, span: Span, stance: Stance) -> list[tuple[Span, ...]]:
    """A demand for several things is several demands: cut before each thing asked for."""
    if stance is not Stance.DEMANDS:
        return [(span,)]
    cuts = [span.start]
    for match in _asked().finditer(view, span.start, span.end):
        cuts.append(match.start())
    ends = [*cuts[1:], span.end]
    pieces = (_tidy(view, Span(a, b)) for a, b in zip(cuts, ends, strict=True) if a < b)
    return [(piece,) for piece in pieces if piece]


def _tidy(view: str, span: Span) -> Span | None:
    """A piece without the comma or "and" that led on to the next one."""
    kept = _JOINT.sub("", span.of(view))
    return Span(span.start, span.start + len(kept)).trimmed(view) if kept.strip() else None


def _asked() -> re.Pattern[str]:
    return re.compile("|".join(str(p) for p in load("stances")["asked"]), re.IGNORECASE)
