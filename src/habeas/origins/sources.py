"""From a voice in a chain to the node that stands for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from habeas.origins.catalogues import wordlist
from habeas.origins.copies import direction_is_known
from habeas.origins.descent import most_like
from habeas.origins.lineage import Node, NodeKind
from habeas.origins.names import NameBook, outlet_key, voice_key
from habeas.origins.wording import words_of
from habeas.words.anchors import Span
from habeas.words.reports import Byline, KeptStatement, ReadReport
from habeas.words.statements import ContentMode, Hop, HopRole, SpeakerKind

_REPORTING = {SpeakerKind.OUTLET, SpeakerKind.DOCUMENT}
_VOICES = {SpeakerKind.PERSON, SpeakerKind.OFFICE, SpeakerKind.BODY, SpeakerKind.GROUP}


def exhibit_node(report: ReadReport) -> Node:
    """The node of a report we hold, under what it calls itself."""
    byline = report.rendition.byline
    name = byline.outlet or byline.agency or byline.title or report.exhibit
    return Node(f"exhibit:{report.exhibit}", NodeKind.EXHIBIT, name, report.exhibit)


def own_outlet(byline: Byline) -> str:
    """The key of the outlet whose text this is; empty when it does not say."""
    return outlet_key(byline.outlet or byline.agency)


def credited_agency(byline: Byline) -> str:
    """The key of another agency that the report credits for its text; empty for none."""
    agency = outlet_key(byline.agency)
    return "" if agency == own_outlet(byline) else agency


def is_authorial(kept: KeptStatement) -> bool:
    """Whether the document itself says it."""
    statement = kept.statement
    return (
        statement.content_mode is ContentMode.AUTHORIAL
        or statement.speaker.kind is SpeakerKind.AUTHOR
        or statement.hops == 0
    )


def speaker_name(kept: KeptStatement) -> str:
    """The speaker as the chain names them, or else as worded."""
    first = kept.statement.chain[0]
    resolved = first.name if first.role is HopRole.SPEAKER else ""
    return resolved or kept.statement.speaker.surface


def cited_outlets(kept: KeptStatement) -> frozenset[str]:
    """The keys of all hands that a statement says it came through, as if each were an outlet."""
    return frozenset(outlet_key(hop.name) for hop in kept.statement.chain if hop.name) - {""}


@dataclass(frozen=True, slots=True)
class Sources:
    """All voices of one set of reports.

    ``outlets`` gives, for an outlet's key, the exhibits that are its own reports, earliest
    first; ``family`` the first exhibit of the one text that an exhibit belongs to.
    """

    book: NameBook
    voices: frozenset[str]
    reports: Mapping[str, ReadReport]
    outlets: Mapping[str, tuple[str, ...]]
    family: Mapping[str, str] = field(default_factory=dict)

    def of_speaker(self, report: ReadReport, kept: KeptStatement) -> Node:
        """The node of whoever speaks."""
        speaker, name = kept.statement.speaker, speaker_name(kept)
        own = self.own_name(report)
        if own and speaker.kind is SpeakerKind.BODY and own.endswith(f" {voice_key(name)}"):
            return Node(f"voice:{own}", NodeKind.VOICE, name)
        if speaker.kind is SpeakerKind.UNKNOWN or not speaker.named or not name:
            return _unnamed(report, kept, speaker.span, name)
        if speaker.kind is SpeakerKind.OUTLET and not self._is_voice(name, words_of(name)):
            return self.of_outlet(report, kept, name)
        if speaker.kind is SpeakerKind.DOCUMENT:
            return Node(f"document:{outlet_key(name)}", NodeKind.DOCUMENT, name)
        return self._voice(name)

    def own_name(self, report: ReadReport) -> str:
        """The voice whose own report it is: its author, or a heading that is a speaker's name."""
        byline = report.rendition.byline
        keys = [self.book.key(name) for name in (byline.author, byline.title) if name]
        return next((key for key in keys if key in self.voices), "")

    def is_body(self, name: str) -> bool:
        """Whether a name is that of an institution, which itself sees and suffers nothing."""
        words = words_of(name)
        return bool(words) and words[-1] in wordlist("unnamed", "bodies")

    def same_mouth(self, one: KeptStatement, other: KeptStatement) -> bool:
        """Whether the first can be the second told again: not if only it names a speaker."""
        if is_authorial(one) or not one.statement.speaker.named:
            return is_authorial(one) or not is_authorial(other)
        return not is_authorial(other) and self._name_key(one) == self._name_key(other)

    def _name_key(self, kept: KeptStatement) -> str:
        if not kept.statement.speaker.named:
            return ""
        name = speaker_name(kept)
        reporting = kept.statement.speaker.kind in _REPORTING
        return outlet_key(name) if reporting else self.book.key(name)

    def is_people(self, report: ReadReport, name: str) -> bool:
        """Whether a report lets these speak as people: "Four families" are no outlet."""
        return any(
            kept.statement.speaker.surface == name and kept.statement.speaker.kind in _VOICES
            for kept in report.statements
        )

    def of_relay(self, report: ReadReport, kept: KeptStatement, hop: Hop) -> Node | None:
        """The node of whoever passed it on; None for a hearer that is no link of its own."""
        words = words_of(hop.name)
        if not words or hop.name.casefold() in wordlist("unnamed", "hearers"):
            return None
        if self._is_voice(hop.name, words):
            return self._voice(hop.name)
        if is_unnamed(hop.name) or self.is_people(report, hop.name):
            return _unnamed(report, kept, hop.span, hop.name)
        if words[-1] in wordlist("unnamed", "documents"):
            return Node(f"document:{outlet_key(hop.name)}", NodeKind.DOCUMENT, hop.name)
        return self.of_outlet(report, kept, hop.name)

    def of_outlet(self, report: ReadReport, kept: KeptStatement, name: str) -> Node:
        """The outlet's report if we hold the one that is meant, else the outlet itself.

        Of several reports it is the one that says the same; if none does, nobody knows which.
        """
        key = self._full_key(name, report)
        held = [e for e in self.outlets.get(key, ()) if not self._is_later(e, report)]
        if report.exhibit in held:
            return exhibit_node(report)
        if len({self.family.get(exhibit, exhibit) for exhibit in held}) > 1:
            said = report.words_of(kept)
            held = [e for e in held if most_like(said, self.reports[e], self.reports[e].statements)]
        if held:
            return exhibit_node(self.reports[held[0]])
        return Node(f"outlet:{key}", NodeKind.OUTLET, name)

    def _full_key(self, name: str, report: ReadReport) -> str:
        """The key of an outlet; "the Courier" is short for the report's own or one we hold."""
        key = outlet_key(name)
        own = own_outlet(report.rendition.byline)
        longer = [outlet for outlet in (own, *self.outlets) if outlet.endswith(f" {key}")]
        if key in self.outlets or not longer:
            return key
        return longer[0] if own in longer or len(set(longer)) == 1 else key

    def _is_later(self, exhibit: str, than: ReadReport) -> bool:
        """Whether the dates rule out that this exhibit was cited by that report."""
        published = self.reports[exhibit].rendition.byline.published
        return direction_is_known(published, than.rendition.byline.published)

    def unnamed(self, report: ReadReport, kept: KeptStatement) -> list[Node]:
        """The reports without a name that a statement leans on and somebody could obtain."""
        hops = [h for h in kept.statement.chain[1:-1] if not self.is_people(report, h.name)]
        relays = (self.of_relay(report, kept, hop) for hop in hops)
        found = [node for node in relays if node is not None]
        if kept.statement.speaker.kind in _REPORTING:
            found.append(self.of_speaker(report, kept))
        return [node for node in found if node.kind is NodeKind.UNNAMED]

    def of_author(self, report: ReadReport) -> Node | None:
        """The named author of a report; None when it names none."""
        author = report.rendition.byline.author
        return self._voice(author) if author else None

    def _voice(self, name: str) -> Node:
        return Node(f"voice:{self.book.key(name)}", NodeKind.VOICE, name)

    def _is_voice(self, name: str, words: Collection[str]) -> bool:
        if outlet_key(name) in self.outlets:
            return False
        known = self.book.key(name) in self.voices
        return known or list(words)[-1] in wordlist("unnamed", "bodies")


def is_unnamed(name: str) -> bool:
    """Whether a source is only spoken of: "some reports", "local media"."""
    words = words_of(name)
    if not words:
        return True
    return words[0] in wordlist("unnamed", "leads") or (
        words[-1] in wordlist("unnamed", "heads") and name == name.lower()
    )


def names_of(reports: Collection[ReadReport]) -> list[str]:
    """Every name that is given to a person, an office or a body that speaks."""
    return [
        speaker_name(kept)
        for report in reports
        for kept in report.statements
        if kept.statement.speaker.named and kept.statement.speaker.kind in _VOICES
    ]


def _unnamed(report: ReadReport, kept: KeptStatement, span: Span | None, name: str) -> Node:
    """One mention: its place is its key, so that no two mentions are ever one."""
    place = f"{span.start}-{span.end}" if span else kept.identifier
    return Node(f"unnamed:{report.exhibit}:{place}", NodeKind.UNNAMED, name)
