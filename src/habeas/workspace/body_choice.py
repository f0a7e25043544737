"""Which body is meant: by its key, or by a name that only one body here has."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.archive import bodies, entered
from habeas.archive.access import Store
from habeas.archive.bodies import ActorFilter
from habeas.bodies.entered import key_of
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.words.visible import on_one_line
from habeas.workspace.opening import Workspace

MOST = 300
"""How many bodies are offered to choose from; any other can be typed."""


class NotOneBody(HabeasError):
    """Raised for a name that several bodies here have."""

    message = "{number} bodies here are called {words}."
    hint = "Name the one you mean by its key: {keys}"


def meant(workspace: Workspace, compartment: str, words: str) -> str:
    """The key of the body that is meant; the words themselves when none is known.

    Raises :class:`NotOneBody`.
    """
    workspace.require(Right.READ)
    store, told = workspace.store(compartment), on_one_line(words)
    held = entered.bodies_by_key(store, [told]).get(told)
    if (held is not None and not held.is_withdrawn) or bodies.in_office(store, [told]):
        return told
    keys = sorted(set(_called(store, told))) if told else []
    if len(keys) > 1:
        raise NotOneBody(number=len(keys), words=told, keys=", ".join(keys))
    return keys[0] if keys else told


def choices(workspace: Workspace, compartment: str) -> tuple[tuple[str, str], ...]:
    """Keys and names of bodies to choose from, by name, the entered ones first."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    held = [one for one in entered.listed_bodies(store) if not one.is_withdrawn]
    told = {one.key: one.name for one in sorted(held, key=lambda one: one.name.casefold())[:MOST]}
    asked = ActorFilter(in_office=True, without=frozenset(told))
    found = bodies.actors_page(store, asked, 0, MOST - len(told)).held if len(told) < MOST else ()
    return (*told.items(), *((one.actor.key, on_one_line(one.actor.name)) for one in found))


def _called(store: Store, words: str) -> Iterator[str]:
    wanted = key_of(words)
    for one in entered.listed_bodies(store):
        if not one.is_withdrawn and wanted in map(key_of, one.names):
            yield one.key
    actors = bodies.actors_called(store, [words])
    shown = bodies.in_office(store, [actor.key for actor in actors])
    for actor in actors:
        if actor.key in shown and wanted in map(key_of, (actor.name, *actor.wordings)):
            yield actor.key
