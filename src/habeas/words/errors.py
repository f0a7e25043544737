"""What can go wrong for a person: what happened, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from habeas.words.filling import filled
from habeas.words.labels import label
from habeas.words.visible import as_name

MISTAKE = 1
WRONG_USE = 2
DOES_NOT_MATCH = 3


class HabeasError(Exception):
    """The base of every error a person may see.

    A subclass states ``message`` (what happened) and ``hint`` (what to do), both with
    ``{named}`` places filled from the keyword arguments. Only identifiers and what the
    person typed may be passed in: never words of a report.

    ``exit_code`` is what the command line ends with: 1 for a mistake, 2 for wrong use,
    3 for evidence that no longer matches.
    """

    message: ClassVar[str] = "Something went wrong."
    hint: ClassVar[str] = ""
    exit_code: ClassVar[int] = MISTAKE
    others: tuple[HabeasError, ...] = ()
    """Those that were found together with it, such as further mistakes of one file."""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.what_happened)

    @property
    def what_happened(self) -> str:
        """The message with its places filled."""
        return filled(self.message, self.told("en"))

    @property
    def what_to_do(self) -> str:
        """The hint with its places filled; empty when there is nothing to add."""
        return filled(self.hint, self.told("en"))

    def told(self, language: str) -> Mapping[str, object]:
        """Its facts as they are shown in a language."""
        return shown(self.facts, language)

    @property
    def all(self) -> tuple[HabeasError, ...]:
        """Itself and all that were found together with it."""
        return (self, *(one for other in self.others for one in other.all))

    def __str__(self) -> str:
        return self.what_happened


class _Facts(dict[str, object]):
    """A place nobody filled shows its own name: an error must never fail to print."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def shown(facts: Mapping[str, object], language: str) -> dict[str, object]:
    """The facts of an error: values of ours in words, and in everything else what a hostile name
    could hide made visible, line breaks too.
    """
    return _Facts({name: _shown(held, language) for name, held in facts.items()})


def _shown(held: object, language: str) -> object:
    if isinstance(held, StrEnum):
        return label(held, language)
    return held if isinstance(held, int) else as_name(str(held))


class NotThere(HabeasError):
    """The base of what is said of a thing nobody here may see: it is not there.

    The same whether it does not exist or is not yours, so that asking tells nothing.
    """

    message = "There is nothing of this name here that you can see."
    hint = "See what there is: habeas show WORKSPACE"


class WrongUse(HabeasError):
    """Raised when a verb is called in a way that cannot be meant."""

    message = "{problem}"
    hint = "{suggestion}"
    exit_code = WRONG_USE
