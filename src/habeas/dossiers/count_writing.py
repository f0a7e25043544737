"""Figures of people in all as a dossier writes them: reasons, tables, spans; lists by number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.dossiers import overlap_figure
from habeas.dossiers.counted import coarse, numbered, rounded
from habeas.dossiers.estimate_figures import Span, spans
from habeas.dossiers.markup import Child, Html, element, items, table
from habeas.dossiers.phrases import Phrases
from habeas.numbers.kept import KeptFigure
from habeas.numbers.small_cells import Coarse
from habeas.words.counting import digits
from habeas.words.reasons import Reason

_HEADS = ("counts_family", "counts_people", "counts_interval", "counts_assumes")
_OVERLAPS = ("counts_pattern", "counts_people")
_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Writing:
    """How figures over these lists are written."""

    say: Phrases
    lists: Sequence[str]

    def reasons(self, title: str, reasons: Iterable[Reason], head: str = "h4") -> list[Html]:
        """Reasons under a title; nothing when there are none."""
        said: list[Child] = [self.say.why(numbered(rounded(one), self.lists)) for one in reasons]
        return [element(head, self.say.word("page", title)), items(said)] if said else []

    def overlaps(self, told: Coarse) -> list[Html]:
        """How lists overlap, drawn; the table that says the same; and what neither says."""
        say, word = self.say, self.say.word
        drawn = overlap_figure.coarse(told, word("page", "counts_overlaps_figure"), say.language)
        rows: list[list[Child]] = [
            [_numbers(one.pattern), overlap_figure.band(one.least, one.most, say.language)]
            for one in told.bands
        ]
        if told.hidden:
            rows.append([say.count("counts_rest", told.hidden), word("page", "counts_few")])
        note = element("p", word("page", "counts_overlaps_note"))
        return [note, drawn, self._table("counts_overlaps", _OVERLAPS, rows)]

    def families(self, figures: Sequence[KeptFigure], recorded: int) -> list[Html]:
        """Each family's interval drawn, and the table that says the same."""
        label = self.say.word("page", "counts_figure")
        figures = [coarse(one, recorded) for one in figures]
        rows = [row for one in figures for row in self._span(self._family(one), one)]
        drawn = spans(rows, recorded, label, self.say.language)
        told = [
            [*self._row(self._family(one), one), self.say.why(one.why_none or one.assumes)]
            for one in figures
        ]
        return [drawn, self._table("counts_families", _HEADS, told)]

    def left_out(self, left: Sequence[tuple[str, KeptFigure]], recorded: int) -> list[Html]:
        """The figure without each list, by its number; nothing where none could be left out."""
        if not left:
            return []
        named = [(f"№ {self.lists.index(name) + 1}", coarse(one, recorded)) for name, one in left]
        rows = [row for name, one in named for row in self._span(name, one)]
        label = self.say.word("page", "counts_left")
        drawn = spans(rows, recorded, label, self.say.language)
        heads = ("counts_without", "counts_people", "counts_interval")
        told = [self._row(name, one) for name, one in named]
        title = element("h4", self.say.word("page", "counts_left"))
        return [title, drawn, self._table("counts_left", heads, told)]

    def number(self, people: float | None) -> str:
        """A number of people, or a dash."""
        return _UNKNOWN if people is None else digits(round(people), self.say.language)

    def _table(self, title: str, heads: Iterable[str], rows: list[list[Child]]) -> Html:
        word = self.say.word
        return table(word("page", title), [word("page", key) for key in heads], rows)

    def _family(self, one: KeptFigure) -> str:
        return self.say.label_of("Family", one.family)

    def _row(self, name: str, one: KeptFigure) -> list[Child]:
        interval = f"{self.number(one.lower)}–{self.number(one.upper)}"
        has_ends = one.people is not None and one.lower is not None
        return [name, self.number(one.people), interval if has_ends else _UNKNOWN]

    def _span(self, name: str, one: KeptFigure) -> list[Span]:
        if one.people is None or one.lower is None or one.upper is None:
            return []
        return [Span(name, one.people, one.lower, one.upper)]


def _numbers(pattern: int) -> str:
    """The numbers of the lists of a pattern."""
    on = (place for place in range(pattern.bit_length()) if pattern >> place & 1)
    return ", ".join(f"№ {place + 1}" for place in on)
