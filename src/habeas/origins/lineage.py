"""Who got it from whom: the values the tracing works in and hands on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.words.anchors import Span
from habeas.words.reasons import Reason


class NodeKind(StrEnum):
    """What can hold a piece of information on its way."""

    EXHIBIT = "exhibit"
    """A report we hold."""
    VOICE = "voice"
    """A named person, office or body that speaks."""
    OUTLET = "outlet"
    """A named paper, agency, broadcaster or site; its report may not be collected."""
    DOCUMENT = "document"
    """A report or letter that is cited and not collected."""
    UNNAMED = "unnamed"
    """One mention of an unnamed source: "some reports". Never the same as another mention."""
    OWN_KNOWLEDGE = "own_knowledge"
    """What an author states with no source and no basis: their own unstated knowledge."""
    UTTERANCE = "utterance"
    """Words somebody is quoted with: one, wherever they are printed."""
    OBSERVATION = "observation"
    """What a voice states as seen, suffered or done by itself: a stated first-hand basis."""


@dataclass(frozen=True, slots=True)
class Node:
    """One holder. ``exhibit`` is the collected exhibit it stands for, empty when there is none.

    ``name`` is as reports give it, empty where nobody is named. ``is_recorded``: whoever speaks
    gives no name, and ``name`` is the heading under which somebody else recorded it.
    """

    key: str
    kind: NodeKind
    name: str
    exhibit: str = ""
    is_recorded: bool = False


class EdgeKind(StrEnum):
    """Why the child depends on the parent."""

    COPY = "copy"
    QUOTE = "quote"
    CITE = "cite"
    VAGUE = "vague"
    SAME_HAND = "same_hand"
    SAME_UTTERANCE = "same_utterance"
    """Two wordings that may be one utterance: asked about, never merged by a machine."""


class Grade(StrEnum):
    """How sure the dependence is."""

    ESTABLISHED = "established"
    PROBABLE = "probable"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in the rendition of an exhibit."""

    exhibit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Edge:
    """The child has it from the parent. ``key`` is the same for the same edge in every run.

    ``carries`` holds the identifiers of the statements that travel along it; lineage is per
    statement, never per document.
    """

    key: str
    kind: EdgeKind
    grade: Grade
    child: str
    parent: str
    carries: tuple[str, ...]
    why: Reason
    evidence: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Words that stand in two exhibits. ``direction_known`` is False when dates cannot tell."""

    child: Passage
    parent: Passage
    words: int
    direction_known: bool


@dataclass(frozen=True, slots=True)
class CopyFamily:
    """Exhibits that are one text, earliest first as far as dates tell."""

    exhibits: tuple[str, ...]
    why: Reason


class QuestionKind(StrEnum):
    """What only a person can settle."""

    COMPETING_ATTRIBUTION = "competing_attribution"
    """The same words are given to two speakers."""
    PERHAPS_ONE_UTTERANCE = "perhaps_one_utterance"
    """Nearly the same words by different speakers, or in translation."""
    DIRECTION_UNKNOWN = "direction_unknown"


@dataclass(frozen=True, slots=True)
class Question:
    """Asked, never answered by the machine. ``edge`` is the edge a judgement would settle."""

    kind: QuestionKind
    statements: tuple[str, ...]
    edge: str
    why: Reason


@dataclass(frozen=True, slots=True)
class Original:
    """A cited report that nobody has collected yet: a task."""

    node: str
    name: str
    cited_by: tuple[str, ...]
    """Identifiers of the statements that lean on it."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything known about who got it from whom."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    copies: tuple[Copy, ...]
    families: tuple[CopyFamily, ...]
    questions: tuple[Question, ...]
    originals: tuple[Original, ...]
    homes: tuple[tuple[str, str], ...] = ()
    """Every statement's identifier with its exhibit's, in order of report and place."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A number of origins with both witnesses.

    ``chains`` are that many provenance chains that share no source, each from its first
    holder to an exhibit, as node keys; ``cut`` are the nodes that must all be wrong for the
    value to fall. By Menger's theorem both have the same size.
    """

    number: int
    chains: tuple[tuple[str, ...], ...]
    cut: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Independence:
    """How many independent origins, at least and at most, and the edges that decide it."""

    at_least: Bound
    at_most: Bound
    edges: tuple[str, ...]
