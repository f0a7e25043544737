"""Times as they were said: drawn as a figure, and told in a table."""

from __future__ import annotations

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


def figure(found: list[Moment], phrases: Phrases) -> Html:
    """The figure: a point for a day, a bar for a time given roughly, open ends to the edge."""
    bounds = [d for m in found for d in (m.when.earliest, m.when.latest) if d is not None]
    if not bounds:
        return Html("")
    first, last = min(bounds), max(bounds)
    height = _TOP + _ROW * len(found) + 10
    rows = [_row(number, m, (first, last)) for number, m in enumerate(found)]
    label = phrases.word("page", "timeline_label")
    drawing = element(
        "svg",
        element("title", label),
        *_axis(first, last, height),
        *(part for row in rows for part in row),
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        class_="timeline",
    )
    return element("div", drawing, class_="wide")


def _axis(first: date, last: date, height: int) -> list[Html]:
    ends = [(first, "start")] if first == last else [(first, "start"), (last, "end")]
    labels = [
        element("text", _day(day), x=_x(day, (first, last)), y=16, text_anchor=anchor)
        for day, anchor in ends
    ]
    lines = [
        element("line", x1=x, x2=x, y1=22, y2=height, class_="axis")
        for x in (_x(day, (first, last)) for day, _ in ends)
    ]
    return [*labels, *lines]


def _row(number: int, moment: Moment, scale: tuple[date, date]) -> list[Html]:
    middle = _TOP + _ROW * number + _ROW // 2
    name = on_one_line(moment.worded)
    short = name if len(name) <= 20 else f"{name[:19]}…"
    label = element("text", short, x=_LEFT - 10, y=middle + 4, text_anchor="end")
    start = _x(moment.when.earliest or scale[0], scale)
    end = _x(moment.when.latest or scale[1], scale)
    kind = "said" if moment.incident else "published"
    if moment.when.is_exact_day:
        return [label, element("circle", cx=start, cy=middle, r=5, class_=kind)]
    width = max(end - start, 3)
    bar = element("rect", x=start, y=middle - 4, width=width, height=8, rx=2, class_=kind)
    return [label, bar]


def _x(day: date, scale: tuple[date, date]) -> int:
    days = max((scale[1] - scale[0]).days, 1)
    return _LEFT + (day - scale[0]).days * (_WIDTH - _LEFT - _RIGHT) // days
