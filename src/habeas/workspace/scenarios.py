"""Avenues without a workspace: a scenario's answer, and the check of the bundled catalogue."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from habeas.protection.avenues import lines
from habeas.protection.avenues.answer import answer, evaluated
from habeas.protection.avenues.catalogue import bundled, catalogue
from habeas.protection.avenues.checking import checked
from habeas.protection.avenues.scenario import read_scenario
from habeas.protection.faults import FileFault
from habeas.protection.marked import LONGEST
from habeas.words.errors import HabeasError
from habeas.words.mistakes import said_in
from habeas.words.visible import as_json, as_name

_MOST_BYTES = 4 * LONGEST
"""As many as a text of the most characters can have in UTF-8."""


class ScenarioUnreadable(HabeasError):
    """Raised when the file of a scenario is not there, too large, or no text."""

    message = "The file {path} cannot be read: {reason}."
    hint = "Give a YAML file in UTF-8; the format is described in docs/avenue-scenarios.md."


@dataclass(frozen=True, slots=True)
class Told:
    """What is printed, and whether all is as it should be."""

    lines: tuple[str, ...]
    holds: bool


def scenario(path: Path, language: str, in_json: bool) -> Told:
    """The answer to a scenario, as one JSON object or as lines for a person.

    Raises :class:`ScenarioUnreadable` and :class:`~habeas.protection.faults.FileFault`.
    """
    held = evaluated(read_scenario(text_of(path), as_name(path.name), catalogue()))
    if in_json:
        told = json.dumps(answer(held, language), ensure_ascii=False, indent=2)
        return Told((as_json(told),), held.holds)
    return Told(tuple(lines.of_scenario(held, language)), held.holds)


def check(today: date, language: str) -> Told:
    """Whether the bundled catalogue is sound; facts that are out of date are told, and no fault."""
    found = checked(bundled(), today)
    if found.faults:
        return Told(tuple(_fault(one, language) for one in found.faults), holds=False)
    return Told(tuple(lines.of_check(found, language)), holds=True)


def _fault(fault: FileFault, language: str) -> str:
    return "  ".join(said_in(fault, language))


def text_of(path: Path) -> str:
    """The text of a data file. Raises :class:`ScenarioUnreadable`."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        return data.decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise ScenarioUnreadable(path=path, reason=reason) from error
    except UnicodeDecodeError as error:
        raise ScenarioUnreadable(path=path, reason="it is no UTF-8 text") from error
