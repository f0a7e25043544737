"""What a person writes to record a finding, typed or from a file, before it is weighed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from habeas.incidents.finding import Outcome, Weight
from habeas.incidents.incident import QuestionAbout
from habeas.words.errors import HabeasError
from habeas.words.standards import StandardOfProof


class NotAFindingFile(HabeasError):
    """Raised when a file does not hold a finding as the program reads it."""

    message = "This file is not a finding as it can be read: {problem}."
    hint = "See what a finding file holds: habeas find --help"


@dataclass(frozen=True, slots=True)
class Written:
    """A finding as typed: words only, some of them perhaps still missing.

    ``relied_on`` and ``rejected`` are statements with why; ``dissents`` names with words.
    """

    incident: str
    question: str = ""
    about: str = ""
    subject: str = ""
    value: str = ""
    standard: str = ""
    outcome: str = ""
    result: str = ""
    reasons: str = ""
    would_change: str = ""
    because: str = ""
    relied_on: Mapping[str, str] = field(default_factory=dict)
    rejected: Mapping[str, str] = field(default_factory=dict)
    dissents: tuple[tuple[str, str], ...] = ()

    @property
    def weighings(self) -> list[tuple[str, Weight, str]]:
        """Every statement with what becomes of it and why."""
        relied_on = [(one, Weight.RELIED_ON, why) for one, why in self.relied_on.items()]
        return [*relied_on, *((one, Weight.REJECTED, why) for one, why in self.rejected.items())]


_WORDS = {
    "incident", "question", "about", "subject", "value", "standard", "outcome", "result",
    "reasons", "would_change", "because",
}  # fmt: skip
_TABLES = {"relied_on", "rejected", "dissents"}
_CHOICES = {"about": QuestionAbout, "standard": StandardOfProof, "outcome": Outcome}


def from_file(content: bytes) -> Written:
    """A finding from a TOML file. Raises :class:`NotAFindingFile`."""
    try:
        held = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, UnicodeDecodeError) as error:
        raise NotAFindingFile(problem="it is no TOML in UTF-8") from error
    return from_fields({name.replace("-", "_"): told for name, told in held.items()})


def read_file(path: Path) -> Written:
    """A finding from a file a person names. Raises :class:`NotAFindingFile`."""
    try:
        return from_file(path.read_bytes())
    except OSError as error:
        raise NotAFindingFile(problem=error.strerror or "it cannot be read") from error


def from_fields(fields: Mapping[str, object]) -> Written:
    """A finding from named fields. Raises :class:`NotAFindingFile`."""
    for name in sorted(fields.keys() - _WORDS - _TABLES):
        raise NotAFindingFile(problem=f"“{name}” is none of its parts")
    if not isinstance(fields.get("incident"), str):
        raise NotAFindingFile(problem="it names no incident")
    words = {name: _words(fields, name) for name in _WORDS & fields.keys()}
    tables = {name: _table(fields, name) for name in _TABLES}
    for name, kind in _CHOICES.items():
        known = [one.value for one in kind]
        if words.get(name) and words[name] not in known:
            raise NotAFindingFile(problem=f"“{name}” is one of: {', '.join(known)}")
    return Written(
        **words,
        relied_on=tables["relied_on"],
        rejected=tables["rejected"],
        dissents=tuple(tables["dissents"].items()),
    )


def _words(fields: Mapping[str, object], name: str) -> str:
    told = fields[name]
    if not isinstance(told, str):
        raise NotAFindingFile(problem=f"“{name}” is not words")
    return told.strip()


def _table(fields: Mapping[str, object], name: str) -> dict[str, str]:
    told = fields.get(name, {})
    if not isinstance(told, Mapping) or not all(isinstance(why, str) for why in told.values()):
        raise NotAFindingFile(problem=f"“{name}” is a table of words")
    return {one: why.strip() for one, why in told.items()}
