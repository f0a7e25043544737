"""The list of bodies: those that people entered, then those that reports name in office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from habeas.archive import bodies, entered, exhibit_list
from habeas.archive.access import Store
from habeas.archive.bodies import ActorFilter
from habeas.archive.bodies import ListedActor as FoundActor
from habeas.archive.entered import ListedBody as EnteredLine
from habeas.archive.paging import Page
from habeas.bodies.body import BodyKind
from habeas.words.labels import label_of
from habeas.words.roles import Right
from habeas.words.statements import SpeakerKind
from habeas.words.visible import on_one_line
from habeas.workspace.opening import Workspace


class KnownFrom(StrEnum):
    """Where a body is known from."""

    ENTERED = "entered"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which bodies are asked for; what is empty asks for nothing.

    ``words`` all stand in one of its names; ``kind`` is one of speakers, of which "body" is
    every institution; ``known`` where it is known from.
    """

    words: str = ""
    kind: str = ""
    known: str = ""


@dataclass(frozen=True, slots=True)
class ListedBody:
    """A body in the list. ``report`` is the only exhibit it is known from, by name, or empty.

    ``other_names`` are those under which it was entered besides; ``state`` a code, or empty.
    """

    key: str
    name: str
    kind: str
    is_named: bool
    ties: int
    report: str = ""
    other_names: tuple[str, ...] = ()
    state: str = ""
    is_entered: bool = False
    is_in_reports: bool = False
    is_withdrawn: bool = False


def listed(
    workspace: Workspace, compartment: str, wanted: Wanted, part: tuple[int, int], language: str
) -> Page[ListedBody]:
    """A part of the list of bodies: ``part`` is how many to leave out, and how many to give."""
    workspace.require(Right.READ)
    store, (offset, limit) = workspace.store(compartment), part
    every = list(entered.listed_bodies(store)) if wanted.known != KnownFrom.REPORTS else []
    held = sorted((one for one in every if _is_wanted(one, wanted)), key=_by_name)
    shown = held[offset : offset + limit]
    told = _Telling(store, shown, language)
    if wanted.known == KnownFrom.ENTERED:
        return Page(tuple(map(told.entered, shown)), len(held))
    asked = ActorFilter(wanted.words, wanted.kind, in_office=True)
    asked = replace(asked, without=frozenset(one.key for one in every if not one.is_withdrawn))
    rest = (max(0, offset - len(held)), limit - len(shown))
    found = bodies.actors_page(store, asked, *rest)
    lines = (*map(told.entered, shown), *told.found(found.held))
    return Page(lines, len(held) + found.total)


def _is_wanted(one: EnteredLine, wanted: Wanted) -> bool:
    words = wanted.words.casefold().split()
    names = "\n".join(one.names).casefold()
    is_person = one.kind == BodyKind.PERSON.value
    kind = SpeakerKind.PERSON if is_person else SpeakerKind.BODY
    return wanted.kind in ("", kind.value) and all(word in names for word in words)


def _by_name(one: EnteredLine) -> tuple[bool, str, str]:
    return one.is_withdrawn, one.name.casefold(), one.key


class _Telling:
    """Puts the lines of one page into words; asks for all of them at once."""

    def __init__(self, store: Store, shown: list[EnteredLine], language: str) -> None:
        self._store, self._language = store, language
        keys = [one.key for one in shown]
        self._in_reports = bodies.in_office(store, keys)
        self._ties: Mapping[str, int] = entered.tie_counts(store, keys)

    def entered(self, one: EnteredLine) -> ListedBody:
        """A body that people entered."""
        return ListedBody(
            key=one.key,
            name=on_one_line(one.name),
            kind=label_of("BodyKind", one.kind, self._language),
            is_named=True,
            ties=self._ties[one.key],
            other_names=tuple(on_one_line(name) for name in one.names[1:]),
            state=one.state,
            is_entered=True,
            is_in_reports=one.key in self._in_reports,
            is_withdrawn=one.is_withdrawn,
        )

    def found(self, held: tuple[FoundActor, ...]) -> tuple[ListedBody, ...]:
        """Bodies that reports alone name, with the ties that people entered counted in."""
        counts = entered.tie_counts(self._store, [one.actor.key for one in held])
        scopes = {_scope(one.actor.key) for one in held}
        names = exhibit_list.names(self._store, sorted(scopes - {""}))
        return tuple(
            ListedBody(
                one.actor.key,
                on_one_line(one.actor.name),
                label_of("SpeakerKind", one.actor.kind, self._language),
                one.actor.named,
                one.ties + counts[one.actor.key],
                names.get(_scope(one.actor.key), ""),
                is_in_reports=True,
            )
            for one in held
        )


def _scope(key: str) -> str:
    """The exhibit an actor is known in alone; empty for one known everywhere."""
    return key.rpartition("@")[2] if "@" in key else ""
