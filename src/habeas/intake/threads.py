"""Which messages belong together, and what is missing of what was sent along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.intake.frames import Frame
from habeas.intake.kept import HeldFile, HeldPart, Incoming, MessageMark, WholeFile
from habeas.intake.messages import Followup, Report


@dataclass(frozen=True, slots=True)
class FileState:
    """How far a file has come. ``exhibit`` is set once it was put together and holds."""

    sent: HeldFile
    missing: tuple[int, ...]
    exhibit: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether every part is here."""
        return not self.missing


def marks_of_report(frame: Frame, key_week: str) -> tuple[MessageMark, ...]:
    """What does not hold about a first report. ``key_week`` is the week of the key that opened
    it.
    """
    report = frame.message
    assert isinstance(report, Report)  # noqa: S101 - the caller sorted the messages
    marks = [MessageMark.WEEK_WRONG] if str(report.week) != key_week else []
    if report.reply is None:
        return (*marks, *([MessageMark.MAC_WRONG] if frame.has_mac else []))
    if not frame.is_by(report.reply.mac):
        marks.append(MessageMark.MAC_WRONG)
    return tuple(marks)


def share_a_mailbox(one: Incoming, other: Incoming) -> bool:
    """Whether two reports name one mailbox with different keys.

    Nothing tells which of the two is forged: whoever read a report at another desk can seal it
    again with keys of their own. So neither is answered until people know.
    """
    proven = MessageMark.MAC_WRONG not in (*one.marks, *other.marks)
    if not proven or one.reply is None or other.reply is None:
        return False
    return one.reply.mailbox == other.reply.mailbox and one.reply != other.reply


def first_report(
    frame: Frame, reports: Mapping[str, Incoming]
) -> tuple[str, tuple[MessageMark, ...]]:
    """The identifier of the report a follow-up belongs to, and what does not hold about it.

    It belongs to a report only when its MAC was made with the key which that report brought.
    ``reports`` are those that came, by identifier.
    """
    followup = frame.message
    assert isinstance(followup, Followup)  # noqa: S101 - the caller sorted the messages
    same = {
        identifier: one
        for identifier, one in reports.items()
        if MessageMark.MAC_WRONG not in one.marks
        and one.reply
        and one.reply.mailbox == followup.mailbox.hex()
    }
    for identifier, one in same.items():
        if one.reply and frame.is_by(bytes.fromhex(one.reply.mac)):
            taken = (MessageMark.MAILBOX_TAKEN,)
            return identifier, taken if taken[0] in one.marks else ()
    return "", (MessageMark.MAC_WRONG if same else MessageMark.NO_FIRST,)


def states(
    message: str,
    sent: Iterable[HeldFile],
    parts: Iterable[HeldPart],
    whole: Iterable[WholeFile],
) -> tuple[FileState, ...]:
    """How far each file of a report or follow-up has come."""
    here = {(one.file, one.part) for one in parts if one.message == message}
    done = {one.file: one.exhibit for one in whole if one.message == message}
    return tuple(
        FileState(
            one,
            tuple(n for n in range(1, one.parts + 1) if (one.file, n) not in here),
            done.get(one.file, ""),
        )
        for one in sent
    )
