"""A thousand invented worlds of each kind; ``scripts/worlds.py`` tries a hundred thousand."""

import pytest
from invented import worlds

COUNT = 1_000


@pytest.mark.parametrize("kind", worlds.kinds())
def test_what_has_to_hold_does_in_every_invented_world(kind):
    tried = worlds.attempt(kind, COUNT, seed=1)
    assert tried.count == COUNT
    assert tried.failures == []


def test_the_worlds_of_avenues_meet_every_verdict():
    from habeas.protection.avenues.verdicts import Colour

    assert {verdict.value for verdict in Colour} <= worlds.attempt(
        "avenues", 150, seed=2
    ).seen.keys()


def test_the_same_seed_makes_the_same_worlds():
    import random

    made = [worlds.module_of("avenues").world(random.Random("a seed")) for _ in range(2)]  # noqa: S311
    assert made[0] == made[1]


def test_a_property_that_does_not_hold_is_told_with_its_world(monkeypatch):
    module = worlds.module_of("avenues")
    monkeypatch.setattr(module, "PROPERTIES", {"nothing is ever there": lambda made, _: "it is"})
    assert worlds.attempt("avenues", 2, seed=1, first=7).failures == [
        ("nothing is ever there", 7, "it is"),
        ("nothing is ever there", 8, "it is"),
    ]
