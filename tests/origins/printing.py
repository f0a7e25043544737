"""Reports of the invented Republic of Velmara, put together by hand."""

from dataclasses import dataclass

from habeas.words.anchors import Span
from habeas.words.dates import Edtf
from habeas.words.reports import Block, BlockKind, Byline, KeptStatement, ReadReport, Rendition
from habeas.words.statements import (
    Basis,
    ContentMode,
    Hop,
    HopRole,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
)

HERE = Hop(HopRole.THIS_DOCUMENT, "", None, True)

WIRE = (
    "Police detained at least forty men in the town of Keld on Monday, relatives of the men "
    "said. They were taken from the market and from their homes and driven to a depot on the "
    "road to Orlo, where neighbours heard screams for three nights. The Second Patrol Regiment "
    "did not answer questions about the depot, the cars without plates or the list of names "
    "that its officers carried from door to door."
)


@dataclass(frozen=True)
class Said:
    """A statement to be found in a text by its words."""

    words: str
    speaker: str = ""
    kind: SpeakerKind = SpeakerKind.AUTHOR
    named: bool = True
    relays: tuple[tuple[HopRole, str, bool], ...] = ()
    mode: ContentMode = ContentMode.AUTHORIAL
    stance: Stance = Stance.ASSERTS
    basis: str = ""
    explicit: bool = True

    def at(self, text: str) -> Statement:
        span = place(text, self.words)
        heard = place(text, self.speaker) if self.speaker else None
        speaker = Speaker(self.speaker, heard, self.kind, self.named)
        hops = [Hop(role, name, place(text, name), sure) for role, name, sure in self.relays]
        if self.kind is not SpeakerKind.AUTHOR:
            hops.insert(0, Hop(HopRole.SPEAKER, self.speaker, heard, self.explicit))
        basis = Basis(self.basis, span) if self.basis else None
        return Statement(
            (span,), self.mode, speaker, (), (*hops, HERE), self.stance, "person", basis=basis
        )


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def authorial(words: str, basis: str = "") -> Said:
    return Said(words, basis=basis)


def attributed(words: str, speaker: str, **details) -> Said:
    details.setdefault("kind", SpeakerKind.PERSON)
    details.setdefault("mode", ContentMode.INDIRECT)
    return Said(words, speaker, **details)


def quoted(words: str, speaker: str, **details) -> Said:
    return attributed(words, speaker, mode=ContentMode.DIRECT, **details)


def told(name: str, explicit: bool = True) -> tuple[HopRole, str, bool]:
    return (HopRole.TOLD_TO, name, explicit)


def relayed(name: str, explicit: bool = True) -> tuple[HopRole, str, bool]:
    return (HopRole.RELAYED_BY, name, explicit)


def printed(exhibit: str, text: str, *said: Said, published: str = "", **byline) -> ReadReport:
    """A report with its statements, numbered ``EXHIBIT/1`` and on."""
    masked = byline.pop("masked", ())
    blocks = tuple(Block(place(text, m), BlockKind.BOILERPLATE, "test") for m in masked)
    dated = Edtf.parse(published) if published else None
    rendition = Rendition(
        text, "text", "test", "1", "en", blocks, Byline(published=dated, **byline)
    )
    kept = (
        KeptStatement(f"{exhibit}/{number}", exhibit, one.at(text))
        for number, one in enumerate(said, 1)
    )
    return ReadReport(exhibit, rendition, tuple(kept))
