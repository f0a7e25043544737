"""What speaks against a case: kept, shown, and answered."""

from __future__ import annotations

from habeas.protection.cases.against import Against, against, answered
from habeas.protection.cases.attributions import Attribution
from habeas.protection.cases.held import Held
from habeas.workspace import case_record
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace

__all__ = ["Against", "Attribution", "answer", "listed", "note"]


def listed(workspace: Workspace, case: str) -> tuple[Held[Against], ...]:
    """Everything that speaks against, with the team's answers. Raises NoSuchCase."""
    return case_record.case(workspace, case).against


def note(workspace: Workspace, case: str, words: str, attribution: Attribution) -> str:
    """Write down what speaks against; its identifier.

    Raises NoSuchCase, NothingAgainst and NotAttributed.
    """
    return case_record.add(workspace, case, against(Against(words.strip(), attribution)))


def answer(workspace: Workspace, case: str, thing: str, seen: int, words: str) -> Against:
    """Write down what the team answers. Raises NoSuchCase, WrittenMeanwhile, ReasonNeeded."""
    signed = case_record.signed(workspace, words)
    return case_record.change(
        workspace, case, Seen(Against, thing, seen), lambda held: answered(held, signed)
    )
