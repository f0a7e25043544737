"""Reports that share passages: who copied whom, and which reports are one text.

Every fingerprint is linked to the earliest report that holds it, so the work grows with the
text and not with the number of pairs, and ten copies point at one origin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from habeas.origins.lineage import Copy, CopyFamily, Passage
from habeas.origins.passages import GRAM, Match, grams, grow, seeds_between, winnow
from habeas.origins.wording import Wording, wording_of
from habeas.words.dates import Edtf
from habeas.words.reasons import Reason
from habeas.words.reports import ReadReport

MOSTLY = 0.35
"""The share of a report's words an earlier one must hold for both to be one text."""

_UNDATED = 10**7
_ONE_TEXT = Reason.of("origins.one_text")


@dataclass(frozen=True, slots=True)
class Text:
    """A report as it is compared. ``order`` sorts texts, earliest first, whatever their order."""

    exhibit: str
    wording: Wording
    published: Edtf | None
    order: tuple[int, int, int, str, str]


def text_of(report: ReadReport, credits_another: bool = False) -> Text:
    """The report as it is compared.

    Where dates do not tell, a report that credits somebody else for its text comes after
    those that credit nobody, the longer before the shorter, and then the text decides.
    """
    wording = wording_of(report.rendition)
    published = report.rendition.byline.published
    day = published.earliest.toordinal() if published and published.earliest else _UNDATED
    digest = sha256(report.rendition.text.encode("utf-8", "surrogatepass")).hexdigest()
    order = (day, int(credits_another), -len(wording), digest, report.exhibit)
    return Text(report.exhibit, wording, published, order)


def find_copies(texts: Collection[Text]) -> tuple[Copy, ...]:
    """Every passage that an earlier report holds too, in order of child and place."""
    held = {text.exhibit: text for text in texts}
    found = []
    ordered = sorted(texts, key=lambda t: t.order)
    place = {text.exhibit: number for number, text in enumerate(ordered)}
    for child, parent, match in _matches(ordered):
        one, other = held[child], held[parent]
        found.append(
            Copy(
                Passage(child, one.wording.span(*match.child)),
                Passage(parent, other.wording.span(*match.parent)),
                match.words,
                direction_is_known(one.published, other.published),
            )
        )
    return tuple(
        sorted(found, key=lambda c: (place[c.child.exhibit], c.child.span, place[c.parent.exhibit]))
    )


def direction_is_known(child: Edtf | None, parent: Edtf | None) -> bool:
    """Whether the stated dates put the parent before the child beyond doubt."""
    if child is None or parent is None or child.earliest is None or parent.latest is None:
        return False
    return parent.latest < child.earliest


def _matches(texts: Sequence[Text]) -> list[tuple[str, str, Match]]:
    """(child, parent, match) against the first holder of each fingerprint."""
    first: dict[int, int] = {}
    whole: dict[tuple[str, ...], int] = {}
    found: list[tuple[str, str, Match]] = []
    for number, text in enumerate(texts):
        same = whole.setdefault(text.wording.folded, number)
        if same != number:
            found.extend(_whole_copy(text, texts[same]))
            continue
        hashes = grams(text.wording)
        hits: Counter[int] = Counter()
        for at in winnow(hashes):
            source = first.setdefault(hashes[at], number)
            hits[source] += source != number
        for source in sorted(hit for hit, count in hits.items() if count):
            parent = texts[source]
            seeds = seeds_between(text.wording, parent.wording)
            for match in grow(text.wording, parent.wording, seeds):
                found.append((text.exhibit, parent.exhibit, match))
    return found


def _whole_copy(child: Text, parent: Text) -> list[tuple[str, str, Match]]:
    """A report that says exactly the same as an earlier one, even one too short for a passage."""
    if len(child.wording) < GRAM:
        return []
    everything = (0, len(child.wording) - 1)
    words = child.wording.worth(*everything)
    return [(child.exhibit, parent.exhibit, Match(everything, everything, words))]


def group_families(texts: Collection[Text], copies: Collection[Copy]) -> tuple[CopyFamily, ...]:
    """Reports that are one text.

    Each report points at the one earlier report that holds most of it, if that is at least
    :data:`MOSTLY`. A report mashed together from two others therefore joins one of them and
    never welds both.
    """
    held = {text.exhibit: text for text in texts}
    shares = _shares(held, copies)
    source: dict[str, str] = {}
    for text in sorted(texts, key=lambda t: t.order):
        best = sorted(
            (-share, held[parent].order, parent) for parent, share in shares[text.exhibit].items()
        )
        if best and -best[0][0] >= MOSTLY:
            source[text.exhibit] = best[0][2]
    members: dict[str, list[str]] = defaultdict(list)
    for exhibit in source:
        members[_root(source, exhibit)].append(exhibit)
    return tuple(
        CopyFamily(
            (root, *sorted(members[root], key=lambda e: held[e].order)),
            _ONE_TEXT,
        )
        for root in sorted(members, key=lambda e: held[e].order)
    )


def _shares(
    held: Mapping[str, Text], copies: Collection[Copy]
) -> defaultdict[str, dict[str, float]]:
    """For each child and parent, the share of the child's words that the parent holds."""
    words: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for copy in copies:
        child, parent = copy.child.exhibit, copy.parent.exhibit
        words[child][parent] = words[child].get(parent, 0.0) + copy.words
    for child, parents in words.items():
        length = max(1, held[child].wording.worth(0, len(held[child].wording) - 1))
        for parent in parents:
            parents[parent] /= length
    return words


def _root(source: Mapping[str, str], exhibit: str) -> str:
    while exhibit in source:
        exhibit = source[exhibit]
    return exhibit
