"""Telling: the account of one compartment, and the dossier written from it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from habeas import __version__
from habeas.archive import custody, decisions, exhibits, statements
from habeas.archive import members as people
from habeas.archive.access import Store
from habeas.archive.access_log import Action
from habeas.archive.consents import WordsClosed
from habeas.archive.decisions import Verdict
from habeas.archive.exhibits import Exhibit
from habeas.archive.history import SubjectKind
from habeas.bodies.naming import find_bodies
from habeas.dossiers.account import Account, build_account
from habeas.dossiers.exhibits import Custody, ExhibitFacts, Failed, MadeWith, Rejected
from habeas.dossiers.page import as_page
from habeas.dossiers.phrases import ENGLISH
from habeas.evidence.custody import CustodyEvent, EventKind
from habeas.origins.lineage import Trace
from habeas.words.consents import Use
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace.count_telling import counted, pooled
from habeas.workspace.deriving import refused
from habeas.workspace.found import tellable
from habeas.workspace.opening import Workspace, check_outside, now, write_new
from habeas.workspace.reading import ENGINE
from habeas.workspace.withholding import Selection, select


class NotWeighed(HabeasError):
    """Raised when an account is asked for before everything read was weighed."""

    message = "There are statements here that have not been weighed yet, or none at all."
    hint = "Give: habeas weigh WORKSPACE (after habeas add and habeas read)."


def tell(
    workspace: Workspace,
    compartment: str,
    out: Path | None,
    language: str = ENGLISH,
    use: Use = Use.TEAM,
) -> str:
    """Write the dossier of a compartment; where it is. Logged, never written over a file.

    Testimony whose consent does not allow the use is left out, and the dossier says how much.
    """
    workspace.require(Right.READ)
    store, at = workspace.store(compartment), now()
    path = out or Path.cwd() / default_name(at)
    check_outside(workspace.folder, path)
    write_new(path, as_page(account_of(store, at, use=use), language))
    event = CustodyEvent(
        new_identifier(Kind.EVENT, os.urandom),
        EventKind.EXPORTED,
        store.identifier,
        at,
        workspace.member.identifier,
        custody.TOOL,
        details=(("what", "dossier"), ("use", use.value)),
    )
    custody.record(store, event)
    workspace.note_access(store, Action.EXPORTED, store.identifier)
    return str(path)


def default_name(at: datetime) -> str:
    """What a dossier is called when nobody says."""
    return f"dossier-{at:%Y-%m-%d-%H%M%S}.html"


def account_of(
    store: Store,
    at: datetime | None = None,
    failed: Sequence[Failed] = (),
    use: Use = Use.TEAM,
) -> Account:
    """Everything to be told of one compartment for one use. Raises :class:`NotWeighed`."""
    at = at or now()
    told = select(store, use, at.date())
    trace = _checked(told)
    held = {one.identifier: one for one in exhibits.exhibits(store) if told.holds(one.identifier)}
    called = people.called(store)
    facts = {x: _facts(store, one, called) for x, one in held.items()}
    unopened = exhibits.problems(store).items()
    closed = [Failed(held[x].name, refused(error)) for x, error in unopened if x in held]
    found, left = tellable(store, told.holds)
    made = MadeWith(
        program=f"Habeas {__version__}",
        reader=ENGINE,
        at=at,
        by=", ".join(sorted({one.collected_by for one in facts.values()})),
        failed=(*failed, *sorted(closed, key=lambda one: one.name)),
        rejected=tuple(one for one in rejected(store) if told.holds(one.exhibit)),
        withheld=told.withheld.testimonies,
        earlier=told.withheld.earlier,
        findings=found,
        findings_withheld=left,
        counts=tuple(counted(store)),
        counts_withheld=len(told.counts),
        pooled=tuple(pooled(store)),
    )
    bodies = find_bodies(told.reports)
    return build_account(told.reports, trace, bodies, told.incidents, facts, made)


def rejected(store: Store) -> Iterator[Rejected]:
    """Every statement that a person rejected, with the decision that holds.

    Without words that whoever gave them as testimony has closed since.
    """
    called = people.called(store)
    last = {
        d.judgement.subject: d.judgement for d in decisions.standing(store, SubjectKind.STATEMENT)
    }
    for subject, judged in sorted(last.items()):
        if judged.verdict is Verdict.REJECT:
            try:
                held = statements.statement(store, subject)
            except WordsClosed:
                continue
            yield Rejected(
                identifier=subject,
                exhibit=held.exhibit,
                position=held.current.extent.start,
                words=" … ".join(anchor.quote for anchor in held.anchors),
                speaker=held.current.speaker.surface,
                by=called.get(judged.member, "") or judged.member,
                reason=judged.reason,
            )


def _checked(told: Selection) -> Trace:
    """The trace, if it knows every statement that counts now."""
    trace = told.trace
    counted = {kept.identifier for report in told.reports for kept in report.statements}
    if trace is None or counted != {statement for statement, _ in trace.homes}:
        raise NotWeighed
    return trace


def _facts(store: Store, held: Exhibit, called: dict[str, str]) -> ExhibitFacts:
    first = held.receptions[0]
    history = tuple(
        Custody(event.time, event.kind.value, called.get(event.member, "") or event.member)
        for event in custody.events(store, held.identifier)
    )
    return ExhibitFacts(
        identifier=held.identifier,
        name=held.name,
        sha256=held.sealed.sha256,
        media_type=held.media_type,
        size=held.sealed.size,
        collected_at=first.time,
        collected_by=called.get(first.member, "") or first.member,
        collected_how=first.how,
        custody=history,
    )
