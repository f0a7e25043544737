"""The State of an alleged perpetrator, said in a line: without it most verdicts stay unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from habeas.archive import bodies as found
from habeas.archive import entered as kept
from habeas.archive.access import Store, writing
from habeas.bodies.body import Body, BodyKind
from habeas.bodies.entered import EnteredBody, EnteredTie
from habeas.bodies.graph import TieKind
from habeas.protection.avenues.particulars import check_state
from habeas.words.errors import NotThere
from habeas.words.provenance import Confidence
from habeas.words.roles import Right
from habeas.words.statements import SpeakerKind
from habeas.workspace import avenue_catalogue, entered_bodies
from habeas.workspace.opening import Workspace

_WHY = "its State was entered for avenues"


class NoSuchBodyToEnter(NotThere):
    """Raised for a key that no body, office or official here has, or none of the catalogue."""

    message = "There is no body called {key} here whose State could be entered."
    hint = "For somebody who holds no office, say of which State it is about instead."


@dataclass(frozen=True, slots=True)
class SaidOf:
    """What is said of a body: its State, and whether it is one that the catalogue knows.

    ``same_as`` is a key of the catalogue, or empty; then ``source`` says in words how that is
    known, and ``confidence`` how well.
    """

    key: str
    state: str = ""
    same_as: str = ""
    source: str = ""
    confidence: Confidence = Confidence.SECONDARY


def may_enter(workspace: Workspace, compartment: str, keys: tuple[str, ...]) -> frozenset[str]:
    """Those of these that are bodies, offices or officials: no private person is entered."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    return found.in_office(store, keys) | frozenset(kept.bodies_by_key(store, keys))


def catalogue_bodies(workspace: Workspace, language: str) -> tuple[tuple[str, str], ...]:
    """Key and name of every body of the catalogue, by name."""
    held = avenue_catalogue.known(workspace).catalogue.bodies
    named = ((body.key, body.name.said(language)) for body in held)
    return tuple(sorted(named, key=lambda one: one[1].casefold()))


def enter(workspace: Workspace, compartment: str, told: SaidOf) -> None:
    """Enter what is said of a body beside what reports say.

    Raises NotAState, :class:`NoSuchBodyToEnter` and, for a body that is said to be one of the
    catalogue, TieRestsOnNothing.
    """
    workspace.require(Right.JUDGE)
    store, state = workspace.store(compartment), check_state(told.state)
    same = _of_catalogue(workspace, told.same_as) if told.same_as else None
    with writing(store):
        _enter(workspace, store, told.key, state)
        if same is not None:
            _tie(workspace, store, told, same)


def _tie(workspace: Workspace, store: Store, told: SaidOf, same: Body) -> None:
    if same.key not in kept.bodies_by_key(store, [same.key]):
        is_named = same.key in found.in_office(store, [same.key])
        entered_bodies.add_body(workspace, store.identifier, _as_entered(same), is_named)
    tie = EnteredTie(
        identifier="",
        kind=TieKind.SAME_AS,
        child=told.key,
        parent=same.key,
        source=told.source.strip(),
        confidence=told.confidence,
    )
    entered_bodies.add_tie(workspace, store.identifier, tie)


def _enter(workspace: Workspace, store: Store, key: str, state: str) -> None:
    here = next((one for one in kept.bodies(store) if one.identifier == key), None)
    if here is not None and not here.value.is_withdrawn:
        if state and state != here.value.state:
            made = replace(here.value, state=state)
            entered_bodies.change_body(workspace, store.identifier, made, here.version, _WHY)
        return
    actor = found.actors_by_key(store, [key]).get(key)
    if actor is None or key not in found.in_office(store, [key]):
        raise NoSuchBodyToEnter(key=key)
    kind = BodyKind.PERSON if actor.kind == SpeakerKind.PERSON.value else BodyKind.INSTITUTION
    told = EnteredBody(key=key, name=actor.name, kind=kind, state=state)
    entered_bodies.add_body(workspace, store.identifier, told, is_same=True)


def _of_catalogue(workspace: Workspace, key: str) -> Body:
    for body in avenue_catalogue.known(workspace).catalogue.bodies:
        if body.key == key:
            return body
    raise NoSuchBodyToEnter(key=key)


def _as_entered(body: Body) -> EnteredBody:
    return EnteredBody(
        key=body.key,
        name=body.name.en,
        kind=body.kind,
        name_en=body.name.en,
        name_ru=body.name.ru,
        state=body.state or "",
        role=body.role,
    )
