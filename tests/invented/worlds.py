"""Worlds made by chance from a seed, and what has to hold in every one of them.

A module of this folder gives ``world(chance)``, which invents one world, and ``PROPERTIES``: a
name that reads as a sentence → a check of ``(world, chance)`` that says what is wrong, or
nothing. ``scripts/worlds.py`` tries as many worlds as it is told to; the tests try a thousand.
"""

import importlib
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
RUNNER = "worlds"


@dataclass
class Tried:
    """How many worlds were tried, and where something did not hold: by property, with words."""

    count: int = 0
    failures: list[tuple[str, int, str]] = field(default_factory=list)
    seen: Counter = field(default_factory=Counter)


def kinds():
    """The modules of worlds there are, by name."""
    return sorted(path.stem for path in HERE.glob("*.py") if path.stem not in (RUNNER, "__init__"))


def module_of(kind):
    return importlib.import_module(f"invented.{kind}")


def attempt(kind, count, seed, first=0):
    """Try worlds of one kind; the same kind, seed and number always make the same world."""
    module, tried = module_of(kind), Tried()
    for number in range(first, first + count):
        chance = random.Random(f"{kind}/{seed}/{number}")  # noqa: S311 - no secret
        world = module.world(chance)
        tried.count += 1
        tried.seen.update(getattr(module, "seen", lambda _: ())(world))
        for name, check in module.PROPERTIES.items():
            if wrong := check(world, chance):
                tried.failures.append((name, number, wrong))
    return tried
