"""The families of estimates side by side, each in one common form with what it assumes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from habeas.numbers import bounds, classes, decomposable, graphs, loglinear
from habeas.numbers.bars import Curve
from habeas.numbers.classes import Chains
from habeas.numbers.classes import Settings as ClassSettings
from habeas.numbers.classes_prior import Prior
from habeas.numbers.classes_work import UNBOUNDED, Work
from habeas.numbers.curves import curve
from habeas.numbers.design import Settings as DesignSettings
from habeas.numbers.diagnostics import Diagnosis, diagnose
from habeas.numbers.graphs import Averaged
from habeas.numbers.graphs import Settings as GraphSettings
from habeas.numbers.loglinear import Chosen
from habeas.numbers.loglinear import Settings as LogLinearSettings
from habeas.numbers.patterns import Patterns
from habeas.words.progress import Progress, silent
from habeas.words.reasons import Reason

SHARES = (0.5, 0.025, 0.975)


class Family(StrEnum):
    """A way to infer how many are missing, by what it assumes."""

    CLASSES = "classes"
    FAINT = "faint classes"
    GRAPHS = "graphs"
    LOG_LINEAR = "log-linear"
    AT_LEAST = "at least"
    NO_HIGHEST = "no highest interaction"


@dataclass(frozen=True, slots=True)
class Story:
    """One of several answers that fit: half of it lies below ``people``."""

    people: float
    lower: float
    upper: float
    share: float


@dataclass(frozen=True, slots=True)
class Figure:
    """People in all by one family, with a 95 % interval; nothing when ``why_none`` says why.

    ``stories`` holds several answers when several fit. ``diagnostics`` are plain numbers, names
    and lists of them by what they are, as they are written to JSON. ``curve`` is there where a
    family says how likely each number is.
    """

    family: Family
    people: float | None = None
    lower: float | None = None
    upper: float | None = None
    why_none: Reason | None = None
    stories: tuple[Story, ...] = ()
    diagnostics: Mapping[str, object] = field(default_factory=dict)
    curve: Curve | None = None

    @property
    def assumes(self) -> Reason:
        """What must hold for the figure to mean anything."""
        return Reason.of(_ASSUMES[self.family])

    @property
    def stands(self) -> bool:
        """Whether there is a figure."""
        return self.people is not None


@dataclass(frozen=True, slots=True)
class Settings:
    """How each family is run, and the trial of its interval on made-up tables.

    ``odds``: of the interaction that no table can tell. ``design`` is None when nothing is tried.
    """

    classes: ClassSettings = field(default_factory=ClassSettings)
    graphs: GraphSettings = field(default_factory=GraphSettings)
    loglinear: LogLinearSettings = field(default_factory=LogLinearSettings)
    design: DesignSettings | None = field(default_factory=DesignSettings)
    odds: float = 1.0


_ASSUMES = {
    Family.CLASSES: "numbers.assumes_classes",
    Family.FAINT: "numbers.assumes_faint",
    Family.GRAPHS: "numbers.assumes_graphs",
    Family.LOG_LINEAR: "numbers.assumes_log_linear",
    Family.AT_LEAST: "numbers.assumes_at_least",
    Family.NO_HIGHEST: "numbers.assumes_no_highest",
}


def by_faint(
    table: Patterns,
    settings: Settings,
    seed: int,
    progress: Progress = silent,
    work: Work = UNBOUNDED,
) -> Figure:
    """The same where small chances of being listed are thought likelier beforehand."""
    asked = replace(settings.classes, prior=Prior.FAINT)
    return of_faint(classes.sample(table, asked, seed, progress, work), asked.classes)


def of_faint(chains: Chains, most: int) -> Figure:
    """The figure of such chains; none where they do not agree, for no verdict rests on them."""
    figure, found = of_chains(chains, most, Family.FAINT)
    if found.is_sound:
        return figure
    why = Reason.of("numbers.none_unsettled")
    return Figure(Family.FAINT, why_none=why, diagnostics=figure.diagnostics)


def of_chains(
    chains: Chains, most: int, family: Family = Family.CLASSES
) -> tuple[Figure, Diagnosis]:
    """The figure of chains that were run with so many classes, and what they say of themselves."""
    found = diagnose(chains)
    drawn = sorted(chains.people.ravel().tolist())
    people, lower, upper = (drawn[round(share * (len(drawn) - 1))] for share in SHARES)
    heaps = tuple(Story(h.middle, h.lower, h.upper, h.share) for h in found.heaps)
    told = {
        "chains": found.chains,
        "r_hat_people": found.r_hat_people,
        "r_hat_log_likelihood": found.r_hat_likelihood,
        "bulk_ess": found.bulk_ess,
        "tail_ess": found.tail_ess,
        "log_likelihoods_apart": found.likelihoods_apart,
        "share_near_cap": found.near_cap,
        "mean": float(chains.people.mean()),
        "classes": most,
        "stopped_early": chains.is_cut,
    }
    shape = curve(chains.people.ravel())
    return Figure(family, people, lower, upper, None, heaps, told, shape), found


def by_graphs(table: Patterns, settings: Settings, progress: Progress = silent) -> Figure:
    """The average over all decomposable graphs."""
    if table.width > decomposable.MOST_LISTS:
        return too_many(Family.GRAPHS, decomposable.MOST_LISTS)
    return of_graphs(graphs.average(table, settings.graphs, progress=progress))


def of_graphs(found: Averaged) -> Figure:
    """The figure of an average that was taken."""
    people, lower, upper = (float(found.quantile(share)) for share in SHARES)
    modes = tuple(Story(m.middle, m.lower, m.upper, m.share) for m in found.modes())
    told = {
        "graphs": found.number,
        "mean": found.mean,
        "mode": found.likeliest,
        "share_near_cap": found.share_beyond(0.9),
        "likeliest": [{"joined": [list(p) for p in g], "share": share} for g, share in found.best],
    }
    shape = curve(found.recorded + found.missing.astype(float), found.chances)
    return Figure(Family.GRAPHS, people, lower, upper, None, modes, told, shape)


def by_log_linear(
    table: Patterns, settings: Settings, seed: int, progress: Progress = silent
) -> Figure:
    """The chosen log-linear model, its interval with the choice."""
    if table.width > loglinear.MOST_LISTS:
        return too_many(Family.LOG_LINEAR, loglinear.MOST_LISTS)
    found = loglinear.choose(table, settings.loglinear, seed, progress)
    return of_chosen(found, settings.loglinear)


def of_chosen(found: Chosen | None, settings: LogLinearSettings) -> Figure:
    """The figure of a model that was chosen."""
    if found is None:
        return Figure(Family.LOG_LINEAR, why_none=Reason.of("numbers.none_exists"))
    told = {
        "criterion": settings.criterion.value,
        "model": [list(term) for term in found.model],
        "standard_error": found.standard_error,
        "interval_of_model_alone": list(found.alone),
        "models": found.tried,
        "replicates": settings.replicates,
        "chosen_again": found.again,
        "replicates_without": found.without,
        "as_good": [
            {"model": [list(t) for t in near.model], "people": near.people, "behind": near.behind}
            for near in found.near
        ],
    }
    figure = Figure(Family.LOG_LINEAR, found.people, found.lower, found.upper, diagnostics=told)
    if found.without == 1:
        return Figure(Family.LOG_LINEAR, why_none=Reason.of("numbers.none_again"), diagnostics=told)
    return figure


def by_at_least(table: Patterns) -> Figure:
    """The lower bound."""
    return _bound(Family.AT_LEAST, bounds.at_least(table), "numbers.none_on_two", {})


def by_no_highest(table: Patterns, settings: Settings) -> Figure:
    """The figure whose one untestable assumption is a slider."""
    if table.width > loglinear.MOST_LISTS:
        return too_many(Family.NO_HIGHEST, loglinear.MOST_LISTS)
    found = bounds.no_highest_interaction(table, settings.odds)
    return _bound(Family.NO_HIGHEST, found, "numbers.none_empty", {"odds": settings.odds})


def _bound(
    family: Family, found: bounds.Bound | None, why: str, told: Mapping[str, object]
) -> Figure:
    if found is None:
        return Figure(family, why_none=Reason.of(why), diagnostics=told)
    return Figure(family, found.people, found.lower, found.upper, diagnostics=told)


def too_many(family: Family, most: int) -> Figure:
    """No figure: a way that takes fewer lists."""
    return Figure(family, why_none=Reason.of("numbers.none_too_many", n=most))


def alike(family: Family, table: Patterns, settings: Settings, seed: int) -> Figure:
    """The same family, graphs or classes, with as little work as a comparison needs."""
    if family is Family.GRAPHS:
        return by_graphs(table, settings)
    few = ClassSettings(settings.classes.classes, chains=8, draws=200, patience=0)
    return of_chains(classes.sample(table, few, seed), few.classes)[0]
