"""A table of counts of the furnished workspace, and estimates from it: invented, not computed."""

from __future__ import annotations

from tables.patterns import counted

from habeas.archive import ledger
from habeas.numbers.bars import Curve
from habeas.numbers.kept import (
    KeptEstimate,
    KeptFigure,
    KeptLeft,
    KeptStory,
    KeptTable,
    KeptTrial,
)
from habeas.numbers.overlaps import overlaps
from habeas.words.reasons import Reason
from habeas.workspace import count_tables
from habeas.workspace.opening import GENERAL, Workspace, now

FOUR_LISTS = counted(
    "clinic press committee lawyers",
    (213, 184, 80, 248, 136, 126, 51, 89, 56, 51, 19, 76, 32, 37, 3),
)
CURVE = Curve(1700.0, 2660.0, tuple((24 - abs(24 - bar)) / 600 for bar in range(48)), 0.04)


def furnish_counts(workspace: Workspace) -> dict[str, str]:
    """One estimate that the gate lets pass, and one with several stories that it does not."""
    kept = KeptTable("Detained in Velm, 2031, on four lists", FOUR_LISTS, "Invented lists.")
    table = count_tables.keep(workspace, GENERAL, kept).identifier
    passing, refused = "u-000000000001", "u-000000000002"
    by = (workspace.member.identifier, now())
    for identifier, is_refused in ((passing, False), (refused, True)):
        ledger.put(workspace.store(GENERAL), identifier, estimate(table, is_refused), by)
    here = f"/in/{workspace.store(GENERAL).identifier}/counts"
    return {
        "table counts": f"{here}/tables/{table}",
        "passing counts": f"{here}/estimates/{passing}",
        "refused counts": f"{here}/estimates/{refused}",
    }


def estimate(table: str, is_refused: bool = False) -> KeptEstimate:
    """What could have been computed from :data:`FOUR_LISTS`."""
    recorded = FOUR_LISTS.recorded
    told = {"people": recorded, "lower": 1690, "upper": 1930}
    sentence = Reason.of("numbers.documented" if is_refused else "numbers.inferred", **told)
    forbidding = Reason.of("numbers.forbids_stories", family="classes")
    return KeptEstimate(
        table=table,
        fingerprint=FOUR_LISTS.fingerprint,
        recorded=recorded,
        overlaps=overlaps(FOUR_LISTS),
        figures=_figures(is_refused),
        left=tuple(_left(FOUR_LISTS.lists)),
        truths=0 if is_refused else 40,
        trials=() if is_refused else _TRIALS,
        lower=None if is_refused else 1690,
        upper=None if is_refused else 1930,
        sentence=sentence,
        forbidding=(forbidding,) if is_refused else (),
        warning=(Reason.of("numbers.warns_unreached"),),
        settings='{"classes":{"classes":10},"design":null,"odds":1.0}',
        seed=1,
        versions=(("habeas", "0.1.0"), ("numpy", "2.0.0")),
    )


_TRIALS = (
    KeptTrial("as fitted", 0.95, 0.025, 0.025, 1.01),
    KeptTrial("some more visible", 0.4, 0.0, 0.6, 0.86),
)


def _figures(is_refused: bool) -> tuple[KeptFigure, ...]:
    stories = (KeptStory(1800.0, 1700.0, 1930.0, 0.7), KeptStory(2400.0, 2300.0, 2650.0, 0.3))
    alone = KeptStory(1800.0, 1700.0, 1930.0, 1.0)
    return (
        _figure("classes", CURVE, stories if is_refused else (alone,)),
        _figure("graphs", CURVE, (alone,)),
        _figure("log-linear"),
        _figure("at least", upper=90_000.0),
        KeptFigure("no highest interaction", None, None, None, Reason.of("numbers.none_empty"),
                   Reason.of("numbers.assumes_no_highest"), (), "{}"),
    )  # fmt: skip


def _figure(
    family: str, curve: Curve | None = None, stories=(), upper: float = 1900.0
) -> KeptFigure:
    key = f"numbers.assumes_{family.replace(' ', '_').replace('-', '_')}"
    figure = (1800.0, 1700.0, upper, None, Reason.of(key), stories, "{}", curve)
    return KeptFigure(family, *figure)


def _left(lists):
    for number, name in enumerate(lists):
        without = KeptFigure("graphs", 1700.0 + 90 * number, 1600.0, 2100.0, None,
                             Reason.of("numbers.assumes_graphs"), (), "{}")  # fmt: skip
        yield KeptLeft(name, without, is_apart=number == 3)
