"""Tables and estimates as pages show them: what may be said first, figures with their tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.archive.ledger import Kept
from habeas.dossiers import estimate_figures, overlap_figure
from habeas.dossiers.estimate_figures import Share
from habeas.dossiers.markup import Html
from habeas.numbers.kept import KeptEstimate, KeptTable
from habeas.numbers.patterns import Patterns
from habeas.words.counting import digits
from habeas.words.labels import label_of
from habeas.words.roles import Right
from habeas.workspace import count_estimates, count_export, count_tables
from habeas.workspace.count_rows import Row, Rows
from habeas.workspace.opening import Workspace

_TRUTH = "Truth"


@dataclass(frozen=True, slots=True)
class Labels:
    """What the figures are called, in the language of the page."""

    overlaps: str
    families: str
    likely: str
    left: str
    trials: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """The lists that people stand on, and on no other; how many they are."""

    lists: tuple[str, ...]
    people: str


@dataclass(frozen=True, slots=True)
class ToldTable:
    """A table with its figure. ``sizes`` are the lists with how many people each holds.

    ``hidden`` patterns would not be given out.
    """

    held: Kept[KeptTable]
    recorded: str
    figure: Html
    sizes: tuple[tuple[str, str], ...]
    patterns: tuple[Pattern, ...]
    left_out: int
    hidden: int
    estimates: tuple[Kept[KeptEstimate], ...]


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely each number is by one family: the figure, and each answer that fits."""

    family: str
    figure: Html
    stories: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """Of a hundred intervals on made-up tables: how many held the truth, lay below, above.

    ``middle`` is the estimate in per cent of the truth.
    """

    name: str
    inside: int
    below: int
    above: int
    middle: int


@dataclass(frozen=True, slots=True)
class ToldEstimate:
    """An estimate, part by part, each figure with the lines that say the same."""

    held: Kept[KeptEstimate]
    table: Kept[KeptTable]
    figure: Html
    families: tuple[Row, ...]
    likely: tuple[Likely, ...]
    left_figure: Html
    left: tuple[Row, ...]
    trials_figure: Html
    trials: tuple[Trial, ...]
    settings: tuple[tuple[str, str], ...]


def table(
    workspace: Workspace, compartment: str, identifier: str, language: str, label: str
) -> ToldTable:
    """One table; ``label`` names its figure. Raises NotKept."""
    workspace.require(Right.READ)
    held = count_tables.one(workspace, compartment, identifier)
    patterns = held.value.patterns
    cells = overlap_figure.by_size(patterns)
    names = patterns.lists
    return ToldTable(
        held,
        digits(patterns.recorded, language),
        overlap_figure.drawn(patterns, label, language),
        tuple((n, digits(patterns.on(1 << j), language)) for j, n in enumerate(names)),
        tuple(Pattern(_lists(patterns, one), digits(n, language)) for one, n in cells),
        max(0, len(cells) - overlap_figure.MOST),
        count_export.hidden(patterns),
        count_estimates.listed(workspace, compartment, identifier),
    )


def _lists(patterns: Patterns, pattern: int) -> tuple[str, ...]:
    return tuple(name for j, name in enumerate(patterns.lists) if pattern >> j & 1)


def estimate(
    workspace: Workspace, compartment: str, identifier: str, language: str, labels: Labels
) -> ToldEstimate:
    """One estimate. Raises NotKept."""
    workspace.require(Right.READ)
    held = count_estimates.one(workspace, compartment, identifier)
    return ToldEstimate(
        held=held,
        table=count_tables.one(workspace, compartment, held.value.table),
        **_Drawing(held.value, language, labels).parts(),  # type: ignore[arg-type]
    )


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The parts of one estimate in one language."""

    held: KeptEstimate
    language: str
    labels: Labels

    def parts(self) -> dict[str, object]:
        """Every part by its name in :class:`ToldEstimate`."""
        rows, recorded = Rows(self.language), self.held.recorded
        families = [(rows.family(one), one) for one in self.held.figures]
        left = [(one.name, one.without) for one in self.held.left]
        return {
            "figure": rows.spans(families, recorded, self.labels.families),
            "families": tuple(rows.row(*one) for one in families),
            "likely": tuple(self._likely(rows)),
            "left_figure": rows.spans(left, recorded, self.labels.left),
            "left": tuple(rows.row(one.name, one.without, one.is_apart) for one in self.held.left),
            "trials_figure": self._held(),
            "trials": tuple(self._trials()),
            "settings": tuple(self._settings()),
        }

    def _likely(self, rows: Rows) -> Iterator[Likely]:
        for one in self.held.figures:
            if one.curve is None:
                continue
            middles = [story.people for story in one.stories]
            label = f"{self.labels.likely}: {rows.family(one)}"
            figure = estimate_figures.likely(one.curve, middles, label, self.language)
            stories = tuple(
                Row(f"{round(100 * s.share)} %", rows.number(s.people),
                    rows.interval(s.lower, s.upper), "")
                for s in one.stories
            )  # fmt: skip
            yield Likely(rows.family(one), figure, stories)

    def _held(self) -> Html:
        rows = [
            Share(label_of(_TRUTH, one.truth, self.language), one.below, one.inside, one.above)
            for one in self.held.trials
        ]
        return estimate_figures.held(rows, self.labels.trials) if rows else Html("")

    def _trials(self) -> Iterator[Trial]:
        for one in self.held.trials:
            shares = (one.inside, one.below, one.above, one.middle)
            name = label_of(_TRUTH, one.truth, self.language)
            yield Trial(name, *(round(100 * share) for share in shares))

    def _settings(self) -> Iterator[tuple[str, str]]:
        """Each setting by the names it has in the JSON, which the guide explains."""
        for group, told in json.loads(self.held.settings).items():
            if not isinstance(told, dict):
                yield group, str(told)
                continue
            for name, value in told.items():
                yield f"{group}.{name}", str(value)
