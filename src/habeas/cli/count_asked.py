"""What stands on the command line of ``habeas count WORKSPACE``, for all its actions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from habeas.words.errors import WrongUse
from habeas.workspace.count_spark import Spark
from habeas.workspace.counting import Asked as Settings
from habeas.workspace.opening import Workspace


@dataclass(frozen=True)
class Asked:
    """What stands on the command line."""

    workspace: Workspace
    names: tuple[str, ...]
    compartment: str
    language: str
    as_json: bool
    asked: Settings
    name: str
    with_names: bool
    dry_run: bool
    leave_out: bool
    words_file: Path | None
    reason: str
    by: tuple[str, ...]
    draws: int
    spark: Spark | None

    def at(self, place: int, what: str) -> str:
        """One of the names. Raises WrongUse."""
        if len(self.names) <= place:
            raise WrongUse(problem=f"Say which {what}.", suggestion="habeas count --help")
        return self.names[place]

    @property
    def here(self) -> tuple[Workspace, str]:
        """The workspace and the compartment."""
        return self.workspace, self.compartment
