"""How long the verdicts on every avenue take: ``python benchmarks/avenues.py``.

A seeded generator makes invented States whose bodies stand over one another like those of real
ones: a head, ministries, regional branches, units; some ties are dated, some run across, some
contradict others. Each case names five alleged perpetrators of one State at random (of any with
``--states 5``), its acts and its day. All of it is measured: choosing the ties that hold, the
searches, every rule of each avenue.

The peer, in the same run, answers only the first question for each avenue (does a way up lead
to an alleged perpetrator, or a way down?) by walking the ties from each receiver anew.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta

from habeas.bodies.body import Body, BodyKind, BodyRole
from habeas.bodies.graph import Tie, TieKind
from habeas.bodies.paths import DOWNWARD, UPWARD
from habeas.bodies.ties import dated, tie_between
from habeas.protection.avenues.catalogue import Catalogue, catalogue
from habeas.protection.avenues.situation import Act, Situation
from habeas.protection.avenues.verdict import verdicts
from habeas.words.bilingual import Bilingual
from habeas.words.dates import Edtf

STATES = ("RU", "DE", "FR", "PL", "LT")
KINDS = (TieKind.COMMANDS, TieKind.CONTROLS, TieKind.REPORTS_TO, TieKind.BELONGS_TO)
TODAY = date(2026, 11, 27)


def bodies_of(number: int, chance: random.Random) -> tuple[tuple[Body, ...], tuple[Tie, ...]]:
    """States of bodies in which each stands under an earlier one of its State."""
    bodies: list[Body] = []
    ties: list[Tie] = []
    held: dict[str, list[str]] = defaultdict(list)
    for n in range(number):
        state = chance.choice(STATES)
        key, role = f"{state.lower()}.{n}", None
        over = held[state]
        if not over:
            role = BodyRole.HEAD_OF_STATE
        elif len(over) == 1:
            role = BodyRole.FOREIGN_MINISTRY
        if over:
            above = over[chance.randrange(max(1, len(over) // 6))]
            ties.append(tie_of(above, key, chance))
        if len(over) > 10 and chance.random() < 0.15:
            ties.append(tie_of(chance.choice(over), key, chance))
        name = Bilingual.as_written(f"Body {n}")
        bodies.append(Body(key, name, BodyKind.INSTITUTION, state, role))
        over.append(key)
    return tuple(bodies), tuple({tie.key: tie for tie in ties}.values())


def tie_of(above: str, below: str, chance: random.Random) -> Tie:
    kind = chance.choice(KINDS)
    ends = (above, below) if kind in DOWNWARD else (below, above)
    if chance.random() < 0.02:
        kind = TieKind.HANDS_OVER_TO
    tie = tie_between(kind, *ends)
    if chance.random() < 0.3:
        since = date(2000, 1, 1) + timedelta(days=chance.randrange(9_000))
        tie = dated(tie, since, since + timedelta(days=chance.randrange(400, 6_000)))
    return tie


def avenues_of(number: int, bundled: Catalogue, bodies: Sequence[Body]) -> Catalogue:
    """As many avenues as asked for: the bundled ones again and again, to other receivers."""
    chance = random.Random(number)
    many = []
    for n in range(number):
        one = bundled.avenues[n % len(bundled.avenues)]
        receiver = one.receiver if n % 2 else chance.choice(bodies).key
        many.append(replace(one, identifier=f"{one.identifier}-{n}", receiver=receiver))
    return replace(bundled, avenues=tuple(many))


def cases(
    number: int,
    states: int,
    graph: tuple[tuple[Body, ...], tuple[Tie, ...]],
    bundled: Catalogue,
) -> list[Situation]:
    chance = random.Random(7)
    bodies, ties = (*bundled.bodies, *graph[0]), (*bundled.edges, *graph[1])
    keys = [body.key for body in graph[0] if body.state in STATES[:states]]
    return [
        Situation(
            today=TODAY,
            bodies=bodies,
            ties=ties,
            accused=tuple(chance.sample(keys, 5)),
            acts=(
                Act("torture", Edtf.parse(f"{chance.randrange(2010, 2026)}-04"), "RU"),
                Act("detention", None, "RU"),
            ),
            person_in="RU",
        )
        for _ in range(number)
    ]


def walked(whole: Catalogue, situation: Situation) -> int:
    """The peer: for each receiver, walk up and down the ties until an accused one is met."""
    up: dict[str, list[str]] = defaultdict(list)
    down: dict[str, list[str]] = defaultdict(list)
    for tie in situation.ties:
        if tie.kind in UPWARD or tie.kind in DOWNWARD:
            ends = (tie.parent, tie.child) if tie.kind in DOWNWARD else (tie.child, tie.parent)
            up[ends[0]].append(ends[1])
            down[ends[1]].append(ends[0])
    accused = frozenset(situation.accused)
    return sum(
        meets(avenue.receiver, accused, steps) for avenue in whole.avenues for steps in (up, down)
    )


def meets(start: str, ends: Collection[str], steps: dict[str, list[str]]) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        here = waiting.pop()
        if here in ends:
            return True
        for there in steps.get(here, ()):
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return False


def timed(
    run: Callable[[Catalogue, Situation], object], whole: Catalogue, held: Sequence[Situation]
) -> list[float]:
    """Milliseconds of each case, on the processor."""
    found = []
    for situation in held:
        begun = time.process_time()
        run(whole, situation)
        found.append((time.process_time() - begun) * 1_000)
    return found


def told(name: str, found: Sequence[float]) -> str:
    late = sorted(found)[int(len(found) * 0.95)]
    return f"{name:<24} median {statistics.median(found):7.2f} ms   95 % {late:7.2f} ms"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--avenues", type=int, default=100)
    asked.add_argument("--bodies", type=int, default=5_000)
    asked.add_argument("--cases", type=int, default=100)
    asked.add_argument("--states", type=int, default=1, help="of how many States they are")
    given = asked.parse_args()
    begun = time.process_time()
    bundled = catalogue()
    print(f"reading the bundled catalogue: {(time.process_time() - begun) * 1_000:.0f} ms, once")
    bodies, ties = bodies_of(given.bodies, random.Random(1))
    whole = avenues_of(given.avenues, bundled, bodies)
    held = cases(given.cases, given.states, (bodies, ties), bundled)
    verdicts(whole, held[0])
    ours, peers = timed(verdicts, whole, held), timed(walked, whole, held)
    print(f"{given.avenues} avenues, {len(bodies)} bodies, {len(ties)} ties, 5 accused")
    print(told("all verdicts", ours))
    print(told("walking from each", peers))
    ratio = statistics.median(ours) / statistics.median(peers)
    print(f"ratio of the medians {ratio:.2f}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    print(f"{memory:.0f} MiB at most")


if __name__ == "__main__":
    main()
