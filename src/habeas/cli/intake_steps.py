"""The actions of ``habeas intake``, each a few lines from what was asked to the verb."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from habeas.cli.asking import words
from habeas.cli.drawing import drawn
from habeas.cli.unlocking import passphrase
from habeas.words.bilingual import Bilingual
from habeas.words.consents import Use
from habeas.words.errors import WrongUse
from habeas.workspace import (
    intake_beginning,
    intake_desks,
    intake_keys,
    intake_lines,
    intake_releasing,
    intake_replying,
    intake_signing,
    intake_waiting,
)
from habeas.workspace.intake_beginning import Begun
from habeas.workspace.intake_releasing import Consented
from habeas.workspace.opening import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands on the command line."""

    opened: Workspace
    names: tuple[str, ...]
    root: Path | None
    root_passphrase_file: Path | None
    file: Path | None
    out: Path | None
    name: str
    name_ru: str
    about: str
    about_ru: str
    addresses: tuple[str, ...]
    leave_to: str
    desk: str
    anew: bool
    lost: bool
    today: datetime | None
    alone: str
    address: str
    socks: str
    sole_reader: bool | None
    within: int
    words_file: Path | None
    to: str
    person: str
    uses: tuple[str, ...]
    language: str
    reason: str

    @property
    def named(self) -> Bilingual:
        """The name in both languages; what is missing in one is as in the other."""
        return Bilingual(self.name or self.name_ru, self.name_ru or self.name)

    @property
    def told(self) -> Bilingual:
        """Who it is, in both languages."""
        return Bilingual(self.about or self.about_ru, self.about_ru or self.about)

    def one(self, what: str) -> str:
        """The one thing that is named. Raises WrongUse."""
        if not self.names:
            raise WrongUse(problem=f"Name the {what}.", suggestion="habeas intake --help")
        return self.names[0]

    def path(self, path: Path | None, option: str) -> Path:
        """A file that has to be named. Raises WrongUse."""
        if path is None:
            raise WrongUse(problem=f"A file is needed: {option} FILE", suggestion="See --help.")
        return path

    def root_passphrase(self, confirm: bool = False) -> str:
        """The passphrase of the root key, from its file or typed."""
        return passphrase(self.root_passphrase_file, "Passphrase of the root key", confirm)


def _begin(asked: Asked) -> Iterator[str]:
    root = asked.path(asked.root, "--root")
    told = Begun(asked.named, asked.addresses, asked.leave_to)
    typed = asked.root_passphrase(confirm=True)
    made = intake_beginning.begin(asked.opened, told, root, typed)
    yield f"Begun: {made.deployment}. Root key (public): {made.root}"
    yield f"Carry {root} to another place now, and a copy to a second one. It signs the weeks."


def _join(asked: Asked) -> Iterator[str]:
    found = intake_beginning.join(asked.opened, asked.path(asked.file, "--file"))
    yield f"Taking part in {found.deployment}. Make a desk, its keys, and hand over its file."


def _desk(asked: Asked) -> Iterator[str]:
    made = intake_desks.add(asked.opened, asked.named, asked.told, asked.names)
    yield f"Made the desk ({made}), opened by you and the sheet."
    yield f"Let others in: habeas compartment WORKSPACE share {made} MEMBER…"


def _outside(asked: Asked) -> Iterator[str]:
    name = asked.named if asked.name or asked.name_ru else None
    about = asked.told if asked.about or asked.about_ru else None
    file = asked.path(asked.file, "--file")
    told = intake_desks.add_outside(asked.opened, file, name, about)
    yield f"Offered from the next signing on: {told.name.en}, outside the team."
    if any(not one.week for one in told.keys):
        yield "It has one key for all weeks: what is sealed to it opens for as long as that lives."


def _recovery(asked: Asked) -> Iterator[str]:
    intake_desks.set_recovery(asked.opened, asked.path(asked.file, "--file"), asked.named)
    yield "The recovery key reads everything, for ever. The form shows it as a reader."


def _channel(asked: Asked) -> Iterator[str]:
    intake_desks.add_channel(asked.opened, asked.named)
    yield "Shown by the form from the next signing on."


def _keys(asked: Asked) -> Iterator[str]:
    if asked.today is not None:
        yield from intake_lines.clock_believed(asked.opened, asked.desk, asked.today.date())
    yield from intake_lines.keys(asked.opened, asked.desk, asked.anew, asked.lost)
    if asked.out is not None:
        desk = asked.desk or _only_desk(asked.opened)
        intake_keys.write_desk_file(asked.opened, desk, asked.out)
        yield f"Public keys for another organisation: {asked.out}"


def _only_desk(opened: Workspace) -> str:
    held = intake_desks.opened(opened)
    if len(held) != 1:
        raise WrongUse(problem="Say which desk.", suggestion="--desk DESK")
    return held[0].identifier


def _sign(asked: Asked) -> Iterator[str]:
    root, out = asked.path(asked.root, "--root"), asked.path(asked.out, "--out")
    typed = asked.root_passphrase()
    intake_signing.sign(asked.opened, root, typed, out, alone=asked.alone)
    yield f"Written: {out}. Take the root key away again."
    yield f"Next: habeas door build {out} --out FOLDER"
    yield from intake_lines.signing(asked.opened)


def _collect(asked: Asked) -> Iterator[str]:
    if asked.address:
        said = asked.sole_reader
        intake_beginning.collect_from(asked.opened, asked.address, asked.socks, said)
    elif asked.sole_reader is not None:
        raise WrongUse(problem="Say of which relay.", suggestion="--from ADDRESS")
    with drawn() as progress:
        intake_waiting.wait(asked.within * 60, progress, os.urandom)
        for line in intake_lines.collected(asked.opened, progress):
            progress.say(line)
    yield from ()


def _bring(asked: Asked) -> Iterator[str]:
    content = intake_beginning.read_file(asked.path(asked.file, "--file"))
    yield from intake_lines.brought(asked.opened, content)


def _reply(asked: Asked) -> Iterator[str]:
    report = asked.one("report")
    if len(asked.names) > 1:
        desk = intake_lines.desk_of(asked.opened, report)
        text = intake_replying.safe_reply(asked.opened, desk, report, asked.names[1])
    else:
        text = words(asked.words_file, "Reply")
    yield from intake_lines.replied(asked.opened, report, text)


def _attachments(asked: Asked) -> Iterator[str]:
    with drawn() as progress:
        for line in intake_lines.attachments(asked.opened, asked.one("report"), progress):
            progress.say(line)
    yield from ()


def _release(asked: Asked) -> Iterator[str]:
    report = asked.one("report")
    own = words(asked.words_file, "What the person wrote about it, in their own words")
    uses = frozenset(Use(one) for one in asked.uses)
    told = Consented(asked.person, own, uses, asked.language)
    desk = intake_lines.desk_of(asked.opened, report)
    made = intake_releasing.release(asked.opened, desk, report, asked.to, told, asked.reason)
    yield f"Released as testimony {made}. Consent decides over it there."


STEPS: dict[str, Callable[[Asked], Iterable[str]]] = {
    "begin": _begin,
    "join": _join,
    "desks": lambda asked: intake_lines.desks(asked.opened),
    "desk": _desk,
    "outside": _outside,
    "recovery": _recovery,
    "channel": _channel,
    "keys": _keys,
    "sign": _sign,
    "check": lambda asked: intake_lines.checked(asked.opened, asked.file),
    "collect": _collect,
    "bring": _bring,
    "list": lambda asked: intake_lines.listed(asked.opened, asked.desk),
    "show": lambda asked: intake_lines.shown(asked.opened, asked.one("report")),
    "read": lambda asked: intake_lines.read(asked.opened, asked.one("report")),
    "replies": lambda asked: intake_lines.safe_replies(asked.language),
    "reply": _reply,
    "let-go": lambda asked: intake_lines.let_go(asked.opened, asked.one("reply")),
    "take-back": lambda asked: intake_lines.taken_back(asked.opened, asked.one("reply")),
    "attachments": _attachments,
    "text": lambda asked: intake_lines.text(asked.opened, asked.one("report"), asked.names[-1]),
    "release": _release,
}
