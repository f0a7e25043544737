"""Incidents for the desk: the list, and one of them told in parts that fit a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from habeas.archive import bodies, groupings, lineages, reckoning, values
from habeas.archive.access import Store
from habeas.archive.gathered import IncidentFilter, ListedIncident
from habeas.archive.paging import Page
from habeas.bodies.graph import BodyGraph
from habeas.bodies.names import fold
from habeas.dossiers.advice import avenues
from habeas.dossiers.building import accused_in
from habeas.dossiers.cited import Cited
from habeas.dossiers.ground import Extract
from habeas.dossiers.phrases import phrases
from habeas.incidents.incident import Incident, QuestionAbout
from habeas.incidents.weighing import statements_of
from habeas.origins.lineage import Trace
from habeas.words.errors import NotThere
from habeas.words.roles import Right
from habeas.words.violations import violations
from habeas.workspace.incident_parts import (
    FEW,
    SEVERAL,
    Answers,
    Loaded,
    Parts,
    Question,
    Told,
    answers,
    every_question,
)
from habeas.workspace.opening import Workspace
from habeas.workspace.references import cited

STEPS = 4
"""How many ties a way from an avenue to an accused may have to be found here."""

NO_TRACE = Trace((), (), (), (), (), ())

Wanted = IncidentFilter
"""Which incidents are asked for."""


class NoSuchQuestion(NotThere):
    """Raised for a question that no incident is asked."""

    message = "Incidents are not asked the question {question}."
    hint = "The questions stand on the page of the incident."


@dataclass(frozen=True, slots=True)
class Line:
    """An incident in a list, with the names of its acts in the language of the page."""

    listed: ListedIncident
    title: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of act to filter by."""

    code: str
    label: str


def listed(
    workspace: Workspace, compartment: str, wanted: Wanted, part: tuple[int, int], language: str
) -> Page[Line]:
    """A part of the list: ``part`` is how many to leave out, and how many to give."""
    workspace.require(Right.READ)
    found = groupings.incidents_page(workspace.store(compartment), wanted, *part)
    lines = (Line(one, title_of(one.acts, language)) for one in found.held)
    return Page(tuple(lines), found.total)


def is_behind(workspace: Workspace, compartment: str) -> bool:
    """Whether something was read or decided that these incidents do not follow yet."""
    workspace.require(Right.READ)
    return reckoning.is_behind(workspace.store(compartment))


def kinds(language: str) -> tuple[Kind, ...]:
    """Every kind of act, by name."""
    told = (Kind(code, one.labels[language]) for code, one in violations().items())
    return tuple(sorted(told, key=lambda kind: kind.label.casefold()))


def title_of(codes: tuple[str, ...], language: str) -> str:
    """The first acts of an incident by name; it says what is alleged, and no more."""
    known = violations()
    names = [known[code].labels[language] if code in known else code for code in codes[:3]]
    told = ", ".join(names) or phrases(language).say("title_unknown")
    return told[:1].upper() + told[1:]


def one(workspace: Workspace, compartment: str, identifier: str, language: str) -> Told:
    """One incident as a page tells it.

    Raises :class:`~habeas.archive.groupings.NoSuchIncident`.
    """
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    kept = groupings.incident(store, identifier)
    loaded = _loaded(store, kept.incident, every_question(kept.incident))
    parts = Parts(loaded, phrases(language), values.intervals(store, identifier))
    originals = lineages.originals_leaned_on(store, statements_of(kept.incident))
    in_office = bodies.in_office(store, sorted(accused_in(kept.incident)))
    codes = tuple(dict.fromkeys(act.code for act in kept.incident.acts))
    return parts.told(kept, title_of(codes, language), originals, in_office)


@dataclass(frozen=True, slots=True)
class OneQuestion:
    """One question about an incident with a part of its answers."""

    identifier: str
    title: str
    question: Question


def question(
    workspace: Workspace,
    compartment: str,
    asked: tuple[str, str],
    part: tuple[int, int],
    language: str,
) -> OneQuestion:
    """A part of the answers to one question: ``asked`` are the incident and the question.

    Raises :class:`~habeas.archive.groupings.NoSuchIncident` and :class:`NoSuchQuestion`.
    """
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    identifier, about = asked
    incident = groupings.incident(store, identifier).incident
    if about not in set(QuestionAbout):
        raise NoSuchQuestion(question=about)
    found = answers(incident, QuestionAbout(about), part)
    loaded = _loaded(store, incident, (found,))
    parts = Parts(loaded, phrases(language), values.intervals(store, identifier))
    in_office = bodies.in_office(store, sorted(accused_in(incident)))
    codes = tuple(dict.fromkeys(act.code for act in incident.acts))
    (told,) = parts.questions(in_office)
    return OneQuestion(identifier, title_of(codes, language), told)


def numbered(incident: Incident) -> dict[str, int]:
    """The number of every statement of an incident, the same on each of its pages."""
    return {one: n for n, one in enumerate(dict.fromkeys(statements_of(incident)), 1)}


def _loaded(store: Store, incident: Incident, found: tuple[Answers, ...]) -> Loaded:
    numbers, shown = numbered(incident), dict.fromkeys(_shown(incident, found))
    for one in shown:
        # What a denial is perhaps the same utterance as may stand in another incident.
        numbers.setdefault(one, len(numbers) + 1)
    held = cited(store, shown, numbers)
    advice = [held[one] for one in incident.advice[:SEVERAL] if one in held]
    accused = accused_in(incident)
    graph = _graph(store, incident, advice, accused)
    ties = {tie.key for tie in graph.ties}
    # A denial whose way is no longer in the graph stands here without it until the next weighing.
    denials = [d if ties >= set(d.path) else replace(d, path=()) for d in incident.denials]
    ground = Extract(
        tuple(held.values()), graph, NO_TRACE, {c.exhibit: c.label for c in held.values()}
    )
    return Loaded(
        replace(incident, denials=tuple(denials)),
        found,
        ground,
        held,
        avenues(advice, graph, accused),
    )


def _shown(incident: Incident, found: tuple[Answers, ...]) -> Iterator[str]:
    """The statements the page quotes or links to."""
    for act in incident.acts:
        yield from act.statements[:FEW]
    for _, value in (one for held in found for one in held.shown):
        yield from value.support[:FEW]
        yield from value.denials[:FEW]
    for denial in incident.denials[: 3 * SEVERAL]:
        yield denial.statement
        yield from denial.answers[:FEW]
        yield from denial.perhaps_same_as[:FEW]
    for said in (incident.doubts, incident.advice, incident.demands):
        yield from said[:SEVERAL]


def _graph(
    store: Store, incident: Incident, advice: list[Cited], accused: frozenset[str]
) -> BodyGraph:
    """Whoever stands on the ways from deniers and avenues to the accused."""
    ties = bodies.ties_by_key(store, sorted({key for d in incident.denials for key in d.path}))
    named = {fold(a.surface) for one in advice for a in one.statement.addressees}
    called = [actor.key for actor in bodies.actors_called(store, sorted(named))]
    over = bodies.above(store, sorted(accused | set(called)), STEPS) if called else None
    ends = {end for tie in ties.values() for end in (tie.child, tie.parent)}
    ends |= {key for d in incident.denials for key in (d.speaker, d.accused) if key}
    actors = bodies.actors_by_key(store, sorted(ends))
    actors |= {actor.key: actor for actor in (over.actors if over else ())}
    ties |= {tie.key: tie for tie in (over.ties if over else ())}
    return BodyGraph(tuple(actors.values()), tuple(ties.values()))
