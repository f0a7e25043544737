"""The estimates that a dossier tells: of each table the latest, and how many came before it."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.archive import ledger
from habeas.archive.access import Store
from habeas.dossiers.counted import ToldCount, ToldPooled
from habeas.numbers.kept import KeptEstimate, KeptTable
from habeas.numbers.kept_pooled import KeptPooled
from habeas.numbers.small_cells import coarse


def counted(store: Store) -> Iterator[ToldCount]:
    """One for each table from which an estimate was made, tables kept first coming first.

    Never the one that suits best of several: whoever reads it learns how many there were.
    """
    made = ledger.held(store, KeptEstimate)
    for table in ledger.held(store, KeptTable):
        from_it = [one for one in made if one.value.table == table.identifier]
        if not from_it:
            continue
        last, lists = from_it[-1], table.value.patterns.lists
        told = (last.identifier, table.value.name, lists, last.value, last.time)
        yield ToldCount(*told, coarse(table.value.patterns), others=len(from_it) - 1)


def pooled(store: Store) -> Iterator[ToldPooled]:
    """Of estimates over linkages drawn the latest that divides people in each way."""
    held = ledger.held(store, KeptPooled)
    for by in dict.fromkeys(one.value.by for one in held):
        alike = [one for one in held if one.value.by == by]
        last = alike[-1]
        lists = last.value.made_from.strata[0].best.lists
        told = (last.identifier, lists, last.value, last.time)
        yield ToldPooled(*told, others=len(alike) - 1)
