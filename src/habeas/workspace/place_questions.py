"""Questions of those who decide about places: what would it cost others, and how good is it?

The answers are numbers and names of places. No household but the one asked about is named, and
nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from habeas.protection.lanes import Lane
from habeas.protection.placement.blocs import LANES
from habeas.protection.placement.counterquestion import WhatIf
from habeas.protection.placement.counterquestion import what_if as asked_what_if
from habeas.protection.placement.optimum import SECONDS, Optimum, optimum
from habeas.protection.placement.shortlists import Shortlist
from habeas.words.progress import Progress, silent
from habeas.words.reasons import Reason, said
from habeas.words.roles import Right
from habeas.workspace import places
from habeas.workspace.opening import Workspace
from habeas.workspace.places import Run

__all__ = ["SECONDS", "compare", "what_if"]


def what_if(workspace: Workspace, case: str, place: str = "") -> Reason:
    """What if the household of a case had been placed, or placed there, and who would lose by it.

    Raises NoCaseList, NoSuchHousehold for a case that looks for no place, and NotKept for a
    place that is none.
    """
    workspace.require(Right.PROTECT)
    if place:
        places.one(workspace, place)
    run = places.run(workspace)
    answer = asked_what_if(run.found, case, place)
    if not answer.place:
        return _nowhere(run, case, place)
    named = run.places[answer.place].name
    if answer.place in (run.found.accepted.get(case), run.found.places.get(case)):
        return Reason.of("placing.what_if_settled", place=named)
    return Reason.of("placing.what_if", *_costs(answer), place=named)


def compare(
    workspace: Workspace,
    language: str,
    progress: Progress = silent,
    seconds: int = SECONDS,
) -> Iterator[str]:
    """The shortlist beside the most persons that could be placed, line by line.

    ``seconds`` limits each of the searches, one for each lane and one for all. Raises NoCaseList,
    NumbersNotInstalled and OptimumNotFound.
    """
    workspace.require(Right.PROTECT)
    found = places.run(workspace).found
    progress("comparing", 0, 2)
    best = optimum(found, seconds=seconds)
    yield from (said(one, language) for one in _by_lane(found, best))
    progress("comparing", 1, 2)
    blind = optimum(found, by_lanes=False, seconds=seconds)
    yield said(Reason.of("placing.compared_blind", best=blind.total), language)
    yield said(_how_sure(blind), language)
    yield said(Reason.of("placing.compared_only"), language)
    progress("comparing", 2, 2)


def _nowhere(run: Run, case: str, place: str) -> Reason:
    if not place:
        return Reason.of("placing.what_if_nowhere")
    named = run.places[place].name
    standing = next((one for one in run.found.ranking(case) if one.place == place), None)
    if standing is None or not standing.barriers:
        return Reason.of("placing.what_if_full", place=named)
    barriers = ", ".join(standing.barriers)
    return Reason.of("placing.what_if_barred", place=named, barriers=barriers)


def _costs(answer: WhatIf) -> Iterator[Reason]:
    for lane, number in answer.losing:
        yield Reason.of("placing.what_if_losing", n=number, lane=lane.value)
    if not answer.losing:
        yield Reason.of("placing.what_if_nobody_loses")
    if answer.moving:
        yield Reason.of("placing.what_if_moving", n=answer.moving)
    if answer.persons == 0:
        yield Reason.of("placing.what_if_as_many")
    else:
        kind = "more" if answer.persons > 0 else "fewer"
        yield Reason.of(f"placing.what_if_{kind}", n=abs(answer.persons))


def _by_lane(found: Shortlist, best: Optimum) -> Iterator[Reason]:
    ours = dict.fromkeys(Lane, 0)
    for unit in found.places:
        bloc = found.bloc(unit)
        # As the optimum counts: who has to be together is as urgent as the most urgent of them.
        ours[LANES[bloc.rank] if bloc else found.wish(unit).lane] += found.wish(unit).size
    for lane, most in best.persons:
        yield Reason.of("placing.compared_lane", lane=lane.value, ours=ours[lane], best=most)
    yield Reason.of("placing.compared_all", ours=found.persons, best=best.total)
    yield _how_sure(best)


def _how_sure(best: Optimum) -> Reason:
    if best.is_proved:
        return Reason.of("placing.compared_proved")
    return Reason.of("placing.compared_not_proved", most=best.at_most)
