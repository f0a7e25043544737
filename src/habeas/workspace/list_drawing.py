"""Entries drawn from an incident: a person names who was affected, the reports have to name them.

Reports are read for groups and numbers of people, never for who somebody is. So the names are given
by whoever read the reports; each has to stand in one of them, in whatever spelling. Day and place
are taken where the statements that tell the name give one answer alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.archive import groupings, renditions, statements
from habeas.archive.access import Store
from habeas.archive.names import skeletons
from habeas.archive.stems import words
from habeas.incidents.incident import Incident, QuestionAbout, Value
from habeas.incidents.weighing import statements_of
from habeas.numbers.entries import Entry, NamedList
from habeas.numbers.list_mapping import Mapping as Declared
from habeas.numbers.list_mapping import check_rule
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import list_store
from habeas.workspace.list_store import Kept
from habeas.workspace.opening import Workspace


class NoNameToDraw(HabeasError):
    """Raised when no name was given."""

    message = "No name was given."
    hint = "Give the names that the reports of the incident tell, one on each line."


class NotInItsReports(HabeasError):
    """Raised for a name that stands in no report of the incident."""

    message = "Name {place} of those given stands in no report of incident {incident}."
    hint = "Write it as a report does; somebody known from elsewhere belongs on a list of its own."


class AlreadyDrawn(HabeasError):
    """Raised for somebody whom the list has from this incident already."""

    message = "Name {place} of those given is on the list already, from incident {incident}."
    hint = "Take it out of the names; nothing was written."


_Words = frozenset[str]
"""Words of a text, in every form in which they would be met as a name."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came to a list."""

    list: NamedList
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """An incident with its reports by exhibit, and what each of their statements says."""

    incident: Incident
    reports: Mapping[str, _Words]
    said: Mapping[str, _Words]

    def naming(self, name: str) -> tuple[str, ...]:
        """The exhibits in which a name stands."""
        return tuple(exhibit for exhibit, text in self.reports.items() if _stands(name, text))

    def answers(self, question: QuestionAbout, name: str) -> Iterator[Value]:
        """The answers that rest on a statement which tells the name, not carried over to it."""
        for value in self.incident.values:
            told = any(_stands(name, self.said.get(one, frozenset())) for one in value.support)
            if value.question is question and told and not value.inherited:
                yield value


def begin(workspace: Workspace, compartment: str, declared: Declared) -> Kept[NamedList]:
    """A list without a file, to draw entries onto.

    Raises ListHasNoRule, UnknownViolation, ListIsAnIdentity, SameListName and NoSuchList.
    """
    check_rule(declared.name, declared.rule, declared.violation)
    identifier = list_store.new_list()
    told = (declared.name.strip(), declared.rule.strip(), declared.violation, declared.maker)
    made = NamedList(identifier, *told, copies=declared.copies)
    return list_store.keep(workspace, compartment, made, ())


def draw(
    workspace: Workspace, compartment: str, onto: str, incident: str, names: Sequence[str]
) -> Drawn:
    """People an incident's reports name, onto a list: all of them or none.

    Raises NotKept, NoSuchIncident, :class:`NoNameToDraw`, :class:`NotInItsReports` and
    :class:`AlreadyDrawn`.
    """
    workspace.require(Right.JUDGE)
    store = workspace.store(compartment)
    held = list_store.one(workspace, compartment, onto)
    given = tuple(dict.fromkeys(filter(None, (" ".join(name.split()) for name in names))))
    if not given:
        raise NoNameToDraw
    found = _found(store, groupings.incident(store, incident).incident)
    before = list_store.entries(workspace, compartment, onto)
    there = {one.names[0] for one in before if incident in one.sources}
    drawn = []
    for place, name in enumerate(given, 1):
        told = found.naming(name)
        if not told:
            raise NotInItsReports(place=place, incident=incident)
        if name in there:
            raise AlreadyDrawn(place=place, incident=incident)
        drawn.append(_entry(name, onto, found, (incident, *told)))
    list_store.add(workspace, compartment, drawn)
    return Drawn(held.value, tuple(drawn))


def _entry(name: str, onto: str, found: _Found, sources: tuple[str, ...]) -> Entry:
    when = {value.key for value in found.answers(QuestionAbout.WHEN, name)}
    places = {value.answer for value in found.answers(QuestionAbout.WHERE, name)}
    return Entry(
        list_store.new_entry(),
        onto,
        (name,),
        when=when.pop() if len(when) == 1 else "",
        places=tuple(places) if len(places) == 1 else (),
        sources=sources,
    )


def _found(store: Store, incident: Incident) -> _Found:
    exhibits = groupings.exhibits_of(store, statements_of(incident))
    texts = {one: renditions.rendition(store, one).rendition.text for one in exhibits}
    said = {
        held.identifier: _met(words(held.current.words(text)))
        for exhibit, text in texts.items()
        for held in statements.statements(store, exhibit)
    }
    return _Found(incident, {one: _met(words(text)) for one, text in texts.items()}, said)


def _met(told: Iterable[str]) -> _Words:
    return frozenset(form for word in told for form in skeletons(word))


def _stands(name: str, text: _Words) -> bool:
    return all(not skeletons(word).isdisjoint(text) for word in words(name))
