"""Ties that reports state in words, and those that follow from a title before a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from habeas.bodies.graph import Mention, Tie, TieKind
from habeas.bodies.lexicon import Lexicon, straighten
from habeas.bodies.mentions import Mentioned, mention
from habeas.bodies.names import fold
from habeas.words.anchors import Span
from habeas.words.ordering import Order, statements_in_order
from habeas.words.reports import BlockKind, ReadReport
from habeas.words.statements import Statement

OFFICES = ("head", "minister")
"""Classes of title that name an office of state; a rank such as colonel does not."""


_LINE = re.compile(r"(?<!\n)\n(?!\n)")
"""The end of a line inside a paragraph; a space of the same length stands for it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a report that tie two mentions: child KIND parent."""

    kind: TieKind
    child: Mentioned
    parent: Mentioned
    place: Mention
    words: str
    statements: tuple[str, ...]


def phrases_in(report: ReadReport, lexicon: Lexicon) -> list[Phrase]:
    """What the body of one report says of who stands under whom, in order of position."""
    text = _LINE.sub(" ", straighten(report.rendition.text))
    found = [
        _phrase(pattern.kind, match, report, lexicon)
        for pattern in lexicon.patterns
        for match in pattern.words.finditer(text)
        if not _is_noise(match, lexicon)
        and report.rendition.kind_at(match.start()) is not BlockKind.BOILERPLATE
    ]
    return sorted(_outermost(found), key=lambda phrase: (phrase.place.span, phrase.kind))


def _outermost(phrases: Collection[Phrase]) -> Iterator[Phrase]:
    """Without "the spokesman for X" inside "Imre Solt, the spokesman for X"."""
    for phrase in phrases:
        here = phrase.place.span
        around = [p for p in phrases if p.kind is phrase.kind and p.place.span.contains(here)]
        if all(len(p.place.span) == len(here) for p in around):
            yield phrase


def _phrase(kind: TieKind, match: re.Match[str], report: ReadReport, lexicon: Lexicon) -> Phrase:
    span = Span(match.start(), match.end())
    return Phrase(
        kind,
        _party(Span(*match.span("child")), report, lexicon),
        _party(Span(*match.span("parent")), report, lexicon),
        Mention(report.exhibit, span),
        span.of(report.rendition.text),
        tuple(k.identifier for k in statements_in_order(report) if _touches(k.statement, span)),
    )


def _is_noise(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a pronoun took the place of a name."""
    return any(fold(match[group]) in lexicon.pronouns for group in ("child", "parent"))


def _party(span: Span, report: ReadReport, lexicon: Lexicon) -> Mentioned:
    words = span.of(report.rendition.text)
    return mention(words.removesuffix("'s").removesuffix("’s"), report.exhibit, span, lexicon)


def _touches(said: Statement, span: Span) -> bool:
    """Whether a statement's content, cue, speaker or accused stand in these words."""
    voices = [said.speaker.span] if said.speaker.span else []
    accused = [mentioned.span for mentioned in said.perpetrators]
    return any(span.overlaps(held) for held in (*said.content, *said.cue, *voices, *accused))


def stated_ties(phrases: Iterable[Phrase], keys: Mapping[Mentioned, str]) -> Iterator[Tie]:
    """One tie for each phrase whose two parties are different actors."""
    for phrase in phrases:
        child, parent = keys[phrase.child], keys[phrase.parent]
        if child != parent:
            tie = tie_between(phrase.kind, child, parent)
            yield replace(
                tie, statements=phrase.statements, words=phrase.words, mentions=(phrase.place,)
            )


def office_ties(keys: Mapping[Mentioned, str]) -> Iterator[Tie]:
    """A "President Davor Hasimel" holds the office of president, of wherever is said."""
    housed = {(key, m.name.title) for m, key in keys.items() if m.name.house}
    for mentioned, key in keys.items():
        name = mentioned.name
        fullest = name.house or (key, name.title) not in housed
        if name.core and name.rank in OFFICES and fullest:
            tie = tie_between(TieKind.HOLDS_OFFICE, key, office_key(mentioned, key))
            yield resting_on(tie, mentioned)


def member_ties(keys: Mapping[Mentioned, str]) -> Iterator[Tie]:
    """The "officers of the Second Patrol Regiment" belong to it, by their own wording."""
    known = set(keys.values())
    for mentioned, key in keys.items():
        body = fold(fold(mentioned.surface).partition(" of ")[2])
        if body in known and body != key and not mentioned.name.rank:
            yield resting_on(tie_between(TieKind.BELONGS_TO, key, body), mentioned)


def office_key(mentioned: Mentioned, holder: str) -> str:
    """The key of an office; one that names no place is its holder's alone."""
    name = mentioned.name
    return f"{name.title} of {fold(name.house)}" if name.house else f"{name.title} ({holder})"


def tie_between(kind: TieKind, child: str, parent: str, *, inferred: bool = False) -> Tie:
    """A tie that rests on nothing yet."""
    return Tie(f"{kind.value}:{child}>{parent}", kind, child, parent, (), "", inferred)


def dated(tie: Tie, since: date | None, until: date | None) -> Tie:
    """The tie with its first and last day; a term of its own makes it another tie."""
    if since is None and until is None:
        return tie
    term = f"{since or '..'}/{until or '..'}"
    return replace(tie, key=f"{tie.key} {term}", since=since, until=until)


def resting_on(tie: Tie, mentioned: Mentioned) -> Tie:
    """The tie with a mention's own words, place and statement as what it rests on."""
    places = (Mention(mentioned.exhibit, mentioned.span),) if mentioned.span else ()
    held = (mentioned.statement,) if mentioned.statement else ()
    return replace(tie, statements=held, words=mentioned.surface, mentions=places)


def merged(ties: Collection[Tie], order: Order) -> tuple[Tie, ...]:
    """One tie per key, resting on all that any of them rests on; stated beats inferred."""
    held: dict[str, Tie] = {}
    for tie in ties:
        before = held.get(tie.key)
        held[tie.key] = _united(before, tie) if before else tie
    return tuple(held[key] for key in order.sorted(held))


def _united(one: Tie, other: Tie) -> Tie:
    first, second = (other, one) if one.inferred and not other.inferred else (one, other)
    return replace(
        first,
        statements=tuple(dict.fromkeys((*first.statements, *second.statements))),
        mentions=tuple(dict.fromkeys((*first.mentions, *second.mentions))),
    )
