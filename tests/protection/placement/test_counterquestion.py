"""What placing one more would cost others."""

import pytest
from protection.placement.homes import matched, place, unit

from habeas.protection.lanes import Lane
from habeas.protection.placement.blocs import Accepted
from habeas.protection.placement.counterquestion import WhatIf, what_if
from habeas.protection.placement.units import NoSuchHousehold

FULL = place("full", persons=2)


def test_who_would_lose_a_place_is_told_by_lane_and_number_only():
    held = matched([unit("k-1", lane=Lane.DAYS), unit("k-2"), unit("k-3")], [FULL])
    (left,) = held.unplaced
    assert what_if(held, left) == WhatIf(left, "full", losing=((Lane.WEEKS, 1),))


def test_the_gentlest_place_is_found():
    urgent = [unit("k-1", lane=Lane.NOW), unit("k-2", lane=Lane.WATCH, languages=("fr",))]
    homes = [place("a", persons=1), place("b", persons=1, languages=("ru", "fr"))]
    held = matched([*urgent, unit("k-3", lane=Lane.WATCH)], homes)
    (left,) = held.unplaced
    assert what_if(held, left).losing == ((Lane.WATCH, 1),)


def test_persons_gained_and_lost_are_told():
    held = matched([unit("k-1", lane=Lane.NOW), unit("k-2", size=2)], [FULL])
    assert what_if(held, "k-2") == WhatIf("k-2", "full", ((Lane.NOW, 1),), persons=1)


def test_others_can_be_proposed_another_place_instead():
    mover = unit("k-1", lane=Lane.NOW, languages=("ru", "fr"))
    homes = [place("a", persons=1), place("b", persons=1, languages=("fr",))]
    held = matched([mover, unit("k-2", languages=("ru",))], homes)
    assert held.places == {"k-1": "b", "k-2": "a"}
    assert what_if(held, "k-2") == WhatIf("k-2", "a")


def test_one_place_can_be_asked_for_also_by_whoever_is_proposed_another():
    homes = [place("a", persons=1), place("b", persons=1)]
    held = matched([unit("k-1", lane=Lane.NOW), unit("k-2")], homes)
    other = held.places["k-2"]
    assert what_if(held, "k-1", held.places["k-1"]) == WhatIf("k-1", held.places["k-1"])
    assert what_if(held, "k-1", other) == WhatIf("k-1", other, moving=1)
    assert what_if(held, "k-1", "elsewhere") == WhatIf("k-1", "")


def test_whoever_accepted_a_place_stays_there():
    held = matched([unit("k-1")], [FULL], accepted=[Accepted("k-1", "full", 1)])
    assert what_if(held, "k-1", "other") == WhatIf("k-1", "full")


def test_whoever_no_permitted_place_could_take_is_told_so():
    taken = [Accepted("k-9", "full", 2)]
    held = matched([unit("k-1"), unit("k-2", languages=("fr",))], [FULL], accepted=taken)
    assert what_if(held, "k-1") == WhatIf("k-1", "")
    assert what_if(held, "k-2") == WhatIf("k-2", "")


def test_the_unwilling_are_placed_nowhere_by_asking():
    assert what_if(matched([unit(willing=False)], [FULL]), "k-1") == WhatIf("k-1", "")


def test_a_household_nobody_asked_a_place_for_is_refused():
    with pytest.raises(NoSuchHousehold):
        what_if(matched([], [FULL]), "k-1")
