"""Judging: a person's decision on drafts, edges and groupings, and what follows from it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace

from habeas.archive import decisions, groupings, lineages, renditions, statements
from habeas.archive.access import Store
from habeas.archive.decisions import Decision, Judgement, Verdict
from habeas.archive.history import SubjectKind
from habeas.archive.shapes import to_text
from habeas.incidents.grouping import Grouping, GroupingKind
from habeas.words.anchors import Span
from habeas.words.errors import HabeasError, NotThere, WrongUse
from habeas.words.roles import Right
from habeas.words.statements import (
    ContentMode,
    Hop,
    HopRole,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
)
from habeas.workspace.opening import Workspace, now
from habeas.workspace.weighing import reweigh

VERDICTS = tuple(verdict.value for verdict in Verdict)


class NoSuchEdge(NotThere):
    """Raised when the trace holds no edge of this key."""

    message = "There is no edge {edge} in the trace."
    hint = "See the edges a statement came along: habeas show WORKSPACE STATEMENT --why"


class StandsInNoIncident(HabeasError):
    """Raised when a grouping is decided for a statement that no incident holds."""

    message = "The statement {statement} stands in no incident."
    hint = "Join it with one that does: habeas judge WORKSPACE join STATEMENT STATEMENT"


class WordsNotThere(HabeasError):
    """Raised when the words given for a speaker are not in the rendition."""

    message = "“{words}” is not in the text of {exhibit}."
    hint = "Give the speaker exactly as the report writes it: habeas show WORKSPACE {exhibit}"


def judge(
    workspace: Workspace,
    compartment: str,
    verdict: str,
    subjects: tuple[str, ...],
    reason: str,
    corrections: Mapping[str, str],
) -> list[str]:
    """Keep a decision for each subject, then trace and weigh anew with it.

    A name that is wrong is found before the first decision is kept.
    """
    workspace.require(Right.JUDGE)
    store, chosen = workspace.store(compartment), Verdict(verdict)
    by = workspace.member.identifier
    if corrections and chosen is not Verdict.CORRECT:
        raise WrongUse(
            problem="--stance, --speaker and --content go with correct.",
            suggestion="habeas judge WORKSPACE correct STATEMENT --stance denies --reason …",
        )
    if chosen not in (Verdict.UNDO, Verdict.JOIN, Verdict.SPLIT):
        _check(store, chosen, subjects)
    if chosen is Verdict.UNDO:
        made = [decisions.undo(store, one, reason, (by, now()), os.urandom) for one in subjects]
    elif chosen in (Verdict.JOIN, Verdict.SPLIT):
        made = [_group(store, chosen, subjects, reason, by)]
    else:
        made = [_decide(store, chosen, one, (reason, by), corrections) for one in subjects]
    if groupings.is_traced(store):
        reweigh(store)
    return [_line(decision) for decision in made]


def _check(store: Store, verdict: Verdict, subjects: tuple[str, ...]) -> None:
    for subject in subjects:
        if subject.startswith("s-"):
            statements.statement(store, subject)
        else:
            _check_edge(store, subject, verdict)


def _decide(
    store: Store,
    verdict: Verdict,
    subject: str,
    why: tuple[str, str],
    corrections: Mapping[str, str],
) -> Decision:
    reason, member = why
    kind = _kind_of(subject)
    payload = ""
    if verdict is Verdict.CORRECT:
        held = statements.statement(store, subject)
        text = renditions.rendition(store, held.exhibit).rendition.text
        payload = to_text(corrected(held.current, text, held.exhibit, corrections))
    judgement = Judgement(kind, subject, verdict, reason, member, now(), payload)
    return decisions.decide(store, judgement, os.urandom)


def _kind_of(subject: str) -> SubjectKind:
    if subject.startswith("s-"):
        return SubjectKind.STATEMENT
    if subject.startswith("edge-"):
        return SubjectKind.EDGE
    raise WrongUse(
        problem=f"{subject} is neither a statement nor an edge.",
        suggestion="Give s-… or edge-…: habeas show WORKSPACE statements",
    )


def corrected(
    said: Statement, text: str, exhibit: str, corrections: Mapping[str, str]
) -> Statement:
    """A statement with what a person corrected. Raises WrongUse and :class:`WordsNotThere`."""
    if "stance" in corrections:
        said = replace(said, stance=_stance(corrections["stance"]))
    if "content" in corrections:
        said = replace(said, content=(_span(corrections["content"]),))
    if "speaker" in corrections:
        said = _spoken_by(said, corrections["speaker"], text, exhibit)
    if not corrections:
        raise WrongUse(
            problem="Nothing was corrected.",
            suggestion="Give --stance, --speaker or --content.",
        )
    return said


def _spoken_by(said: Statement, words: str, text: str, exhibit: str) -> Statement:
    """The nearest place before or in the statement where these words stand is its speaker."""
    place = text.rfind(words, 0, said.extent.end)
    place = place if place >= 0 else text.find(words)
    if place < 0 or not words:
        raise WordsNotThere(words=words, exhibit=exhibit)
    span = Span(place, place + len(words))
    hop = Hop(HopRole.SPEAKER, words, span, explicit=True)
    rest = said.chain[1:] if said.hops else said.chain
    speaker = Speaker(words, span, SpeakerKind.PERSON, named=words[0].isupper())
    own = said.content_mode is ContentMode.AUTHORIAL
    mode = ContentMode.INDIRECT if own else said.content_mode
    return replace(said, speaker=speaker, chain=(hop, *rest), content_mode=mode)


def _group(
    store: Store, verdict: Verdict, subjects: tuple[str, ...], reason: str, member: str
) -> Decision:
    if verdict is Verdict.JOIN and len(subjects) < 2:
        raise WrongUse(
            problem="To join, name at least two statements.",
            suggestion="habeas judge WORKSPACE join STATEMENT STATEMENT --reason …",
        )
    for subject in subjects:
        statements.statement(store, subject)
    kind = GroupingKind.JOIN if verdict is Verdict.JOIN else GroupingKind.SPLIT
    payload = to_text(Grouping(kind, subjects))
    incident = _incident_of(store, subjects)
    judgement = Judgement(SubjectKind.INCIDENT, incident, verdict, reason, member, now(), payload)
    return decisions.decide(store, judgement, os.urandom)


def _incident_of(store: Store, subjects: tuple[str, ...]) -> str:
    """The first incident of the first of these statements that stands in one."""
    for subject in subjects:
        for held in groupings.incidents_holding(store, subject):
            return held.identifier
    raise StandsInNoIncident(statement=subjects[0])


def _check_edge(store: Store, edge: str, verdict: Verdict) -> None:
    if lineages.edge(store, edge) is None:
        raise NoSuchEdge(edge=edge)
    if verdict is Verdict.CORRECT:
        raise WrongUse(
            problem="An edge is confirmed or rejected, not corrected.",
            suggestion="habeas judge WORKSPACE reject EDGE --reason …",
        )


def _stance(text: str) -> Stance:
    try:
        return Stance(text)
    except ValueError as error:
        known = ", ".join(stance.value for stance in Stance)
        raise WrongUse(problem=f"“{text}” is not a stance.", suggestion=f"One of: {known}") from (
            error
        )


def _span(text: str) -> Span:
    start, _, end = text.partition("-")
    if not (start.isdigit() and end.isdigit() and int(start) < int(end)):
        raise WrongUse(
            problem=f"“{text}” is not a place.", suggestion="Write START-END, such as 120-188."
        )
    return Span(int(start), int(end))


def _line(decision: Decision) -> str:
    judged = decision.judgement
    return f"{decision.identifier}  {judged.verdict.value}  {judged.subject}"
