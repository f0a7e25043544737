"""Times as they were said: drawn as a figure, and told in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.dossiers.account import Account
from habeas.dossiers.cited import Cited
from habeas.dossiers.markup import Html, element
from habeas.dossiers.phrases import Phrases
from habeas.incidents.incident import QuestionAbout
from habeas.words.dates import Edtf
from habeas.words.visible import on_one_line

_WIDTH, _ROW, _LEFT, _RIGHT, _TOP = 720, 22, 150, 20, 30
_OPEN, _PIECE = 36, 7
"""Room at either side for open ends, and the width of a piece of one."""
_PALER = ("0.8", "0.6", "0.4", "0.2")
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600)
"""Months between two lines of the axis."""
_MOST = 6


@dataclass(frozen=True, slots=True)
class Moment:
    """One time: as worded, what it is the time of, and who says so.

    ``incident`` is the number of the incident, 0 for the date a report gives itself.
    """

    when: Edtf
    worded: str
    incident: int
    exhibit: str
    cited: tuple[Cited, ...]


def moments(account: Account) -> list[Moment]:
    """Every time said of an incident and every date a report gives itself, earliest first."""
    said = [
        Moment(Edtf.parse(told.value.key), told.value.answer, incident.number, "", told.support)
        for incident in account.incidents
        for told in incident.answers(QuestionAbout.WHEN)
    ]
    published = [
        Moment(e.rendition.byline.published, e.rendition.byline.published.text, 0, e.label, ())
        for e in account.exhibits
        if e.rendition.byline.published is not None
    ]
    return sorted([*said, *published], key=_order)


def _order(moment: Moment) -> tuple[date, date, str, int, str]:
    first = moment.when.earliest or date.min
    return first, moment.when.latest or date.max, moment.when.text, moment.incident, moment.exhibit


def in_words(when: Edtf, phrases: Phrases) -> str:
    """A time as days, no more exact than it was said."""
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return phrases.say("date_unknown")
    if first is None or last is None:
        key = "until" if first is None else "from"
        return phrases.say(key, first=_day(first), last=_day(last))
    key = "on" if first == last else "between"
    return phrases.say(key, first=_day(first), last=_day(last))


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. ``is_said`` of what happened, not of a report's own date of publication."""

    when: Edtf
    name: str
    is_said: bool = True


def figure(found: list[Moment], phrases: Phrases) -> Html:
    """The figure of a dossier."""
    label = phrases.word("page", "timeline_label")
    return drawn([Bar(m.when, m.worded, bool(m.incident)) for m in found], label)


def drawn(bars: Sequence[Bar], label: str) -> Html:
    """A point for a day, a bar for a time given roughly; an open end fades out to the edge.

    What is not sure of its own date ("2017~") is hollow.
    """
    bounds = [d for bar in bars for d in (bar.when.earliest, bar.when.latest) if d is not None]
    if not bounds:
        return Html("")
    scale = _Scale(min(bounds), max(bounds))
    height = _TOP + _ROW * len(bars) + 10
    drawing = element(
        "svg",
        element("title", label),
        *_axis(scale, height),
        *(part for number, bar in enumerate(bars) for part in _row(number, bar, scale)),
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        class_="drawn timeline",
    )
    return element("div", drawing, class_="wide", tabindex="0")


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> int:
        days = max((self.last - self.first).days, 1)
        room = _WIDTH - _LEFT - _RIGHT - 2 * _OPEN
        return _LEFT + _OPEN + (day - self.first).days * room // days


def _axis(scale: _Scale, height: int) -> Iterator[Html]:
    for day in _ticks(scale):
        x = scale.x(day)
        anchor = {scale.first: "start", scale.last: "end"}.get(day, "middle")
        anchor = "start" if scale.first == scale.last else anchor
        yield element("text", _day(day), x=x, y=16, text_anchor=anchor)
        yield element("line", x1=x, x2=x, y1=22, y2=height, class_="axis")


def _ticks(scale: _Scale) -> list[date]:
    """The first and the last day, and the beginnings of months between where there is room."""
    first, last = scale.first, scale.last
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    step = next((n for n in _STEPS if len(months) // n <= _MOST), _STEPS[-1])
    between = [date(m // 12, m % 12 + 1, 1) for m in months if m % step == 0]
    room = [d for d in between if min(scale.x(d) - scale.x(first), scale.x(last) - scale.x(d)) > 95]
    return sorted({first, *room, last})


def _row(number: int, bar: Bar, scale: _Scale) -> Iterator[Html]:
    middle = _TOP + _ROW * number + _ROW // 2
    name = on_one_line(bar.name)
    short = name if len(name) <= 20 else f"{name[:19]}…"
    yield element("text", short, x=_LEFT - 10, y=middle + 4, text_anchor="end")
    kind = _kind(bar)
    if bar.when.is_exact_day:
        yield element(
            "circle", cx=scale.x(bar.when.earliest or scale.first), cy=middle, r=5, class_=kind
        )
        return
    start = scale.x(bar.when.earliest or scale.first)
    end = scale.x(bar.when.latest or scale.last)
    yield element(
        "rect", x=start, y=middle - 4, width=max(end - start, 3), height=8, rx=2, class_=kind
    )
    if bar.when.earliest is None:
        yield from _fading(start, -1, middle, kind)
    if bar.when.latest is None:
        yield from _fading(max(end, start + 3), 1, middle, kind)


def _fading(x: int, way: int, middle: int, kind: str) -> Iterator[Html]:
    """Four pieces, each paler than the one before, and an arrow: nobody said where it ends."""
    for piece, opacity in enumerate(_PALER):
        left = x + way * piece * _PIECE - (_PIECE if way < 0 else 0)
        attributes = {"fill_opacity": opacity, "stroke_opacity": opacity}
        yield element(
            "rect",
            x=left,
            y=middle - 4,
            width=_PIECE,
            height=8,
            class_=f"{kind} open",
            **attributes,
        )
    tip = x + way * _OPEN
    points = f"{tip},{middle} {tip - way * 6},{middle - 4} {tip - way * 6},{middle + 4}"
    yield element("polygon", points=points, class_=kind)


def _kind(bar: Bar) -> str:
    if not bar.is_said:
        return "published"
    return "doubted" if any(mark in bar.when.text for mark in "?~%") else "said"
