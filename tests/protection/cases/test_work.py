"""Needs, tasks, deadlines and households of a case."""

from datetime import UTC, date, datetime, timedelta

import pytest
from protection.cases.cast import NOW, TODAY, signed

from habeas.protection.avenues.avenue import Length
from habeas.protection.cases.deadlines import (
    DeadlineStanding,
    NoSuchTimeZone,
    NotALength,
    days_left,
    deadline,
    event_moved,
    last_day,
    met,
    standing,
)
from habeas.protection.cases.households import (
    BothTogetherAndApart,
    Household,
    HouseholdLink,
    LinkedToItself,
    LinkKind,
    LinkTakenBack,
    MorePseudonymsThanPeople,
    NobodyInTheHousehold,
    household,
    link,
    unlinked,
)
from habeas.protection.cases.needs import Need, NeedKind, NeedState, WrongNeedStep, is_open, moved
from habeas.protection.cases.signatures import ReasonNeeded
from habeas.protection.cases.tasks import (
    NothingToDo,
    Task,
    TaskState,
    WrongTaskStep,
    done,
    dropped,
    is_overdue,
    task,
)
from habeas.words.interviews import NotACode

FOUR_MONTHS = Length(months=4)


def four_months_from(day, zone="UTC"):
    return deadline("coe-ecthr.four-months", "final decision", day, FOUR_MONTHS, zone)


@pytest.mark.parametrize(
    ("event", "length", "last"),
    [
        (date(2031, 3, 4), Length(months=4), date(2031, 7, 4)),
        (date(2031, 10, 31), Length(months=4), date(2032, 2, 29)),
        (date(2030, 10, 31), Length(months=4), date(2031, 2, 28)),
        (date(2031, 12, 31), Length(days=1), date(2032, 1, 1)),
        (date(2031, 3, 4), Length(years=5), date(2036, 3, 4)),
        (date(2032, 2, 29), Length(years=1), date(2033, 2, 28)),
        (date(2031, 3, 4), Length(weeks=2, days=1), date(2031, 3, 19)),
    ],
)
def test_the_last_day_is_reckoned_by_the_calendar(event, length, last):
    assert last_day(event, length) == last


@pytest.mark.parametrize("length", [Length(), Length(days=-1), Length(months=-1, days=40)])
def test_a_deadline_of_no_length_is_refused(length):
    with pytest.raises(NotALength):
        deadline("rule", "event", None, length)


def test_a_deadline_beyond_all_calendars_is_refused():
    with pytest.raises(NotALength):
        last_day(date(9999, 12, 1), Length(months=1))


def test_a_deadline_is_reckoned_again_when_its_event_moves():
    first = four_months_from(date(2031, 1, 10))
    assert first.due == date(2031, 5, 10)
    assert event_moved(first, date(2031, 2, 10)).due == date(2031, 6, 10)
    assert event_moved(first, None).due is None
    assert event_moved(event_moved(first, None), date(2031, 1, 10)) == first


def test_what_was_in_time_for_one_day_may_be_late_for_another():
    first = met(four_months_from(date(2031, 1, 10)), date(2031, 5, 1))
    assert event_moved(first, date(2030, 12, 1)).met_on is None
    assert event_moved(first, date(2031, 1, 10)) == first


@pytest.mark.parametrize(
    ("event", "stands"),
    [
        (None, DeadlineStanding.NOT_STARTED),
        (date(2030, 11, 3), DeadlineStanding.OVERDUE),
        (date(2030, 11, 4), DeadlineStanding.SOON),
        (date(2030, 11, 11), DeadlineStanding.SOON),
        (date(2030, 11, 12), DeadlineStanding.AHEAD),
    ],
)
def test_a_deadline_says_where_it_stands(event, stands):
    assert standing(four_months_from(event), NOW) is stands


def test_a_deadline_that_was_met_is_not_overdue():
    late = met(four_months_from(date(2030, 1, 1)), date(2030, 4, 1))
    assert standing(late, NOW) is DeadlineStanding.MET


def test_the_day_is_that_of_the_time_zone_of_the_deadline():
    evening = datetime(2031, 3, 4, 23, 30, tzinfo=UTC)
    assert days_left(four_months_from(date(2030, 11, 4)), evening) == 0
    assert days_left(four_months_from(date(2030, 11, 4), "Europe/Paris"), evening) == -1
    assert days_left(four_months_from(date(2030, 11, 4), "America/New_York"), evening) == 0


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd"])
def test_a_time_zone_nobody_knows_is_refused(zone):
    with pytest.raises(NoSuchTimeZone):
        four_months_from(None, zone)


def test_a_task_says_what_is_to_be_done_and_by_when():
    with pytest.raises(NothingToDo):
        task(Task(" "))
    late = task(Task("Book the appointment", "m-mira", TODAY - timedelta(days=1)))
    assert is_overdue(late, TODAY)
    assert not is_overdue(late, TODAY - timedelta(days=1))
    assert not is_overdue(done(late, signed()), TODAY)


def test_a_task_that_nobody_will_do_says_why():
    with pytest.raises(ReasonNeeded):
        dropped(Task("x"), signed())
    gone = dropped(Task("x"), signed(reason="she has a passport after all"))
    assert gone.state is TaskState.DROPPED
    with pytest.raises(WrongTaskStep):
        done(gone, signed())


def test_a_need_is_met_or_says_why_it_cannot_be():
    need = Need(NeedKind.SHELTER, "a room for tonight", TODAY, is_first=True)
    assert is_open(moved(need, NeedState.BEING_MET, signed()))
    with pytest.raises(ReasonNeeded):
        moved(need, NeedState.CANNOT_BE_MET, signed())
    met_now = moved(need, NeedState.MET, signed())
    assert not is_open(met_now)
    with pytest.raises(WrongNeedStep):
        moved(met_now, NeedState.BEING_MET, signed())


def test_a_household_counts_at_least_the_person_themselves():
    assert household(Household()).size == 1
    for wrong in (Household(0, 0), Household(-1, 2), Household(1, -1)):
        with pytest.raises(NobodyInTheHousehold):
            household(wrong)


def test_people_of_a_household_have_pseudonyms_and_are_all_counted():
    assert household(Household(1, 1, ("K-204", "K-205"))).size == 2
    with pytest.raises(MorePseudonymsThanPeople):
        household(Household(1, 0, ("K-204", "K-205")))
    with pytest.raises(NotACode):
        household(Household(2, 0, ("Lana",)))


def test_two_cases_are_together_or_apart_and_never_both():
    apart = HouseholdLink("k-2", LinkKind.APART, "the elder brother")
    assert link("k-1", (), apart) == apart
    with pytest.raises(LinkedToItself):
        link("k-2", (), apart)
    with pytest.raises(BothTogetherAndApart):
        link("k-1", (apart,), HouseholdLink("k-2", LinkKind.TOGETHER))


def test_a_link_taken_back_stays_known_and_no_longer_stands_in_the_way():
    apart = HouseholdLink("k-2", LinkKind.APART, "the elder brother")
    gone = unlinked(apart, signed(reason="she asked for it"))
    assert not gone.stands
    together = HouseholdLink("k-2", LinkKind.TOGETHER)
    assert link("k-1", (gone,), together) == together
    with pytest.raises(LinkTakenBack):
        unlinked(gone, signed(reason="again"))
    with pytest.raises(ReasonNeeded):
        unlinked(apart, signed())
