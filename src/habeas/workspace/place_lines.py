"""Places to live in lines of text, for the command line; a place is written from a file."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.protection.placement.places import Place
from habeas.words.labels import label
from habeas.words.reasons import Reason, said
from habeas.workspace import case_files, places
from habeas.workspace.opening import Workspace


def listed(workspace: Workspace) -> Iterator[str]:
    """Every place the team knows. Raises NoCaseList."""
    held = places.listed(workspace)
    for kept in held:
        place = kept.value
        closed = "  takes nobody at present" if place.closed else ""
        yield f"{kept.identifier}  {place.name}  {place.country}  {place.persons} persons{closed}"
    if not held:
        yield "No place is known yet: habeas place WORKSPACE add FILE"


def added(workspace: Workspace, text: str) -> Iterator[str]:
    """A new place from a TOML text. Raises NoCaseList, NotThisPart and as places.add does."""
    place = case_files.read(Place, "place", text, {"identifier": ""})
    yield f"Written down: {places.add(workspace, place)}"


def shortlist(workspace: Workspace) -> Iterator[str]:
    """Who could go where, with every reason; nothing is written. Raises NoCaseList."""
    found = places.matched(workspace)
    for one in found.households:
        yield f"{one.case}  {one.pseudonym}  {label(one.wish.lane, 'en')}  {one.wish.size} persons"
        for standing in one.standings:
            mark = "proposed" if standing.is_proposed else "open"
            told = ", ".join(label(barrier, "en") for barrier in standing.barriers) or mark
            yield f"    {found.places[standing.place].name}: {told} ({standing.points} points)"
    if not found.households:
        yield "No household looks for a place."
        return
    yield said(found.fairness.reason, "en")


def missing(workspace: Workspace, language: str) -> Iterator[str]:
    """Which capacity is missing, small numbers hidden. Raises NoCaseList."""
    told = places.matched(workspace).missing
    yield _counted("placing.line_unplaced", said(told.unplaced.reason, language), language)
    for one in told.missing:
        yield f"    {label(one.barrier, language)}: {said(one.households.reason, language)}"
    yield _counted("placing.line_no_single", said(told.by_no_single.reason, language), language)


def _counted(key: str, number: str, language: str) -> str:
    return said(Reason.of(key, number=number), language)


def kept(workspace: Workspace) -> Iterator[str]:
    """Keep this run, so that later ones stay close to it. Raises NoCaseList."""
    yield f"Kept: {places.match(workspace)} households have a proposal."
