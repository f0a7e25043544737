"""Where statements mention actors: as speakers, relays, accused and addressees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from habeas.bodies.lexicon import Lexicon, straighten
from habeas.bodies.names import Name, fold, take_apart
from habeas.words.anchors import Span
from habeas.words.ordering import statements_in_order
from habeas.words.reports import BlockKind, KeptStatement, ReadReport
from habeas.words.statements import HopRole, SpeakerKind, Statement

_NOBODY = {SpeakerKind.AUTHOR, SpeakerKind.UNKNOWN}
_BODIES = {SpeakerKind.PERSON, SpeakerKind.OFFICE, SpeakerKind.BODY}
"""Voices that are actors even without a name; unnamed reports and witnesses are none."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One wording of an actor at one place, taken apart. ``statement`` is empty outside one."""

    surface: str
    exhibit: str
    span: Span | None
    statement: str
    kind: SpeakerKind
    named: bool
    name: Name
    capacity: str = ""
    """The capacity in which it is accused (state, non_state, unknown); empty otherwise."""
    where: tuple[str, ...] = ()
    """Where it is accused of having acted, as gazetteer keys."""


def mentions_in(report: ReadReport, lexicon: Lexicon) -> list[Mentioned]:
    """Every mention by the statements of one report: speakers, relays, accused, addressees."""
    return [m for kept in statements_in_order(report) for m in _of_statement(kept, lexicon)]


def leaders_in(report: ReadReport, lexicon: Lexicon) -> list[Mentioned]:
    """Those whom the body of a report names by the title of a leader, quoted or not."""
    return _written(report, lexicon.leader, lexicon)


def bodies_in(report: ReadReport, lexicon: Lexicon) -> list[Mentioned]:
    """Those named in full by a noun for a force, "the Second Patrol Regiment", anywhere in it."""
    return _written(report, lexicon.force, lexicon)


def _written(report: ReadReport, name: re.Pattern[str], lexicon: Lexicon) -> list[Mentioned]:
    rendition = report.rendition
    found = [Span(*match.span()) for match in name.finditer(straighten(rendition.text))]
    return [
        mention(span.of(rendition.text), report.exhibit, span, lexicon)
        for span in found
        if rendition.kind_at(span.start) is not BlockKind.BOILERPLATE
    ]


def _of_statement(kept: KeptStatement, lexicon: Lexicon) -> Iterator[Mentioned]:
    yield from _voices(kept, lexicon)
    for accused in kept.statement.perpetrators:
        found = mention(accused.surface, kept.exhibit, accused.span, lexicon)
        yield replace(
            found, statement=kept.identifier, capacity=accused.capacity, where=_where(kept)
        )
    for addressee in kept.statement.addressees:
        found = mention(addressee.surface, kept.exhibit, addressee.span, lexicon)
        yield replace(found, statement=kept.identifier)


def _where(kept: KeptStatement) -> tuple[str, ...]:
    return tuple(p.key for p in kept.statement.places if p.role == "location" and p.key)


def voice(said: Statement) -> str:
    """Who speaks: the chain's first name, which says who "he" is, else the speaker's words."""
    first = said.chain[0]
    return first.name if first.role is HopRole.SPEAKER and first.name else said.speaker.surface


def _voices(kept: KeptStatement, lexicon: Lexicon) -> Iterator[Mentioned]:
    speaker, words = kept.statement.speaker, voice(kept.statement)
    name = take_apart(words, lexicon)
    heard = speaker.kind in _BODIES or (speaker.kind not in _NOBODY and name.proper)
    body = lexicon.noun_class(words)
    heard = heard or body == "officials"
    if heard and fold(words) not in lexicon.pronouns | {""}:
        where = (words, kept.exhibit, kept.statement.chain[0].span, kept.identifier)
        kind = speaker.kind
        if body and not name.rank and kind is SpeakerKind.PERSON:
            kind = SpeakerKind.BODY
        yield Mentioned(*where, kind, speaker.named, name)
    for hop in kept.statement.chain:
        name = take_apart(hop.name, lexicon)
        if hop.role in (HopRole.TOLD_TO, HopRole.RELAYED_BY) and name.proper:
            where = (hop.name, kept.exhibit, hop.span, kept.identifier)
            yield Mentioned(*where, SpeakerKind.OUTLET, name.proper, name)


def mention(surface: str, exhibit: str, span: Span, lexicon: Lexicon) -> Mentioned:
    """A wording met outside a speaker's place, with the kind its words suggest."""
    name = take_apart(surface, lexicon)
    kind = _kind(name, surface, lexicon)
    return Mentioned(surface, exhibit, span, "", kind, name.proper, name)


def _kind(name: Name, surface: str, lexicon: Lexicon) -> SpeakerKind:
    if name.rank:
        return SpeakerKind.PERSON if name.core else SpeakerKind.OFFICE
    if lexicon.noun_class(surface) in ("officials", ""):
        return SpeakerKind.BODY if len(name.core.split()) > 3 else _bare(name)
    return SpeakerKind.BODY


def _bare(name: Name) -> SpeakerKind:
    """Two or three capitalised words and nothing else are read as a person's name."""
    return SpeakerKind.PERSON if name.core.istitle() else SpeakerKind.GROUP
