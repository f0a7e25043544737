"""An estimate over linkages drawn, by place: invented, not computed; one stratum is refused."""

from __future__ import annotations

from dataclasses import replace

from web.furnished_counts import FOUR_LISTS, estimate

from habeas.archive import ledger
from habeas.numbers.kept_pooled import (
    KeptDivided,
    KeptPooled,
    KeptStratum,
    KeptTables,
    KeptUnknown,
    KeptVerdict,
)
from habeas.words.reasons import Reason
from habeas.workspace.opening import GENERAL, Workspace, now

POOLED = "u-000000000003"
LINKAGE = "w-000000000001"


def furnish_pooled(workspace: Workspace) -> dict[str, str]:
    """One estimate divided by place, kept."""
    by = (workspace.member.identifier, now())
    ledger.put(workspace.store(GENERAL), POOLED, pooled(), by)
    here = f"/in/{workspace.store(GENERAL).identifier}/counts"
    return {"pooled counts": f"{here}/pooled/{POOLED}"}


def pooled() -> KeptPooled:
    """What could have been computed: one stratum passes, one has too few lists."""
    tables = tuple(
        KeptTables(name, 900, FOUR_LISTS, (FOUR_LISTS, FOUR_LISTS)) for name in ("Arvel", "Kordan")
    )
    unknown = (KeptUnknown("place", 75, 3),)
    return KeptPooled(
        linkage=LINKAGE,
        by=("place",),
        draws=2,
        alone=4,
        unsettled=2,
        made_from=KeptDivided(1401, tables, unknown),
        strata=(_passing(), _refused()),
        verdict=_verdict(1401, "forbids_strata", n=1, of=2),
        settings='{"families":{"odds":1.0}}',
        seed=1,
        versions=(("habeas", "0.1.0"), ("numpy", "2.0.0")),
    )


def _passing() -> KeptStratum:
    best = estimate("")
    told = {"people": 1200, "lower": 1690, "upper": 1930}
    sentence = Reason.of("numbers.inferred", **told)
    warning = (Reason.of("numbers.warns_unreached"), Reason.of("numbers.warns_few_draws", n=2))
    verdict = KeptVerdict(1200, 1690, 1930, sentence, (), warning)
    figures = tuple(replace(one, curve=None, stories=()) for one in best.figures[:3])
    return KeptStratum("Arvel", best, (), figures, verdict)


def _refused() -> KeptStratum:
    verdict = _verdict(190, "forbids_few_lists", n=2)
    return KeptStratum("Kordan", None, ("press", "committee"), (), verdict)


def _verdict(recorded: int, why: str, **places: int) -> KeptVerdict:
    sentence = Reason.of("numbers.documented", people=recorded)
    warning = (
        Reason.of("numbers.warns_unreached"),
        Reason.of("numbers.warns_filled", n=75, by="place"),
        Reason.of("numbers.warns_alone", n=4),
    )
    forbidding = (Reason.of(f"numbers.{why}", **places),)
    return KeptVerdict(recorded, None, None, sentence, forbidding, warning)
