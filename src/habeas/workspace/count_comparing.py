"""What lists are compared from: read where they are kept, then compared without any store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from habeas.archive import ledger
from habeas.numbers.entries import Entry
from habeas.numbers.linkage_copies import counted_as
from habeas.numbers.linkage_faults import (
    AskedTooFew,
    ComparedInMemory,
    ComparedOnSpark,
    DecisionsContradict,
    LinkingNotInstalled,
    ListsChanged,
)
from habeas.numbers.linkage_kept import ComparedBy, KeptLinkage, KeptQuestion
from habeas.numbers.linkage_rulings import Decided, contradictory
from habeas.words.progress import Progress, silent
from habeas.workspace import count_review, count_spark, list_store
from habeas.workspace.count_reviewed import NOTHING_ASKED, Reviewed
from habeas.workspace.count_spark import Spark
from habeas.workspace.opening import Workspace

if TYPE_CHECKING:  # Splink comes with an extra
    from habeas.numbers.linkage import Linkage

STEP = "linking lists"
LEAST_DECIDED = 30
"""Below so many decisions nothing is known of how many links are lost."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """All that lists are compared from. ``names`` are what each list counts as.

    ``again`` is the linkage that is made again, with its ``fingerprint``; empty for a new one.
    ``reviewed``: how pairs were ruled on. ``spark`` compares them; without it
    the database in memory does.
    """

    entries: tuple[Entry, ...]
    decided: tuple[Decided, ...]
    names: Mapping[str, str]
    seed: int
    again: str = ""
    fingerprint: str = ""
    reviewed: Reviewed = NOTHING_ASKED
    spark: Spark | None = None

    def made(self, progress: Progress = silent) -> tuple[Linkage, str]:
        """The comparison and the fingerprint of what was compared: the same each time.

        Raises LinkingNotInstalled, NothingToLink, TooManyPairs, TooManyAlike, ListsChanged and
        what :meth:`habeas.workspace.count_spark.Spark.compare` does.
        """
        try:
            from habeas.numbers import linkage  # noqa: PLC0415 - the extra
            from habeas.numbers.linkage_entries import fingerprint, lines  # noqa: PLC0415
        except ImportError as error:
            raise LinkingNotInstalled from error
        progress(STEP, 0, 1)
        held = lines(self.entries)
        digest = fingerprint(held)
        if self.again and digest != self.fingerprint:
            raise ListsChanged(linkage=self.again)
        elsewhere = (self.spark.compare,) if self.spark else ()
        found = linkage.link(held, self.seed, self.decided, *elsewhere)
        progress(STEP, 1, 1)
        return found, digest


def comparing(
    workspace: Workspace, compartment: str, seed: int, spark: Spark | None = None
) -> Comparing:
    """What a new linkage is made from. Raises DecisionsContradict, and what Spark's check does."""
    if spark:
        spark.check()
    entries = list_store.entries(workspace, compartment)
    agreed = count_review.agreed(workspace, compartment)
    decided = _consistent(agreed.decided, entries)
    names = _names(workspace, compartment, entries)
    noted = spark and count_spark.noting(spark, workspace, compartment, tuple(sorted(names)))
    reviewed = Reviewed(agreed.alone, count_review.unsettled(workspace, compartment))
    return Comparing(entries, decided, names, seed, reviewed=reviewed, spark=noted)


def comparing_again(
    workspace: Workspace, compartment: str, linkage: str, spark: Spark | None = None
) -> Comparing:
    """What a linkage is made from again, by the same engine, with what people decided since.

    Raises NotKept, ComparedOnSpark, ComparedInMemory, AskedTooFew, DecisionsContradict and what
    Spark's check does.
    """
    store = workspace.store(compartment)
    kept = ledger.one(store, KeptLinkage, linkage).value
    if kept.engine is ComparedBy.SPARK and spark is None:
        raise ComparedOnSpark(linkage=linkage)
    if kept.engine is ComparedBy.MEMORY and spark is not None:
        raise ComparedInMemory(linkage=linkage)
    held = comparing(workspace, compartment, kept.seed, spark)
    number = len(held.decided)
    if number < LEAST_DECIDED and number < len(ledger.held(store, KeptQuestion)):
        raise AskedTooFew(n=number, least=LEAST_DECIDED)
    return replace(held, again=linkage, fingerprint=kept.fingerprint)


def _consistent(decided: tuple[Decided, ...], entries: tuple[Entry, ...]) -> tuple[Decided, ...]:
    wrong = contradictory(decided, {one.identifier: one.list for one in entries})
    if wrong:
        pairs = [one.question for one in wrong]
        raise DecisionsContradict(n=len(pairs), pairs=", ".join(pairs), first=pairs[0])
    return decided


def _names(workspace: Workspace, compartment: str, entries: tuple[Entry, ...]) -> Mapping[str, str]:
    """As what each list that has entries counts; copies of one another as one."""
    linked = {entry.list for entry in entries if entry.names}
    held = [one.value for one in list_store.lists(workspace, compartment)]
    return dict(counted_as([one for one in held if one.identifier in linked]))
