"""What stands on the command line of ``habeas case``, and the words it asks for besides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from habeas.cli.asking import paragraphs, words
from habeas.words.errors import WrongUse
from habeas.workspace.case_naming import identified
from habeas.workspace.opening import Workspace

_Named = TypeVar("_Named", bound=StrEnum)


@dataclass(frozen=True)
class Asked:
    """What stands on the command line."""

    workspace: Workspace
    names: tuple[str, ...]
    words_file: Path | None
    lane: str
    is_mine: bool
    is_over: bool
    with_sheet: bool
    until: str
    fields: tuple[str, ...]
    out: Path | None
    language: str
    is_sure: bool
    is_spoken_for: bool
    seen: int | None

    @property
    def first(self) -> str:
        """What stands first: the case, or what a new one is to be called. Raises WrongUse."""
        return self.at(0, "Say which case.", "See those there are: habeas case WORKSPACE list")

    @cached_property
    def case(self) -> str:
        """The case, named by its identifier or its code. Raises WrongUse and NoSuchCase."""
        return identified(self.workspace, self.first)

    def at(self, place: int, problem: str, suggestion: str) -> str:
        """One of the names. Raises WrongUse."""
        if len(self.names) <= place:
            raise WrongUse(problem=problem, suggestion=suggestion)
        return self.names[place]

    @property
    def members(self) -> tuple[str, ...]:
        """The members named after the case. Raises WrongUse."""
        self.at(1, "Say which member.", "See who they are: habeas member WORKSPACE list")
        return self.names[1:]

    def one_of(self, kind: type[_Named], place: int, what: str) -> _Named:
        """One of the names as a value of ours. Raises WrongUse."""
        known = ", ".join(one.value for one in kind)
        told = self.at(place, f"Say which {what}.", f"One of: {known}")
        try:
            return kind(told)
        except ValueError as error:
            raise WrongUse(problem=f"No {what} is called that.", suggestion=known) from error

    @property
    def day(self) -> date | None:
        """The day after ``--until``; None without it. Raises WrongUse."""
        try:
            return date.fromisoformat(self.until) if self.until else None
        except ValueError as error:
            raise WrongUse(
                problem="That is no day.", suggestion="Write it like 2031-03-04."
            ) from error

    def reason(self) -> str:
        """Why, asked for at a prompt or read from a file."""
        return words(self.words_file, "Why")

    def several(self, *prompts: str) -> tuple[str, ...]:
        """Several texts, each asked for at a prompt; from a file, one paragraph each."""
        if self.words_file is None:
            return tuple(words(None, prompt) for prompt in prompts)
        told = paragraphs(self.words_file)
        if len(told) != len(prompts):
            asked = "; ".join(prompts)
            raise WrongUse(
                problem=f"The file has to hold {len(prompts)} paragraphs, an empty line between.",
                suggestion=f"They are: {asked}",
            )
        return told
