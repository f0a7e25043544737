"""How well origins are counted on reports whose lineage is known: ``python benchmarks/origins.py``.

A generator with a fixed seed invents events; each has one to four independent accounts, and
each account is copied: wrapped, cut, edited lightly, edited more, excerpted, or mashed up with
another. Every report carries one statement, the sentence that says what happened, in the words
of its account. Truth is the number of accounts of an event.

Measured against it: the number *at most* that Habeas gives for an event's statements (the
texts say nothing about how their authors know, so *at least* is nought); the families of
whole texts; and, as the peer, grouping whole documents whose sets of 5-word shingles have a
Jaccard similarity of 0.7 or more, computed exactly, which MinHash estimates.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate

from habeas.origins.independence import independence
from habeas.origins.lineage import Trace
from habeas.origins.tracing import trace
from habeas.origins.wording import words_of
from habeas.words.anchors import Span
from habeas.words.dates import Edtf
from habeas.words.reports import Byline, KeptStatement, ReadReport, Rendition
from habeas.words.statements import (
    ContentMode,
    Hop,
    HopRole,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
)

Sentences = list[list[str]]

AUTHOR = Speaker("", None, SpeakerKind.AUTHOR, False)
HERE = (Hop(HopRole.THIS_DOCUMENT, "", None, True),)
EDITS = {"light": 0.04, "medium": 0.12, "heavy": 0.28}
KINDS = ("wrapped", "cut", "light", "medium", "heavy", "excerpt", "mashed")
SHINGLE = 5
PEER_THRESHOLD = 0.7


@dataclass(frozen=True)
class Printed:
    """One invented report: which event and account its claim belongs to, and how it came."""

    name: str
    event: int
    account: int
    kind: str
    sentences: Sentences
    claim: list[str]
    day: int


class Press:
    """Invents words, sentences and reports; everything follows from the seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        starts = list("bdfgklmnprstvz")
        ends = ["a", "e", "i", "o", "u", "an", "er", "il", "os", "ut"]
        syllables = [start + end for start in starts for end in ends]
        self.words = list(
            dict.fromkeys("".join(self.chance.choices(syllables, k=1 + n % 3)) for n in range(9000))
        )
        self.weights = list(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(self.words))))
        self.formulae = [self.some(self.chance.randint(5, 9)) for _ in range(60)]
        self.background = [self.sentence() for _ in range(30)]

    def some(self, count: int) -> list[str]:
        return self.chance.choices(self.words, cum_weights=self.weights, k=count)

    def sentence(self) -> list[str]:
        words = self.some(self.chance.randint(10, 28))
        if self.chance.random() < 0.06:
            words += self.chance.choice(self.formulae)
        return words

    def account(self) -> tuple[Sentences, list[str]]:
        body = [self.sentence() for _ in range(self.chance.randint(8, 24))]
        claim = self.some(self.chance.randint(14, 24))
        body.insert(self.chance.randrange(4), claim)
        if self.chance.random() < 0.25:
            body.append(self.chance.choice(self.background))
        return body, claim

    def edit(self, words: list[str], share: float) -> list[str]:
        edited: list[str] = []
        for word in words:
            turn = self.chance.random()
            if turn < share / 3:
                continue
            edited.append(self.some(1)[0] if turn < share * 2 / 3 else word)
            if share * 2 / 3 <= turn < share:
                edited += self.some(1)
        return edited or words

    def copy(self, original: Printed, kind: str, other: Printed) -> tuple[Sentences, list[str]]:
        body, claim = original.sentences, original.claim
        at = body.index(claim)
        match kind:
            case "wrapped":
                return [self.sentence(), *body, self.sentence(), self.sentence()], claim
            case "cut":
                return body[: max(at + 1, len(body) // 3)], claim
            case "excerpt":
                own = [self.sentence() for _ in range(self.chance.randint(4, 9))]
                return [*own[:3], *body[max(0, at - 1) : at + 2], *own[3:]], claim
            case "mashed":
                return [*body[: at + 4], *other.sentences[:6]], claim
            case _:
                share = EDITS[kind]
                edited = [self.edit(sentence, share) for sentence in body]
                return edited, edited[at]


def print_run(seed: int, size: int) -> list[Printed]:
    """At least ``size`` reports, event by event."""
    press = Press(seed)
    reports: list[Printed] = []
    event = 0
    while len(reports) < size:
        event += 1
        told: list[Printed] = []
        for account in range(press.chance.randint(1, 4)):
            body, claim = press.account()
            name = f"x-{event:04d}-{account}-00"
            told.append(Printed(name, event, account, "root", body, claim, event))
        for number in range(min(30, int(press.chance.paretovariate(0.9)) + 1)):
            original = press.chance.choice(told)
            kind = press.chance.choice(KINDS)
            other = press.chance.choice(told)
            body, claim = press.copy(original, kind, other)
            name = f"x-{event:04d}-{original.account}-{number + 1:02d}"
            day = original.day + press.chance.randint(0, 1)
            told.append(Printed(name, event, original.account, kind, body, claim, day))
        reports += told
    return reports


def as_report(printed: Printed, dated: bool) -> ReadReport:
    """The report as the tracing gets it, with its claim as the one statement."""
    sentences = [" ".join(sentence).capitalize() + "." for sentence in printed.sentences]
    text = " ".join(sentences)
    claim = " ".join(printed.claim).capitalize()
    start = text.index(claim)
    published = (
        Edtf.parse(
            f"20{31 + printed.day // 336}-{printed.day // 28 % 12 + 1:02d}-"
            f"{printed.day % 28 + 1:02d}"
        )
        if dated
        else None
    )
    statement = Statement(
        (Span(start, start + len(claim)),),
        ContentMode.AUTHORIAL,
        AUTHOR,
        (),
        HERE,
        Stance.ASSERTS,
        "generator",
    )
    rendition = Rendition(text, "text", "generator", "1", "en", byline=Byline(published=published))
    kept = KeptStatement(f"s-{printed.name}", printed.name, statement)
    return ReadReport(printed.name, rendition, (kept,))


def peer_groups(reports: Iterable[ReadReport]) -> dict[str, str]:
    """Connected components of exact Jaccard similarity over shingles of whole documents."""
    shingles = {r.exhibit: _shingles(words_of(r.rendition.text)) for r in reports}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, held in shingles.items():
        for shingle in held:
            holders[shingle].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        shared.update((one, other) for one in names for other in names if one < other)
    lead = {name: name for name in shingles}
    for (one, other), count in shared.items():
        if count / (len(shingles[one]) + len(shingles[other]) - count) >= PEER_THRESHOLD:
            lead[_lead(lead, one)] = _lead(lead, other)
    return {name: _lead(lead, name) for name in lead}


def _shingles(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1)}


def _lead(lead: dict[str, str], name: str) -> str:
    while lead[name] != name:
        name = lead[name]
    return name


def families_of(found: Trace, reports: Iterable[ReadReport]) -> dict[str, str]:
    group = {report.exhibit: report.exhibit for report in reports}
    for family in found.families:
        group.update(dict.fromkeys(family.exhibits, family.exhibits[0]))
    return group


def score(name: str, counts: dict[int, int], truth: dict[int, int]) -> None:
    ratio = sum(counts[event] / truth[event] for event in truth) / len(truth)
    exact = sum(counts[event] == truth[event] for event in truth) / len(truth)
    under = sum(counts[event] < truth[event] for event in truth) / len(truth)
    print(f"{name:<34} over-count {ratio:5.3f}   exact {exact:6.1%}   too few {under:5.1%}")


def measured(work: Callable[[], Trace]) -> tuple[Trace, float]:
    start = time.process_time()
    found = work()
    return found, time.process_time() - start


def compare(printed: list[Printed], dated: bool) -> None:
    reports = [as_report(one, dated) for one in printed]
    found, seconds = measured(lambda: trace(reports))
    truth = {one.event: 0 for one in printed}
    claims: dict[int, list[str]] = defaultdict(list)
    for one in printed:
        truth[one.event] = max(truth[one.event], one.account + 1)
        claims[one.event].append(f"s-{one.name}")
    start = time.process_time()
    most = {event: independence(found, held).at_most.number for event, held in claims.items()}
    counting = time.process_time() - start
    print(f"\n{len(reports)} reports, {len(truth)} events, {'dated' if dated else 'undated'}")
    print(f"trace: {seconds:.1f} CPU-s, {len(reports) / seconds:.0f} reports/s; ", end="")
    print(f"independence: {1000 * counting / len(truth):.1f} ms an event")
    score("Habeas, at most, per statement", most, truth)
    score("Habeas, families of whole texts", _groups(printed, families_of(found, reports)), truth)
    peer = f"Jaccard {PEER_THRESHOLD} of whole texts"
    score(peer, _groups(printed, peer_groups(reports)), truth)
    score("no grouping", dict(Counter(one.event for one in printed)), truth)


def _groups(printed: list[Printed], group: dict[str, str]) -> dict[int, int]:
    held: dict[int, set[str]] = defaultdict(set)
    for one in printed:
        held[one.event].add(group[one.name])
    return {event: len(groups) for event, groups in held.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args()
    printed = print_run(chosen.seed, chosen.size)
    compare(printed, dated=True)
    compare(printed, dated=False)
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


if __name__ == "__main__":
    main()
