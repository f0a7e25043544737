"""Interpreters, escorts and others who would help: are they close to somebody who is feared?

Names are compared as they are written down here and nowhere else: nobody is looked up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from habeas.protection.cases.held import Held
from habeas.protection.cases.likeness import same_channel, same_name
from habeas.protection.cases.threats import Threat
from habeas.words.errors import HabeasError


class HelperTooClose(HabeasError):
    """Raised when somebody who would help is close to somebody the person fears."""

    message = "This helper may be close to a threat in this case: {conflict}."
    hint = "Choose somebody else. Do not ask the helper about it."


class HelperRole(StrEnum):
    """What somebody helps with."""

    INTERPRETER = "interpreter"
    ESCORT = "escort"
    HOST = "host"
    LAWYER = "lawyer"
    DOCTOR = "doctor"
    OTHER = "other"


class HelperConflict(StrEnum):
    """Why a helper is too close to a threat."""

    SAME_BODY = "of the same body"
    SAME_NAME = "of the same name"
    BOTH_KIN = "a relative, as a threat is"
    """A relative of the person helps, and a relative is a threat."""
    SAME_CHANNEL = "reached through a channel a threat can see"
    """The threat can see a channel the helper is reached by."""


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who would help. ``bodies`` are keys of the graph they belong to.

    ``is_kin`` is whether they are a relative of the person.
    """

    name: str
    role: HelperRole
    bodies: tuple[str, ...] = ()
    is_kin: bool = False
    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundConflict:
    """One reason against a helper, and the threat it is about."""

    kind: HelperConflict
    threat: str


def conflicts(helper: Helper, threats: Iterable[Held[Threat]]) -> tuple[FoundConflict, ...]:
    """Every reason against a helper. Threats that are over count too: closeness stays."""
    return tuple(
        FoundConflict(kind, held.identifier)
        for held in threats
        for kind in _between(helper, held.value)
    )


def check_helper(helper: Helper, threats: Iterable[Held[Threat]]) -> Helper:
    """The helper, if nothing speaks against them. Raises :class:`HelperTooClose`."""
    if found := conflicts(helper, threats):
        raise HelperTooClose(conflict=found[0].kind.value)
    return helper


def _between(helper: Helper, threat: Threat) -> Iterable[HelperConflict]:
    if threat.body and threat.body in helper.bodies:
        yield HelperConflict.SAME_BODY
    if same_name(helper.name, threat.name):
        yield HelperConflict.SAME_NAME
    if helper.is_kin and threat.is_kin:
        yield HelperConflict.BOTH_KIN
    if any(same_channel(one, other) for one in helper.channels for other in threat.channels):
        yield HelperConflict.SAME_CHANNEL
