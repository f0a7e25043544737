"""One thing said: who, via whom, with what stance, about what, at which anchor."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.words.anchors import Span, hull
from habeas.words.dates import TimeMention
from habeas.words.quantities import QuantityMention


class Stance(StrEnum):
    """Toward the proposition in positive form: "there are no such people" *denies*."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    RECOMMENDS = "recommends"
    DEMANDS = "demands"


class ContentMode(StrEnum):
    """How the content is given."""

    DIRECT = "direct"
    """Inside quotation marks."""
    INDIRECT = "indirect"
    """In the reporter's words: a that-clause, a bare clause, "according to"."""
    MIXED = "mixed"
    """Partly inside quotation marks."""
    NOMINAL = "nominal"
    """A noun phrase: "accused of torture", "rejected the allegations"."""
    EMBEDDED = "embedded"
    """Inside the content of another statement."""
    ANAPHORIC = "anaphoric"
    """Only pointed at: "he said so", "these allegations"."""
    AUTHORIAL = "authorial"
    """Said by the document itself."""


class SpeakerKind(StrEnum):
    """What sort of voice it is."""

    PERSON = "person"
    OFFICE = "office"
    """The holder of an office, unnamed: "the presidential spokesman"."""
    BODY = "body"
    """An institution or organisation: "the government", "Human Rights Watch"."""
    OUTLET = "outlet"
    """A newspaper, agency, broadcaster or site."""
    DOCUMENT = "document"
    """A report, study, letter; named or not ("some reports")."""
    GROUP = "group"
    """Several unnamed people or organisations: "witnesses", "human rights groups"."""
    AUTHOR = "author"
    """The document's own voice."""
    UNKNOWN = "unknown"
    """Nobody is given: "is widely accused"."""


class HopRole(StrEnum):
    """What a voice did with the words on their way here."""

    SPEAKER = "speaker"
    TOLD_TO = "told_to"
    RELAYED_BY = "relayed_by"
    THIS_DOCUMENT = "this_document"


class Status(StrEnum):
    """Machines draft, people confirm."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Modality(StrEnum):
    """How a violation is spoken of."""

    ALLEGED = "alleged"
    RISK = "risk"
    IMPLIED = "implied"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words these are. ``span`` is None when the voice is understood, not written."""

    surface: str
    span: Span | None
    kind: SpeakerKind
    named: bool


@dataclass(frozen=True, slots=True)
class Hop:
    """One voice in a chain. ``explicit`` is False when the link is inferred, not stated there."""

    role: HopRole
    name: str
    span: Span | None
    explicit: bool


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that soften or strengthen, with their kind; found, never scored."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as worded. ``role`` says what the place does in the words:

    ``location`` where something is; ``origin`` where somebody or something is from; ``actor``
    the place stands for those who rule it ("the Chechen government", "Russia denied");
    ``part_of_name`` it only belongs to another name ("The Tarsin Courier").

    ``key`` is the gazetteer's entry, empty when it knows none. ``inherited_from`` is the
    span the place was carried over from, when the statement itself names none.
    """

    span: Span
    key: str
    role: str
    inherited_from: Span | None = None


@dataclass(frozen=True, slots=True)
class ViolationMention:
    """Words that allege an act, with the code of :mod:`habeas.words.violations`."""

    code: str
    span: Span
    modality: Modality


@dataclass(frozen=True, slots=True)
class PerpetratorMention:
    """Whom the words hold to account, as alleged.

    ``capacity`` is state, non_state or unknown; ``role`` one of direct, ordered, controls,
    omission, incited, hypothetical.
    """

    span: Span
    surface: str
    capacity: str
    role: str


@dataclass(frozen=True, slots=True)
class GroupMention:
    """Who was affected, in the words of the source.

    ``as_alleged_reason`` says that these words give the perpetrator's alleged reason. That
    belongs to the act; it is never a field of a person (design: invariant 10).
    ``key`` joins wordings of the same declared group ("gay men", "homosexuals").
    """

    span: Span
    key: str
    as_alleged_reason: bool


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a recommendation or demand is put, or where it says to turn."""

    span: Span
    surface: str
    role: str
    """``asked`` (who should act) or ``avenue`` (where people are told to turn)."""


@dataclass(frozen=True, slots=True)
class Basis:
    """A stated first-hand basis: how the speaker says they know.

    ``kind`` is victim, witness, relative, official_act or document; ``span`` the words that
    say so. HURIDOCS calls this the source's connection to the information.
    """

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said, in positions only: every text is sliced from the rendition.

    ``chain`` runs from the speaker to this document and so never is empty; ``hops`` counts
    the steps between. ``pattern`` names the rule that drafted it, "person" for one that a
    person entered. ``restates`` is the content of an earlier statement in the same document
    that this one only words again.
    """

    content: tuple[Span, ...]
    content_mode: ContentMode
    speaker: Speaker
    cue: tuple[Span, ...]
    chain: tuple[Hop, ...]
    stance: Stance
    pattern: str
    hedges: tuple[Hedge, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    violations: tuple[ViolationMention, ...] = ()
    perpetrators: tuple[PerpetratorMention, ...] = ()
    groups: tuple[GroupMention, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    basis: Basis | None = None
    restates: Span | None = None
    status: Status = Status.DRAFT

    @property
    def hops(self) -> int:
        """How many times the words changed hands before this document: 0 for its own."""
        return len(self.chain) - 1

    @property
    def extent(self) -> Span:
        """The shortest span that holds all of the content."""
        return hull(self.content)

    def words(self, text: str) -> str:
        """The content, sliced from its rendition; fragments joined by " … "."""
        return " … ".join(span.of(text) for span in self.content)
