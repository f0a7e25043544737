"""One table, every family, the verdict: all that belongs to an answer, and what it rests on."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np
import scipy

from habeas import __version__
from habeas.numbers import classes, design, families
from habeas.numbers.classes_work import Work
from habeas.numbers.design import Design
from habeas.numbers.diagnostics import Diagnosis
from habeas.numbers.families import Figure, Settings
from habeas.numbers.gate import Held, Verdict, judged
from habeas.numbers.leaving import Left, each_left_out
from habeas.numbers.overlaps import Overlaps, checked
from habeas.numbers.patterns import Patterns
from habeas.numbers.rivals import Rivals, rivals
from habeas.words.progress import Progress, silent

STEP = "estimating"


@dataclass(frozen=True, slots=True)
class Estimate:
    """What was said of one table, with everything needed to say it again."""

    table: Patterns
    overlaps: Overlaps
    figures: tuple[Figure, ...]
    diagnosis: Diagnosis
    left: tuple[Left, ...]
    rivals: Rivals
    tried: Design | None
    verdict: Verdict
    settings: Settings
    seed: int
    versions: Mapping[str, str]

    @property
    def settings_as_told(self) -> dict[str, object]:
        """The settings as plain values."""
        return asdict(self.settings)


def estimate(
    table: Patterns, settings: Settings, seed: int, progress: Progress = silent
) -> Estimate:
    """Every family's figure and the verdict. The same arguments give the same estimate.

    Raises EmptyList, ListsDoNotOverlap, ListInsideAnother and TooFewLists.
    """
    found = checked(table)
    progress(STEP, 0, 4)
    graphs = families.by_graphs(table, settings, progress)
    log_linear = families.by_log_linear(table, settings, seed, progress)
    progress(STEP, 1, 4)
    work = Work.of(table.width, len(table.cells), settings.classes.classes)
    chains = classes.sample(table, settings.classes, seed, progress, work)
    by_classes, diagnosis = families.of_chains(chains, settings.classes.classes)
    progress(STEP, 2, 4)
    faint = families.by_faint(table, settings, seed, progress, work)
    progress(STEP, 3, 4)
    bounds = families.by_at_least(table), families.by_no_highest(table, settings)
    figures = (by_classes, faint, graphs, log_linear, *bounds)
    full = graphs if graphs.stands else by_classes
    left = tuple(each_left_out(table, full, settings, seed, progress, chains.walk))
    progress(STEP, 4, 4)
    tried = design.check(table, settings.design, seed, progress) if settings.design else None
    others = rivals(table, seed)
    held = Held(table, found, figures, diagnosis, left, others, tried)
    return Estimate(
        table=table,
        overlaps=found,
        figures=figures,
        diagnosis=diagnosis,
        left=left,
        rivals=others,
        tried=tried,
        verdict=judged(held),
        settings=settings,
        seed=seed,
        versions=versions(),
    )


def versions() -> dict[str, str]:
    """What computed: a rerun with the same versions gives the same figures."""
    return {
        "habeas": __version__,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
    }
