"""Routes to safety and places to live, as a case keeps them."""

import pytest
from protection.cases.cast import TODAY, signed

from habeas.protection.avenues.verdicts import ConditionState
from habeas.protection.cases.placements import (
    Placement,
    PlacementState,
    PlaceWasRefused,
    WrongPlacementStep,
    placement_moved,
    proposed,
    refused_places,
)
from habeas.protection.cases.route_plans import (
    ConditionSeen,
    ConditionsNotLookedAt,
    RoutePlan,
    RouteState,
    WrongRouteStep,
    reviewed,
    route_moved,
)
from habeas.protection.cases.signatures import NobodyNamed, ReasonNeeded

PUBLISHED = ("danger-to-life", "no-other-help")
SEEN = (
    ConditionSeen("danger-to-life", ConditionState.MET),
    ConditionSeen("no-other-help", ConditionState.NOT_KNOWN),
)


def a_plan():
    return RoutePlan("de-22-1", "2031-1", details="by the night train")


def a_reviewed():
    return reviewed(a_plan(), SEEN, PUBLISHED, signed("Ada Kern, lawyer"))


def test_the_way_of_a_route_that_ends_in_safety():
    plan = a_reviewed()
    for state in ("applied", "granted", "travel-ready", "departed", "arrived"):
        plan = route_moved(plan, RouteState(state), signed())
    assert plan.state is RouteState.ARRIVED
    assert plan.adviser.by == "Ada Kern, lawyer"


def test_nobody_applies_before_a_named_adviser_looked_at_the_conditions():
    with pytest.raises(WrongRouteStep):
        route_moved(a_plan(), RouteState.APPLIED, signed())
    with pytest.raises(NobodyNamed):
        reviewed(a_plan(), SEEN, PUBLISHED, signed(" "))


def test_an_adviser_looks_at_every_published_condition():
    with pytest.raises(ConditionsNotLookedAt) as told:
        reviewed(a_plan(), SEEN[:1], PUBLISHED, signed("Ada Kern"))
    assert "no-other-help" in str(told.value)


def test_a_refusal_can_be_followed_by_another_review():
    refused = route_moved(
        route_moved(a_reviewed(), RouteState.APPLIED, signed()), RouteState.REFUSED, signed()
    )
    assert reviewed(refused, SEEN, PUBLISHED, signed("Ada Kern")).state is RouteState.REVIEWED


def test_giving_up_a_route_needs_a_reason():
    with pytest.raises(ReasonNeeded):
        route_moved(a_reviewed(), RouteState.ABANDONED, signed())
    gone = route_moved(a_reviewed(), RouteState.ABANDONED, signed(reason="the border is closed"))
    with pytest.raises(WrongRouteStep):
        route_moved(gone, RouteState.APPLIED, signed())


def moved(placement, *states):
    for state in states:
        placement = placement_moved(placement, PlacementState(state), signed())
    return placement


def test_the_way_of_a_placement():
    done = moved(
        proposed("l-1", ("daily",), (), signed()), "shown", "accepted", "confirmed", "done"
    )
    assert done.holds
    assert done.state is PlacementState.DONE


def test_a_place_is_shown_before_it_is_accepted():
    with pytest.raises(WrongPlacementStep):
        moved(Placement("l-1"), "accepted")


@pytest.mark.parametrize(
    "before", [("shown",), ("shown", "accepted"), ("shown", "accepted", "confirmed")]
)
def test_the_person_can_say_no_until_they_live_there(before):
    no = moved(Placement("l-1"), *before, "refused")
    assert refused_places((no, Placement("l-2"))) == ("l-1",)
    assert not no.holds


def test_a_place_that_was_refused_is_not_proposed_again():
    no = moved(Placement("l-1"), "shown", "refused")
    with pytest.raises(PlaceWasRefused):
        proposed("l-1", (), (no,), signed())
    assert proposed("l-2", (), (no,), signed()).since == TODAY
