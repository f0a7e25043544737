"""Checking what is published against the keys that were made here.

Whoever holds the root key can sign another key in the place of a desk's, and read in its name.
The desk itself alone can notice: it knows what it made. So it looks before each collecting, and
whenever somebody hands it a deployment file or a page that was served to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.intake import published
from habeas.intake.blocks import BadSignature, WeekBlock
from habeas.intake.desks import KeySwapped, NotNamed
from habeas.intake.plain import NotOfTheFormat
from habeas.intake.published import AnotherIntake
from habeas.intake.transport import Relay, RelayAnsweredStrangely
from habeas.intake.weeks import Week
from habeas.words.errors import DOES_NOT_MATCH, HabeasError
from habeas.words.roles import Right
from habeas.workspace import intake_beginning, intake_signing
from habeas.workspace.opening import Workspace

__all__ = [
    "AnotherIntake",
    "BadSignature",
    "Checked",
    "KeySwapped",
    "NotNamed",
    "NotPublished",
    "SignedElsewhere",
    "check_file",
    "check_served",
]


class NotPublished(HabeasError):
    """Raised for a file with nothing in it that an intake publishes."""

    message = "{path} holds no signed week ({problem})."
    hint = "Give intake.json, or the page of the form as a browser or curl saved it."


class SignedElsewhere(HabeasError):
    """Raised for a week signed by the root key that this workspace has not signed."""

    message = "Week {week} (number {number}) was signed by your root key, and not here."
    hint = "Is this no restored copy? Then somebody else has the root key: tell the team in person."
    exit_code = DOES_NOT_MATCH


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: the weeks, in order, and the number they were signed under.

    ``seen`` is the highest number known before. A lower ``number`` is an older signing, which a
    relay may serve for lack of the new one, or to go on with keys that were replaced.
    """

    weeks: tuple[Week, ...]
    number: int
    seen: int

    @property
    def is_older(self) -> bool:
        """Whether a later signing is known."""
        return self.number < self.seen


def check_file(workspace: Workspace, path: Path) -> Checked:
    """Check a deployment file, or a page of the form that somebody saved.

    Raises :class:`NotPublished`, AnotherIntake, BadSignature, KeySwapped, NotNamed,
    :class:`SignedElsewhere` and NoIntakeFile.
    """
    content = intake_beginning.read_file(path)
    try:
        return _checked(workspace, content)
    except NotOfTheFormat as error:
        raise NotPublished(path=path, problem=error.facts["problem"]) from error


def check_served(workspace: Workspace, relay: Relay) -> Checked | None:
    """Check the week that the relay serves; None when it serves none.

    Raises as :func:`check_file` does, the errors of the way to the relay, and
    RelayAnsweredStrangely for an answer that is no signed week.
    """
    content = relay.week()
    try:
        return None if content is None else _checked(workspace, content)
    except NotOfTheFormat as error:
        raise RelayAnsweredStrangely(asked="GET /week", status="no signed week") from error


def _checked(workspace: Workspace, content: bytes) -> Checked:
    workspace.require(Right.INTERVIEW)
    found = published.weeks_in(content, intake_beginning.deployment(workspace))
    intake_signing.check_own(workspace, found)
    number = max(one.number for one in found)
    seen = _seen(workspace, found)
    if number > seen:
        intake_beginning.note_seen(workspace, number)
    return Checked(tuple(sorted(one.week for one in found)), number, seen)


def _seen(workspace: Workspace, found: Sequence[WeekBlock]) -> int:
    """The highest number known here. A team knows every week it has signed."""
    if intake_beginning.is_joined(workspace):
        return intake_beginning.seen(workspace)
    signed = intake_signing.last_signed(workspace)
    known = intake_beginning.deployment(workspace)
    ours = {one.week: one for one in intake_signing.signed_weeks(signed, known)}
    number = signed.number if signed else 0
    for one in found:
        if one.number > number or (one.number == number and ours.get(one.week) != one):
            raise SignedElsewhere(week=one.week, number=one.number)
    return number
