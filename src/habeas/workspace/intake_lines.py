"""The intake in lines of text, for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from habeas.intake.kept import Answered, EnvelopeOutcome
from habeas.words.errors import HabeasError
from habeas.words.labels import label
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.workspace import (
    intake_attachments,
    intake_beginning,
    intake_checking,
    intake_collecting,
    intake_desks,
    intake_keys,
    intake_replying,
    intake_reports,
    intake_signing,
)
from habeas.workspace.intake_collecting import NoDeskOpened, Step
from habeas.workspace.intake_reports import DeskGlance, NoSuchReport, Thread
from habeas.workspace.opening import Workspace, now

_EN = "en"
_NOT_FOR_IT = "nothing of this text opens here. Bring it to another desk."
"""Said of a carried text alone: collecting tells nobody what was kept from them."""


def desks(workspace: Workspace) -> Iterator[str]:
    """Who reads reports, and until when weeks are signed. Raises NoIntake."""
    found = intake_beginning.deployment(workspace)
    known = intake_desks.desks(workspace)
    yield f"Intake {found.deployment}: {found.title.en} / {found.title.ru}"
    for one in known.held:
        where = one.compartment or "outside the team"
        yield f"{one.place}  {one.name.en}  {where}  {one.about.en}"
    if known.recovery is not None:
        yield f"recovery key  {known.recovery.name.en}: reads everything, for ever"
    if not known.held:
        yield "No desk yet: habeas intake WORKSPACE desk --name … --name-ru …"
    yield from signing(workspace)


def signing(workspace: Workspace) -> Iterator[str]:
    """What is to be said about the signed weeks."""
    if intake_beginning.is_joined(workspace):
        yield "Another organisation signs the weeks. Look: habeas intake WORKSPACE check"
        return
    signed, until = (
        intake_signing.last_signed(workspace),
        intake_signing.signed_until(workspace),
    )
    if signed is None or until is None:
        yield "No week is signed yet: habeas intake WORKSPACE sign --root FILE --out intake.json"
        return
    yield f"Signed until {until} (number {signed.number})."
    if signed.alone:
        yield f"No desk outside the team is offered. The reason given: {signed.alone}"
    try:
        intake_signing.check_offered(workspace)
    except intake_signing.SignAgain as error:
        yield f"warning: {error.what_happened} Sign again."
    if days_left(until) <= intake_signing.WARN_DAYS:
        yield f"warning: the last signed week ends in {days_left(until)} days. Sign again."


def days_left(until: date) -> int:
    """Days from today to a day."""
    return (until - now().date()).days


def keys(
    workspace: Workspace, desk: str = "", anew: bool = False, lost: bool = False
) -> Iterator[str]:
    """Make the week keys of your desks, or of one; how each stands.

    Raises NotADesk, ClockDoubted, and KeysNotHere unless ``lost``.
    """
    for store in _desks(workspace, desk):
        made = intake_keys.make(workspace, store, anew, lost)
        name = workspace.store(store).name
        yield f"{name}: {len(made)} made. Apart: {intake_keys.key_folder(workspace, store)}"
        for one in intake_keys.states(workspace, store):
            yield f"  {one.name}  {label(one.state, _EN)}  destroyed on {one.dies_on}"


def clock_believed(workspace: Workspace, desk: str, today: date) -> Iterator[str]:
    """Go on by the clock of the machine at your desks, or at one. Raises NotToday."""
    for store in _desks(workspace, desk):
        intake_keys.believe_clock(workspace, store, today)
        yield f"{workspace.store(store).name}: it is {today}. Keys whose day came are destroyed."


def checked(workspace: Workspace, file: Path | None) -> Iterator[str]:
    """Check what is published: a file somebody saved, or what the relay serves now."""
    if file is not None:
        found = intake_checking.check_file(workspace, file)
    elif served := intake_checking.check_served(workspace, intake_beginning.relay(workspace)):
        found = served
    else:
        yield "The relay serves no signed week. Whoever opens the form cannot write."
        return
    first, last = found.weeks[0], found.weeks[-1]
    told = str(first) if first == last else f"{first} to {last}"
    yield f"Signed by the root key you know: {told}, number {found.number}. The keys are yours."
    if found.is_older:
        yield f"warning: number {found.seen} was signed since. Ask whoever runs the relay why."


def collected(workspace: Workspace, progress: Progress) -> Iterator[str]:
    """Collect, and say what came. Raises as :func:`intake_collecting.collect` does."""
    steps: list[Step] = []
    for step in intake_collecting.collect(workspace, progress):
        steps.append(step)
        yield from _step(step)
    told = intake_collecting.totals(steps)
    named = ", ".join(f"{label_of(word)}: {number}" for word, number in sorted(told.items()))
    yield f"Collected. {named or 'Nothing new.'}"
    yield from signing(workspace)


class CarriedTextBroken(HabeasError):
    """Raised when a text that was carried lost or changed something on its way."""

    message = "A sealed text did not come as it was sealed. Nothing of it was kept."
    hint = "Have all of it copied again, from the first line to the last, and bring it once more."


def brought(workspace: Workspace, content: bytes) -> Iterator[str]:
    """Take in sealed texts that were carried.

    Raises :class:`CarriedTextBroken`, and as :func:`intake_collecting.bring` does.
    """
    steps = intake_collecting.bring(workspace, content)
    for step in steps:
        yield from _step(step)
    if any(one.what and one.what.outcome is EnvelopeOutcome.BROKEN for one in steps):
        raise CarriedTextBroken


def label_of(word: str) -> str:
    """What an outcome is called; "again" is no outcome."""
    return "came again" if word == "again" else label(EnvelopeOutcome(word), _EN)


def listed(workspace: Workspace, desk: str = "") -> Iterator[str]:
    """The unverified reports of your desks, or of one."""
    for glance in _glances(workspace):
        if desk and desk not in (glance.compartment, glance.name):
            continue
        yield f"{glance.name} ({glance.compartment}): {glance.reports}, not read {glance.unread}"
        for line in intake_reports.listed(workspace, glance.compartment):
            marks = "".join(f"  [{label(one, _EN)}]" for one in line.report.marks)
            new = "" if line.is_read else "  not read"
            second = "  a reply waits for a second person" if line.waits_for_second else ""
            more = f"  follow-ups: {line.followups}" if line.followups else ""
            yield f"  {line.identifier}  {line.report.on}{new}{more}{second}{marks}"
        for stray in intake_reports.strays(workspace, glance.compartment):
            marks = ", ".join(label(one, _EN) for one in stray.value.marks)
            yield f"  {stray.identifier}  a follow-up that belongs to no report here: {marks}"


def shown(workspace: Workspace, report: str) -> Iterator[str]:
    """One report with all that belongs to it. Looking is noted; it does not count as read."""
    found = intake_reports.looked_at(workspace, desk_of(workspace, report), report)
    told = found.report
    yield f"{report}: unverified web report of the week {told.week}, in {told.language}"
    yield from (f"  does not hold: {label(one, _EN)}" for one in told.marks)
    for name in ("happened", "where", "need"):
        yield f"{name}: {getattr(told, name) or '–'}"
    yield from _files(found, report)
    for followup in found.followups:
        yield f"follow-up {followup.identifier}, {followup.value.on}: {followup.value.text}"
        yield from _files(found, followup.identifier)
    yield from (_reply(one.identifier, one.value) for one in found.replies)
    yield "It can be answered." if told.is_answerable else "It cannot be answered."
    if found.read is None:
        yield f"Nobody has said that they read it: habeas intake WORKSPACE read {report}"
    if found.released is not None:
        yield f"Released as testimony {found.released.interview}."


def read(workspace: Workspace, report: str) -> Iterator[str]:
    """Say that you read a report; its writer is told so."""
    found = intake_reports.read(workspace, desk_of(workspace, report), report)
    yield f"{report}: read."
    if any(one.value.is_automatic for one in found.replies):
        yield "“We have read what you wrote” goes out with the next collecting."


def replied(workspace: Workspace, report: str, text: str) -> Iterator[str]:
    """Write a reply, and say what to look at again in it."""
    desk = desk_of(workspace, report)
    kept = intake_replying.write(workspace, desk, report, text)
    for found in intake_replying.cautions(text):
        yield f"look again: {label(found.caution, _EN)}: {', '.join(found.words)}"
    if kept.value.state is intake_replying.AnswerState.QUEUED:
        yield f"{kept.identifier}: goes out with the next collecting."
        return
    yield f"{kept.identifier}: not sent. A second person has to let it go:"
    yield f"  habeas intake WORKSPACE let-go {kept.identifier}"
    if not intake_replying.others(workspace, desk):
        yield "Nobody else opens this desk. It stays here until somebody does."


def let_go(workspace: Workspace, reply: str) -> Iterator[str]:
    """Let somebody else's reply go. Raises NobodySecond and NotWaiting."""
    intake_replying.let_go(workspace, _desk_of_reply(workspace, reply), reply)
    yield f"{reply}: goes out with the next collecting."


def taken_back(workspace: Workspace, reply: str) -> Iterator[str]:
    """Take a reply back before it goes. Raises NotWaiting."""
    intake_replying.take_back(workspace, _desk_of_reply(workspace, reply), reply)
    yield f"{reply}: taken back."


def safe_replies(language: str) -> Iterator[str]:
    """The safe replies, by their keys."""
    for key, words in intake_replying.templates().items():
        yield f"{key}: {words.said(language)}"


def attachments(workspace: Workspace, report: str, progress: Progress) -> Iterator[str]:
    """Put together every file of a report whose parts are all here, and name what is missing."""
    desk = desk_of(workspace, report)
    for sender, files in intake_reports.thread(workspace, desk, report).files.items():
        for one in files:
            number = one.sent.file
            if one.missing:
                missing = ", ".join(map(str, one.missing))
                yield f"file {number}: of {one.sent.parts} parts these have not come: {missing}"
                continue
            kept = intake_attachments.put_together(
                workspace, desk, report, sender, number, progress
            )
            yield f"file {number}: {kept}  {one.sent.name}"


def text(workspace: Workspace, report: str, exhibit: str) -> Iterator[str]:
    """The text of a file that was put together; nothing of it is kept. Raises NoSuchSentFile."""
    yield intake_attachments.text_of(workspace, desk_of(workspace, report), exhibit)


def desk_of(workspace: Workspace, report: str) -> str:
    """The desk that holds a report. Raises NoSuchReport."""
    workspace.require(Right.INTERVIEW)
    for store in intake_desks.opened(workspace):
        lines = intake_reports.listed(workspace, store.identifier)
        if any(line.identifier == report for line in lines):
            return store.identifier
    raise NoSuchReport(report=report)


def _desk_of_reply(workspace: Workspace, reply: str) -> str:
    for store in intake_desks.opened(workspace):
        if intake_replying.holds(workspace, store.identifier, reply):
            return store.identifier
    raise intake_replying.NoSuchReply(reply=reply)


def _glances(workspace: Workspace) -> tuple[DeskGlance, ...]:
    intake_beginning.deployment(workspace)
    found = intake_reports.glances(workspace)
    if not found:
        raise NoDeskOpened
    return found


def _desks(workspace: Workspace, desk: str) -> tuple[str, ...]:
    intake_beginning.deployment(workspace)
    if desk:
        return (intake_desks.desk_of(workspace, desk).identifier,)
    held = tuple(store.identifier for store in intake_desks.opened(workspace))
    if not held:
        raise NoDeskOpened
    return held


def _step(step: Step) -> Iterator[str]:
    if step.what is None:
        told = (("follow-ups joined their report", step.adopted), ("replies went", step.sent),
                ("replies wait for next week", step.waiting))  # fmt: skip
        yield from (f"{step.desk}: {what}: {number}" for what, number in told if number)
        return
    if step.what.again:
        yield f"{step.desk}: the same envelope again; kept once"
    elif step.what.identifier:
        marks = "".join(f"  [{label(one, _EN)}]" for one in step.what.marks)
        yield f"{step.desk}: {step.what.what}  {step.what.identifier}{marks}"
    elif step.what.outcome is EnvelopeOutcome.NOT_OURS:
        yield f"{step.desk}: {_NOT_FOR_IT}"
    else:
        yield f"{step.desk}: {label(step.what.outcome, _EN)}"


def _files(found: Thread, sender: str) -> Iterator[str]:
    for one in found.files.get(sender, ()):
        state = one.exhibit or (
            f"parts missing: {', '.join(map(str, one.missing))}"
            if one.missing
            else "all parts here"
        )
        yield f"  file {one.sent.file}: {one.sent.name}  {one.sent.size} bytes  {state}"


def _reply(identifier: str, told: Answered) -> str:
    return f"reply {identifier}, {told.on} ({label(told.state, _EN)}): {told.text}"
