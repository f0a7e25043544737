"""What can go wrong for a person: what happened, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from habeas.words.filling import filled
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
        return filled(self.message, shown(self.facts))

    @property
    def what_to_do(self) -> str:
        """The hint with its places filled; empty when there is nothing to add."""
        return filled(self.hint, shown(self.facts))

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


def shown(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts of an error with what a hostile name could hide made visible, line breaks too."""
    return _Facts({n: f if isinstance(f, int) else as_name(str(f)) for n, f in facts.items()})


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
