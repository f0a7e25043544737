"""Times: when, as far as the words say it and no further.

"In April 2017" is ``2017-04``, "since 2016" ``2016/..``, "early 2017" ``2017~``, "between February
and April 2017" ``2017-02/2017-04``. A month or day without its year fixes nothing. Words such as
"yesterday" are worked out only from a given day of publication, and stay uncertain (``?``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from habeas.reading.lexicon import load
from habeas.reading.points import PointReader, TimePoint
from habeas.reading.tokens import Tokens, tokens
from habeas.reading.wordings import Wordings, named, strings
from habeas.words.dates import Edtf, NotADate, TimeMention

_LOOK_BACK = 4
"""The longest operator, in words."""
_NEAR_WORDS = frozenset({"and", "to", "until", "till", "through", "or"})


@dataclass(frozen=True, slots=True)
class _Lexicon:
    points: PointReader
    operators: Wordings[str]
    vague: Wordings[int | None]
    weekdays: Mapping[str, int]
    firsts: frozenset[str]


@cache
def _lexicon(language: str = "en") -> _Lexicon:
    table = load("times", language)
    vague: list[tuple[str, int | None]] = [(p, None) for p in strings(table["vague"]["phrases"])]
    vague += [(phrase, int(str(days))) for phrase, days in table["days"].items()]
    weekdays = {day: int(str(number)) for day, number in table["weekdays"].items()}
    held = Wordings(vague)
    firsts = held.firsts.union(weekdays, table["months"], table["seasons"])
    return _Lexicon(
        PointReader(language), Wordings(named(table["operators"])), held, weekdays, firsts
    )


def find_times(view: str, published: Edtf | None) -> tuple[TimeMention, ...]:
    """Every time of a folded text, in order.

    ``published`` is what the report says about its own day; only an exact day is used, and only
    for words that count days or name a weekday from it.
    """
    held = tokens(view)
    day = published.earliest if published is not None and published.is_exact_day else None
    found: list[TimeMention] = []
    free = 0
    for index in held.starting(_lexicon().firsts):
        if index < free:
            continue
        mention, last = _at(held, index, held.words[index], day)
        if mention is not None:
            found.append(mention)
            free = last
    return tuple(_without_overlaps(found))


def _at(held: Tokens, index: int, word: str, day: date | None) -> tuple[TimeMention | None, int]:
    lexicon = _lexicon()
    point = lexicon.points.at(held, index)
    if point is not None:
        return _dated(held, point, lexicon)
    vague = lexicon.vague.at(held, index)
    if vague is not None:
        when = None if vague.entry is None else _counted(day, vague.entry)
        return TimeMention(held.span(vague.first, vague.last), when), vague.last
    if word in lexicon.weekdays and held.is_capital(index):
        when = _weekday(day, lexicon.weekdays[word])
        return TimeMention(held.span(index, index + 1), when), index + 1
    return None, index


def _dated(held: Tokens, point: TimePoint, lexicon: _Lexicon) -> tuple[TimeMention, int]:
    """A date with the words before it that bound or soften it, and a range in one."""
    first, kind = _operator(held, point.first, lexicon)
    second = _second(held, point, lexicon)
    if second is not None:
        start = _with_year_of(point, second)
        first = first if kind == "from" or held.word(first) == "between" else point.first
        return (
            TimeMention(held.span(first, second.last), _edtf(f"{start.text}/{second.text}")),
            second.last,
        )
    text = {"from": f"{point.text}/..", "until": f"../{point.text}", "about": f"{point.text}~"}
    said = point.text if "/" in point.text else text.get(kind, point.text)
    when = _edtf(said) if point.text else None
    return TimeMention(held.span(first, point.last), when), point.last


def _operator(held: Tokens, index: int, lexicon: _Lexicon) -> tuple[int, str]:
    """The first word and the kind of what stands right before a date."""
    if not held.follows(index):
        return index, ""
    for start in range(max(0, index - _LOOK_BACK), index):
        match = lexicon.operators.at(held, start)
        if match is not None and match.last == index:
            if match.entry == "in":
                return (start if held.words[start] == "between" else index), ""
            return start, match.entry
    return index, ""


def _second(held: Tokens, point: TimePoint, lexicon: _Lexicon) -> TimePoint | None:
    """The end of a range: "between February and April 2017", "2014-2016"."""
    index = point.last
    if not held.follows(index):
        return None
    gap = held.view[held.ends[index - 1] : held.starts[index]].strip()
    if held.words[index] in _NEAR_WORDS and held.follows(index + 1):
        opener = held.word(point.first - 1) if held.follows(point.first) else ""
        if held.words[index] in ("and", "or") and opener != "between":
            return None
        index += 1
    elif gap not in ("-", "–"):
        return None
    second = lexicon.points.at(held, index)
    usable = second is not None and second.text and (point.text or point.month)
    return second if usable else None


def _with_year_of(point: TimePoint, second: TimePoint) -> TimePoint:
    """February in "between February and April 2017" is that year's."""
    return point if point.text else point.in_year(second.text[:4])


def _counted(day: date | None, days: int) -> Edtf | None:
    if day is None:
        return None
    try:
        return _edtf(f"{(day + timedelta(days=days)).isoformat()}?")
    except OverflowError:
        return None


def _weekday(day: date | None, number: int) -> Edtf | None:
    """The last such day up to the day of publication: what newspapers mean by "on Monday"."""
    return None if day is None else _counted(day, -((day.weekday() - number) % 7))


def _edtf(text: str) -> Edtf | None:
    try:
        return Edtf.parse(text)
    except NotADate:
        return None


def _without_overlaps(found: list[TimeMention]) -> list[TimeMention]:
    """In order; of two that share a word ("since last week") the later one gives way."""
    kept: list[TimeMention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or not kept[-1].span.overlaps(mention.span):
            kept.append(mention)
    return kept
