"""Whether large households are left behind, in words with the numbers."""

from protection.placement.homes import matched, place, unit

from habeas.protection.placement.blocs import Accepted
from habeas.protection.placement.fairness import fairness
from habeas.words.reasons import said


def test_large_households_are_compared_with_all_and_every_number_is_told():
    large = [unit(f"k-{n}", size=4) for n in range(5)]
    small = [unit(f"s-{n}") for n in range(5)]
    held = fairness(matched([*large, *small], [place(persons=8), place("hut", 5, largest=3)]))
    assert said(held.reason, "en") == (
        "Households of 4 or more: 2 of 5 have a place (40 in 100). "
        "All households: 7 of 10 (70 in 100)."
    )
    assert "2 из 5" in said(held.reason, "ru")


def test_too_few_large_households_are_not_compared():
    held = fairness(matched([unit("k-1", size=4), unit("k-2")], [place(persons=1)]))
    assert "1 of 2. Too few to compare." in said(held.reason, "en")


def test_accepted_placements_count_as_placed_and_the_unwilling_do_not_count():
    units = [unit("k-1", size=4), unit("k-2", willing=False)]
    held = fairness(matched(units, [place()], accepted=[Accepted("k-1", "keld-house", 4)]))
    assert (held.large_placed, held.large, held.placed, held.willing) == (1, 1, 1, 1)


def test_nobody_at_all_is_too_few():
    assert "0 of 0" in said(fairness(matched([], [])).reason, "en")
