"""What a sealed envelope says: a report, a follow-up, a part of a file, or a reply.

Reading is strict: a version, a kind, a field or a type that the format does not name is refused
(:class:`~habeas.intake.plain.NotOfTheFormat`). No message holds a time, a desk, or which desks
were chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from habeas.evidence.sealing import NotAReceiverKey, check_receiver_key
from habeas.intake import plain
from habeas.intake.weeks import NotAWeek, Week

VERSION = 1
LANGUAGES = ("en", "ru", "ce")
QUESTIONS = ("happened", "where", "need")
PARTS = (524_288, 4_194_304)
"""Sizes of the envelopes that parts of files travel in."""

LONGEST = 10_050
"""Characters of any one text; an envelope of text holds no more."""

MOST_FILES, MOST_PARTS, LARGEST = 40, 4096, 2**34


class Kind(StrEnum):
    """What a message is."""

    REPORT = "report"
    FOLLOWUP = "followup"
    PART = "part"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class ReplyTo:
    """How the team can answer somebody who kept a code: an age recipient, and three secrets."""

    recipient: str
    slots: bytes
    mac: bytes
    mailbox: bytes


@dataclass(frozen=True, slots=True)
class SentFile:
    """What the form says of a file. ``stripped``: what it said of itself was taken out."""

    file: int
    name: str
    type: str
    size: int
    sha256: bytes
    part: int
    parts: int
    stripped: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A first message. ``reply`` is None when no code was kept; ``report`` is random, 16 bytes."""

    report: bytes
    language: str
    happened: str
    where: str
    need: str
    reply: ReplyTo | None
    files: tuple[SentFile, ...]
    form: bytes
    week: Week


@dataclass(frozen=True, slots=True)
class Followup:
    """A later message of somebody who kept their code."""

    followup: bytes
    mailbox: bytes
    language: str
    text: str
    files: tuple[SentFile, ...]
    form: bytes
    week: Week


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file of the report or follow-up ``report``; its bytes follow the JSON."""

    report: bytes
    file: int
    part: int
    length: int


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the team; ``place`` is which of the four of its week."""

    week: Week
    place: int
    language: str
    text: str


Message = Report | Followup | Part | Reply


def read(body: bytes) -> Message:
    """The message that JSON holds. Raises :class:`~habeas.intake.plain.NotOfTheFormat`."""
    told = plain.read_object(body)
    for name in ("v", "kind"):
        if name not in told:
            plain.refuse(name)
    plain.one_of(told, "v", (VERSION,))
    kind = Kind(plain.one_of(told, "kind", tuple(one.value for one in Kind)))
    fields, build = _READERS[kind]
    plain.check_keys(told, ("v", "kind", *fields))
    return build(told)


def kind_of(message: Message) -> Kind:
    """Which kind a message is."""
    return _KINDS[type(message)]


def body_of(message: Message) -> bytes:
    """A message as the JSON of the format; reading it gives the same message."""
    return plain.written({"v": VERSION, "kind": kind_of(message).value, **_fields(message)})


def _fields(message: Message) -> dict[str, object]:
    if isinstance(message, Part):
        told = plain.as_text(message.report)
        return {
            "report": told,
            "file": message.file,
            "part": message.part,
            "length": message.length,
        }
    if isinstance(message, Reply):
        return {
            "week": str(message.week),
            "place": message.place,
            "language": message.language,
            "text": message.text,
        }
    rest = {
        "files": [_file_fields(one) for one in message.files],
        "form": plain.as_text(message.form),
        "week": str(message.week),
    }
    return {**_own_fields(message), **rest}


def _own_fields(message: Report | Followup) -> dict[str, object]:
    if isinstance(message, Followup):
        return {
            "followup": plain.as_text(message.followup),
            "mailbox": plain.as_text(message.mailbox),
            "language": message.language,
            "text": message.text,
        }
    return {
        "report": plain.as_text(message.report),
        "language": message.language,
        "answers": {name: getattr(message, name) for name in QUESTIONS},
        "reply": None if message.reply is None else _reply_fields(message.reply),
    }


def _reply_fields(reply: ReplyTo) -> dict[str, object]:
    secrets = {name: plain.as_text(getattr(reply, name)) for name in ("slots", "mac", "mailbox")}
    return {"recipient": reply.recipient, **secrets}


def _file_fields(one: SentFile) -> dict[str, object]:
    return {
        "file": one.file,
        "name": one.name,
        "type": one.type,
        "size": one.size,
        "sha256": plain.as_text(one.sha256),
        "part": one.part,
        "parts": one.parts,
        "stripped": one.stripped,
    }


def _report(told: dict[str, Any]) -> Report:
    happened, where, need = plain.object_of(told, "answers", _answers)
    reply = None if told["reply"] is None else plain.object_of(told, "reply", _reply_to)
    return Report(
        plain.bytes_of(told, "report", 16),
        plain.one_of(told, "language", LANGUAGES),
        happened,
        where,
        need,
        reply,
        *_rest(told),
    )


def _followup(told: dict[str, Any]) -> Followup:
    return Followup(
        plain.bytes_of(told, "followup", 16),
        plain.bytes_of(told, "mailbox", 16),
        plain.one_of(told, "language", LANGUAGES),
        plain.text_of(told, "text", LONGEST),
        *_rest(told),
    )


def _part(told: dict[str, Any]) -> Part:
    return Part(
        plain.bytes_of(told, "report", 16),
        plain.number_of(told, "file", 1, MOST_FILES),
        plain.number_of(told, "part", 1, MOST_PARTS),
        plain.number_of(told, "length", 0, max(PARTS)),
    )


def _reply(told: dict[str, Any]) -> Reply:
    return Reply(
        _week(told),
        plain.number_of(told, "place", 0, 3),
        plain.one_of(told, "language", LANGUAGES),
        plain.text_of(told, "text", LONGEST),
    )


def _rest(told: dict[str, Any]) -> tuple[tuple[SentFile, ...], bytes, Week]:
    files = tuple(_file(one) for one in plain.list_of(told, "files", MOST_FILES))
    if len({one.file for one in files}) != len(files):
        plain.refuse("a file twice")
    return files, plain.bytes_of(told, "form", 32), _week(told)


def _answers(told: dict[str, Any]) -> tuple[str, str, str]:
    plain.check_keys(told, QUESTIONS)
    happened, where, need = (plain.text_of(told, name, LONGEST) for name in QUESTIONS)
    return happened, where, need


def _reply_to(told: dict[str, Any]) -> ReplyTo:
    plain.check_keys(told, ("recipient", "slots", "mac", "mailbox"))
    recipient = plain.text_of(told, "recipient", 2500)
    if not _is_recipient(recipient):
        plain.refuse("recipient")
    return ReplyTo(
        recipient,
        plain.bytes_of(told, "slots", 32),
        plain.bytes_of(told, "mac", 32),
        plain.bytes_of(told, "mailbox", 16),
    )


def _is_recipient(told: str) -> bool:
    """Whether a reply can be sealed to it: known now, or every other reply would wait with it."""
    try:
        return told.startswith("age1pq1") and check_receiver_key(told) == told
    except NotAReceiverKey:
        return False


def _file(told: dict[str, Any]) -> SentFile:
    wanted = ("file", "name", "type", "size", "sha256", "part", "parts", "stripped")
    plain.check_keys(told, wanted)
    return SentFile(
        plain.number_of(told, "file", 1, MOST_FILES),
        plain.text_of(told, "name", 255),
        plain.text_of(told, "type", 100),
        plain.number_of(told, "size", 0, LARGEST),
        plain.bytes_of(told, "sha256", 32),
        plain.one_of(told, "part", PARTS),
        plain.number_of(told, "parts", 1, MOST_PARTS),
        plain.flag_of(told, "stripped"),
    )


def _week(told: dict[str, Any]) -> Week:
    try:
        return Week.parse(plain.text_of(told, "week", 8))
    except NotAWeek:
        plain.refuse("week")


_COMMON = ("language", "files", "form", "week")
_READERS: dict[Kind, tuple[tuple[str, ...], Callable[[dict[str, Any]], Message]]] = {
    Kind.REPORT: (("report", "answers", "reply", *_COMMON), _report),
    Kind.FOLLOWUP: (("followup", "mailbox", "text", *_COMMON), _followup),
    Kind.PART: (("report", "file", "part", "length"), _part),
    Kind.REPLY: (("week", "place", "language", "text"), _reply),
}
_KINDS: dict[type, Kind] = {
    Report: Kind.REPORT,
    Followup: Kind.FOLLOWUP,
    Part: Kind.PART,
    Reply: Kind.REPLY,
}
