"""What an extracted text says about itself in its first lines; only what is written there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from habeas.evidence.openers.lines import Line
from habeas.words.dates import Edtf, NotADate
from habeas.words.reports import Byline

_HEAD = 8
"""How many lines of a text can belong to its head."""

_WORD = r"[A-ZА-ЯЁ][\w’'.-]*"
_NAME = rf"{_WORD}(?:,? (?:{_WORD}|al-\w+|van|von|de|der|bin|ibn|and|и|&)){{0,7}}"
_AUTHOR = re.compile(
    rf"(?:By|BY|Author:|Written by|Автор:|Текст:) (?P<name>{_NAME})(?: ?[,|–—(-].{{0,80}})?"
)
_WEEKDAY = re.compile(
    r"^(?:\w{3,11}day|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье),? ", re.I
)
_DASH = r" ?(?:—|–|--?|:) ?"
_PLACE = r"[A-ZА-ЯЁ][\w’'-]*(?: [A-ZА-ЯЁ][\w’'-]*){0,3}"


@dataclass(frozen=True, slots=True)
class _Lexicon:
    credits: tuple[re.Pattern[str], ...]
    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    announced: re.Pattern[str]
    dateline: re.Pattern[str]
    masthead: re.Pattern[str]
    months: dict[str, int]
    outlet_words: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    source = resources.files("habeas.evidence.openers") / "data" / "bylines.toml"
    held = tomllib.loads(source.read_text(encoding="utf-8"))
    months = {name: n for n, names in enumerate(held["months"]["names"], 1) for name in names}
    month = f"(?P<month>{_any_of(list(months))})"
    return _Lexicon(
        credits=_credits(held),
        day_first=re.compile(rf"(?P<day>\d{{1,2}})\.? {month}\.?,? (?P<year>\d{{4}})\b", re.I),
        month_first=re.compile(rf"\b{month}\.? (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})\b", re.I),
        announced=re.compile(rf"(?:{_any_of(held['published'])}):? (?P<rest>.{{4,60}})", re.I),
        dateline=re.compile(rf"{_PLACE}(?:, {_PLACE})?, (?P<rest>[^.]{{4,30}}?){_DASH}\S.*"),
        masthead=re.compile(
            rf"(?P<outlet>(?:The )?{_PLACE}(?: \w[\w’'-]*){{0,3}}), "
            r"(?P<rest>[^.,]{8,40})\.?(?: .{0,120})?"
        ),
        months=months,
        outlet_words=frozenset(held["outlet_words"]),
    )


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _credits(held: dict[str, list[str]]) -> tuple[re.Pattern[str], ...]:
    """Credits that begin a text: "(AGENCY) —", "TARSIN (AGENCY) -", "/AGENCY/", "AGENCY —"."""
    ending = rf"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){{0,3}} (?:{_any_of(held['agency_words'])})"
    beginning = (
        rf"(?:{_any_of(held['agency_words_before'])}) [«\"“]?{_WORD}(?: {_WORD}){{0,2}}[»\"”]?"
    )
    agency = rf"(?P<agency>{_any_of(held['agencies'])}|{ending}|{beginning})"
    place = rf"(?:{_PLACE}(?:, [\w. ]{{1,30}}){{0,2}},? )?"
    return (
        re.compile(rf"{place}\({agency}\)(?:{_DASH}|$).*"),
        re.compile(rf"{place}/{agency}/\.?.*"),
        re.compile(rf"{place}{agency} ?(?:—|–|--) ?.*"),
        re.compile(rf"(?:Source|Источник): {agency}\.?"),
        re.compile(rf"(?:.{{1,80}}\. )?(?:By|BY|With material from|С материалами) {agency}\.?"),
    )


def byline_of(lines: Sequence[Line], title: str = "") -> Byline:
    """Author, outlet, agency and date of publication as the first lines give them."""
    head = [line.words for line in lines[:_HEAD]]
    return Byline(
        title=title,
        author=next((name for words in head if (name := _author(words))), ""),
        outlet=next((outlet for words in head if (outlet := _masthead(words))), ""),
        agency=next((agency for words in head if (agency := _credited(words))), ""),
        published=next((day for words in head if (day := _published(words))), None),
    )


def completed(byline: Byline, other: Byline) -> Byline:
    """The first byline, with what it leaves empty filled from the other."""
    names = ("title", "author", "outlet", "agency", "address", "published")
    return replace(
        byline, **{name: getattr(byline, name) or getattr(other, name) for name in names}
    )


def _author(words: str) -> str:
    """A person's name; an agency in the same place is credited as an agency."""
    match = _AUTHOR.fullmatch(words)
    return match["name"] if match and not _credited(words) else ""


def _credited(words: str) -> str:
    matches = (pattern.fullmatch(words) for pattern in _lexicon().credits)
    return next((match["agency"] for match in matches if match), "")


def _masthead(words: str) -> str:
    """The outlet in "The Tarsin Courier, 9 March 2031": a name that says it is one, and a date."""
    match = _lexicon().masthead.fullmatch(words)
    if match is None or date_in(match["rest"]) is None:
        return ""
    named = {word.casefold() for word in match["outlet"].split()}
    return match["outlet"] if named & _lexicon().outlet_words else ""


def _published(words: str) -> Edtf | None:
    """The day in "Published: 4 April 2031", in a dateline, or in a line that is only a date."""
    lexicon = _lexicon()
    for pattern in (lexicon.announced, lexicon.dateline, lexicon.masthead):
        match = pattern.fullmatch(words)
        if match and (day := date_in(match["rest"])):
            return day
    return date_in(_WEEKDAY.sub("", words), whole=True)


def date_in(words: str, whole: bool = False) -> Edtf | None:
    """The first day written out in these words; ``whole`` when they may say nothing else."""
    lexicon = _lexicon()
    for pattern in (lexicon.day_first, lexicon.month_first):
        match = pattern.fullmatch(words) if whole else pattern.search(words)
        if match:
            month = lexicon.months[match["month"].lower()]
            return _edtf(int(match["year"]), month, int(match["day"]))
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].{0,20})?", words)
    return _edtf(int(iso[1]), int(iso[2]), int(iso[3])) if iso else None


def _edtf(year: int, month: int, day: int) -> Edtf | None:
    try:
        return Edtf.parse(f"{year:04}-{month:02}-{day:02}")
    except NotADate:
        return None
