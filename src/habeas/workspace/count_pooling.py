"""Estimates over linkages drawn, by strata or not: made, kept, and made again from what was kept.

What lists say of people is read once, to draw tables of counts. The tables are kept with the
estimate, so that it can be made again when lists changed or were taken back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from habeas.archive import ledger
from habeas.archive.ledger import Kept
from habeas.archive.shapes import from_text, to_text
from habeas.numbers import strata
from habeas.numbers.faults import CountingNotInstalled, NothingToPool
from habeas.numbers.kept_pooled import (
    KeptDivided,
    KeptPooled,
    KeptVerdict,
    all_figures,
    kept_divided,
    kept_strata,
    kept_verdict,
)
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.progress import Progress, silent
from habeas.words.reasons import Reason
from habeas.words.roles import Right
from habeas.workspace import list_store
from habeas.workspace.count_comparing import Comparing, comparing_again
from habeas.workspace.count_estimates import Compared, alike, as_written, versions
from habeas.workspace.count_reviewed import Reviewed
from habeas.workspace.count_spark import Spark
from habeas.workspace.counting import DRAWS, Asked, settings
from habeas.workspace.opening import Workspace, now

if TYPE_CHECKING:  # NumPy comes with an extra, and nothing else waits for it
    from habeas.numbers.dividing import Divided
    from habeas.numbers.pooled import Settings

__all__ = ["KeptPooled", "KeptVerdict"]


@dataclass(frozen=True, slots=True)
class Pooling:
    """How it is asked for: ``by`` what people are divided, and how many tables are drawn.

    ``spark`` compares lists again where it compared them before.
    """

    by: tuple[str, ...] = ()
    draws: int = DRAWS
    asked: Asked = field(default_factory=Asked)
    spark: Spark | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that an estimate over linkages drawn is made from: making it needs no store."""

    comparing: Comparing
    by: tuple[str, ...]
    draws: int
    settings: Settings
    seed: int

    def made(self, progress: Progress = silent) -> KeptPooled:
        """Tables drawn, every family from each, and the gate: the same each time.

        Raises what comparing does, StratumIsAnIdentity, NoSuchStratum, TooManyStrata.
        """
        from habeas.numbers import dividing  # noqa: PLC0415 - the extra

        entries = self.comparing.entries
        by = tuple(dividing.By(name, strata.told(entries, name)) for name in self.by)
        found, _ = self.comparing.made(progress)
        told = (found, self.comparing.names, by, self.draws, self.seed)
        divided = dividing.divide(*told, progress)
        made = _estimated(divided, self.settings, self.seed, progress)
        return _placed(made, self.comparing.again, self.by, self.draws, self.comparing.reviewed)


def pool(
    workspace: Workspace,
    compartment: str,
    linkage: str,
    how: Pooling,
    progress: Progress = silent,
) -> Kept[KeptPooled]:
    """An estimate over linkages drawn, computed and kept.

    A stop in between keeps nothing. Raises as :func:`drawing` and :meth:`Drawing.made` do.
    """
    made = drawing(workspace, compartment, linkage, how).made(progress)
    return keep(workspace, compartment, made)


def drawing(workspace: Workspace, compartment: str, linkage: str, how: Pooling) -> Drawing:
    """What such an estimate is made from.

    Raises NothingToPool, StratumIsAnIdentity, CountingNotInstalled and what comparing again does.
    """
    workspace.require(Right.ADD)
    if how.draws < 2:
        raise NothingToPool(n=how.draws)
    for name in how.by:
        strata.check(name)
    held = comparing_again(workspace, compartment, linkage, how.spark)
    by = tuple(dict.fromkeys(how.by))
    return Drawing(held, by, how.draws, _settings(how.asked), how.asked.seed)


def offered(workspace: Workspace, compartment: str) -> tuple[str, ...]:
    """What people can be divided by here: what lists tell of them."""
    workspace.require(Right.READ)
    return strata.offered(list_store.entries(workspace, compartment))


def keep(workspace: Workspace, compartment: str, made: KeptPooled) -> Kept[KeptPooled]:
    """Keep an estimate that was made."""
    workspace.require(Right.ADD)
    identifier = new_identifier(Kind.ESTIMATE, os.urandom)
    by = (workspace.member.identifier, now())
    return ledger.put(workspace.store(compartment), identifier, made, by)


def listed(workspace: Workspace, compartment: str) -> tuple[Kept[KeptPooled], ...]:
    """Every estimate over linkages drawn of a compartment, the latest first."""
    workspace.require(Right.READ)
    return ledger.held(workspace.store(compartment), KeptPooled)[::-1]


def one(workspace: Workspace, compartment: str, identifier: str) -> Kept[KeptPooled]:
    """One of them. Raises NotKept."""
    workspace.require(Right.READ)
    return ledger.one(workspace.store(compartment), KeptPooled, identifier)


@dataclass(frozen=True, slots=True)
class Again:
    """An estimate as it was kept, to be made again from the tables kept with it."""

    estimate: str
    before: KeptPooled

    def compared(self, progress: Progress = silent) -> Compared:
        """Make it again and hold the two side by side."""
        from habeas.numbers.pooled import Settings  # noqa: PLC0415 - an extra

        asked = from_text(Settings, self.before.settings)
        divided = _divided(self.before.made_from)
        before = self.before
        made = _estimated(divided, asked, before.seed, progress)
        made = _placed(made, before.linkage, before.by, before.draws, Reviewed.of(before))
        told = tuple(_differing(before, made))
        if not told:
            return Compared(self.estimate, True, (Reason.of("numbers.verify_same"),))
        return Compared(self.estimate, False, (*told, *versions(self.before, made)))


def again(workspace: Workspace, compartment: str, identifier: str) -> Again:
    """An estimate with all that it is made from again. Raises NotKept, CountingNotInstalled."""
    before = one(workspace, compartment, identifier).value
    _check_installed()
    return Again(identifier, before)


def _settings(asked: Asked) -> Settings:
    _check_installed()
    from habeas.numbers.pooled import Settings  # noqa: PLC0415 - an extra

    return Settings(families=settings(asked))


def _check_installed() -> None:
    try:
        import habeas.numbers.pooled  # noqa: F401, PLC0415 - an extra, perhaps missing
    except ImportError as error:
        raise CountingNotInstalled from error


def _estimated(divided: Divided, asked: Settings, seed: int, progress: Progress) -> KeptPooled:
    from habeas.numbers.estimate import versions as computing  # noqa: PLC0415 - the extra
    from habeas.numbers.pooled import pooled  # noqa: PLC0415 - the extra

    found = pooled(divided, asked, seed, progress)
    return KeptPooled(
        linkage="",
        by=(),
        draws=0,
        alone=0,
        unsettled=0,
        made_from=kept_divided(divided),
        strata=kept_strata(found, to_text(asked.families)),
        verdict=kept_verdict(found.verdict),
        settings=to_text(asked),
        seed=seed,
        versions=tuple(computing().items()),
    )


def _placed(
    made: KeptPooled, linkage: str, by: tuple[str, ...], draws: int, reviewed: Reviewed
) -> KeptPooled:
    """An estimate with what it was made from."""
    warning = (*made.verdict.warning, *reviewed.warnings)
    verdict = replace(made.verdict, warning=warning)
    placed = replace(made, linkage=linkage, by=by, draws=draws, verdict=verdict)
    return replace(placed, alone=reviewed.alone, unsettled=reviewed.unsettled)


def _divided(kept: KeptDivided) -> Divided:
    from habeas.numbers import dividing  # noqa: PLC0415 - the extra

    strata = (
        dividing.Stratum(one.name, one.documented, one.best, one.drawn) for one in kept.strata
    )
    unknown = (dividing.Unknown(one.name, one.missing, one.differing) for one in kept.unknown)
    return dividing.Divided(kept.documented, tuple(strata), tuple(unknown))


def _differing(before: KeptPooled, made: KeptPooled) -> Iterator[Reason]:
    """Each pooled figure that is another one, and whatever else is."""
    pairs = zip(all_figures(before), all_figures(made), strict=True)
    for (name, one), (_, other) in pairs:
        if not alike(one, other):
            told = {"before": as_written(one), "again": as_written(other)}
            yield Reason.of("numbers.verify_pooled", name=name, family=one.family, **told)
    if not alike(_rest(before), _rest(made)):
        yield Reason.of("numbers.verify_rest")


def _rest(held: KeptPooled) -> KeptPooled:
    """An estimate without its pooled figures, and without what computed it."""
    strata = (
        replace(one, figures=(), best=one.best and replace(one.best, versions=()))
        for one in held.strata
    )
    return replace(held, strata=tuple(strata), versions=())
