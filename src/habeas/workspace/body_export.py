"""The graph of bodies as a file a person names: in clear, logged, and never written over."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from habeas.archive import bodies as found
from habeas.archive import custody, entered, exhibit_list
from habeas.archive.access import Store
from habeas.archive.access_log import Action
from habeas.bodies.body import BodyKind
from habeas.bodies.entered import EnteredBody, EnteredTie, in_force
from habeas.bodies.graph import Actor, BodyGraph, Tie
from habeas.dossiers.body_table import write_table
from habeas.dossiers.followthemoney import write_entities
from habeas.evidence.custody import CustodyEvent, EventKind
from habeas.words.errors import WrongUse
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.provenance import Confidence
from habeas.words.roles import Right
from habeas.words.statements import SpeakerKind
from habeas.workspace.opening import Workspace, check_outside, now, write_new


class Form(StrEnum):
    """What a file of bodies can be, by the ending of its name."""

    TABLE = ".csv"
    ENTITIES = ".jsonl"
    OTHER_ENTITIES = ".json"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written. ``left_out`` are ties to people who are not in office."""

    path: str
    bodies: int
    ties: int
    left_out: int


def export(workspace: Workspace, compartment: str, path: Path) -> Exported:
    """Write the bodies and ties of a compartment: entered ones, and those that reports name.

    Of people whom reports name come those in office, as on pages: nobody gets a profile. Raises
    FileThere, CannotWrite, InsideTheWorkspace and WrongUse for a name with another ending.
    """
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    form = _form(path)
    check_outside(workspace.folder, path)
    bodies, ties, left_out = _everything(store)
    if form is Form.TABLE:
        write_new(path, write_table(bodies, ties))
    else:
        write_new(path, write_entities(bodies, [_portable(tie) for tie in ties]))
    _note(workspace, store)
    return Exported(str(path), len(bodies), len(ties), left_out)


def _form(path: Path) -> Form:
    ending = path.suffix.casefold()
    if ending not in {form.value for form in Form}:
        raise WrongUse(
            problem="The ending of the file says what is written.",
            suggestion="Name it .csv for a table, .jsonl for FollowTheMoney.",
        )
    return Form(ending)


def _everything(store: Store) -> tuple[list[EnteredBody], list[EnteredTie], int]:
    graph = found.graph(store) or BodyGraph((), ())
    held = {k.identifier: k.value for k in entered.bodies(store) if not k.value.is_withdrawn}
    ties = in_force(one.value for one in entered.ties(store))
    in_office = found.in_office(store, [actor.key for actor in graph.actors])
    told = [tie for tie in graph.ties if {tie.child, tie.parent} <= in_office]
    names = exhibit_list.names(store, {place.exhibit for tie in told for place in tie.mentions})
    every = [*ties, *(_read_tie(tie, names) for tie in told)]
    ends = {end for tie in every for end in (tie.child, tie.parent)}
    read = (a for a in graph.actors if a.key in ends and a.key not in held)
    bodies = [*(held[key] for key in sorted(held)), *map(_read_body, read)]
    return bodies, every, len(graph.ties) - len(told)


def _read_body(actor: Actor) -> EnteredBody:
    is_person = actor.kind == SpeakerKind.PERSON.value
    others = tuple(name for name in dict.fromkeys(actor.wordings) if name != actor.name)
    kind = BodyKind.PERSON if is_person else BodyKind.INSTITUTION
    return EnteredBody(actor.key, actor.name, kind, other_names=others)


def _portable(tie: EnteredTie) -> EnteredTie:
    """A tie with the statements it rests on as words: FollowTheMoney has no place for them."""
    if not tie.statements:
        return tie
    source = ", ".join(part for part in (tie.source, " ".join(tie.statements)) if part)
    confidence = tie.confidence or Confidence.READ
    return EnteredTie(tie.identifier, tie.kind, tie.child, tie.parent, tie.since, tie.until,
                      confidence, (), source, tie.note)  # fmt: skip


def _read_tie(tie: Tie, names: Mapping[str, str]) -> EnteredTie:
    return EnteredTie(
        identifier=tie.key,
        kind=tie.kind,
        child=tie.child,
        parent=tie.parent,
        confidence=Confidence.ANALYSIS if tie.inferred else Confidence.READ,
        source=" – ".join(_where(tie, names)),
    )


def _where(tie: Tie, names: Mapping[str, str]) -> Iterator[str]:
    if tie.words:
        yield f"“{tie.words}”"
    yield from dict.fromkeys(names.get(one.exhibit, one.exhibit) for one in tie.mentions)


def _note(workspace: Workspace, store: Store) -> None:
    event = CustodyEvent(
        new_identifier(Kind.EVENT, os.urandom),
        EventKind.EXPORTED,
        store.identifier,
        now(),
        workspace.member.identifier,
        custody.TOOL,
        details=(("what", "bodies"),),
    )
    custody.record(store, event)
    workspace.note_access(store, Action.EXPORTED, store.identifier)
