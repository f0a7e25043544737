import pytest

pytest.importorskip("rapidfuzz")

from habeas.numbers.alike import SAME, alike
from habeas.numbers.names import fold


def measured(one, other):
    return alike(fold(one), fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Тайсумов Мухаммад Умарович", "Magomed Taysumov"),
        ("Taysumoff M. O.", "Тайсумов Магомед Умарович"),
        ("Achmed Dschabrailow", "Djabraïlov Akhmed"),
        ("Ахмед Джабраилов", "Akhmed Dzhabrialov"),
    ],
)
def test_one_person_in_two_spellings_is_alike(one, other):
    assert measured(one, other) >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ахмед Джабраилов", "Руслан Джабраилов"),
        ("Тайсумов Магомед Умарович", "Тайсумов Магомед Русланович"),
        ("Aslan Israilov", "Israilov Murad A."),
        ("Magomed", "Magomed Taysumov"),
    ],
)
def test_two_people_who_share_part_of_a_name_are_not(one, other):
    assert measured(one, other) < SAME


def test_alike_is_the_same_both_ways_and_nothing_is_like_nothing():
    assert measured("Aslan Israilov", "Murad A.") == measured("Murad A.", "Aslan Israilov")
    assert measured("", "Murad") == measured("", "") == 0
