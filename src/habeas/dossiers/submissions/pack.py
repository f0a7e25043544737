"""The pack: one receiver's form, filled and checked, with what speaks against it beside it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.dossiers.submissions.checks import Check, CheckOutcome, is_ready
from habeas.dossiers.submissions.colophon import Reliance
from habeas.dossiers.submissions.facts import Filling
from habeas.dossiers.submissions.forms import Form
from habeas.dossiers.submissions.hostile import Against
from habeas.dossiers.submissions.protected import Protected


class PackCopy(StrEnum):
    """For whose eyes a pack is drawn."""

    TEAM = "team"
    """With the checks, what is missing, and what a hostile reader will say."""
    RECEIVER = "receiver"
    """The form alone: what is sent."""


@dataclass(frozen=True, slots=True)
class Sent:
    """That it went out, and on which day."""

    on: date


@dataclass(frozen=True, slots=True)
class Labelled:
    """What stands on the front of a pack. ``reference`` is a pseudonym or number of ours."""

    reference: str
    prepared_on: date
    reliance: Reliance
    sent: Sent | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """A form with what fills it, what was checked, and what speaks against it.

    ``against`` is for the team's eyes; where the form asks for such information, it fills a
    field as well. ``protected`` is what no drawing may show.
    """

    form: Form
    language: str
    labelled: Labelled
    fillings: tuple[Filling, ...]
    checks: tuple[Check, ...] = ()
    against: tuple[Against, ...] = ()
    protected: Protected = dataclasses.field(default_factory=Protected, repr=False)

    @property
    def is_ready(self) -> bool:
        """Whether no check stands in the way of sending."""
        return bool(self.checks) and is_ready(self.checks)

    @property
    def fields(self) -> tuple[str, ...]:
        """The identifiers of the fields it gives: what a consent must name."""
        return tuple(one.field.key for one in self.fillings if one.facts)

    @property
    def missing(self) -> tuple[str, ...]:
        """The identifiers of the fields that must not be empty and are."""
        needed = (one for one in self.fillings if one.field.key in self.form.needed)
        return tuple(one.field.key for one in needed if not one.facts)

    def of(self, outcome: CheckOutcome) -> tuple[Check, ...]:
        """The checks that came out in one way."""
        return tuple(one for one in self.checks if one.outcome is outcome)
