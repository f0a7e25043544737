"""Alarms raise a case to the top lane; only people lower it, and from the top two of them."""

from datetime import timedelta

import pytest
from protection.cases.cast import ANSEL, MIRA, NOW, TODAY, TOVAN, case, kept, signed, told

from habeas.protection.cases.alarms import alarms
from habeas.protection.cases.dangers import Danger, DangerKind, danger, ended
from habeas.protection.cases.lanes import (
    Alarm,
    AlarmKind,
    LaneChoice,
    NothingToSecond,
    ReassessTooEarly,
    Wish,
    choose,
    is_due,
    lane_in_force,
    raised,
    refuse,
    second,
)
from habeas.protection.cases.moments import as_text
from habeas.protection.cases.outreach import check_in, handled
from habeas.protection.cases.outreach import kept as kept_check_in
from habeas.protection.cases.signatures import NobodyNamed, ReasonNeeded, SecondPersonNeeded
from habeas.protection.cases.threats import Knowing, Threat, over
from habeas.protection.lanes import Lane

LATER = TODAY + timedelta(days=7)
HELD = Alarm(AlarmKind.DETENTION, "p-1")


def wish(lane, by=MIRA, reason="what she said on the phone", alone=False):
    return Wish(lane, signed(by, reason), LATER, alone)


def at_the_top():
    return choose(None, wish(Lane.NOW))


def removal_in(hours):
    at = as_text(NOW + timedelta(hours=hours))
    return Danger(DangerKind.REMOVAL, told(), at=at)


@pytest.mark.parametrize("lane", Lane)
def test_one_person_chooses_the_first_lane(lane):
    choice = choose(None, wish(lane))
    assert lane_in_force(choice, ()) is lane
    assert choice.lowering is None


def test_without_a_choice_no_lane_is_made_up():
    assert lane_in_force(None, ()) is None


def test_a_lane_needs_a_name_and_a_reason():
    with pytest.raises(ReasonNeeded):
        choose(None, wish(Lane.DAYS, reason=" "))
    with pytest.raises(NobodyNamed):
        choose(None, wish(Lane.DAYS, by=""))


def test_every_lane_has_a_later_day_to_look_again():
    with pytest.raises(ReassessTooEarly):
        choose(None, Wish(Lane.DAYS, signed(reason="x"), TODAY))
    assert is_due(choose(None, wish(Lane.DAYS)), LATER)
    assert not is_due(choose(None, wish(Lane.DAYS)), TODAY)


def test_leaving_the_top_lane_waits_for_a_second_person():
    waiting = choose(at_the_top(), wish(Lane.WEEKS))
    assert lane_in_force(waiting, ()) is Lane.NOW
    assert lane_in_force(second(waiting, signed(TOVAN)), ()) is Lane.WEEKS


def test_nobody_is_their_own_second_person():
    waiting = choose(at_the_top(), wish(Lane.WEEKS, by=MIRA))
    with pytest.raises(SecondPersonNeeded):
        second(waiting, signed(MIRA.upper()))


def test_a_second_person_can_refuse_and_the_top_lane_holds():
    waiting = choose(at_the_top(), wish(Lane.WEEKS))
    refused = refuse(waiting, signed(TOVAN, "he was seen near the house"))
    assert lane_in_force(refused, ()) is Lane.NOW
    with pytest.raises(NothingToSecond):
        second(refused, signed(ANSEL))


def test_a_person_alone_can_lower_and_it_stays_marked_as_not_reviewed():
    lowered = choose(at_the_top(), wish(Lane.WATCH, alone=True))
    assert lane_in_force(lowered, ()) is Lane.WATCH
    assert lowered.is_unreviewed
    assert not second(lowered, signed(TOVAN)).is_unreviewed


def test_a_later_look_can_undo_what_one_person_lowered_alone():
    lowered = choose(at_the_top(), wish(Lane.WATCH, alone=True))
    assert lane_in_force(refuse(lowered, signed(TOVAN, "too early")), ()) is Lane.NOW


def test_below_the_top_one_person_lowers_and_raises():
    days = choose(None, wish(Lane.DAYS))
    weeks = choose(days, wish(Lane.WEEKS))
    assert lane_in_force(weeks, ()) is Lane.WEEKS
    assert lane_in_force(choose(weeks, wish(Lane.NOW)), ()) is Lane.NOW


def test_choosing_the_top_again_ends_a_lowering_that_waits():
    again = choose(choose(at_the_top(), wish(Lane.WEEKS)), wish(Lane.NOW, by=TOVAN))
    with pytest.raises(NothingToSecond):
        second(again, signed(ANSEL))


def test_an_alarm_raises_a_case_whatever_was_chosen():
    watched = choose(None, wish(Lane.WATCH))
    assert lane_in_force(watched, (HELD,)) is Lane.NOW
    assert lane_in_force(None, (HELD,)) is Lane.NOW


def test_an_alarm_cannot_be_lowered_away_by_one_person():
    watched = choose(None, wish(Lane.WATCH))
    waiting = choose(watched, wish(Lane.WATCH), (HELD,))
    assert lane_in_force(waiting, (HELD,)) is Lane.NOW
    assert lane_in_force(waiting, ()) is Lane.NOW


def test_two_people_who_knew_of_an_alarm_can_lower_it():
    waiting = choose(at_the_top(), wish(Lane.DAYS), (HELD,))
    lowered = second(waiting, signed(TOVAN))
    assert lane_in_force(lowered, (HELD,)) is Lane.DAYS
    another = Alarm(AlarmKind.THREAT_TO_LIFE, "p-2")
    assert lane_in_force(lowered, (HELD, another)) is Lane.NOW


def test_what_an_alarm_raised_stays_raised_when_the_alarm_is_over():
    choice = raised(choose(None, wish(Lane.WATCH)), (HELD,), TODAY)
    assert choice is not None
    assert lane_in_force(choice, ()) is Lane.NOW
    assert raised(choice, (HELD,), TODAY) is None
    assert raised(choice, (), TODAY) is None


def test_an_alarm_on_a_new_case_is_kept_without_anybody_choosing():
    choice = raised(None, (HELD,), TODAY)
    assert choice == LaneChoice(Lane.NOW, None, TODAY, raised_by=(HELD,))


def test_a_new_alarm_ends_a_lowering_that_waits():
    waiting = choose(at_the_top(), wish(Lane.WEEKS))
    choice = raised(waiting, (HELD,), TODAY)
    assert choice is not None
    with pytest.raises(NothingToSecond):
        second(choice, signed(TOVAN))


@pytest.mark.parametrize(("hours", "alarmed"), [(71, True), (72, True), (73, False), (-1, True)])
def test_a_removal_alarms_from_72_hours_before(hours, alarmed):
    assert bool(alarms(case(dangers=(removal_in(hours),)), NOW)) is alarmed


def test_a_removal_whose_time_nobody_knows_alarms():
    (alarm,) = alarms(case(dangers=(Danger(DangerKind.REMOVAL, told()),)), NOW)
    assert alarm.kind is AlarmKind.REMOVAL


@pytest.mark.parametrize("kind", [DangerKind.THREAT_TO_LIFE, DangerKind.DETENTION])
def test_a_threat_to_life_and_detention_alarm_until_somebody_writes_that_they_are_over(kind):
    now = danger(Danger(kind, told()))
    assert [alarm.kind.value for alarm in alarms(case(dangers=(now,)), NOW)] == [kind.value]
    gone = ended(now, signed(reason="released; she called herself"))
    assert alarms(case(dangers=(gone,)), NOW) == ()


def test_a_missed_check_in_alarms_two_hours_later():
    due = check_in(NOW)
    assert alarms(case(check_ins=(due,)), NOW + timedelta(hours=2)) == ()
    (alarm,) = alarms(case(check_ins=(due,)), NOW + timedelta(hours=2, minutes=1))
    assert alarm.kind is AlarmKind.MISSED_CHECK_IN


def test_a_check_in_that_was_kept_or_decided_on_does_not_alarm():
    later = NOW + timedelta(days=1)
    heard = kept_check_in(check_in(NOW), NOW)
    decided = handled(check_in(NOW), signed(reason="she had no network; her friend saw her"))
    assert alarms(case(check_ins=(heard, decided)), later) == ()


@pytest.mark.parametrize(
    ("knowing", "alarmed"),
    [(Knowing.KNOWS, True), (Knowing.DOES_NOT, False), (Knowing.UNKNOWN, False)],
)
def test_a_threat_that_knows_the_location_alarms(knowing, alarmed):
    brother = Threat("the elder brother", is_kin=True, knows_location=knowing)
    assert bool(alarms(case(threats=(brother,)), NOW)) is alarmed
    gone = over(brother, signed(reason="he died"))
    assert alarms(case(threats=(gone,)), NOW) == ()


def test_alarms_name_what_they_are_about():
    found = alarms(case(dangers=(removal_in(5), removal_in(6))), NOW)
    assert [alarm.about for alarm in found] == [held.identifier for held in kept(1, 2)]


def test_another_time_for_a_removal_is_another_alarm():
    soon, sooner = case(dangers=(removal_in(60),)), case(dangers=(removal_in(10),))
    waiting = choose(at_the_top(), wish(Lane.DAYS), alarms(soon, NOW))
    lowered = second(waiting, signed(TOVAN))
    assert lane_in_force(lowered, alarms(soon, NOW)) is Lane.DAYS
    assert lane_in_force(lowered, alarms(sooner, NOW)) is Lane.NOW
