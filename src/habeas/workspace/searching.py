"""Searching: words and names, in every compartment this member can open."""

from __future__ import annotations

from habeas.archive import exhibits, history
from habeas.archive import search as index
from habeas.archive.access import Store, writing
from habeas.archive.access_log import Action
from habeas.archive.history import Change, SubjectKind
from habeas.words.roles import Right
from habeas.words.visible import as_name
from habeas.workspace.opening import Workspace, now


def search(workspace: Workspace, query: str, most: int) -> list[str]:
    """The best matches, each with its place and what stands around it.

    What was looked for is logged in each compartment that was searched, inside its store.
    """
    workspace.require(Right.READ)
    for store in workspace.stores:
        note_search(workspace, store, query)
    hits = index.search(workspace.stores, query, most + 1)
    if not hits:
        return ["Nothing found. Only compartments you can open are searched."]
    lines = []
    for hit in hits[:most]:
        store = workspace.store(hit.compartment)
        name = as_name(exhibits.exhibit(store, hit.exhibit).name)
        place = f"{hit.anchor.span.start}–{hit.anchor.span.end}"
        lines += [
            f"{hit.exhibit}  {name}  [{store.name}, {place}]",
            "    " + " ".join(hit.snippet.split()),
        ]
    if len(hits) > most:
        lines.append(f"There are more than these {most}. See them with --most {10 * most}.")
    return lines


def note_search(workspace: Workspace, store: Store, query: str) -> None:
    """Write down, in the compartment that is searched, who looked for what."""
    looked = Change(
        SubjectKind.SEARCH,
        store.identifier,
        "words",
        "",
        query,
        "",
        workspace.member.identifier,
        now(),
    )
    with writing(store):
        history.note(store, looked)
        workspace.note_access(store, Action.SEARCHED, store.identifier)
