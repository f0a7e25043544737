"""Showing: one thing with all it rests on, in lines for the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from habeas.archive import (
    access_log,
    custody,
    decisions,
    exhibits,
    groupings,
    history,
    renditions,
    statements,
)
from habeas.archive.access import Store
from habeas.archive.access_log import Action
from habeas.archive.exhibits import Exhibit
from habeas.archive.history import SubjectKind
from habeas.archive.statements import HeldStatement
from habeas.dossiers.screen import on_screen
from habeas.incidents.weighing import statements_of
from habeas.origins.derivation import derivation, explain
from habeas.origins.lineage import Trace
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.words.statements import Hop, Statement
from habeas.words.visible import as_name, on_one_line
from habeas.workspace.deriving import in_words
from habeas.workspace.opening import GENERAL, Workspace
from habeas.workspace.readings import difference, read_as
from habeas.workspace.telling import account_of, rejected
from habeas.workspace.weighing import in_one_line

_WIDTH = 100
_ACCESS = "access"
_MOST = 1000
"""Entries of the access log that are shown at once."""


class NotTraced(HabeasError):
    """Raised when something is asked that only a trace can answer."""

    message = "Nothing has been traced here yet."
    hint = "Give: habeas trace WORKSPACE"


class NoSuchThing(HabeasError):
    """Raised when nothing of this name can be shown."""

    message = "There is nothing called {thing} to show."
    hint = "One of: {known}, or an identifier that begins with x-, s- or i-."


def show(workspace: Workspace, compartment: str, thing: str, why: bool) -> Iterator[str]:
    """Show a list by its name, or one thing by its identifier, wherever it stands."""
    workspace.require(Right.KEEP if thing == _ACCESS else Right.READ)
    if thing in LISTS:
        store = workspace.store(compartment)
        workspace.note_access(store, Action.LISTED, store.identifier)
        return LISTS[thing](store)
    if thing[:2] in _ONE:
        return _ONE[thing[:2]](_holder(workspace, thing), thing, why)
    raise NoSuchThing(thing=thing, known=", ".join(LISTS))


def _account(store: Store) -> Iterator[str]:
    yield on_screen(account_of(store), _WIDTH)


def _exhibits(store: Store) -> Iterator[str]:
    unopened = exhibits.problems(store)
    counts = {r.exhibit: len(r.statements) for r in statements.read_reports(store)}
    for held in sorted(exhibits.exhibits(store), key=lambda one: (one.name, one.identifier)):
        count = counts.get(held.identifier)
        error = unopened.get(held.identifier)
        state = "" if error is None else f"not read: {in_words(error)}"
        state = state or ("not read yet" if count is None else f"{count} statements")
        yield f"{held.identifier}  {state}  {as_name(held.name)}"
    yield f"{len(counts)} exhibits can be read."


def _statements(store: Store) -> Iterator[str]:
    total = 0
    for report in statements.read_reports(store):
        for kept in report.statements:
            total += 1
            yield f"{kept.identifier}  {_summary(kept.statement)}"
            yield f"    {_cut(report.words_of(kept))}"
    for one in rejected(store):
        yield f"{one.identifier}  [rejected] by {one.by}, because: {on_one_line(one.reason)}"
        yield f"    {_cut(on_one_line(one.words))}"
    yield f"{total} statements."


def _questions(store: Store) -> Iterator[str]:
    trace = _trace(store)
    for question in trace.questions:
        yield str(question.why)
        yield f"    statements: {' '.join(question.statements)}"
        if question.edge:
            yield f"    yes: habeas judge WORKSPACE confirm {question.edge} --reason …"
            yield f"    no:  habeas judge WORKSPACE reject {question.edge} --reason …"
    yield f"{len(trace.questions)} questions; the machine answers none of them."


def _originals(store: Store) -> Iterator[str]:
    trace = _trace(store)
    for original in trace.originals:
        yield original.name
        yield f"    leaned on by: {' '.join(original.cited_by)}"
    yield f"{len(trace.originals)} originals to obtain."


def _incidents(store: Store) -> Iterator[str]:
    held = groupings.incidents(store)
    yield from (in_one_line(kept) for kept in held)
    yield f"{len(held)} incidents."


def _decisions(store: Store) -> Iterator[str]:
    held = decisions.standing(store)
    for one in held:
        judged = one.judgement
        yield f"{one.identifier}  {judged.verdict.value}  {judged.subject}  {judged.time:%Y-%m-%d}"
        yield f"    by {judged.member}: {on_one_line(judged.reason)}"
    yield f"{len(held)} decisions were not undone. Of several on one thing the last one holds."


def _history(store: Store) -> Iterator[str]:
    held = custody.events(store)
    for event in held:
        yield f"{event.time:%Y-%m-%d %H:%M}  {event.kind.value}  {event.subject}  {event.member}"
    yield f"{len(held)} entries in the custody log."


def _searches(store: Store) -> Iterator[str]:
    held = history.history(store, SubjectKind.SEARCH, store.identifier)
    for looked in held:
        yield f"{looked.time:%Y-%m-%d %H:%M}  {looked.member}  {looked.new}"
    yield f"{len(held)} searches."


def _looks(store: Store) -> Iterator[str]:
    page = access_log.page(store, limit=_MOST)
    for entry in page.held:
        refused = "" if entry.is_allowed else "  refused"
        what = f"{entry.action.value}  {entry.subject}{refused}"
        yield f"{entry.time:%Y-%m-%d %H:%M}  {entry.member}  {what}"
    yield f"The newest {len(page.held)} of {page.total} entries in the access log."


LISTS: dict[str, Callable[[Store], Iterator[str]]] = {
    "account": _account,
    "exhibits": _exhibits,
    "statements": _statements,
    "incidents": _incidents,
    "questions": _questions,
    "originals": _originals,
    "decisions": _decisions,
    "history": _history,
    "searches": _searches,
    _ACCESS: _looks,
}


def _exhibit(store: Store, identifier: str, why: bool) -> Iterator[str]:
    held = exhibits.exhibit(store, identifier)
    yield f"{held.identifier}  {as_name(held.name)}"
    yield f"    SHA-256 {held.sealed.sha256}, {held.sealed.size} bytes"
    yield from _receptions(held)
    for event in custody.events(store, identifier):
        by = f"  by {event.member}" if event.member else ""
        yield f"    {event.time:%Y-%m-%d %H:%M}  {event.kind.value}{by}  {event.tool}"
    for one in renditions.renditions(store, identifier):
        if one.is_in_force:
            yield f"    read by {one.rendition.tool}, language {one.rendition.language}"
            yield from (f"    gap: {gap}" for gap in one.rendition.gaps)
            yield from _numbered(one.rendition.text) if why else ()
    for said in statements.statements(store, identifier):
        yield f"{said.identifier}  {_summary(said.current)}"


def _receptions(held: Exhibit) -> Iterator[str]:
    for came in held.receptions:
        reason = f": {came.reason}" if came.reason else ""
        yield f"    received {came.time:%Y-%m-%d %H:%M} as {as_name(came.name)}, {came.how}{reason}"


def _numbered(text: str) -> Iterator[str]:
    place = 0
    for line in text.splitlines(keepends=True):
        yield f"    {place:>7}  {line.rstrip()}"
        place += len(line)


def _statement(store: Store, identifier: str, why: bool) -> Iterator[str]:
    held = statements.statement(store, identifier)
    yield f"{held.identifier}  {_summary(held.current)}"
    yield from _anchored(store, held)
    yield f"    chain: {_chain(held.current)}"
    text = renditions.rendition(store, held.exhibit).rendition.text
    yield from (f"    {line}" for line in read_as(held.current, text))
    yield f"    drafted by {held.engine}, rule “{held.drafted.pattern}”"
    if why:
        trace = _trace_of(store, identifier)
        for edge in derivation(trace, identifier):
            yield f"    {explain(trace, edge)}"
            yield f"        edge {edge.key}"
    changes = history.history(store, SubjectKind.STATEMENT, identifier)
    yield from ["history"] if changes else []
    for change in changes:
        who = change.member or "the program"
        reason = on_one_line(change.reason)
        yield f"    {change.time:%Y-%m-%d %H:%M}  {change.field}  by {who}  {reason}"
        yield from (f"        {line}" for line in difference(change.old, change.new, text))


def _anchored(store: Store, held: HeldStatement) -> Iterator[str]:
    name = as_name(exhibits.exhibit(store, held.exhibit).name)
    for anchor in held.anchors:
        yield f"    “{anchor.quote}”"
        yield f"    {held.exhibit}  {name}, {anchor.span.start}–{anchor.span.end}"


def _incident(store: Store, identifier: str, why: bool) -> Iterator[str]:
    kept = groupings.incident(store, identifier)
    bonds = {bond.statement: bond.why for bond in kept.incident.bonds}
    texts = {k.identifier: (r, k) for r in statements.read_reports(store) for k in r.statements}
    yield f"{identifier}{'  (ended)' if kept.is_ended else ''}"
    for said in statements_of(kept.incident):
        if said in texts:
            report, one = texts[said]
            yield f"{said}  {_summary(one.statement)}"
            yield f"    {_cut(report.words_of(one))}"
        if why and said in bonds:
            yield f"    here because: {bonds[said]}"


_ONE: dict[str, Callable[[Store, str, bool], Iterator[str]]] = {
    "x-": _exhibit,
    "s-": _statement,
    "i-": _incident,
}


def _holder(workspace: Workspace, identifier: str) -> Store:
    """The open store that holds a thing; the first one where none does, to say so."""
    find: Callable[[Store, str], object] = {
        "x-": exhibits.exhibit,
        "s-": statements.statement,
        "i-": groupings.incident,
    }[identifier[:2]]
    for store in workspace.stores:
        try:
            find(store, identifier)
        except (exhibits.NoSuchExhibit, statements.NoSuchStatement, groupings.NoSuchIncident):
            continue
        workspace.note_access(store, Action.OPENED, identifier)
        return store
    return workspace.store(GENERAL)


def _trace(store: Store) -> Trace:
    found = groupings.trace(store)
    if found is None:
        raise NotTraced
    return found


def _trace_of(store: Store, statement: str) -> Trace:
    if not groupings.is_traced(store):
        raise NotTraced
    return groupings.trace_of(store, [statement])


def _summary(said: Statement) -> str:
    return f"[{said.status.value}] {said.stance.value}: {said.speaker.surface or 'the document'}"


def _chain(said: Statement) -> str:
    return " → ".join(f"{'' if hop.explicit else '(inferred) '}{_hop(hop)}" for hop in said.chain)


def _hop(hop: Hop) -> str:
    return hop.name or hop.role.value.replace("_", " ")


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _WIDTH else flat[: _WIDTH - 1] + "…"
