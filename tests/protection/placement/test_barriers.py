"""What stands against a place for a household."""

import pytest
from protection.placement.homes import place, unit

from habeas.protection.placement.barriers import Barrier, against, barriers
from habeas.protection.placement.places import ANYWHERE, Service
from habeas.words.reasons import said


def hindrances(household, home):
    return [(one.barrier, said(one.reason, "en")) for one in against(household, home).hindrances]


def questions(household, home):
    return [one.barrier for one in against(household, home).questions]


def test_nothing_stands_against_a_place_that_suits():
    assert hindrances(unit(), place()) == []
    assert questions(unit(), place()) == []


@pytest.mark.parametrize(
    ("household", "home", "barrier", "words"),
    [
        ({}, {"closed": True}, "closed", "takes nobody now"),
        ({"size": 5}, {"largest": 3}, "size", "takes households from 1 to 3; they are 5"),
        ({"size": 1}, {"smallest": 2}, "size", "takes households from 2 to …; they are 1"),
        (
            {"makeup": ("children", "animals")},
            {"excludes": ("animals",)},
            "exclusion",
            "cannot take: with animals",
        ),
        (
            {"needs": ("medical-care", "step-free")},
            {},
            "service",
            "does not offer what they cannot do without: reached without steps",
        ),
        (
            {"languages": ("fr",)},
            {},
            "language",
            "no language in common: they speak fr, there ru, en is spoken",
        ),
        ({"country": "KE"}, {}, "entry", "no lawful way in from KE to AR is open"),
        (
            {"passport": False},
            {"passport": True},
            "passport",
            "the way into AR needs a passport, and they have none",
        ),
        ({"refused": ("keld-house",)}, {}, "refused", "they said no to this place"),
        (
            {"needs": ("guarded",)},
            {},
            "safety",
            "does not offer what they cannot do without: an address that is kept secret",
        ),
    ],
)
def test_a_hard_reason_is_told_with_its_facts(household, home, barrier, words):
    assert hindrances(unit(**household), place(**home)) == [(Barrier(barrier), words)]


@pytest.mark.parametrize(
    ("household", "home"),
    [
        ({"feared_countries": ("AR",)}, {}),
        ({"feared_communities": ("VM",)}, {"communities": ("VM", "KE")}),
        ({"feared_places": ("keld-house",)}, {}),
    ],
)
def test_every_danger_goes_out_as_one_word(household, home):
    assert barriers(unit(**household), place(**home)) == (Barrier.SAFETY,)


def test_every_reason_is_told_not_only_the_first():
    household = unit(
        size=5, languages=("fr",), feared_countries=("AR",), feared_places=("keld-house",)
    )
    found = hindrances(household, place(largest=3, closed=True))
    assert [barrier.value for barrier, _ in found] == [
        "closed", "size", "language", "safety", "safety",
    ]  # fmt: skip


def test_what_is_not_known_is_a_question_and_no_barrier():
    unknown = unit(country="", passport=None, languages=())
    home = place(passport=True)
    assert hindrances(unknown, home) == []
    assert questions(unknown, home) == [Barrier.LANGUAGE, Barrier.ENTRY, Barrier.PASSPORT]
    assert questions(unit(), place(entry_from=None, languages=())) == [
        Barrier.LANGUAGE,
        Barrier.ENTRY,
    ]


def test_within_a_country_nobody_asks_for_an_entry_or_a_passport():
    there = unit(country="AR", passport=False)
    assert hindrances(there, place(passport=True, entry_from=())) == []
    assert questions(unit(country="AR", passport=None), place(passport=True, entry_from=None)) == []


def test_a_way_in_can_be_open_from_everywhere():
    assert hindrances(unit(country="KE"), place(entry_from=(ANYWHERE,))) == []


def test_a_service_may_be_offered_without_a_limit_or_with_one():
    needing = unit(needs=("medical-care",))
    for slots in (None, 0, 3):
        assert hindrances(needing, place(services=(Service("medical-care", slots),))) == []
