"""Words a person took back, or let be read until a day that is over: told nowhere any more.

Lists and searches leave them out by themselves. What was reckoned from them before, who got it
from whom and what is alleged, is reckoned anew at once: it would quote them until somebody does.
"""

from __future__ import annotations

from habeas.archive import closing, groupings, reckoning
from habeas.archive.access import Store
from habeas.workspace.opening import now
from habeas.workspace.weighing import reweigh


def follow(store: Store, began: int) -> None:
    """Reckon anew if anything was closed or opened since this number of changes."""
    if reckoning.number(store) != began and groupings.is_traced(store):
        reweigh(store)


def catch_up(store: Store) -> None:
    """Close what the person let be read only until a day before this one."""
    began = reckoning.number(store)
    closing.catch_up(store, now().date())
    follow(store, began)
