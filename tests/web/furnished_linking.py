"""Lists of the furnished workspace that were linked, and a pair of them on review."""

from __future__ import annotations

from tables.listed_people import keep_lists

from habeas.archive import ledger
from habeas.numbers.linkage_kept import KeptLinkage, KeptQuestion, KeptRuling
from habeas.numbers.linkage_rulings import Drawn, Ruling
from habeas.workspace.opening import GENERAL, Workspace, now

LINKAGE = "w-000000000001"


def furnish_linking(workspace: Workspace) -> dict[str, str]:
    """One pair that waits for a ruling, and one on which Mara ruled."""
    made = keep_lists(workspace, GENERAL, number=6)
    store, by = workspace.store(GENERAL), (workspace.member.identifier, now())
    told = KeptLinkage(tuple(made.lists.values()), len(made.truth), "0" * 64, 4.0, 1, ())
    ledger.put(store, LINKAGE, told, by)
    first, second, *_, last = made.truth
    for number, one in enumerate((first, second), 1):
        question = KeptQuestion(LINKAGE, one, last, Drawn.UNCERTAIN, 0.5)
        ledger.put(store, f"h-00000000000{number}", question, by)
    ruling = KeptRuling("h-000000000001", by[0], Ruling.APART)
    ledger.put(store, f"h-000000000001.{by[0]}", ruling, by)
    here = f"/in/{store.identifier}/counts"
    return {
        "review of counts": f"{here}/review",
        "lists of people": f"{here}/lists",
        "list of people": f"{here}/lists/{next(iter(made.lists.values()))}",
        "new list of people": f"{here}/lists/new",
        "copies of lists": f"{here}/lists/copies",
        "new pooled counts": f"{here}/linkages/{LINKAGE}/pool",
    }
