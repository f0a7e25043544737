"""The catalogue of avenues: the bundled data files, and those a team adds of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property, partial
from importlib import resources
from typing import TypeVar

from habeas.bodies.body import Body
from habeas.bodies.graph import Tie
from habeas.protection.avenues import registers
from habeas.protection.avenues.avenue import Avenue
from habeas.protection.avenues.claims import Claims, called
from habeas.protection.avenues.reading import Known, read_avenue
from habeas.protection.avenues.registers import EdgeReader, FormField, Hazard, StateGroup
from habeas.protection.avenues.verdicts import FactLine
from habeas.protection.facts import Source, fingerprint
from habeas.protection.faults import FileFault
from habeas.protection.fields import (
    Reader,
    all_of,
    bilingual,
    each_new,
    each_once,
    entries,
    in_any_language,
    named,
    rows,
    table,
)
from habeas.protection.marked import Part, marked
from habeas.protection.sourced import Sourcing
from habeas.words.bilingual import Bilingual
from habeas.words.errors import HabeasError
from habeas.words.provenance import Provenance

FOLDER = "catalogue"
"""The folder of the bundled files, in the package ``habeas.protection``."""
AVENUES = "avenues/"
_Value = TypeVar("_Value")


class NoSuchAvenue(HabeasError):
    """Raised for an identifier that no avenue of the catalogue has."""

    message = "There is no avenue {avenue} in the catalogue."
    hint = "See those there are: habeas avenue WORKSPACE list"


@dataclass(frozen=True)
class Catalogue:
    """Everything the data files say. Mappings are by identifier, in the order of the files.

    ``version`` is the fingerprint of the files: what relied on them writes it down.
    """

    avenues: tuple[Avenue, ...] = ()
    bodies: tuple[Body, ...] = ()
    edges: tuple[Tie, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    states: Mapping[str, Bilingual] = field(default_factory=dict)
    groups: Mapping[str, StateGroup] = field(default_factory=dict)
    fields: Mapping[str, FormField] = field(default_factory=dict)
    fact_names: Mapping[str, Bilingual] = field(default_factory=dict)
    hazards: tuple[Hazard, ...] = ()
    version: str = ""

    @cached_property
    def by_identifier(self) -> Mapping[str, Avenue]:
        """Every avenue by its identifier."""
        return {one.identifier: one for one in self.avenues}

    @cached_property
    def closed_by(self) -> Mapping[str, tuple[str, ...]]:
        """For each avenue those that cannot be used, or not at the same time, once it is."""
        return {
            one.identifier: tuple(
                other.identifier
                for other in self.avenues
                if other is not one
                and any({one.identifier, one.kind} & {*held.bars} for held in other.parallel)
            )
            for one in self.avenues
        }

    @cached_property
    def stated(self) -> Mapping[str, tuple[tuple[str, object, Provenance], ...]]:
        """For each avenue everything in it that states a fact."""
        return {one.identifier: one.sourced() for one in self.avenues}

    @cached_property
    def groups_of(self) -> Mapping[str, frozenset[str]]:
        """For each State the groups it belongs to."""
        return {
            state: frozenset(key for key, group in self.groups.items() if state in group.members)
            for state in self.states
        }

    @cached_property
    def _days(self) -> dict[date, Mapping[str, tuple[FactLine, ...]]]:
        return {}

    def standing_on(self, day: date) -> Mapping[str, tuple[FactLine, ...]]:
        """For each avenue how its facts stand on a day, signed by nobody; worked out once."""
        if day not in self._days:
            self._days[day] = {
                avenue: tuple(
                    FactLine(name, known.confidence, known.standing(day)) for name, _, known in held
                )
                for avenue, held in self.stated.items()
            }
        return self._days[day]

    def avenue(self, identifier: str) -> Avenue:
        """The avenue of an identifier. Raises :class:`NoSuchAvenue`."""
        try:
            return self.by_identifier[identifier]
        except KeyError as error:
            raise NoSuchAvenue(avenue=identifier) from error

    def extended(self, text: str, file: str) -> Catalogue:
        """The catalogue with a file that a team added; its texts may be in one language.

        The file holds one avenue, or ``sources``, ``states``, ``bodies``, ``edges`` and
        ``avenues``. Raises :class:`FileFault`, which carries everything wrong with it.
        """
        extended = with_lists(self, [lists_of(marked(text, file))], in_any_language)
        return replace(extended, version=fingerprint((self.version, text)))


@cache
def catalogue() -> Catalogue:
    """The bundled catalogue, read once. Raises :class:`FileFault` when a file is wrong."""
    return from_files(bundled())


def bundled() -> dict[str, str]:
    """The bundled files: path in the folder of the catalogue → text, in order of path."""
    folder = resources.files("habeas.protection").joinpath(FOLDER)
    places = {place.name: place for place in folder.iterdir()}
    places |= {AVENUES + place.name: place for place in folder.joinpath(AVENUES).iterdir()}
    return {
        name: place.read_text(encoding="utf-8")
        for name, place in sorted(places.items())
        if name.endswith(".yaml")
    }


def from_files(files: Mapping[str, str]) -> Catalogue:
    """A catalogue from its files by path. Raises :class:`FileFault` with everything wrong.

    Every text is in both languages; every fact says how it is known.
    """
    lists, claims = [], Claims()
    for file, text in files.items():
        try:
            lists.append(lists_of(marked(text, file)))
        except FileFault as fault:
            claims.unreadable(fault)
    empty = Catalogue(version=fingerprint(sorted(files.items())))
    whole = gathered(empty, lists, claims, bilingual)
    claims.check()
    return whole


_ORDER = (
    "states", "sources", "groups", "fields", "names", "hazards", "bodies", "edges", "avenues",
)  # fmt: skip
"""The lists a file can hold: first what the others refer to."""


def lists_of(part: Part) -> Mapping[str, Part]:
    """The lists of one file by name; a file that is one avenue is a list of one."""
    if "avenue" in entries(part):
        return {"avenues": replace(part, held=(part,))}
    return table(part, dict.fromkeys(_ORDER, lambda one: one))


def with_lists(
    whole: Catalogue,
    lists: Iterable[Mapping[str, Part]],
    words: Reader,
    *,
    strict: bool = True,
    review_by: date | None = None,
) -> Catalogue:
    """A catalogue with the lists of some files added.

    ``words`` reads a text; with ``strict`` each edge has to say how it is known; ``review_by``
    holds for facts outside avenues that name no day. Raises :class:`FileFault`, which carries
    everything wrong with any of them.
    """
    claims = Claims()
    found = gathered(whole, lists, claims, words, strict=strict, review_by=review_by)
    claims.check()
    return found


def gathered(
    whole: Catalogue,
    lists: Iterable[Mapping[str, Part]],
    claims: Claims,
    words: Reader,
    *,
    strict: bool = True,
    review_by: date | None = None,
) -> Catalogue:
    """The same without those lists that have mistakes in them: ``claims`` holds these."""
    held = tuple(lists)
    coming = {key for one in held if "avenues" in one for key in _identifiers(one["avenues"])}
    for name in _ORDER:
        for part in (one[name] for one in held if name in one):
            before = claims.of(name)
            try:
                adding = _Adding(whole, words, strict, coming, review_by, before)
                whole = _with_list(adding, name, part)
            except FileFault as fault:
                claims.broken(name, part, fault)
    return whole


def _with_list(adding: _Adding, name: str, part: Part) -> Catalogue:
    readers = {
        "states": adding.states,
        "sources": adding.sources,
        "groups": adding.groups,
        "fields": adding.fields,
        "names": adding.fact_names,
        "hazards": adding.hazards,
        "bodies": adding.bodies,
        "edges": adding.edges,
        "avenues": adding.avenues,
    }
    return readers[name](part)


@dataclass(frozen=True, slots=True)
class _Adding:
    """Adds one list of a file to a catalogue. ``coming`` are the avenues of all its files."""

    whole: Catalogue
    words: Reader
    strict: bool
    coming: Collection[str]
    review_by: date | None
    before: Collection[str]
    """What lists of the same name hold that could not be read."""

    def states(self, part: Part) -> Catalogue:
        found = self._added(part, lambda key, one: (key, self.words(one)), self.whole.states)
        return replace(self.whole, states={**self.whole.states, **dict(found)})

    def sources(self, part: Part) -> Catalogue:
        read = partial(registers.source, self.words)
        found = self._added(part, read, self.whole.sources)
        kept = {**self.whole.sources, **{source.key: source for source in found}}
        return replace(self.whole, sources=kept)

    def groups(self, part: Part) -> Catalogue:
        read = partial(registers.group, self.whole.states, self._sourcing())
        found = {one.key: one for one in self._added(part, read, self.whole.groups)}
        return replace(self.whole, groups={**self.whole.groups, **found})

    def fields(self, part: Part) -> Catalogue:
        read = partial(registers.form_field, self.words)
        found = {one.key: one for one in self._added(part, read, self.whole.fields)}
        return replace(self.whole, fields={**self.whole.fields, **found})

    def fact_names(self, part: Part) -> Catalogue:
        found = self._added(part, lambda key, one: (key, self.words(one)), self.whole.fact_names)
        return replace(self.whole, fact_names={**self.whole.fact_names, **dict(found)})

    def hazards(self, part: Part) -> Catalogue:
        found = rows(partial(registers.hazard, self.whole.states, self._sourcing()))(part)
        return replace(self.whole, hazards=(*self.whole.hazards, *found))

    def bodies(self, part: Part) -> Catalogue:
        read = rows(partial(registers.body, self.whole.states, self._sourcing()))
        found = all_of(part, read, self._once({one.key for one in self.whole.bodies}))
        return replace(self.whole, bodies=(*self.whole.bodies, *found))

    def edges(self, part: Part) -> Catalogue:
        keys = {body.key for body in self.whole.bodies}
        found = rows(EdgeReader(keys, self.whole.sources, self.words, self.strict))(part)
        return replace(self.whole, edges=(*self.whole.edges, *found))

    def avenues(self, part: Part) -> Catalogue:
        whole = self.whole
        before = {one.identifier for one in whole.avenues}
        known = Known(
            states=whole.states,
            groups=whole.groups,
            bodies={body.key for body in whole.bodies},
            fields=whole.fields,
            avenues=before.union(self.coming),
            fact_names=whole.fact_names if self.words is bilingual else (),
            any_receiver=not self.strict,
        )
        sourcing = self._sourcing()
        read = rows(lambda one: read_avenue(one, sourcing, known))
        found = all_of(part, read, self._once(before))
        return replace(whole, avenues=(*whole.avenues, *found))

    def _added(
        self, part: Part, read: Callable[[str, Part], _Value], there: Collection[str]
    ) -> tuple[_Value, ...]:
        """The entries of a mapping; none may take the place of what facts rest on already."""
        return all_of(part, named(read), lambda one: each_new(one, {*there, *self.before}))

    def _once(self, before: set[str]) -> Reader:
        """Holds that each entry has a name of its own."""
        return lambda part: each_once(part, called(part), before.union(self.before))

    def _sourcing(self) -> Sourcing:
        return Sourcing(self.whole.sources, self.review_by, self.words)


def _identifiers(part: Part) -> set[str]:
    """How the avenues of a list call themselves, before they are read: each may name any."""
    held = part.held if isinstance(part.held, tuple) else ()
    named_so = (entries(one).get("avenue") for one in held if not isinstance(one.held, str | tuple))
    return {one.held for one in named_so if one is not None and isinstance(one.held, str)}
