"""Makes a large workspace of an invented republic, to try the desk at its full size.

    python benchmarks/desk_workspace.py FOLDER --passphrase "…" [--exhibits N] [--statements M]

Without a folder it makes a small one, says how long that took, and throws it away.

Everything is written by the product's own functions, and read, traced and weighed by them:
event by event, because no report of one event is a copy of one of another here and comparing
all with all would take hours. The same seed gives the same reports in the same order. Further
processes read and weigh while this one writes.
"""

import argparse
import io
import random
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from habeas.archive import access, bodies, exhibits, groupings, renditions, statements
from habeas.archive.access import Store
from habeas.archive.exhibits import Received
from habeas.archive.statements import Reading
from habeas.bodies.graph import Actor, BodyGraph, Tie
from habeas.bodies.naming import find_bodies
from habeas.incidents.incident import Incident
from habeas.incidents.weighing import weigh
from habeas.origins.lineage import Edge, Node, Trace
from habeas.origins.tracing import trace
from habeas.reading.gazetteer import gazetteer
from habeas.reading.reader import read
from habeas.words.anchors import Span
from habeas.words.dates import Edtf
from habeas.words.reports import Block, BlockKind, Byline, ReadReport, Rendition
from habeas.words.statements import Statement
from habeas.workspace.opening import GENERAL, create, open_workspace
from habeas.workspace.reading import ENGINE

STARTED = time.perf_counter()
SMALL = (200, 2_000)
"""Exhibits and statements of a workspace that is only made to try it."""
BEGINNING = datetime(2031, 1, 1, 9, tzinfo=UTC)
TOWNS = (
    "Keld",
    "Orlo",
    "Besk",
    "Tarsin",
    "Marn",
    "Ulvik",
    "Sorna",
    "Pesh",
    "Dravo",
    "Lenta",
    "Hirsk",
    "Opal",
)
OUTLETS = (
    "The Tarsin Courier",
    "Meridian Agency",
    "The Northern Post",
    "The Daily Lantern",
    "Orlo Radio",
    "The Besk Herald",
    "Quiet Harbour",
    "State Radio",
    "The Sorna Gazette",
    "Legal Aid Bulletin",
)
FIRST = (
    "Mira",
    "Pavel",
    "Lena",
    "Imre",
    "Vessa",
    "Radek",
    "Davor",
    "Nadia",
    "Tomas",
    "Ilse",
    "Oren",
    "Katya",
    "Jonas",
    "Petra",
)
LAST = (
    "Tolen",
    "Orn",
    "Brandt",
    "Solt",
    "Morane",
    "Hasimel",
    "Kovar",
    "Lind",
    "Arvel",
    "Dane",
    "Rusk",
    "Velt",
    "Marek",
    "Ostin",
)
BODIES = (
    "the Second Patrol Regiment",
    "the Ministry of the Interior",
    "the border guard",
    "the Orlo police",
    "the Tarsin garrison",
)
SAID = (
    "As many as {n} men were detained in {town} in {month}, according to some reports.",
    "“They came at night and called out the names,” said {who}, a shopkeeper who saw it.",
    "{who} said that {n} people were beaten at a depot near {town}.",
    "A spokesman for {body} denied that anybody had been detained in {town}.",
    "{who}, who leads the Velmara Legal Aid Network, said that three of them were killed.",
    "The network accused {body} of torture.",
    "Two relatives told {outlet} that the men were held without charge since {month}.",
    "“There are no such people in the republic,” {who} told the Meridian Agency.",
    "{who} urged the prosecutor to open an investigation into the killings in {town}.",
    "{outlet} reported that {n} men had disappeared from {town} after being taken by {body}.",
    "Human rights groups said that homes were searched and families threatened in {town}.",
    "It is not clear whether the reports from {town} are true, {who} wrote.",
    "Families were forced to pay for the release of their sons, said {who}.",
    "{who} said she saw soldiers of {body} beat four men in the yard on 14 {month}.",
    "The government rejected the allegations of torture in {town}.",
    "{who} demanded that {body} release the prisoners.",
    "About {n} men have been taken to a secret prison near {other}, a witness told {outlet}.",
    "According to {who}, the road to {town} was closed for {n} days.",
)


def invented(chance: random.Random) -> str:
    return f"{chance.choice(FIRST)} {chance.choice(LAST)}"


@dataclass
class Event:
    """What several reports tell of: each fills the same places, in its own choice of words."""

    town: str
    day: datetime
    body: str
    people: list[str]

    @classmethod
    def drawn(cls, chance: random.Random) -> "Event":
        day = BEGINNING + timedelta(days=chance.randrange(700))
        people = [invented(chance) for _ in range(5)]
        return cls(chance.choice(TOWNS), day, chance.choice(BODIES), people)

    def paragraph(self, sentence: str, outlet: str, chance: random.Random) -> str:
        return sentence.format(
            n=chance.randint(3, 120),
            town=self.town,
            other=chance.choice(TOWNS),
            month=f"{self.day:%B}",
            body=self.body,
            who=chance.choice(self.people),
            outlet=outlet.removeprefix("The "),
        )


@dataclass
class Made:
    """A report before it is handed in."""

    name: str
    rendition: Rendition
    arrived: datetime


def reports(event: Event, number: int, first: int, chance: random.Random) -> Iterator[Made]:
    """Every fourth report of an event is the first one again, printed by another."""
    told: list[str] = []
    for place in range(number):
        outlet = chance.choice(OUTLETS)
        if not told or place % 4:
            chosen = chance.sample(SAID, 11)
            told = [event.paragraph(one, outlet, chance) for one in chosen]
        title = f"Reports from {event.town}: what is known, part {first + place}"
        text = "\n\n".join((title, *told))
        day = event.day + timedelta(days=place % 9)
        made = Rendition(
            text,
            "text",
            "own",
            "1",
            "en",
            (Block(Span(0, len(title)), BlockKind.HEADLINE, "first line"),),
            Byline(title=title, outlet=outlet, published=Edtf.parse(f"{day:%Y-%m-%d}")),
        )
        slug = outlet.removeprefix("The ").replace(" ", "-").lower()
        yield Made(f"{slug}-{first + place:05}.txt", made, day + timedelta(hours=place % 7))


Weighed = tuple[Trace, BodyGraph, tuple[Incident, ...]]


def weighed(told: list[ReadReport]) -> Weighed:
    """One event, traced and weighed; in a process of its own."""
    part, graph = trace(told), find_bodies(told)
    return part, graph, weigh(told, part, graph, (), gazetteer().part_of)


def drafts(made: Made) -> tuple[Statement, ...]:
    """What the reader finds in one report; in a process of its own."""
    return read(made.rendition)


@dataclass
class Gathered:
    """What was traced and weighed so far, as one."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)
    parts: list[Trace] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    ties: dict[str, Tie] = field(default_factory=dict)
    incidents: list[Incident] = field(default_factory=list)

    def add(self, weighed: Weighed) -> None:
        part, graph, found = weighed
        self.incidents += found
        for node in part.nodes:
            self.nodes.setdefault(node.key, node)
        for edge in part.edges:
            known = self.edges.get(edge.key)
            carries = (*(known.carries if known else ()), *edge.carries)
            self.edges[edge.key] = replace(known or edge, carries=carries)
        self.parts.append(replace(part, nodes=(), edges=()))
        self.actors |= {actor.key: actor for actor in graph.actors}
        self.ties |= {tie.key: tie for tie in graph.ties}

    def whole(self) -> Trace:
        def of(name: str) -> Any:  # noqa: ANN401  # a tuple of whatever that field holds
            return tuple(one for part in self.parts for one in getattr(part, name))

        return Trace(
            tuple(self.nodes.values()),
            tuple(self.edges.values()),
            of("copies"),
            of("families"),
            of("questions"),
            of("originals"),
            of("homes"),
        )


class Filling:
    """Hands in, renders and reads reports until enough statements were drafted."""

    def __init__(self, store: Store, chance: random.Random, per_exhibit: float) -> None:
        self._store = store
        self._chance = chance
        self._per_exhibit = per_exhibit
        self.exhibits = self.statements = 0

    def add(self, group: list[Made], found: Iterator[tuple[Statement, ...]]) -> list[ReadReport]:
        arrivals = [(io.BytesIO(one.rendition.text.encode()), self._received(one)) for one in group]
        kept = exhibits.receive(self._store, arrivals, self._chance.randbytes)
        together = zip(kept, group, found, strict=True)
        return [self._keep(x, one, said) for (x, _), one, said in together]

    def _received(self, one: Made) -> Received:
        how = "added from a file"
        return Received(one.name, "text/plain", "newspaper", how, "m-ana", one.arrived)

    def _keep(self, exhibit: str, one: Made, found: tuple[Statement, ...]) -> ReadReport:
        at = one.arrived + timedelta(minutes=5)
        renditions.keep(self._store, exhibit, one.rendition, at, self._chance.randbytes)
        self.exhibits += 1
        left = round(self.exhibits * self._per_exhibit) - self.statements
        reading = Reading(exhibit, ENGINE, found[:left])
        kept = statements.keep_drafts(self._store, reading, at, self._chance.randbytes)
        self.statements += len(kept)
        return ReadReport(exhibit, one.rendition, kept)


def events(number: int, chance: random.Random) -> Iterator[list[Made]]:
    """Some events are told by dozens of reports, most by two or three."""
    made = 0
    while made < number:
        size = min(number - made, 1 + int(chance.paretovariate(1.1)), 60)
        yield list(reports(Event.drawn(chance), size, made, chance))
        made += size


def in_groups(told: Iterator[list[Made]], size: int) -> Iterator[list[list[Made]]]:
    while group := list(islice(told, size)):
        yield group


def fill(
    store: Store, number: int, wanted: int, given: tuple[random.Random, ProcessPoolExecutor]
) -> None:
    chance, pool = given
    filling, gathered = Filling(store, chance, wanted / number), Gathered()
    weighing: deque[Future[Weighed]] = deque()
    for group in in_groups(events(number, chance), 80):
        made = [one for event in group for one in event]
        found = pool.map(drafts, made, chunksize=8)
        while len(weighing) > len(group):
            gathered.add(weighing.popleft().result())
        with access.writing(store):
            told = iter(filling.add(made, found))
        weighing += (pool.submit(weighed, list(islice(told, len(event)))) for event in group)
        say(f"{filling.exhibits} exhibits, {filling.statements} statements")
    for one in weighing:
        gathered.add(one.result())
    keep(store, gathered, chance)


def keep(store: Store, gathered: Gathered, chance: random.Random) -> None:
    at = BEGINNING + timedelta(days=800)
    whole = gathered.whole()
    say(f"keeping {len(whole.nodes)} nodes, {len(whole.edges)} edges")
    groupings.keep_trace(store, whole, at)
    say(f"keeping {len(gathered.actors)} actors, {len(gathered.ties)} ties")
    graph = BodyGraph(tuple(gathered.actors.values()), tuple(gathered.ties.values()))
    bodies.keep_graph(store, graph, at)
    say(f"keeping {len(gathered.incidents)} incidents")
    groupings.keep_incidents(store, gathered.incidents, at, chance.randbytes, whole)


def say(what: str) -> None:
    print(f"{time.perf_counter() - STARTED:7.1f} s  {what}", flush=True)


def make(folder: Path, passphrase: str, size: tuple[int, int], chance: random.Random) -> None:
    create(folder, passphrase, "Ana")
    with open_workspace(folder, passphrase) as workspace:
        store = workspace.store(GENERAL)
        # New processes, not copies of this one: they are to know neither store nor key.
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            fill(store, *size, (chance, pool))
    say("done")


@contextmanager
def made_or_small(folder: Path | None, passphrase: str) -> Iterator[Path]:
    """The workspace that is given; without one, a small one that is thrown away."""
    if folder:
        yield folder
        return
    with tempfile.TemporaryDirectory() as name:
        make(Path(name) / "workspace", passphrase, SMALL, random.Random(1))
        yield Path(name) / "workspace"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, nargs="?")
    arguments.add_argument("--passphrase", default="nobody will open this again")
    arguments.add_argument("--exhibits", type=int, default=10_000)
    arguments.add_argument("--statements", type=int, default=100_000)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    chance = random.Random(given.seed)
    if given.folder:
        make(given.folder, given.passphrase, (given.exhibits, given.statements), chance)
        return
    with made_or_small(None, given.passphrase):
        say("thrown away")


if __name__ == "__main__":
    main()
