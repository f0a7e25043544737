"""Where statements mention actors: as speakers, relays, accused and addressees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from habeas.bodies.lexicon import Lexicon
from habeas.bodies.names import Name, take_apart
from habeas.words.anchors import Span
from habeas.words.reports import KeptStatement, ReadReport
from habeas.words.statements import HopRole, SpeakerKind

_NOBODY = {SpeakerKind.AUTHOR, SpeakerKind.UNKNOWN}


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


def mentions_in(report: ReadReport, lexicon: Lexicon) -> list[Mentioned]:
    """Every mention by the statements of one report: speakers, relays, accused, addressees."""
    return [m for kept in report.statements for m in _of_statement(kept, lexicon)]


def _of_statement(kept: KeptStatement, lexicon: Lexicon) -> Iterator[Mentioned]:
    yield from _voices(kept, lexicon)
    for accused in kept.statement.perpetrators:
        found = mention(accused.surface, kept.exhibit, accused.span, lexicon)
        yield replace(found, statement=kept.identifier, capacity=accused.capacity)
    for addressee in kept.statement.addressees:
        found = mention(addressee.surface, kept.exhibit, addressee.span, lexicon)
        yield replace(found, statement=kept.identifier)


def _voices(kept: KeptStatement, lexicon: Lexicon) -> Iterator[Mentioned]:
    speaker = kept.statement.speaker
    if speaker.kind not in _NOBODY and speaker.surface:
        yield Mentioned(
            speaker.surface,
            kept.exhibit,
            speaker.span,
            kept.identifier,
            speaker.kind,
            speaker.named,
            take_apart(speaker.surface, lexicon),
        )
    for hop in kept.statement.chain:
        if hop.role in (HopRole.TOLD_TO, HopRole.RELAYED_BY) and hop.name:
            name, kind = take_apart(hop.name, lexicon), SpeakerKind.OUTLET
            where = (hop.name, kept.exhibit, hop.span, kept.identifier)
            yield Mentioned(*where, kind, name.proper, name)


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
