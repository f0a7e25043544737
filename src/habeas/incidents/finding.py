"""Findings: what a named person decided, under which standard of proof, and on what it rests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from habeas.incidents.incident import QuestionAbout
from habeas.words.anchors import Anchor
from habeas.words.standards import StandardOfProof
from habeas.words.statements import Stance, Status


class Outcome(StrEnum):
    """How a question was answered."""

    ESTABLISHED = "established"
    """Something is found; the result says what."""
    NOT_ESTABLISHED = "not established"
    """The named standard is not reached. That is no finding of the opposite."""


class Weight(StrEnum):
    """What became of a statement in a finding."""

    RELIED_ON = "relied on"
    REJECTED = "rejected"


class Since(StrEnum):
    """What has become of a statement since a finding weighed it."""

    SAME = "as it was"
    CORRECTED = "corrected since"
    REJECTED = "rejected since"
    WITHDRAWN = "withdrawn since"
    GONE = "no longer here"


class Opinion(StrEnum):
    """What a reviewer says of somebody else's finding."""

    AGREES = "agrees"
    ASKS = "asks for changes"
    DISAGREES = "does not agree"


class Lacking(StrEnum):
    """What a finding cannot be issued without."""

    QUESTION = "question"
    STANDARD = "standard of proof"
    OUTCOME = "outcome"
    RESULT = "result"
    REASONS = "reasons"
    RELIED_ON = "statement relied on"
    WHY = "reason for a statement"
    CHANGE = "what would change it"
    DISSENT = "name and words of a dissent"
    BECAUSE = "reason for the new version"


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked. ``words`` are the asker's own.

    ``about`` and ``subject`` (the code of an act, or empty) narrow it to one question of the
    incident, ``value`` is the key of one of its answers and ``answer`` that answer as it was
    worded then; all of them may be empty: then it is about the incident as a whole.
    """

    incident: str
    words: str
    about: QuestionAbout | None = None
    subject: str = ""
    value: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement as it stood when it was weighed, and why it was relied on or rejected.

    ``digest`` is of the statement apart from its status: a later correction shows.
    """

    statement: str
    exhibit: str
    anchors: tuple[Anchor, ...]
    speaker: str
    stance: Stance
    status: Status
    digest: str
    weight: Weight
    why: str

    @property
    def words(self) -> str:
        """The words at its anchors."""
        return " … ".join(anchor.quote for anchor in self.anchors)


@dataclass(frozen=True, slots=True)
class Dissent:
    """That somebody who took part found otherwise. ``by`` is their name, as they wish it."""

    by: str
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """All that an author says; incomplete while it is a draft.

    ``because`` is why it takes the place of an earlier version; empty for a first one.
    """

    question: Question
    standard: StandardOfProof | None = None
    outcome: Outcome | None = None
    result: str = ""
    reasons: str = ""
    weighed: tuple[Weighed, ...] = ()
    would_change: str = ""
    dissents: tuple[Dissent, ...] = ()
    because: str = ""

    def of(self, weight: Weight) -> tuple[Weighed, ...]:
        """The statements of one weight."""
        return tuple(one for one in self.weighed if one.weight is weight)

    @property
    def relied_on(self) -> tuple[Weighed, ...]:
        """The statements it rests on."""
        return self.of(Weight.RELIED_ON)

    @property
    def rejected(self) -> tuple[Weighed, ...]:
        """The statements it was not moved by."""
        return self.of(Weight.REJECTED)


def lacking(finding: Finding, is_new_version: bool) -> tuple[Lacking, ...]:
    """What has to be added before a finding can be issued, in the order of its parts.

    Something found needs a statement it rests on; that nothing was established does not.
    """
    is_found = finding.outcome is Outcome.ESTABLISHED
    missing = {
        Lacking.QUESTION: not finding.question.words.strip(),
        Lacking.STANDARD: finding.standard is None,
        Lacking.OUTCOME: finding.outcome is None,
        Lacking.RESULT: is_found and not finding.result.strip(),
        Lacking.REASONS: not finding.reasons.strip(),
        Lacking.RELIED_ON: is_found and not finding.relied_on,
        Lacking.WHY: any(not one.why.strip() for one in finding.weighed),
        Lacking.CHANGE: not finding.would_change.strip(),
        Lacking.DISSENT: any(not (d.by.strip() and d.words.strip()) for d in finding.dissents),
        Lacking.BECAUSE: is_new_version and not finding.because.strip(),
    }
    return tuple(part for part, is_missing in missing.items() if is_missing)


def agreed(opinions: Iterable[tuple[str, Opinion]]) -> Opinion | None:
    """What reviewers say together: the gravest of each one's last word; None without any.

    Nobody's agreement takes the place of somebody else's objection.
    """
    last = dict(opinions)
    return max(last.values(), key=list(Opinion).index) if last else None
