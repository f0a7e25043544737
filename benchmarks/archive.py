"""How fast stores are opened, filled, searched and verified: ``python benchmarks/archive.py``.

Everything is invented at random and lies in a throw-away folder. Times are CPU seconds of
this process where not said otherwise; memory is the most the process ever held.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

STARTED = time.process_time()

from habeas.archive import exhibits, renditions, statements, stores  # noqa: E402
from habeas.archive.search import search  # noqa: E402
from habeas.archive.verification import Depth, verify  # noqa: E402
from habeas.evidence.compartments import OpenCompartment  # noqa: E402
from habeas.words.anchors import Span  # noqa: E402
from habeas.words.reports import Rendition  # noqa: E402
from habeas.words.statements import (  # noqa: E402
    ContentMode,
    Hop,
    HopRole,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
)

LOADED = time.process_time()
NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
GROUP = 256
SYLLABLES = ["ba", "de", "ko", "lu", "mi", "ra", "so", "ti", "ve", "za", "ор", "ел", "ка", "ни"]


def words(chance: random.Random, number: int) -> list[str]:
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(number)]


def text(chance: random.Random, vocabulary: list[str], size: int = 800) -> str:
    found = chance.choices(vocabulary, range(len(vocabulary), 0, -1), k=size)
    return " ".join(w.capitalize() if chance.random() < 0.1 else w for w in found)


def draft(written: str, place: int) -> Statement:
    speaker = Speaker("Imre Solt", Span(place, place + 5), SpeakerKind.PERSON, named=True)
    hop = Hop(HopRole.SPEAKER, "Imre Solt", speaker.span, explicit=True)
    content = (Span(place + 6, min(len(written), place + 90)),)
    return Statement(content, ContentMode.DIRECT, speaker, (), (hop,), Stance.ASSERTS, "pattern")


class Clock:
    """CPU and wall time since it was made or last read."""

    def __init__(self) -> None:
        self.since = (time.process_time(), time.perf_counter())

    def read(self) -> tuple[float, float]:
        now = (time.process_time(), time.perf_counter())
        passed = (now[0] - self.since[0], now[1] - self.since[1])
        self.since = now
        return passed


def say(what: str, number: int, passed: tuple[float, float]) -> None:
    cpu, wall = passed
    print(f"{what:<34} {number:>7}  {cpu:8.3f} s CPU  {wall:8.3f} s  {number / wall:9.0f}/s")


def fill(store: stores.Store, texts: list[str], chance: random.Random) -> None:
    clock = Clock()
    came = exhibits.Received("a.txt", "text/plain", "paper", "added", "m-ana", NOON)
    kept: list[str] = []
    for first in range(0, len(texts), GROUP):
        arrivals = [(io.BytesIO(t.encode()), came) for t in texts[first : first + GROUP]]
        answered = exhibits.receive(store, arrivals, chance.randbytes)
        kept += [identifier for identifier, _ in answered]
    say("exhibits kept, groups of 256", len(texts), clock.read())
    for exhibit, written in zip(kept, texts, strict=True):
        made = Rendition(written, "text", "own", "1", "en")
        renditions.keep(store, exhibit, made, NOON, chance.randbytes)
    say("renditions kept and indexed", len(texts), clock.read())
    for exhibit, written in zip(kept, texts, strict=True):
        drafts = tuple(draft(written, place) for place in range(0, 1000, 100))
        reading = statements.Reading(exhibit, "rules/1", drafts)
        statements.keep_drafts(store, reading, NOON, chance.randbytes)
    say("readings kept, 10 statements each", len(texts), clock.read())


def ask(store: stores.Store, vocabulary: list[str], chance: random.Random) -> None:
    clock, times = Clock(), []
    for _ in range(100):
        clock.read()
        search([store], " ".join(chance.sample(vocabulary[:2000], 2)))
        times.append(clock.read()[1])
    middle, slowest = statistics.median(times), max(times)
    print(
        f"{'search for two words, top 20':<34} {1000 * middle:.1f} ms, slowest {1000 * slowest:.1f}"
    )


def run(folder: Path, number: int) -> None:
    chance = random.Random(1)
    epoch = folder / "c-000000000001" / "epoch-1"
    epoch.mkdir(parents=True)
    compartment = OpenCompartment("c-000000000001", epoch, chance.randbytes(32))
    compartment.vault.mkdir()
    clock = Clock()
    store = stores.create_store(compartment, "general", "w-1", NOON, chance.randbytes)
    say("store made", 1, clock.read())
    stores.close_stores()
    clock.read()
    store = stores.open_store(compartment)
    say("store opened", 1, clock.read())
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{'memory with an open store':<34} {most / 1024:.0f} MB")
    vocabulary = words(chance, 20_000)
    texts = [text(chance, vocabulary) for _ in range(number)]
    fill(store, texts, chance)
    ask(store, vocabulary, chance)
    clock.read()
    say("reports read back", len(statements.read_reports(store)), clock.read())
    for depth in Depth:
        found = verify([store], depth)
        say(f"verified, {depth.value} ({len(found)} findings)", number, clock.read())
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{'on disk':<34} {size / 1e6:.1f} MB for {sum(map(len, texts)) / 1e6:.1f} M characters")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{'most memory':<34} {most / 1024:.0f} MB")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--number", type=int, default=2_000)
    given = arguments.parse_args()
    print(f"{'modules and Django loaded':<34} {LOADED - STARTED:.3f} s CPU")
    with tempfile.TemporaryDirectory() as name:
        run(Path(name), given.number)
        stores.close_stores()
