"""Who stands behind a step: a named person, on a day, with their reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.words.errors import HabeasError


class NobodyNamed(HabeasError):
    """Raised when nobody is named who stands behind a step."""

    message = "Nobody is named who takes this step."
    hint = "A named person has to take it."


class ReasonNeeded(HabeasError):
    """Raised when a step that must be explained has no reason."""

    message = "This step needs a reason."
    hint = "Write in a few words why: whoever takes over the case will ask."


class SecondPersonNeeded(HabeasError):
    """Raised when one person would do what takes two."""

    message = "This needs two different people, and only one is named."
    hint = "Ask another member who may open this case to agree to it."


@dataclass(frozen=True, slots=True)
class Signature:
    """A named person's dated word. ``by`` is a member, or a name where one is asked for."""

    by: str
    on: date
    reason: str = ""


def check_signed(signature: Signature) -> Signature:
    """The signature, if somebody is named. Raises :class:`NobodyNamed`."""
    if not signature.by.strip():
        raise NobodyNamed
    return signature


def check_reasoned(signature: Signature) -> Signature:
    """The signature, if it has a name and a reason.

    Raises :class:`NobodyNamed` and :class:`ReasonNeeded`.
    """
    if not check_signed(signature).reason.strip():
        raise ReasonNeeded
    return signature


def check_two(first: Signature, second: Signature) -> None:
    """Raises :class:`SecondPersonNeeded` unless two different people are named."""
    names = {check_signed(one).by.strip().casefold() for one in (first, second)}
    if len(names) < 2:
        raise SecondPersonNeeded
