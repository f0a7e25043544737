"""A place for the household of one case, in lines of text and from files."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.protection.cases.placements import Placement
from habeas.protection.lanes import Lane
from habeas.protection.placement.units import Unit
from habeas.protection.placement.wishes import Pair
from habeas.words.errors import WrongUse
from habeas.words.labels import label
from habeas.words.reasons import said
from habeas.words.roles import Right
from habeas.workspace import case_files, case_placements, case_record, cases
from habeas.workspace.case_opening import note_look
from habeas.workspace.case_placements import PlacementState
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace


def looked(workspace: Workspace, case: str, language: str) -> Iterator[str]:
    """What the household looks for: what was proposed, and every place with every reason.

    Raises NoSuchCase and NoCaseList.
    """
    workspace.require(Right.PROTECT)
    note_look(workspace, case)
    told = case_placements.looking(workspace, case)
    if told.held is None:
        yield "Nobody has asked yet what they need: habeas place WORKSPACE need CASE FILE"
        return
    yield f"what they need: version {told.held.version}"
    for held, steps in told.placements:
        after = ", ".join(one.value for one in steps) or "nothing"
        name = told.names.get(held.value.place, held.value.place)
        yield f"{held.identifier}  {name}  {label(held.value.state, language)}  may follow: {after}"
    if not told.held.value.willing:
        yield "They do not want a place. Nothing is proposed."
    for pair in told.pairs:
        yield from _pair(pair, language)


def needed(workspace: Workspace, case: str, text: str, seen: int | None) -> str:
    """Write down what the household needs, from a TOML text; what was done, in words.

    Raises NoSuchCase, NotThisPart, PartThere, WrittenMeanwhile and as keeping it does.
    """
    workspace.require(Right.PROTECT)
    empty = {"identifier": "", "lane": Lane.NOW.value, "since": cases.today().isoformat()}
    unit: Unit = case_files.read(Unit, "household's needs", text, empty)
    held = case_placements.looking(workspace, case).held
    version = case_files.version_seen("what they need", held.version if held else 0, seen)
    case_placements.keep(workspace, case, unit, version)
    return "Kept in the case. The list learns only where they may go."


def moved(workspace: Workspace, case: str, told: tuple[str, str], words: str) -> str:
    """What came of a proposal: ``told`` are its identifier and the state.

    Raises NoSuchCase, NotKept, WrongUse and WrongPlacementStep.
    """
    workspace.require(Right.PROTECT)
    kept, to = told
    if to not in set(PlacementState):
        known = ", ".join(one.value for one in PlacementState)
        raise WrongUse(problem=f"No state is called {to}.", suggestion=f"One of: {known}")
    held = case_record.one(workspace, case, Placement, kept)
    seen = Seen(Placement, kept, held.version)
    case_placements.move(workspace, case, seen, PlacementState(to), words)
    return f"{kept}: {label(PlacementState(to), 'en')}"


def _pair(pair: Pair, language: str) -> Iterator[str]:
    mark = f"possible, {pair.points} points" if pair.is_allowed else "not possible"
    yield f"{pair.place.identifier}  {pair.place.name}: {mark}"
    yield from (f"    {said(one.reason, language)}" for one in pair.found.hindrances)
    yield from (f"    {said(one.reason, language)}" for one in pair.found.questions)
    yield from (f"    {said(one.reason, language)}" for one in pair.favours)
