"""By what people can be divided: where it happened, in which year, or a column that was declared.

Never by what they are: such a name is refused, and so is a value that says it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from habeas.numbers.entries import Entry
from habeas.numbers.list_mapping import PLACE, TOLD_ANYWAY, YEAR
from habeas.numbers.sounds import sound
from habeas.numbers.strata_faults import NoSuchStratum, StratumIsAnIdentity
from habeas.numbers.table import is_identity
from habeas.words.dates import Edtf


def offered(entries: Iterable[Entry]) -> tuple[str, ...]:
    """All that some entry tells, place and year first."""
    held = tuple(entries)
    declared = sorted({name for entry in held for name, _ in entry.strata})
    usual = [by for by in TOLD_ANYWAY if any(_told(entry, by) for entry in held)]
    return (*usual, *declared)


def check(by: str) -> None:
    """Raise StratumIsAnIdentity for what nobody may be divided by."""
    if is_identity(by):
        raise StratumIsAnIdentity(name=by)


def told(entries: Sequence[Entry], by: str) -> Mapping[str, str]:
    """What each entry that tells it says, by identifier; the spellings of a place as one.

    Raises StratumIsAnIdentity and NoSuchStratum.
    """
    check(by)
    found = {entry.identifier: words for entry in entries if (words := _told(entry, by))}
    if not found:
        raise NoSuchStratum(name=by)
    shown = _shown(found.values(), by)
    named = {key: shown[_key(words, by)] for key, words in found.items()}
    for words in sorted(set(named.values())) if by not in TOLD_ANYWAY else ():
        if is_identity(words):
            raise StratumIsAnIdentity(name=by)
    return named


def _told(entry: Entry, by: str) -> str:
    if by == PLACE:
        return entry.places[0] if entry.places else ""
    if by == YEAR:
        return _year(entry.when)
    return dict(entry.strata).get(by, "")


def _year(text: str) -> str:
    """The year in which the whole of a date lies; empty when it may be another."""
    when = Edtf.parse(text) if text else None
    if when is None or when.earliest is None or when.latest is None:
        return ""
    return f"{when.earliest.year:04}" if when.earliest.year == when.latest.year else ""


def _key(words: str, by: str) -> str:
    """What spellings of one thing have in common."""
    if by != PLACE:
        return words.casefold()
    return " ".join(sound(word).removesuffix("j") for word in words.split())


def _shown(words: Iterable[str], by: str) -> Mapping[str, str]:
    """For each thing the spelling that most entries have."""
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for one in words:
        spelt[_key(one, by)][one] += 1
    return {key: min(held, key=lambda one: (-held[one], one)) for key, held in spelt.items()}
