"""Try what has to hold in worlds made by chance: ``python scripts/worlds.py --count 100000``.

The kinds of worlds stand in ``tests/invented``; each says what must hold in every one. The same
seed makes the same worlds. It ends with 1 when something did not hold, and says in which world.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from invented import worlds

SHOWN = 5


def main() -> None:
    """Try the worlds of each kind, or of those named, and print the failures of each."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=100_000, help="worlds of each kind")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--first", type=int, default=0, help="the number of the first world")
    asked.add_argument("kinds", nargs="*", help=f"any of: {', '.join(worlds.kinds())}")
    given = asked.parse_args()
    failed = sum(_told(kind, given) for kind in given.kinds or worlds.kinds())
    raise SystemExit(1 if failed else 0)


def _told(kind: str, given: argparse.Namespace) -> int:
    begun = time.perf_counter()
    tried = worlds.attempt(kind, given.count, given.seed, given.first)
    took = time.perf_counter() - begun
    properties = len(worlds.module_of(kind).PROPERTIES)
    print(
        f"{kind}: {tried.count} worlds, {properties} properties, "
        f"{len(tried.failures)} failures, {took:.0f} s"
    )
    for name, number in tried.seen.most_common():
        print(f"    {number:>8}  {name}")
    for name, number, wrong in tried.failures[:SHOWN]:
        print(
            f"    world {number} (--seed {given.seed} --first {number} --count 1): {name}: {wrong}"
        )
    return len(tried.failures)


if __name__ == "__main__":
    main()
