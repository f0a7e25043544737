"""Correcting: what a statement becomes when a person says it was read wrongly.

Values in, values out: nothing is kept here (see :mod:`habeas.workspace.deciding`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Protocol, TypeVar

from habeas.archive.statements import PERSON
from habeas.reading.fields import Fields
from habeas.reading.speakers import AUTHOR, NOBODY
from habeas.reading.validation import check
from habeas.reading.view import fold
from habeas.words.anchors import Span, hull
from habeas.words.errors import HabeasError
from habeas.words.quantities import QuantityMention
from habeas.words.reports import Rendition
from habeas.words.statements import (
    ContentMode,
    Hop,
    HopRole,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    ViolationMention,
)
from habeas.workspace.placing import Lines, snapped

HERE = Hop(HopRole.THIS_DOCUMENT, "", None, explicit=True)


class AuthorHasNoChain(HabeasError):
    """Raised when a chain is given for what the report says in its own voice."""

    message = "What the report says itself came through nobody: it has no chain."
    hint = "Say who speaks, or take every hop out of the chain."


class NothingLeft(HabeasError):
    """Raised when a split leaves one of the two statements without words."""

    message = "All the words of the statement were chosen, or none of them."
    hint = "Choose the words of the second statement; the first keeps the others."


class NotBeforeIt(HabeasError):
    """Raised when a statement should restate one that does not stand before it in the text."""

    message = "A statement can only say again what stands before it in the same text."
    hint = "Choose one that begins earlier."


class NotOneText(HabeasError):
    """Raised when two statements of different texts should become one."""

    message = "The statements {one} and {other} are not of one text."
    hint = "Only statements of the same exhibit, read from the same rendition, can be merged."


@dataclass(frozen=True, slots=True)
class Correction:
    """What should read differently; None leaves a part as it is.

    ``hops`` are the voices between the speaker and this document, in order. ``restates`` is
    empty for a statement that says nothing again.
    """

    content: tuple[Span, ...] | None = None
    speaker: Speaker | None = None
    hops: tuple[Hop, ...] | None = None
    stance: Stance | None = None
    quantities: tuple[QuantityMention, ...] | None = None
    violations: tuple[ViolationMention, ...] | None = None
    restates: tuple[Span, ...] | None = None


def voice(lines: Lines, place: Span | None, kind: SpeakerKind) -> Speaker:
    """A speaker as a person gives them: at a place, or understood and not written."""
    if place is None:
        return AUTHOR if kind is SpeakerKind.AUTHOR else replace(NOBODY, kind=kind)
    surface = place.of(lines.text)
    return Speaker(surface, place, kind, named=any(c.isupper() for c in surface))


def corrected(said: Statement, correction: Correction, rendition: Rendition) -> Statement:
    """A statement with a correction made.

    When its words change, what lay in the words left out goes with them, and what the reader
    finds in the words taken in comes with them. Raises :class:`AuthorHasNoChain` and
    :class:`NotBeforeIt`.
    """
    if correction.content is not None:
        said = _reworded(said, _tidied(correction.content, rendition.text), rendition)
    if correction.stance is not None:
        said = replace(said, stance=correction.stance)
    if correction.quantities is not None:
        said = replace(said, quantities=correction.quantities)
    if correction.violations is not None:
        said = replace(said, violations=correction.violations)
    if correction.speaker is not None or correction.hops is not None:
        said = _told_by(said, correction.speaker or said.speaker, correction.hops)
    if correction.restates is not None:
        said = _restating(said, correction.restates)
    check(rendition.text, (said,))
    return said


def found_in(content: tuple[Span, ...], rendition: Rendition) -> Statement:
    """A statement of the report itself with these words, and what the reader finds in them."""
    spans = _tidied(content, rendition.text)
    said = Statement(
        content=spans,
        content_mode=ContentMode.AUTHORIAL,
        speaker=AUTHOR,
        cue=(),
        chain=(HERE,),
        stance=Stance.ASSERTS,
        pattern=PERSON,
    )
    return _fields_of(hull(spans), rendition).fill(said)


def split(
    said: Statement, second: tuple[Span, ...], rendition: Rendition
) -> tuple[Statement, Statement]:
    """Two statements of one: the second gets these words, the first keeps the others.

    Both keep speaker, chain and stance. Raises :class:`NothingLeft`.
    """
    text = rendition.text
    other = _tidied(second, text)
    chosen = [_within(own, part) for own in said.content for part in other]
    taken = tuple(span for span in chosen if span is not None)
    left = tuple(rest for own in said.content for rest in _without(own, taken, text))
    if not taken or not left:
        raise NothingLeft
    parts = (_reworded(said, left, rendition), _reworded(said, taken, rendition))
    check(text, parts[:1])
    check(text, parts[1:])
    return parts


def merged(said: Statement, other: Statement, rendition: Rendition) -> Statement:
    """One statement of two: the words and mentions of both, all else as the first has it."""
    content = _tidied((*said.content, *other.content), rendition.text)
    together: dict[str, Any] = {
        name: _each_once((*getattr(said, name), *getattr(other, name)))
        for name in (*_MENTIONS, "cue")
    }
    one = replace(said, content=content, basis=said.basis or other.basis, **together)
    check(rendition.text, (one,))
    return one


_MENTIONS = (
    "hedges",
    "quantities",
    "places",
    "times",
    "violations",
    "perpetrators",
    "groups",
    "addressees",
)


class _Mention(Protocol):
    @property
    def span(self) -> Span: ...


_One = TypeVar("_One", bound="_Mention | Span")


def _tidied(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Whole words, in order, those that touch or overlap made one."""
    tidy: list[Span] = []
    for span in sorted(snapped(text, span) for span in spans):
        if tidy and span.start <= tidy[-1].end:
            tidy[-1] = hull((tidy[-1], span))
        else:
            tidy.append(span)
    return tuple(tidy)


def _reworded(said: Statement, content: tuple[Span, ...], rendition: Rendition) -> Statement:
    """A statement with other words: mentions leave and come with the words they lie in."""
    found = _fields_of(hull(content), rendition).fill(replace(said, content=content))
    mentions: dict[str, Any] = {
        name: _moved(getattr(said, name), getattr(found, name), said.content, content)
        for name in _MENTIONS
    }
    return replace(said, content=content, **mentions)


def _moved(
    held: tuple[_Mention, ...],
    found: tuple[_Mention, ...],
    old: tuple[Span, ...],
    new: tuple[Span, ...],
) -> tuple[_Mention, ...]:
    # What lay outside the old words too was carried over from elsewhere, and stays.
    stay = [one for one in held if _lies_in(one.span, new) or not _lies_in(one.span, old)]
    come = [
        one
        for one in found
        if not _lies_in(one.span, old) and not any(one.span.overlaps(kept.span) for kept in stay)
    ]
    return tuple(sorted((*stay, *come), key=lambda one: one.span))


def _lies_in(span: Span, spans: Iterable[Span]) -> bool:
    return any(held.contains(span) for held in spans)


def _fields_of(span: Span, rendition: Rendition) -> Fields:
    """What the reader's finders see near a place. The rest is blanked: long texts stay fast."""
    lines = Lines(rendition.text)
    start, end = lines.at(span.start).start, lines.at(span.end - 1).end
    is_read = rendition.language == "en"
    near = fold(rendition.text[start:end]) if is_read else ""
    return Fields.of(" " * start + near, rendition.byline.published)


def _told_by(said: Statement, speaker: Speaker, hops: tuple[Hop, ...] | None) -> Statement:
    own = speaker.kind is SpeakerKind.AUTHOR and speaker.span is None
    middle = said.chain[1:-1] if hops is None else hops
    if own and middle:
        raise AuthorHasNoChain
    if own:
        return replace(
            said, speaker=speaker, chain=(HERE,), content_mode=ContentMode.AUTHORIAL, cue=()
        )
    first = Hop(HopRole.SPEAKER, speaker.surface, speaker.span, explicit=speaker.span is not None)
    if speaker == said.speaker and said.hops:
        first = said.chain[0]
    is_authorial = said.content_mode is ContentMode.AUTHORIAL
    mode = ContentMode.INDIRECT if is_authorial else said.content_mode
    return replace(said, speaker=speaker, chain=(first, *middle, HERE), content_mode=mode)


def _restating(said: Statement, restates: tuple[Span, ...]) -> Statement:
    if any(span.start >= said.extent.start for span in restates):
        raise NotBeforeIt
    return replace(said, restates=restates[0] if restates else None)


def _within(span: Span, other: Span) -> Span | None:
    start, end = max(span.start, other.start), min(span.end, other.end)
    return Span(start, end) if start < end else None


def _without(span: Span, taken: tuple[Span, ...], text: str) -> list[Span]:
    """What is left of a span, without white space at its edges."""
    inside = [one for one in taken if span.contains(one)]
    edges = [span.start, *(edge for one in inside for edge in (one.start, one.end)), span.end]
    gaps = list(pairwise(edges))[::2]
    rests = [Span(start, end).trimmed(text) for start, end in gaps if start < end]
    return [rest for rest in rests if rest is not None and any(map(str.isalnum, rest.of(text)))]


def _each_once(mentions: tuple[_One, ...]) -> tuple[_One, ...]:
    return tuple(sorted(dict.fromkeys(mentions), key=_where))


def _where(one: _Mention | Span) -> Span:
    return one if isinstance(one, Span) else one.span
