"""Who is proposed which place."""

from dataclasses import replace
from datetime import timedelta

import pytest
from protection.placement.homes import ASKED, matched, place, unit, vacancies, wishes

from habeas.protection.lanes import Lane
from habeas.protection.placement.barriers import Barrier
from habeas.protection.placement.blocs import Accepted
from habeas.protection.placement.matching import shortlist
from habeas.protection.placement.places import Service
from habeas.protection.placement.units import NoSuchHousehold, having_refused

ONE = place("one-bed", persons=1)


def standing(held, household, home):
    return next(one for one in held.ranking(household) if one.place == home)


def test_the_more_urgent_is_served_first_however_long_another_waited():
    long = unit("k-1", lane=Lane.DAYS, since=ASKED - timedelta(days=900), asked_places=("one-bed",))
    assert matched([long, unit("k-2", lane=Lane.NOW)], [ONE]).places == {"k-2": "one-bed"}


def test_a_more_urgent_household_takes_what_was_only_proposed_to_a_less_urgent_one():
    calm, pressed = unit("k-1", lane=Lane.WATCH), unit("k-2", lane=Lane.NOW)
    held = matched([calm, pressed], [ONE], before={"k-1": "one-bed"})
    assert held.places == {"k-2": "one-bed"}
    assert held.moved == ("k-1",)


def test_a_more_urgent_household_leaves_a_proposal_alone_when_another_place_will_do():
    calm, pressed = unit("k-1", lane=Lane.WATCH), unit("k-2", lane=Lane.NOW, daily="ru")
    homes = [place("one-bed", persons=1), place("two-bed", persons=2, languages=("en", "ru"))]
    held = matched([calm, pressed], homes, before={"k-1": "one-bed"})
    assert held.places == {"k-1": "one-bed", "k-2": "two-bed"}


def test_whoever_has_fewer_places_goes_first():
    anywhere = unit("k-1", languages=("ru", "fr"))
    only_here = unit("k-2", languages=("ru",))
    homes = [ONE, place("chalet", persons=1, languages=("fr",))]
    assert matched([anywhere, only_here], homes).places == {"k-1": "chalet", "k-2": "one-bed"}


def test_of_two_alike_the_longer_waiting_goes_first():
    earlier = unit("k-2", since=ASKED - timedelta(days=10))
    assert matched([unit("k-1"), earlier], [ONE]).places == {"k-2": "one-bed"}


def test_long_waiting_outweighs_a_few_more_places_in_time():
    flexible = unit("k-1", since=ASKED - timedelta(days=400), languages=("ru", "fr"))
    bound = unit("k-2")
    homes = [ONE, place("full-house", persons=0, languages=("fr",))]
    assert matched([flexible, bound], homes).places == {"k-1": "one-bed"}


def test_an_accepted_placement_stays_and_counts():
    held = matched(
        [unit("k-1", lane=Lane.NOW), unit("k-2", lane=Lane.WATCH)],
        [ONE],
        accepted=[Accepted("k-2", "one-bed", 1)],
    )
    assert held.places == {}
    assert standing(held, "k-1", "one-bed").barriers == (Barrier.ROOM,)
    assert standing(held, "k-2", "one-bed").is_proposed


def test_more_accepted_than_a_place_takes_now_leaves_it_without_room_and_nobody_moves():
    held = matched([unit("k-1")], [ONE], accepted=[Accepted("k-9", "one-bed", 3)])
    assert (held.left, held.unplaced) == ({"one-bed": 0}, ("k-1",))


def test_slots_of_a_service_are_counted():
    clinic = place("clinic", persons=9, services=(Service("medical-care", 1),))
    held = matched([unit(f"k-{n}", needs=("medical-care",)) for n in (1, 2)], [clinic])
    assert len(held.places) == 1
    assert standing(held, held.unplaced[0], "clinic").barriers == (Barrier.SLOTS,)


def test_not_too_many_from_one_home_town_live_at_one_place():
    homes = [place("hamlet", persons=9, from_one_home=2)]
    townsmen = [unit(f"k-{n}", home="Sorrow Ferry") for n in (1, 2, 3)]
    held = matched([*townsmen, unit("k-4", home="Keld")], homes)
    assert len(held.places) == 3
    assert "k-4" in held.places
    assert standing(held, held.unplaced[0], "hamlet").barriers == (Barrier.SAFETY,)


@pytest.mark.parametrize("who", ["k-1", "k-2"])
def test_two_who_must_be_apart_are_whichever_of_them_said_so(who):
    pair = [
        unit(n, apart=(({"k-1", "k-2"} - {n}).pop(),) if n == who else ()) for n in ("k-1", "k-2")
    ]
    held = matched(pair, [place("barn", persons=9)])
    assert len(held.places) == 1
    assert standing(held, held.unplaced[0], "barn").barriers == (Barrier.SAFETY,)


def test_whoever_must_be_apart_from_an_accepted_one_is_kept_away():
    held = matched(
        [unit("k-1", apart=("k-9",))],
        [place("barn", persons=9)],
        accepted=[Accepted("k-9", "barn", 1)],
    )
    assert held.places == {}


def test_those_who_belong_together_go_to_one_place_or_to_none():
    pair = [unit("k-1", size=2, together=("k-2",)), unit("k-2", size=2)]
    homes = [place("small", persons=3), place("other", persons=3)]
    assert matched(pair, homes).places == {}
    held = matched(pair, [*homes, place("large", persons=4)])
    assert held.places == {"k-1": "large", "k-2": "large"}


def test_a_household_follows_the_one_it_belongs_with_to_where_that_one_said_yes():
    homes = [place("small", persons=3), place("other", persons=9)]
    late = unit("k-1", together=("k-9",), asked_places=("other",))
    held = matched([late], homes, accepted=[Accepted("k-9", "small", 1)])
    assert held.places == {"k-1": "small"}
    assert standing(held, "k-1", "other").barriers == (Barrier.TOGETHER,)


@pytest.mark.parametrize("other", [[], [unit("k-2", willing=False)]])
def test_nobody_is_sent_ahead_of_those_they_belong_with(other):
    held = matched([unit("k-1", together=("k-2",)), *other], [place()])
    assert held.places == {}
    assert standing(held, "k-1", "keld-house").barriers == (Barrier.TOGETHER,)


def test_together_and_apart_at_once_is_never_placed():
    torn = [unit("k-1", together=("k-2",), apart=("k-2",)), unit("k-2")]
    assert matched(torn, [place()]).places == {}


def test_whoever_wants_no_proposals_gets_none_and_is_not_counted_as_left_behind():
    held = matched([unit(willing=False)], [place()])
    assert (held.places, held.unplaced, held.ranking("k-1")) == ({}, (), ())


def test_a_place_that_was_refused_is_not_proposed_again_and_the_lane_stays():
    pressed, calm = unit("k-1", lane=Lane.NOW), unit("k-2", lane=Lane.WATCH)
    homes = [place("one-bed", persons=1), place("two-bed", persons=1)]
    first = matched([pressed, calm], homes).places["k-1"]
    held = matched([having_refused(pressed, first), calm], homes)
    assert held.places["k-1"] not in (first, None)
    assert standing(held, "k-1", first).barriers == (Barrier.REFUSED,)


def test_somebody_moves_to_another_permitted_place_so_that_one_more_fits_in():
    moving = unit("k-1", languages=("ru", "fr"), asked_places=("one-bed",))
    homes = [ONE, place("chalet", persons=1, languages=("fr",))]
    held = matched([moving, unit("k-2")], homes, before={"k-1": "one-bed"})
    assert held.places == {"k-1": "chalet", "k-2": "one-bed"}
    assert held.moved == ("k-1",)
    assert [(p.unit, p.is_moved) for p in held.proposals] == [("k-1", True), ("k-2", False)]


def test_what_was_proposed_stays_though_another_place_has_more_points():
    household = unit(asked_places=("two-bed",))
    homes = [ONE, place("two-bed", persons=1)]
    assert matched([household], homes).places == {"k-1": "two-bed"}
    assert matched([household], homes, before={"k-1": "one-bed"}).places == {"k-1": "one-bed"}


def test_what_was_proposed_goes_when_it_is_no_longer_permitted():
    homes = [replace(ONE, closed=True), place("two-bed", persons=1)]
    held = matched([unit()], homes, before={"k-1": "one-bed", "k-gone": "two-bed"})
    assert held.places == {"k-1": "two-bed"}
    assert held.moved == ("k-1",)


def test_a_place_can_be_closed_and_reopened_without_looking_at_any_case_again():
    shut = replace(ONE, closed=True)
    for written in (ONE, shut):
        older = wishes([unit()], [written])
        held = shortlist(older, vacancies([shut]))
        assert standing(held, "k-1", "one-bed").barriers == (Barrier.CLOSED,)
        assert shortlist(older, vacancies([ONE])).places == {"k-1": "one-bed"}


def test_a_place_that_changed_since_is_not_proposed_before_the_case_is_looked_at_again():
    older = wishes([unit(feared_communities=("KE",))], [ONE])
    changed = replace(ONE, communities=("KE",))
    held = shortlist(older, vacancies([changed]), before={"k-1": "one-bed"})
    assert standing(held, "k-1", "one-bed").barriers == (Barrier.CHANGED,)
    again = shortlist(older, vacancies([replace(ONE, persons=3, name="Wider")]))
    assert again.places == {"k-1": "one-bed"}


def test_the_ranking_goes_from_the_proposed_place_to_those_that_are_barred():
    taken = [unit("k-2", lane=Lane.NOW, languages=("fr",))]
    homes = [
        place("barred", communities=("VM",)),
        place("full", persons=1, languages=("ru", "fr")),
        place("open"),
        place("wished"),
    ]
    asking = unit("k-1", asked_places=("wished",), feared_communities=("VM",))
    held = matched([asking, *taken], homes)
    assert [one.place for one in held.ranking("k-1")] == ["wished", "open", "full", "barred"]


def test_a_household_that_nobody_wished_a_place_for_has_no_ranking():
    with pytest.raises(NoSuchHousehold):
        matched([], [place()]).ranking("k-1")


def test_persons_and_not_households_are_counted():
    assert matched([unit(size=3)], [place()]).persons == 3
