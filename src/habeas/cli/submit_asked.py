"""What stands on the command line of ``habeas submit``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.words.errors import WrongUse
from habeas.workspace import case_submissions
from habeas.workspace.case_record import Seen
from habeas.workspace.case_submissions import Submission
from habeas.workspace.opening import Workspace

Lines = Iterator[str]


@dataclass(frozen=True)
class Asked:
    """The action's names and options; what needs words is in no option."""

    workspace: Workspace
    case: str
    names: tuple[str, ...]
    words_file: Path | None
    language: str
    out: Path | None
    drawn: str
    how: str
    copy: str
    submitter: str
    persons: int | None
    form_language: str
    key: str
    in_case: bool

    def at(self, place: int, what: str) -> str:
        """One of the names after the case. Raises WrongUse."""
        if len(self.names) <= place:
            raise WrongUse(problem=f"Say which {what}.", suggestion="habeas submit --help")
        return self.names[place]

    @property
    def seen(self) -> Seen[Submission]:
        """The submission, as it is now."""
        kept = self.at(0, "submission")
        held = case_submissions.listed(self.workspace, self.case)
        version = next((one.version for one in held if one.identifier == kept), 0)
        return Seen(Submission, kept, version)

    @property
    def file(self) -> Path:
        """The file to write. Raises WrongUse."""
        if self.out is None:
            raise WrongUse(problem="Say which file to write.", suggestion="--out FILE")
        return self.out

    @property
    def unsealed(self) -> str:
        """As what it is drawn where it is sealed to nobody. Raises WrongUse."""
        if self.drawn == "sealed":
            raise WrongUse(problem="This is sealed to nobody.", suggestion="--as page, or docx")
        return self.drawn
