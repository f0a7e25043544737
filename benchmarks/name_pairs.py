"""Two spellings of one name, or of two people's: ``python benchmarks/name_pairs.py [--number N]``.

Names are of ``benchmarks/linkage_lists.py``: made-up people as four lists write them, in Cyrillic
and as English, German and French romanise. A pair of one person is two lists' lines about them; a
pair of two people shares the surname, or the given name and the father's, or one of them. Seeded.
Prints the best F1 there is, F1 at the threshold in use, and pairs a second of processor time,
beside Jaro and Winkler's similarity of whole names in Latin letters.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

sys.path.insert(0, str(Path(__file__).resolve().parent))

from linkage_lists import Person, lists, people

from habeas.numbers.alike import SAME, alike
from habeas.numbers.names import fold
from habeas.numbers.sounds import sound

Pair = tuple[str, str, bool]


def pairs(number: int, seed: int) -> list[Pair]:
    """Names of two lines, and whether they are one person's; as many of each."""
    held = people(number, random.Random(seed))
    names: dict[int, list[str]] = defaultdict(list)
    for line in lists(number, seed):
        names[line.truth].append(line.name)
    chance = random.Random(seed + 1)
    same = [(*chance.sample(told, 2), True) for told in names.values() if len(told) > 1]
    near = list(look_alikes(held, sorted(names), chance, len(same)))
    other = [(chance.choice(names[a]), chance.choice(names[b]), False) for a, b in near]
    return same + other


def look_alikes(
    held: list[Person], listed: list[int], chance: random.Random, number: int
) -> Iterator[tuple[int, int]]:
    """Two people who share part of their names, never all of it."""
    by: dict[object, list[int]] = defaultdict(list)
    for place in listed:
        one = held[place]
        for key in ((0, one.surname), (1, one.given, one.father), (2, one.given)):
            by[key].append(place)
    shared = [group for group in by.values() if len(group) > 1]
    while number:
        a, b = chance.sample(chance.choice(shared), 2)
        if whole(held[a]) != whole(held[b]):
            number -= 1
            yield a, b


def whole(one: Person) -> tuple[object, object]:
    """What tells people apart by a name of which the father's may be missing."""
    return one.given, one.surname


def plain(one: str, other: str) -> float:
    return JaroWinkler.similarity(*(" ".join(map(sound, n.split())) for n in (one, other)))


def folded(one: str, other: str) -> float:
    return alike(fold(one), fold(other))


def f1(scored: list[tuple[float, bool]], threshold: float) -> float:
    right = sum(same for score, same in scored if score >= threshold)
    told = sum(score >= threshold for score, _ in scored)
    return 2 * right / (told + sum(same for _, same in scored))


def measure(what: str, compare: Callable[[str, str], float], held: list[Pair]) -> None:
    start = time.process_time()
    scored = [(compare(a, b), same) for a, b, same in held]
    taken = time.process_time() - start
    best = max((f1(scored, n / 200), n / 200) for n in range(80, 200))
    used = f1(scored, SAME)
    print(f"{what:<34} best F1 {best[0]:.3f} at {best[1]:.3f}; F1 at {SAME}: {used:.3f}", end="")
    print(f"; {len(held) / taken:,.0f} pairs/s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=6_000, help="made-up people")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    held = pairs(asked.number, asked.seed)
    print(f"{len(held)} pairs")
    measure("whole names, Jaro-Winkler", plain, held)
    measure("fold and best assignment", folded, held)
    names = [name for a, b, _ in held for name in (a, b)]
    fold.cache_clear(), sound.cache_clear()
    start = time.process_time()
    for name in names:
        fold(name)
    print(f"{len(names) / (time.process_time() - start):,.0f} names/s folded")


if __name__ == "__main__":
    main()
