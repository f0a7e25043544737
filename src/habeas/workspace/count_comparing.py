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
    DecisionsContradict,
    LinkingNotInstalled,
    ListsChanged,
)
from habeas.numbers.linkage_kept import KeptLinkage, KeptQuestion
from habeas.numbers.linkage_rulings import Decided, contradictory
from habeas.words.progress import Progress, silent
from habeas.workspace import count_review, list_store
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
    ``alone``: how many of the decisions rest on one reviewer.
    """

    entries: tuple[Entry, ...]
    decided: tuple[Decided, ...]
    names: Mapping[str, str]
    seed: int
    again: str = ""
    fingerprint: str = ""
    alone: int = 0

    def made(self, progress: Progress = silent) -> tuple[Linkage, str]:
        """The comparison and the fingerprint of what was compared: the same each time.

        Raises LinkingNotInstalled, NothingToLink, TooManyPairs and ListsChanged.
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
        found = linkage.link(held, self.seed, self.decided)
        progress(STEP, 1, 1)
        return found, digest


def comparing(workspace: Workspace, compartment: str, seed: int) -> Comparing:
    """What a new linkage is made from. Raises DecisionsContradict."""
    entries = list_store.entries(workspace, compartment)
    agreed = count_review.agreed(workspace, compartment)
    decided = _consistent(agreed.decided, entries)
    names = _names(workspace, compartment, entries)
    return Comparing(entries, decided, names, seed, alone=agreed.alone)


def comparing_again(workspace: Workspace, compartment: str, linkage: str) -> Comparing:
    """What a linkage is made from again, with what people decided since.

    Raises NotKept, AskedTooFew and DecisionsContradict.
    """
    store = workspace.store(compartment)
    kept = ledger.one(store, KeptLinkage, linkage).value
    held = comparing(workspace, compartment, kept.seed)
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
