"""The estimates that a dossier tells: of each table the latest, and how many came before it."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.archive import ledger
from habeas.archive.access import Store
from habeas.dossiers.counted import ToldCount
from habeas.numbers.kept import KeptEstimate, KeptTable


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
        yield ToldCount(*told, others=len(from_it) - 1)
