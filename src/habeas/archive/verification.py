"""Whether everything still is as it was kept. Looks, and changes nothing.

Bytes and records are held against the custody log, the log against its signed checkpoints,
decisions, changes and looks against their chains (:mod:`habeas.archive.chains`), each anchor
against the text it quotes, and the store's pages against their seals. What was cut off the end
of the log, or put back from an old copy, shows only against a checkpoint that was kept
elsewhere: :func:`habeas.archive.custody.hold_against`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from habeas.archive import (
    chains,
    custody,
    exhibits,
    finding_records,
    interviews,
    ledger,
    renditions,
    statements,
)
from habeas.archive.access import Store, cursor, rows
from habeas.archive.chains import Chain
from habeas.archive.decisions import Judgement, Verdict, after, standing
from habeas.archive.history import SubjectKind
from habeas.archive.models import (
    CustodyRow,
    DecisionRow,
    ExhibitRow,
    ReceptionRow,
    RenditionRow,
    StatementRow,
)
from habeas.archive.shapes import StrangeShape, from_text, to_text
from habeas.archive.sqlcipher.base import StoreDamaged
from habeas.evidence.checkpoints import (
    ForgedCheckpoint,
    HistoryForked,
    NotACheckpoint,
    TailRemoved,
    compare,
)
from habeas.evidence.checkpoints import verify as verify_note
from habeas.evidence.custody import (
    CustodyEvent,
    EventKind,
    NotACustodyEvent,
    commitment,
    read_event,
)
from habeas.evidence.merkle import leaf_hash
from habeas.evidence.objects import EvidenceChanged, EvidenceMissing, EvidenceUnreadable
from habeas.evidence.packs import NotAPlace
from habeas.words.anchors import SpanOutOfBounds
from habeas.words.errors import DOES_NOT_MATCH, HabeasError
from habeas.words.progress import Progress, silent
from habeas.words.statements import Statement


class Depth(StrEnum):
    """How much is read."""

    QUICK = "quick"
    """Everything but the sealed bytes; those have to be there in full length."""
    FULL = "full"
    """Every sealed object is opened and hashed again."""


class Problem(StrEnum):
    """What does not match."""

    STORE = "the store is damaged"
    ENTRY = "an entry of the custody log was changed"
    LOG = "the custody log is not the one that was signed"
    CHECKPOINT = "a checkpoint is not signed by this log"
    RECORD = "how it was received is not as the custody log says"
    UNKNOWN = "the custody log knows it, the index does not"
    CHANGED = "its bytes are not those that were kept"
    MISSING = "its bytes are missing or cut short"
    UNREADABLE = "the disk does not give its bytes back"
    RENDITION = "its text is not the one that was derived"
    DRAFTS = "its statements are not those that were drafted"
    DECIDED = "it is not what its draft and the decisions on it make of it"
    ANCHOR = "a statement's words are not at its place"
    DECISION = "a decision, or the one before it, was changed, taken out or slipped in"
    CHANGE = "its history, or the entry before, was changed, taken out or slipped in"
    ACCESS = "an entry of the access log, or the one before it, was changed or taken out"
    DECISIONS_END = "the last decisions were taken out"
    CHANGES_END = "the end of the history was taken out"
    CONSENT = (
        "what the person agreed to, or the answer before, was changed, taken out or slipped in"
    )
    INTERVIEW = "what was written down of an interview was changed after it was finished"
    CONSENTS_END = "the last answers of people who were interviewed were taken out"
    LEDGER = "what was kept of a protection case, or the version before, was changed from outside"
    LEDGER_END = "the last versions of what was kept of a protection case were taken out"
    ACCESS_END = "the end of the access log was taken out"
    FOUND = "the finding, or what was said of it, is not as it was issued"
    UNDOING = "it is marked as undone, and no decision undid it, or the other way round"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not match. ``subject`` is the exhibit, statement or compartment;
    ``exhibit`` the exhibit it is about, empty when it is about none.
    """

    compartment: str
    subject: str
    problem: Problem
    exhibit: str = ""


class NoLongerMatches(HabeasError):
    """Raised by whoever asked, when :func:`verify` found anything."""

    message = "{number} things no longer match what was kept."
    hint = "Change nothing; copy the workspace as it is, and restore from a backup elsewhere."
    exit_code = DOES_NOT_MATCH


@dataclass(frozen=True, slots=True)
class _Log:
    """The custody log by exhibit: receptions by event, the rest by rendition, last only."""

    received: dict[str, dict[str, CustodyEvent]]
    derived: dict[str, dict[str, CustodyEvent]]
    read: dict[str, dict[str, CustodyEvent]]
    erased: set[str]


def verify(
    stores: Iterable[Store], depth: Depth = Depth.FULL, progress: Progress = silent
) -> tuple[Finding, ...]:
    """Everything in these stores that no longer matches; nothing when all is well."""
    return tuple(
        found for store in stores for found in steps(store, depth, progress) if found is not None
    )


def steps(
    store: Store, depth: Depth = Depth.FULL, progress: Progress = silent
) -> Iterator[Finding | None]:
    """The same of one store, as it is found; None wherever others may be let in between."""
    checks: tuple[Callable[[], Iterator[Finding | None]], ...] = (
        lambda: _pages(store),
        lambda: _entries(store),
        lambda: _checkpoints(store),
        lambda: _chains(store),
        lambda: _undone(store),
        lambda: _found(store),
        lambda: _interviews(store),
        lambda: _exhibits(store, depth, progress),
    )
    for check in checks:
        try:
            yield from check()
        except StoreDamaged:
            yield Finding(store.identifier, store.identifier, Problem.STORE)
        yield None


def _pages(store: Store) -> Iterator[Finding]:
    with cursor(store) as held:
        held.execute("PRAGMA cipher_integrity_check")
        broken = held.fetchall()
        held.execute("PRAGMA integrity_check(1)")
        if broken or held.fetchall() != [("ok",)]:
            yield Finding(store.identifier, store.identifier, Problem.STORE)


def _entries(store: Store) -> Iterator[Finding]:
    for place, row in enumerate(rows(store, CustodyRow).order_by("sequence")):
        entry = bytes(row.entry)
        event = _event(entry)
        stands = event is not None and _told(row) == (
            event.identifier,
            event.subject,
            event.kind.value,
            event.member,
            event.time,
            place,
        )
        if not stands or leaf_hash(entry) != bytes(row.leaf):
            yield Finding(store.identifier, row.subject, Problem.ENTRY)


def _told(row: CustodyRow) -> tuple[object, ...]:
    """What the columns beside an entry say; they are what the log is searched by."""
    return row.identifier, row.subject, row.kind, row.member, row.time, row.sequence


def _event(entry: bytes) -> CustodyEvent | None:
    try:
        return read_event(entry)
    except NotACustodyEvent:
        return None


def _checkpoints(store: Store) -> Iterator[Finding]:
    leaves = custody.leaves(store)
    for note in custody.checkpoints(store):
        try:
            compare(verify_note(note, store.log_key), leaves)
        except (NotACheckpoint, ForgedCheckpoint):
            yield Finding(store.identifier, store.identifier, Problem.CHECKPOINT)
        except (TailRemoved, HistoryForked):
            yield Finding(store.identifier, store.identifier, Problem.LOG)


_BROKEN = {
    Chain.ACCESS: (Problem.ACCESS, Problem.ACCESS_END),
    Chain.CHANGE: (Problem.CHANGE, Problem.CHANGES_END),
    Chain.CONSENT: (Problem.CONSENT, Problem.CONSENTS_END),
    Chain.DECISION: (Problem.DECISION, Problem.DECISIONS_END),
    Chain.LEDGER: (Problem.LEDGER, Problem.LEDGER_END),
}


def _chains(store: Store) -> Iterator[Finding]:
    for broken in chains.breaks(store, custody.ends_told(store)):
        record, end = _BROKEN[broken.chain]
        subject = broken.subject or store.identifier
        yield Finding(store.identifier, subject, record if broken.subject else end)
    for subject in ledger.astray(store):
        yield Finding(store.identifier, subject, Problem.LEDGER)


def _undone(store: Store) -> Iterator[Finding]:
    """A decision says by which other it was undone; that other one says the same."""
    held = rows(store, DecisionRow)
    undoing = dict(held.filter(verdict=Verdict.UNDO.value).values_list("subject", "identifier"))
    marked = dict(held.exclude(undone_by=None).values_list("identifier", "undone_by"))
    for subject, _ in sorted(undoing.items() ^ marked.items()):
        yield Finding(store.identifier, subject, Problem.UNDOING)


def _interviews(store: Store) -> Iterator[Finding]:
    for identifier in interviews.altered(store):
        yield Finding(store.identifier, identifier, Problem.INTERVIEW)


def _found(store: Store) -> Iterator[Finding]:
    for subject in finding_records.changed(store):
        yield Finding(store.identifier, subject, Problem.FOUND)


def _exhibits(store: Store, depth: Depth, progress: Progress) -> Iterator[Finding | None]:
    log, judged = _log(store), _judged(store)
    held = list(rows(store, ExhibitRow).order_by("sha256"))
    known = {row.identifier for row in held} | log.erased
    for subject in sorted(log.received.keys() - known):
        yield Finding(store.identifier, subject, Problem.UNKNOWN, subject)
    for done, row in enumerate(held, 1):
        for problem in _problems(store, row, log, depth):
            yield Finding(store.identifier, row.identifier, problem, row.identifier)
        yield from _statements(store, row.identifier, judged)
        progress("verifying", done, len(held))
        yield None


def _log(store: Store) -> _Log:
    entries = rows(store, CustodyRow).order_by("sequence").values_list("entry", flat=True)
    log = _Log({}, {}, {}, set())
    kinds = {
        EventKind.RECEIVED: log.received,
        EventKind.DERIVED: log.derived,
        EventKind.READ: log.read,
    }
    for event in (_event(bytes(entry)) for entry in entries):
        if event is None:
            continue
        if event.kind in kinds:
            key = dict(event.details).get("rendition", event.identifier)
            kinds[event.kind].setdefault(event.subject, {})[key] = event
        elif event.kind is EventKind.ERASED:
            log.erased.add(event.subject)
    return log


def _problems(store: Store, row: ExhibitRow, log: _Log, depth: Depth) -> Iterator[Problem]:
    if not _is_as_received(store, row, log):
        yield Problem.RECORD
    problem = _object_problem(store, row, depth)
    if problem is not None:
        yield problem
    if not _are_as_derived(store, row, log):
        yield Problem.RENDITION
    if not _are_as_drafted(store, row, log):
        yield Problem.DRAFTS


def _object_problem(store: Store, row: ExhibitRow, depth: Depth) -> Problem | None:
    try:
        sealed = exhibits.sealed_object(row)
        if depth is Depth.FULL:
            store.vault.check(sealed)
        else:
            store.vault.open(sealed).close()
    except (EvidenceChanged, NotAPlace):
        return Problem.CHANGED
    except EvidenceMissing:
        return Problem.MISSING
    except EvidenceUnreadable:
        return Problem.UNREADABLE
    return None


def _is_as_received(store: Store, row: ExhibitRow, log: _Log) -> bool:
    salt, logged = bytes(row.salt), log.received.get(row.identifier, {})
    receptions = list(rows(store, ReceptionRow).filter(exhibit_id=row.identifier).order_by("id"))
    if not receptions or {reception.event for reception in receptions} != logged.keys():
        return False
    return all(
        logged[reception.event].commitment == commitment(salt, row.sha256)
        and ("reception", exhibits.reception_commitment(salt, reception, row.media_type))
        in logged[reception.event].details
        for reception in receptions
    )


def _are_as_derived(store: Store, row: ExhibitRow, log: _Log) -> bool:
    logged = log.derived.get(row.identifier, {})
    try:
        held = {k.identifier: k.rendition for k in renditions.renditions(store, row.identifier)}
    except StrangeShape:
        return False
    return held.keys() == logged.keys() and all(
        logged[name].commitment == commitment(bytes(row.salt), renditions.digest(rendition))
        for name, rendition in held.items()
    )


def _are_as_drafted(store: Store, row: ExhibitRow, log: _Log) -> bool:
    salt = bytes(row.salt)
    held = rows(store, StatementRow).filter(exhibit_id=row.identifier)
    logged = log.read.get(row.identifier, {})
    return set(held.values_list("rendition_id", flat=True)) <= logged.keys() and all(
        event.commitment == statements.drafts_commitment(store, rendition, salt)
        for rendition, event in logged.items()
    )


def _statements(
    store: Store, exhibit: str, judged: dict[str, list[Judgement]]
) -> Iterator[Finding]:
    made = rows(store, RenditionRow).filter(exhibit_id=exhibit)
    texts = dict(made.values_list("identifier", "text"))
    held = rows(store, StatementRow).filter(exhibit_id=exhibit)
    for row in held.order_by("start", "end", "identifier"):
        if not _is_as_decided(row, judged.get(row.identifier, [])):
            yield Finding(store.identifier, row.identifier, Problem.DECIDED, exhibit)
        elif not _is_at_its_place(row, texts.get(row.rendition_id, "")):
            yield Finding(store.identifier, row.identifier, Problem.ANCHOR, exhibit)


def _is_as_decided(row: StatementRow, judged: Sequence[Judgement]) -> bool:
    """Whether the current state follows from the draft and the decisions that stand."""
    if not judged:
        return row.current == row.drafted
    try:
        return row.current == to_text(after(from_text(Statement, row.drafted), judged))
    except StrangeShape:
        return False


def _is_at_its_place(row: StatementRow, text: str) -> bool:
    """Whether its anchors quote the text, and whatever it is found by says what it says."""
    try:
        expected = statements.columns(from_text(Statement, row.current), text)
    except (SpanOutOfBounds, StrangeShape):
        return False
    return all(getattr(row, name) == value for name, value in expected.items())


def _judged(store: Store) -> dict[str, list[Judgement]]:
    """The standing decisions on each statement, in their order."""
    judged: dict[str, list[Judgement]] = {}
    for decision in standing(store, SubjectKind.STATEMENT):
        judged.setdefault(decision.judgement.subject, []).append(decision.judgement)
    return judged
