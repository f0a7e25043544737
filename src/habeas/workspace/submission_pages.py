"""One submission as a page shows it: verdict, whom it tells, its fields and checks in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.archive import kept_findings
from habeas.archive.access import Store
from habeas.archive.kept_findings import NoSuchFinding
from habeas.archive.quoted import quoted
from habeas.archive.statements import NoSuchStatement
from habeas.dossiers.submissions.checks import Check, CheckOutcome, gravest_first
from habeas.dossiers.submissions.colophon import Reliance
from habeas.dossiers.submissions.facts import Filling
from habeas.dossiers.submissions.sheet import text_of
from habeas.dossiers.submissions.wording import wording
from habeas.protection.avenues.registers import FilledFrom
from habeas.words.labels import label
from habeas.words.roles import Right
from habeas.workspace import case_person, case_record, case_submissions
from habeas.workspace.avenue_records import NotAnAuthority
from habeas.workspace.case_submissions import Looked, SubmissionText
from habeas.workspace.opening import Workspace, now

_SHOWN = 400
"""Characters of one fact that a page shows: all of it stands in the draft."""


@dataclass(frozen=True, slots=True)
class ToldField:
    """A field: what it asks, what fills it, and what it holds. ``held_back`` says why not.

    ``fill`` is whether the case gives it, so that it is filled on the page of the person.
    """

    key: str
    label: str
    help: str
    fills: str
    facts: tuple[str, ...]
    held_back: str
    is_needed: bool
    is_written: bool
    of_the_person: bool


@dataclass(frozen=True, slots=True)
class ToldCheck:
    """A check in words, and what to do about it."""

    outcome: CheckOutcome
    said: str
    todo: str


@dataclass(frozen=True, slots=True)
class ToldSubmission:
    """Everything a page shows of a submission besides what is kept of it."""

    name: str
    onward: tuple[tuple[str, str, bool], ...]
    """Whom the receiver tells: name, when, and whether they stand close to the alleged."""
    gaps: tuple[tuple[str, str], ...]
    """What the person has not agreed to: the key of a field, none for the case itself; and whom it
    would reach, by name."""
    fields: tuple[ToldField, ...]
    checks: tuple[ToldCheck, ...]
    is_ready: bool
    against: int
    reliance: Reliance | None
    elsewhere: tuple[str, ...]
    despite: str


def page(looked: Looked, language: str) -> ToldSubmission:
    """One submission in words of a language."""
    verdict, pack = looked.ground.verdict, looked.pack
    named = looked.ground.weighed.held.catalogue.by_identifier
    called = _called(looked, language)
    return ToldSubmission(
        name=verdict.name.said(language),
        onward=tuple(
            (one.name.said(language), one.when.said(language), one.connection.value != "none")
            for one in verdict.onward
        ),
        gaps=tuple(
            (one.field, called.get(one.onward, one.onward or one.recipient)) for one in looked.gaps
        ),
        fields=tuple(_fields(looked, language)),
        checks=tuple(_checks(looked, language)),
        is_ready=pack is not None and pack.is_ready,
        against=len(pack.against) if pack else 0,
        reliance=pack.labelled.reliance if pack else None,
        elsewhere=tuple(named[one].name.said(language) for one in looked.gate.elsewhere),
        despite=looked.held.value.despite.reason if looked.held.value.despite else "",
    )


def _called(looked: Looked, language: str) -> dict[str, str]:
    """The receiver and whom it tells, by the name of each."""
    verdict = looked.ground.verdict
    receiver = looked.ground.weighed.known.bodies.get(verdict.receiver)
    called = {one.body: one.name.said(language) for one in verdict.onward}
    return called if receiver is None else {receiver.key: receiver.name.said(language), **called}


def field(looked: Looked, key: str, language: str) -> ToldField | None:
    """One field of the form; None when it has no such field, or no form can be made."""
    return next((one for one in _fields(looked, language) if one.key == key), None)


def questions(looked: Looked, language: str) -> tuple[tuple[str, str], ...]:
    """What only a person can say: each question by its key, in words of a language."""
    if looked.pack is None:
        return ()
    asked = (one for rule in looked.pack.form.rules for one in rule.words("questions"))
    return tuple((one, wording(language).word("questions", one)) for one in dict.fromkeys(asked))


def incidents(workspace: Workspace, case: str, language: str) -> tuple[tuple[str, str], ...]:
    """The incidents a case is linked to, each with its name and identifier in words.

    Of one that this member cannot open there is the identifier alone.
    """
    person = case_record.case(workspace, case).subject.value
    linked = case_person.incidents_of(workspace, person, language)
    return tuple(
        (
            one.link.incident,
            f"{one.title} ({one.link.incident})" if one.title else one.link.incident,
        )
        for one in linked
    )


def write(
    workspace: Workspace,
    case: str,
    seen: tuple[str, int],
    told: tuple[str, str, str, tuple[str, ...]],
) -> None:
    """Write words for a field: ``seen`` is the submission and the version that was looked at,
    ``told`` the field, the words, their language and what they rest on.

    Raises NoSuchStatement, NoSuchFinding, NotAnAuthority, NoSuchFieldHere and WrittenMeanwhile.
    """
    workspace.require(Right.PROTECT)
    (submission, version), (key, words, language, rests_on) = seen, told
    for one in rests_on:
        _check_shown(workspace, one)
    text = SubmissionText(submission, key, words, now().date(), language, rests_on)
    case_submissions.write(workspace, case, version, text)


def _check_shown(workspace: Workspace, named: str) -> None:
    """Whether a statement or finding of this identifier is there."""
    if named.startswith("s-"):
        if not any(quoted(store, [named]) for store in workspace.stores):
            raise NoSuchStatement(statement=named)
    elif named.startswith("f-"):
        if not any(_holds(store, named, workspace) for store in workspace.stores):
            raise NoSuchFinding(finding=named)
    else:
        raise NotAnAuthority(named=named)


def _holds(store: Store, finding: str, workspace: Workspace) -> bool:
    try:
        kept_findings.issued_row(store, finding, workspace.member.identifier)
    except NoSuchFinding:
        return False
    return True


def _fields(looked: Looked, language: str) -> Iterator[ToldField]:
    written = {one.value.field for one in looked.texts if one.value.words}
    for one in looked.pack.fillings if looked.pack else ():
        yield _field(looked, one, language, one.field.key in written)


def _field(looked: Looked, one: Filling, language: str, is_written: bool) -> ToldField:
    needed = looked.pack.form.needed if looked.pack else frozenset()
    asked = one.field
    return ToldField(
        key=asked.key,
        label=asked.label.said(language),
        help=asked.help.said(language),
        fills=label(asked.fills, language),
        facts=tuple(_cut(text_of(fact.words)) for fact in one.facts),
        held_back=one.why(language),
        is_needed=asked.key in needed,
        is_written=is_written,
        of_the_person=asked.fills in (FilledFrom.CASE, FilledFrom.PERSON),
    )


def _checks(looked: Looked, language: str) -> Iterator[ToldCheck]:
    say = wording(language)
    held: tuple[Check, ...] = looked.pack.checks if looked.pack else ()
    for one in gravest_first(held):
        yield ToldCheck(one.outcome, one.said(say), one.todo(say))


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
