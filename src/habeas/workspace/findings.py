"""Findings: written by a member, issued, reviewed by another, superseded."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from habeas.archive import consents, finding_list, groupings, kept_findings, reviews, weighed
from habeas.archive import findings as archived
from habeas.archive import members as people
from habeas.archive.access import Store
from habeas.archive.finding_list import FindingFilter, ListedFinding, Shelf
from habeas.archive.findings import FindingLacks, SavedElsewhere
from habeas.archive.kept_findings import FindingState, KeptFinding
from habeas.archive.paging import Page
from habeas.archive.weighed import StatementChanged, StatementRejected
from habeas.dossiers.phrases import phrases
from habeas.incidents.finding import (
    Dissent,
    Finding,
    Lacking,
    Opinion,
    Outcome,
    Question,
    Since,
    Weighed,
    lacking,
)
from habeas.incidents.incident import Incident, QuestionAbout
from habeas.words.labels import label
from habeas.words.roles import Right
from habeas.words.standards import StandardOfProof
from habeas.words.statements import Stance, Status
from habeas.workspace.opening import Workspace, now
from habeas.workspace.written import Written

__all__ = [
    "FindingFilter",
    "FindingLacks",
    "FindingState",
    "KeptFinding",
    "Lacking",
    "ListedFinding",
    "Opinion",
    "Outcome",
    "SavedElsewhere",
    "Shelf",
    "StatementChanged",
    "StatementRejected",
    "ToldFinding",
]


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding with the names of people, what became of its statements, and its versions.

    ``may_answer``: somebody else's, and it stands, so that you may review it or dissent.
    """

    kept: KeptFinding
    names: Mapping[str, str]
    standings: Mapping[Weighed, Since]
    versions: tuple[KeptFinding, ...]
    may_answer: bool

    @property
    def changed(self) -> int:
        """How many of its statements are no longer as they were."""
        return sum(standing is not Since.SAME for standing in self.standings.values())


@dataclass(frozen=True, slots=True)
class Meaning:
    """A standard of proof in plain words."""

    standard: StandardOfProof
    called: str
    asks: str


def listed(
    workspace: Workspace, compartment: str, wanted: FindingFilter, offset: int, limit: int
) -> Page[ListedFinding]:
    """Findings in a list; of drafts only your own."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    return finding_list.findings_page(store, wanted, _by(workspace), offset, limit)


def counts(workspace: Workspace, compartment: str) -> Mapping[Shelf, int]:
    """How many findings there are of each sort."""
    workspace.require(Right.READ)
    return finding_list.finding_counts(workspace.store(compartment), _by(workspace))


def names(workspace: Workspace, compartment: str) -> Mapping[str, str]:
    """What members are called, by identifier."""
    workspace.require(Right.READ)
    return people.called(workspace.store(compartment))


def told(workspace: Workspace, compartment: str, identifier: str) -> ToldFinding:
    """One finding with all that became of it; without words that a person closed since.

    Raises :class:`~habeas.archive.kept_findings.NoSuchFinding`.
    """
    workspace.require(Right.READ)
    store, you = workspace.store(compartment), workspace.member.identifier
    kept = kept_findings.finding(store, identifier, you)
    kept = replace(kept, finding=_readable(store, kept.finding))
    return ToldFinding(
        kept,
        people.called(store),
        weighed.standings(store, kept.finding.weighed),
        kept_findings.versions(store, identifier, you),
        kept.state is FindingState.ISSUED and kept.author != you,
    )


def begin(workspace: Workspace, compartment: str, written: Written) -> KeptFinding:
    """Keep a new draft, yours alone until you issue it.

    Raises :class:`~habeas.archive.groupings.NoSuchIncident` and
    :class:`~habeas.archive.statements.NoSuchStatement`.
    """
    workspace.require(Right.FIND)
    store = workspace.store(compartment)
    return archived.begin(store, _finding(store, written), _by(workspace), os.urandom)


def save(
    workspace: Workspace, compartment: str, identifier: str, written: Written, seen: int
) -> KeptFinding:
    """Save your draft again; raises as :func:`habeas.archive.findings.save` does."""
    workspace.require(Right.FIND)
    store = workspace.store(compartment)
    return archived.save(store, identifier, _finding(store, written), seen, _by(workspace))


def issue(workspace: Workspace, compartment: str, identifier: str) -> KeptFinding:
    """Issue your draft; raises as :func:`habeas.archive.findings.issue` does."""
    workspace.require(Right.FIND)
    store = workspace.store(compartment)
    return archived.issue(store, identifier, _by(workspace), os.urandom)


def discard(workspace: Workspace, compartment: str, identifier: str) -> None:
    """Throw your draft away."""
    workspace.require(Right.FIND)
    archived.discard(workspace.store(compartment), identifier, workspace.member.identifier)


def supersede(workspace: Workspace, compartment: str, identifier: str) -> KeptFinding:
    """Your draft of a new version; raises as :func:`habeas.archive.findings.supersede` does."""
    workspace.require(Right.FIND)
    store = workspace.store(compartment)
    return archived.supersede(store, identifier, _by(workspace), os.urandom)


def review(
    workspace: Workspace, compartment: str, identifier: str, opinion: str, remarks: str
) -> None:
    """Say of somebody else's finding what you think of it, once and for all.

    Raises as :func:`habeas.archive.reviews.review` does.
    """
    workspace.require(Right.REVIEW)
    store, said = workspace.store(compartment), (Opinion(opinion), remarks.strip())
    reviews.review(store, identifier, said, _by(workspace), os.urandom)


def dissent(workspace: Workspace, compartment: str, identifier: str, words: str) -> None:
    """Say that you find otherwise; raises as :func:`habeas.archive.reviews.dissent` does."""
    workspace.require(Right.FIND)
    store = workspace.store(compartment)
    reviews.dissent(store, identifier, words.strip(), _by(workspace), os.urandom)


def missing(workspace: Workspace, compartment: str, identifier: str) -> tuple[Lacking, ...]:
    """What your draft still lacks before it can be issued."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    kept = kept_findings.finding(store, identifier, workspace.member.identifier)
    return lacking(kept.finding, bool(kept.supersedes))


def missing_in(written: Written, is_new_version: bool) -> tuple[Lacking, ...]:
    """What would be missing if this were issued now; statements are not looked up."""
    held = tuple(
        Weighed(one, "", (), "", Stance.ASSERTS, Status.DRAFT, "", weight, why)
        for one, weight, why in written.weighings
    )
    return lacking(_composed(written, _question(written, None), held), is_new_version)


def meanings(language: str) -> tuple[Meaning, ...]:
    """The standards of proof in rising order, each with what it asks."""
    say = phrases(language)
    return tuple(
        Meaning(one, label(one, language), say.word("standards", one.name.lower()))
        for one in StandardOfProof
    )


def _by(workspace: Workspace) -> tuple[str, datetime]:
    return workspace.member.identifier, now()


def _readable(store: Store, finding: Finding) -> Finding:
    """Named in place of what is closed: that it was weighed, and why, stays."""
    closed = consents.closed(store)
    weighed = (
        replace(one, anchors=(), speaker=one.statement) if one.exhibit in closed else one
        for one in finding.weighed
    )
    return replace(finding, weighed=tuple(weighed)) if closed else finding


def _finding(store: Store, written: Written) -> Finding:
    incident = groupings.incident(store, written.incident).incident
    held = weighed.weigh(store, written.weighings)
    return _composed(written, _question(written, incident), held)


def _question(written: Written, incident: Incident | None) -> Question:
    about = next((one for one in QuestionAbout if one == written.about), None)
    asked = (about, written.subject, written.value)
    values = incident.values if incident else ()
    answers = (v.answer for v in values if (v.question, v.subject, v.key) == asked)
    return Question(
        written.incident,
        written.question,
        about,
        written.subject,
        written.value,
        next(answers, ""),
    )


def _composed(written: Written, question: Question, held: tuple[Weighed, ...]) -> Finding:
    outcome = Outcome(written.outcome) if written.outcome else None
    return Finding(
        question=question,
        standard=StandardOfProof(written.standard) if written.standard else None,
        outcome=outcome,
        result=written.result,
        reasons=written.reasons,
        weighed=held,
        would_change=written.would_change,
        dissents=tuple(Dissent(by, words) for by, words in written.dissents),
        because=written.because,
    )
