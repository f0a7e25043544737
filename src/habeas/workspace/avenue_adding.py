"""What avenues have to know of an incident or a case, entered in a line.

States, days that limits start with, and where it was taken before. Where the person is stands in
a case alone, and is written from a file.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from habeas.words.errors import WrongUse
from habeas.words.identifiers import is_case
from habeas.words.labels import label_of
from habeas.workspace import avenue_records, case_avenues
from habeas.workspace.avenue_lines import About
from habeas.workspace.avenue_records import ProcedureState, Tried
from habeas.workspace.opening import Workspace

_Verb = Callable[..., Any]


def states(workspace: Workspace, about: About, codes: str) -> str:
    """Say which States it is about. Raises NotAState."""
    _on(workspace, about, avenue_records.name_states, case_avenues.name_states, codes)
    named = codes.upper() or "no State that was named"
    return f"{about.subject}: it is about {named}."


def day(workspace: Workspace, about: About, event: str, written: str) -> str:
    """Say when an event was that a limit starts with; no day takes it back. Raises WrongUse."""
    known = avenue_records.events(workspace)
    if event not in known:
        told = ", ".join(f"{one} ({label_of('LimitEvent', one, about.language)})" for one in known)
        raise WrongUse(problem=f"No time limit starts with {event}.", suggestion=f"One of: {told}")
    on = _day(written)
    _on(workspace, about, avenue_records.date_event, case_avenues.date_event, (event, on))
    return f"{about.subject}: {label_of('LimitEvent', event, about.language)}, {on or 'no day'}."


def tried(workspace: Workspace, about: About, told: tuple[str, str, str]) -> str:
    """Say where it was taken already: an avenue, its state, a day. Raises WrongUse, NotYetTried."""
    avenue, state, written = told
    if state not in set(ProcedureState):
        known = ", ".join(ProcedureState)
        raise WrongUse(problem=f"A procedure is never {state}.", suggestion=f"One of: {known}")
    begun = Tried(avenue, ProcedureState(state), _day(written))
    _on(workspace, about, avenue_records.add_tried, case_avenues.add_tried, begun)
    return f"{about.subject}: taken to {avenue}, {state}."


def _on(workspace: Workspace, about: About, of_incident: _Verb, of_case: _Verb, told: Any) -> None:  # noqa: ANN401
    """Add something to what is kept, as it stands now."""
    if is_case(about.subject):
        held = case_avenues.particulars(workspace, about.subject)
        of_case(workspace, about.subject, held.version if held else 0, told)
        return
    here = (about.compartment, about.subject)
    kept = avenue_records.particulars(workspace, here)
    of_incident(workspace, here, kept.version if kept else 0, told)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as error:
        raise WrongUse(
            problem=f"{written} is no day.", suggestion="Write it like 2031-03-04."
        ) from error
