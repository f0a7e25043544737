"""What leaves a case when a place is looked for, and what stays."""

from dataclasses import replace
from datetime import date

from protection.placement.homes import ASKED, KEY, place, unit

from habeas.protection.placement.barriers import Barrier
from habeas.protection.placement.places import Service
from habeas.protection.placement.wishes import is_current, pairs, token, vacancy, wish

QUARRY = place("quarry-flat", communities=("VM",), languages=("en",))
MILL = place("mill-room", country="KE")


def test_a_wish_holds_permitted_places_with_points_and_barriers_by_kind():
    asking = unit(asked_countries=("KE",), daily="ru", feared_communities=("VM",))
    held = wish(asking, [place(), QUARRY, MILL], KEY)
    assert held.allowed == (("keld-house", 20), ("mill-room", 45))
    assert held.barred == (("quarry-flat", (Barrier.LANGUAGE, Barrier.SAFETY)),)


def test_needs_fears_and_homes_do_not_leave_the_case():
    hidden = unit(
        needs=("lasting-treatment",),
        home="Sorrow Ferry",
        feared_countries=("KE",),
        feared_communities=("VM",),
        languages=("ru", "tt"),
        makeup=("infants",),
    )
    offering = place(services=(Service("lasting-treatment", 2),))
    told = repr(wish(hidden, [offering, QUARRY, MILL], KEY)) + repr(vacancy(offering, KEY))
    for word in ("lasting", "Sorrow", "infants", "'tt'", "'KE'", "'VM'", "fear"):
        assert word not in told


def test_tokens_match_within_a_team_and_say_nothing_to_another():
    needing = unit(needs=("trauma-care",))
    held = wish(needing, [place()], KEY)
    assert held.uses == (token("service", "trauma-care", KEY),)
    assert vacancy(place(), KEY).slots == ((held.uses[0], 1),)
    assert token("service", "trauma-care", b"another team") != held.uses[0]
    assert token("home", "trauma-care", KEY) != held.uses[0]


def test_whoever_wants_no_proposals_goes_out_without_a_place():
    held = wish(unit(willing=False), [place()], KEY)
    assert (held.allowed, held.barred, held.willing) == ((), (), False)


def test_a_wish_is_current_until_the_terms_of_a_place_change():
    homes = [place(), MILL]
    held = wish(unit(), homes, KEY)
    assert is_current(held, reversed(homes))
    assert is_current(held, [replace(homes[0], persons=1, name="New name", closed=True), MILL])
    assert not is_current(held, [replace(homes[0], passport=True), MILL])
    assert not is_current(held, homes[:1])
    assert is_current(wish(unit(willing=False), homes, KEY), homes[:1])


def test_waiting_is_counted_in_days_and_never_below_none():
    held = wish(unit(), [], KEY)
    assert held.waiting(date(2031, 3, 31)) == 30
    assert held.waiting(ASKED) == held.waiting(date(2030, 1, 1)) == 0


def test_the_case_sees_every_place_with_every_reason_the_best_first():
    asking = unit(asked_places=("mill-room",), welcomes=("trauma-care",))
    bare = place("bare-hut", services=())
    found = pairs(asking, [QUARRY, bare, place(), MILL])
    assert [one.place.identifier for one in found] == [
        "mill-room", "keld-house", "bare-hut", "quarry-flat",
    ]  # fmt: skip
    assert [one.points for one in found] == [55, 15, 0, 15]
    assert [one.is_allowed for one in found] == [True, True, True, False]
    assert "asked for this place" in str(found[0].favours[0].reason)
