"""Figures of people in all as lines of a table and as spans beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.dossiers import estimate_figures
from habeas.dossiers.estimate_figures import Span
from habeas.dossiers.markup import Html
from habeas.numbers.kept import KeptFigure
from habeas.words.counting import digits
from habeas.words.labels import label_of
from habeas.words.reasons import Reason, said

_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table of figures: people and the interval as written, or why there are none."""

    name: str
    people: str
    interval: str
    words: str
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """How figures are written in one language."""

    language: str

    def family(self, figure: KeptFigure) -> str:
        """What the family of a figure is called."""
        return label_of("Family", figure.family, self.language)

    def row(self, name: str, figure: KeptFigure, is_apart: bool = False) -> Row:
        """A figure as a line: with what it assumes, or why there is none."""
        why: Reason = figure.why_none or figure.assumes
        interval = self.interval(figure.lower, figure.upper)
        return Row(name, self.number(figure.people), interval, said(why, self.language), is_apart)

    def spans(self, rows: Iterable[tuple[str, KeptFigure]], recorded: int, label: str) -> Html:
        """Intervals drawn beside each other, and the people who are recorded."""
        spans = [
            Span(name, one.people, one.lower, one.upper)
            for name, one in rows
            if one.people is not None and one.lower is not None and one.upper is not None
        ]
        return estimate_figures.spans(spans, recorded, label, self.language)

    def number(self, people: float | None) -> str:
        """A number of people, or a dash."""
        return _UNKNOWN if people is None else digits(round(people), self.language)

    def interval(self, lower: float | None, upper: float | None) -> str:
        """From where to where, or a dash."""
        if lower is None or upper is None:
            return _UNKNOWN
        return f"{self.number(lower)}–{self.number(upper)}"
