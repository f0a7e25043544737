"""How well reports are read, and how fast: ``python benchmarks/reading.py GOLD.jsonl``.

GOLD has one document a line: ``text``, ``genre`` and ``attributions`` with ``content`` and
``source`` as lists of ``[start, end]``. Without it only speed and memory are measured.

A drafted and an annotated attribution match one to one when their contents share at least
half of their words (Jaccard); the speaker is right when the source spans overlap, or neither
has one. Statements of the document itself are left out, annotations hold none. Intervals are
95 % by resampling documents.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from habeas.reading.reader import read
from habeas.words.anchors import Span
from habeas.words.reports import Rendition
from habeas.words.statements import ContentMode, Statement

WORD = re.compile(r"\w+")
SIZE = 5_000
RESAMPLES = 1_000

Pairs = list[list[int]]


@dataclass(frozen=True)
class Tally:
    """Counts of one document."""

    gold: int
    drafted: int
    contents: int
    both: int

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold + other.gold,
            self.drafted + other.drafted,
            self.contents + other.contents,
            self.both + other.both,
        )


def words_in(starts: list[int], spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The positions of the words inside some spans."""
    return frozenset(s for a, b in spans for s in starts if a <= s < b)


def overlap(one: Iterable[tuple[int, int]], other: list[tuple[int, int]]) -> bool:
    """Whether two lists of spans share a character."""
    return any(a < d and c < b for a, b in one for c, d in other)


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Shared words over all words."""
    return len(one & other) / len(one | other) if one | other else 0.0


def drafted(text: str) -> list[Statement]:
    """What is read from a text, without the document's own statements."""
    found = read(Rendition(text, "text", "benchmark", "1", "en"))
    return [s for s in found if s.content_mode is not ContentMode.AUTHORIAL]


def spans(found: Iterable[Span]) -> list[tuple[int, int]]:
    """Spans as pairs."""
    return [(s.start, s.end) for s in found]


def pairs(given: Pairs) -> list[tuple[int, int]]:
    """Annotated spans as pairs."""
    return [(a, b) for a, b in given]


def match(gold: list[frozenset[int]], own: list[frozenset[int]]) -> list[tuple[int, int]]:
    """Which annotation and which draft belong together, best first, one to one."""
    ranked = sorted(
        ((jaccard(g, o), -i, -j) for i, g in enumerate(gold) for j, o in enumerate(own)),
        reverse=True,
    )
    held: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for score, i, j in ranked:
        if score >= 0.5 and -i not in used[0] and -j not in used[1]:
            held.append((-i, -j))
            used[0].add(-i)
            used[1].add(-j)
    return held


def score(document: dict[str, object]) -> Tally:
    """The tally of one document."""
    text = str(document["text"])
    starts = [m.start() for m in WORD.finditer(text)]
    given: list[dict[str, Pairs]] = document["attributions"]  # type: ignore[assignment]
    own = drafted(text)
    gold_words = [words_in(starts, pairs(g["content"])) for g in given]
    own_words = [words_in(starts, spans(s.content)) for s in own]
    held = match(gold_words, own_words)
    both = sum(_same_speaker(pairs(given[i]["source"]), own[j]) for i, j in held)
    return Tally(len(given), len(own), len(held), both)


def _same_speaker(source: list[tuple[int, int]], statement: Statement) -> bool:
    span = statement.speaker.span
    return not source if span is None else overlap(source, [(span.start, span.end)])


def figures(total: Tally) -> tuple[float, float, float, float]:
    """Precision, recall, F1 of content and speaker; speaker given content. In percent."""
    precision = 100 * total.both / max(total.drafted, 1)
    recall = 100 * total.both / max(total.gold, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return precision, recall, f1, 100 * total.both / max(total.contents, 1)


def interval(tallies: list[Tally]) -> tuple[float, float]:
    """95 % of F1 over resampled documents."""
    chance = random.Random(1)
    found = sorted(
        figures(sum(chance.choices(tallies, k=len(tallies)), Tally(0, 0, 0, 0)))[2]
        for _ in range(RESAMPLES)
    )
    return found[RESAMPLES // 40], found[-RESAMPLES // 40]


def print_quality(path: Path) -> None:
    """The figures over all documents and by genre."""
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    tallies = [(str(d.get("genre", "")), score(d)) for d in documents]
    for genre in ["all", *sorted({g for g, _ in tallies})]:
        held = [t for g, t in tallies if genre in ("all", g)]
        total = sum(held, Tally(0, 0, 0, 0))
        p, r, f, s = figures(total)
        low, high = interval(held)
        content = 200 * total.contents / max(total.drafted + total.gold, 1)
        print(
            f"{genre:10} documents {len(held):4} annotated {total.gold:5} drafted {total.drafted:5}"
            f"  content F {content:5.1f}  content+speaker P/R/F {p:5.1f}/{r:5.1f}/{f:5.1f}"
            f" [{low:.1f}-{high:.1f}]  speaker {s:5.1f}"
        )


def print_speed(texts: list[str]) -> None:
    """Documents of 5 kB read in a second of processor time, and the highest memory."""
    whole = "\n\n".join(texts)
    cut = [whole[i : i + SIZE] for i in range(0, len(whole), SIZE)][:60]
    for text in cut[:5]:
        drafted(text)
    start = time.process_time()
    for text in cut:
        drafted(text)
    took = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"speed      {len(cut) / took:.0f} documents (5 kB)/s on one core, peak {peak:.0f} MB")


INVENTED = (
    "“They came at night,” a witness said on Monday. The Second Patrol Regiment denied that "
    "anyone was held in Orlo, according to the Meridian Agency. As many as 40 people were "
    "detained in Keld, the network reported. The road to Besk was closed until the evening.\n\n"
)


def main() -> None:
    """Print quality when a gold file is given, and speed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("gold", nargs="?", type=Path)
    given = parser.parse_args()
    if given.gold:
        print_quality(given.gold)
        lines = given.gold.read_text(encoding="utf-8").splitlines()
        print_speed([str(json.loads(line)["text"]) for line in lines])
    else:
        print_speed([INVENTED * 1_200])


if __name__ == "__main__":
    main()
