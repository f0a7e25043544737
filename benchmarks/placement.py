"""How good, stable, fair and quick shortlists are: ``python benchmarks/placement.py``.

A generator with a fixed seed invents households and places in an invented part of the world, at
three scarcities: beds for half of all persons, for four in five, and for a tenth more than all.
How often each barrier stands is made up, so only the comparison between methods carries.

Measured for each size: the share of the persons that the exact optimum places (HiGHS through
SciPy in the same run), without regard to lanes and lane by lane; the same for the obvious rule
(most urgent, longest waiting, best score), the peer; how many proposals move when the records
come in another order, and when a twentieth of the households is exchanged and a twentieth of the
places halved; how large households fare; and seconds of processor time.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import isnan, nan
from typing import TypeVar

from habeas.protection.lanes import Lane
from habeas.protection.placement.blocs import blocs
from habeas.protection.placement.fairness import LARGE
from habeas.protection.placement.matching import shortlist
from habeas.protection.placement.optimum import OptimumNotFound, optimum
from habeas.protection.placement.places import Place, Service
from habeas.protection.placement.rooms import Rooms
from habeas.protection.placement.shortlists import Shortlist
from habeas.protection.placement.units import Unit
from habeas.protection.placement.wishes import Vacancy, Wish, Wishing, vacancy

SIZES = ("40x12", "150x25", "500x60", "2000x120")
SCARCITIES = (0.5, 0.8, 1.1)
"""Beds for each person who looks for one."""
CHANGED = 0.05
LARGE_WORLD = 1_000
"""Households from which on one world is made at each scarcity, and no optimum by lanes."""
KEY = b"benchmark"

COUNTRIES = tuple(f"X{letter}" for letter in "ABCDEFGHIJ")
FLED_FROM = ("QM", "QN", "QO")
LANGUAGES = ("en", "de", "fr", "es", "ru", "nl", "pl", "lt")
NEEDED = ("medical-care", "lasting-treatment", "step-free", "school")
SIZES_OF_HOUSEHOLDS = (45, 20, 14, 10, 6, 3, 2)
"""How many in a hundred households have one person, two, three, …"""
LANES_OF_HOUSEHOLDS = (10, 25, 40, 25)

_Value = TypeVar("_Value")
Wished = tuple[tuple[Wish, ...], tuple[Vacancy, ...]]


@dataclass(frozen=True)
class World:
    units: tuple[Unit, ...]
    places: tuple[Place, ...]

    def wished(self) -> Wished:
        """What the matcher sees of it."""
        wishes = tuple(map(Wishing(self.places, KEY).wish, self.units))
        return wishes, tuple(vacancy(place, KEY) for place in self.places)


def invented(households: int, places: int, scarcity: float, seed: int) -> World:
    """A world; the same arguments always give the same one."""
    chance = random.Random(f"{households}/{places}/{scarcity}/{seed}")
    units = [household(chance, f"k-{n:05}") for n in range(households)]
    for one, other in zip(units[::40], units[1::40], strict=False):
        units[units.index(one)] = replace(one, apart=(other.identifier,))
    beds = sum(unit.size for unit in units) * scarcity
    weights = [chance.choice((2, 4, 5, 6, 8, 10, 12, 16)) for _ in range(places)]
    sizes = [max(1, round(beds * weight / sum(weights))) for weight in weights]
    return World(
        tuple(units), tuple(home(chance, f"p-{n:04}", size) for n, size in enumerate(sizes))
    )


def household(chance: random.Random, name: str) -> Unit:
    """One household; nine in ten speak Russian or another language of the region."""
    size = chance.choices(range(1, 8), SIZES_OF_HOUSEHOLDS)[0]
    return Unit(
        name,
        size,
        chance.choices(list(Lane), LANES_OF_HOUSEHOLDS)[0],
        date(2026, 1, 1) + timedelta(days=chance.randrange(300)),
        country=chance.choices(FLED_FROM, (5, 3, 2))[0],
        passport=chance.random() < 0.6,
        languages=tuple(
            dict.fromkeys(
                (
                    *["ru"] * (chance.random() < 0.85),
                    *chance.sample(LANGUAGES, chance.choice((0, 1, 1, 2))),
                )
            )
        ),
        daily="ru" if chance.random() < 0.6 else "",
        needs=some(chance, dict.fromkeys(NEEDED, 0.08)),
        welcomes=some(chance, {"trauma-care": 0.3}),
        makeup=some(chance, {"children": 0.8 if size > 2 else 0.1, "men": 0.6, "animals": 0.05}),
        feared_countries=tuple(chance.sample(COUNTRIES, chance.choice((0, 0, 0, 1, 2)))),
        feared_communities=some(chance, {"QM": 0.25}),
        asked_countries=tuple(chance.sample(COUNTRIES, chance.choice((0, 1, 2)))),
        home=f"town-{chance.randrange(14)}",
    )


def home(chance: random.Random, name: str, persons: int) -> Place:
    """One place."""
    return Place(
        name,
        name,
        chance.choice(COUNTRIES),
        persons,
        largest=chance.choices((2, 3, 4, 5, 8), (2, 3, 4, 3, 3))[0],
        languages=tuple(
            dict.fromkeys(
                (
                    *chance.sample(LANGUAGES, chance.choice((1, 2, 2))),
                    *["ru"] * (chance.random() < 0.55),
                )
            )
        ),
        services=tuple(
            Service(one, chance.choice((None, 2, 4)))
            for one in some(chance, dict.fromkeys((*NEEDED, "trauma-care"), 0.6))
        ),
        excludes=some(chance, {"children": 0.2, "men": 0.15, "animals": 0.6}),
        entry_from=some(chance, dict.fromkeys(FLED_FROM, 0.5)),
        passport=chance.random() < 0.4,
        communities=some(chance, {"QM": 0.3}),
        from_one_home=chance.choice((None, None, 2, 3)),
    )


def some(chance: random.Random, shares: dict[str, float]) -> tuple[str, ...]:
    return tuple(one for one, share in shares.items() if chance.random() < share)


def changed(world: World, seed: int) -> World:
    """A twentieth of the households exchanged for new ones, a twentieth of the places halved."""
    chance = random.Random(seed)
    gone = set(chance.sample(range(len(world.units)), round(len(world.units) * CHANGED)))
    kept = [unit for n, unit in enumerate(world.units) if n not in gone]
    new = [household(chance, f"k-new-{n}") for n in range(len(gone))]
    some_places = round(len(world.places) * CHANGED) or 1
    halved = set(chance.sample(range(len(world.places)), some_places))
    places = (
        replace(one, persons=one.persons // 2) if n in halved else one
        for n, one in enumerate(world.places)
    )
    return World((*kept, *new), tuple(places))


def mixed(world: World, seed: int) -> World:
    """The same records in another order."""
    chance = random.Random(seed)
    return World(
        tuple(chance.sample(world.units, len(world.units))),
        tuple(chance.sample(world.places, len(world.places))),
    )


def obvious(wished: Wished) -> int:
    """Persons placed by the obvious rule: most urgent, longest waiting, best score."""
    wishes, vacancies = wished
    rooms = Rooms(vacancies)
    for bloc in sorted(blocs(wishes), key=lambda bloc: (bloc.rank, bloc.since, bloc.lot)):
        if free := [place for place in bloc.allowed if rooms.fits(bloc, place)]:
            rooms.put(bloc, max(free, key=lambda place: (bloc.allowed[place], place)))
    return sum(bloc.size for bloc in rooms.where)


def timed(do: Callable[[], _Value]) -> tuple[_Value, float]:
    """What a call gives, and its seconds on the processor."""
    begun = time.process_time()
    given = do()
    return given, time.process_time() - begun


@dataclass
class Measured:
    persons: float
    of_bound: float
    obvious: float
    worst_lane: float
    reordered: int
    moved: float
    forced: float
    seconds: float
    seconds_wishes: float
    seconds_exact: float
    is_proved: bool
    large: float
    willing: float


def measure(world: World, seed: int, limit: int) -> Measured:
    """Everything about one world."""
    wished, seconds_wishes = timed(world.wished)
    held, seconds = timed(lambda: shortlist(*wished))
    best, seconds_exact = timed(lambda: optimum(held, by_lanes=False, seconds=limit))
    after = shortlist(*changed(world, seed).wished(), before=held.places)
    moved, forced = moved_of(held, after)
    return Measured(
        persons=held.persons / best.total,
        of_bound=held.persons / best.at_most,
        obvious=obvious(wished) / best.total,
        worst_lane=worst_lane(held, limit),
        reordered=reordered(world, held, seed),
        moved=moved,
        forced=forced,
        seconds=seconds,
        seconds_wishes=seconds_wishes,
        seconds_exact=seconds_exact,
        is_proved=best.is_proved,
        large=share_placed(held, LARGE),
        willing=share_placed(held, 1),
    )


def worst_lane(held: Shortlist, limit: int) -> float:
    """Lane by lane: our persons down to each lane beside the optimum's, the smallest share.

    NaN for a large world, and where the optimum is not found in time.
    """
    if len(held.wishes) >= LARGE_WORLD:
        return nan
    try:
        best = optimum(held, seconds=limit)
    except OptimumNotFound:
        return nan
    ours = dict.fromkeys(Lane, 0)
    for unit in held.places:
        ours[held.wish(unit).lane] += held.wish(unit).size
    shares, mine, theirs = [], 0, 0
    for lane, persons in best.persons:
        mine, theirs = mine + ours[lane], theirs + persons
        shares.append(mine / theirs if theirs else 1.0)
    return min(shares)


def reordered(world: World, held: Shortlist, seed: int) -> int:
    """How many proposals differ when the records come in another order, from nothing and again."""
    other = mixed(world, seed).wished()
    found = (shortlist(*other).places, shortlist(*other, before=held.places).places)
    return sum(places.get(u) != held.places.get(u) for places in found for u in held.wishes)


def moved_of(before: Shortlist, after: Shortlist) -> tuple[float, float]:
    """The share of earlier proposals that moved; the share of persons that had to."""
    held = [unit for unit in before.places if unit in after.wishes]
    persons = sum(after.wish(unit).size for unit in held)
    room = {one.place: one.persons for one in after.matter.vacancies}
    for unit in held:
        room[before.places[unit]] -= after.wish(unit).size
    return len(after.moved) / len(held), sum(-left for left in room.values() if left < 0) / persons


def share_placed(held: Shortlist, least: int) -> float:
    """The share of households of at least so many persons that have a place."""
    units = [unit for unit, wish in held.wishes.items() if wish.size >= least]
    return sum(unit in held.places for unit in units) / max(1, len(units))


def told(name: str, values: Iterable[float], form: str = ".1%") -> None:
    """One line: the mean, the worst and the best."""
    held = [value for value in values if not isnan(value)]
    if held:
        mean = sum(held) / len(held)
        print(f"    {name:<52}{mean:{form}}  ({min(held):{form}} to {max(held):{form}})")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sizes", nargs="*", default=SIZES, help="households x places")
    asked.add_argument("--seeds", type=int, default=3, help="worlds at each scarcity")
    asked.add_argument("--seconds", type=int, default=60, help="most time of each exact search")
    given = asked.parse_args()
    for size in given.sizes or SIZES:
        households, places = map(int, size.split("x"))
        seeds = 1 if households >= LARGE_WORLD else given.seeds
        found = [
            measure(invented(households, places, scarcity, seed), seed, given.seconds)
            for scarcity in SCARCITIES
            for seed in range(seeds)
        ]
        proved = sum(one.is_proved for one in found)
        print(f"{size}: {len(found)} worlds, optimum proved in {proved}")
        told("persons, of the optimum’s", (one.persons for one in found))
        told("persons, of the most the search could not rule out", (one.of_bound for one in found))
        told("persons by the obvious rule, of the optimum’s", (one.obvious for one in found))
        told("persons down to the worst lane, lane by lane", (one.worst_lane for one in found))
        told("proposals that differ in another order", (one.reordered for one in found), ".0f")
        told("proposals moved after a change of a twentieth", (one.moved for one in found))
        told("persons among them whose place shrank under them", (one.forced for one in found))
        told("households of four or more with a place", (one.large for one in found))
        told("all households with a place", (one.willing for one in found))
        told("seconds for the shortlist", (one.seconds for one in found), ".2f")
        told("seconds for all wishes", (one.seconds_wishes for one in found), ".2f")
        told("seconds for the optimum", (one.seconds_exact for one in found), ".1f")


if __name__ == "__main__":
    main()
