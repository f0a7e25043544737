"""What holds of lanes in every invented case."""

from dataclasses import replace
from datetime import timedelta

from protection.cases.making import (
    NOW,
    PEOPLE,
    TODAY,
)

from habeas.protection.cases.alarms import alarms
from habeas.protection.cases.lanes import (
    LaneChoice,
    Wish,
    choose,
    is_lower,
    lane_in_force,
    raised,
    refuse,
    second,
)
from habeas.protection.cases.lines import line
from habeas.protection.cases.placements import PlacementState, placement_moved
from habeas.protection.cases.signatures import Signature
from habeas.protection.lanes import Lane
from habeas.words.errors import HabeasError


def choice_of(case) -> LaneChoice | None:
    return case.lane.value if case.lane else None


def attempt(step, *told):
    """What a step gives; None when it is refused."""
    try:
        return step(*told)
    except HabeasError:
        return None


def only_people_lower_a_lane(made, chance):
    """Walk through wishes and alarms: a lane sinks only by people, from the top only by two."""
    choice = choice_of(made.case)
    standing = alarms(made.case, NOW)
    for _ in range(8):
        before = lane_in_force(choice, standing)
        who = chance.choice(PEOPLE)
        wish = Wish(
            chance.choice(list(Lane)), Signature(who, TODAY, "x"), TODAY + timedelta(days=3),
            chance.random() < 0.1,
        )  # fmt: skip
        act = chance.choice(("wish", "second", "refuse", "alarm", "over"))
        asked_by = choice.lowering.asked.by if choice and choice.lowering else None
        if act == "wish":
            choice = choose(choice, wish, standing)
        elif act in ("second", "refuse") and choice:
            step = second if act == "second" else refuse
            choice = attempt(step, choice, Signature(who, TODAY, "x")) or choice
        elif act == "over":
            choice = raised(choice, standing, TODAY) or choice
            standing = tuple(alarm for alarm in standing if chance.random() < 0.5)
        else:
            choice = raised(choice, standing, TODAY) or choice
        after = lane_in_force(choice, standing)
        if before is None or after is None or not is_lower(after, before):
            continue
        if act not in ("wish", "second"):
            return f"{act} lowered {before} to {after}"
        if before is Lane.NOW:
            by_two = act == "second" and asked_by not in (None, who)
            alone = act == "wish" and wish.is_alone and choice.is_unreviewed
            if not by_two and not alone:
                return f"{who} left the top lane by themselves"
    return ""


def alarms_only_raise(made, chance):
    choice, standing = choice_of(made.case), alarms(made.case, NOW)
    lane = lane_in_force(choice, standing)
    without = lane_in_force(choice, ())
    if lane is None:
        return "" if without is None and not standing else "a lane was lost"
    return "an alarm lowered the lane" if without and is_lower(lane, without) else ""


def a_refusal_changes_no_lane(made, chance):
    case = made.case
    refused = tuple(
        replace(held, value=placement_moved(
            held.value, PlacementState.REFUSED, Signature("m-mira", TODAY)
        ))
        for held in case.placements
    )  # fmt: skip
    after = replace(case, placements=refused)
    return "" if line(case, NOW) == line(after, NOW) else "a refusal changed the line"
