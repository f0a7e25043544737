"""Why each statement stands in an incident, and by which ways an answer came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.archive import exhibit_list, groupings
from habeas.archive.access import Store
from habeas.archive.paging import Page
from habeas.bodies.graph import BodyGraph
from habeas.dossiers.cited import Cited
from habeas.dossiers.ground import Extract
from habeas.dossiers.phrases import phrases
from habeas.dossiers.routes import Routes
from habeas.dossiers.sentences import Sentences
from habeas.incidents.incident import Incident, Value
from habeas.origins.independence import independence
from habeas.origins.lineage import Bound, Trace
from habeas.words.errors import NotThere
from habeas.words.roles import Right
from habeas.workspace.incidents import NO_TRACE, numbered, title_of
from habeas.workspace.opening import Workspace
from habeas.workspace.references import Reference, Referring, cited

NOBODY = BodyGraph((), ())
MOST = 60
"""More statements than this are not listed beside their origins."""


class NoSuchAnswer(NotThere):
    """Raised when an incident has no answer of this number."""

    message = "The incident {incident} has no answer {place}."
    hint = "It was weighed again since; open the incident."


@dataclass(frozen=True, slots=True)
class Standing:
    """One statement of an incident. ``alleges`` is False for what answers an allegation.

    ``why`` says why it stands here, ``to`` is the number of the statement it stands with, 0 for
    none. ``acts`` are those it names, with how it speaks of them.
    """

    statement: Reference
    alleges: bool
    why: str
    to: int
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """A part of an incident's statements. ``key`` is the same while they are the same."""

    identifier: str
    key: str
    title: str
    page: Page[Standing]


@dataclass(frozen=True, slots=True)
class Witness:
    """A number of origins with the chains that make it up, and who must be wrong for it to fall."""

    number: int
    chains: tuple[tuple[str, ...], ...]
    cut: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """How many origins an answer has, at least and at most, with both witnesses.

    ``edges`` are the keys of the links that decide it, ``statements`` those that give it.
    """

    identifier: str
    title: str
    answer: str
    statements: tuple[Reference, ...]
    more: int
    at_least: Witness
    at_most: Witness
    edges: tuple[str, ...]


def statements(
    workspace: Workspace, compartment: str, identifier: str, part: tuple[int, int], language: str
) -> Statements:
    """A part of an incident's statements, with why each stands there.

    Raises :class:`~habeas.archive.groupings.NoSuchIncident`.
    """
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    incident = groupings.incident(store, identifier).incident
    numbers = numbered(incident)
    first, length = part
    chosen = list(numbers)[first : first + length]
    held = cited(store, chosen, numbers)
    telling = _Telling(incident, numbers, held, language)
    found = tuple(telling.standing(one) for one in chosen if one in held)
    title = title_of(tuple(dict.fromkeys(act.code for act in incident.acts)), language)
    return Statements(identifier, incident.key, title, Page(found, len(numbers)))


class _Telling:
    def __init__(
        self, incident: Incident, numbers: dict[str, int], held: dict[str, Cited], language: str
    ) -> None:
        self._phrases, self._numbers, self._held = phrases(language), numbers, held
        self._alleging = frozenset(incident.allegations)
        self._bonds = {bond.statement: bond for bond in incident.bonds}
        labels = {one.exhibit: one.label for one in held.values()}
        ground = Extract(tuple(held.values()), NOBODY, NO_TRACE, labels)
        self._sentences = Sentences(ground, self._phrases)
        self._referring = Referring(self._phrases, self._sentences.routes)

    def standing(self, statement: str) -> Standing:
        bond, one = self._bonds.get(statement), self._held[statement]
        acts = dict.fromkeys(
            f"{self._sentences.act_name(v.code)} ({self._phrases.label(v.modality)})"
            for v in one.statement.violations
        )
        return Standing(
            self._referring.reference(one),
            statement in self._alleging,
            "" if bond is None else self._phrases.why(bond.why),
            0 if bond is None else self._numbers.get(bond.to, 0),
            tuple(acts),
        )


def witnesses(
    workspace: Workspace, compartment: str, identifier: str, place: int, language: str
) -> Witnesses:
    """How many origins one answer of an incident has, and why.

    ``place`` is the answer's number; one further are the denials taken together, -1 all that is
    alleged. Raises :class:`~habeas.archive.groupings.NoSuchIncident`, :class:`NoSuchAnswer` and
    :class:`~habeas.origins.independence.StatementNotTraced`.
    """
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    incident = groupings.incident(store, identifier).incident
    asked, value = _asked(identifier, incident, place)
    traced = groupings.trace_of(store, asked)
    found = independence(traced, asked)
    numbers = numbered(incident)
    held = cited(store, asked[:MOST], numbers)
    ground = _ground(store, held, traced)
    sentences = Sentences(ground, phrases(language))
    routes = sentences.routes
    title = title_of(tuple(dict.fromkeys(act.code for act in incident.acts)), language)
    return Witnesses(
        identifier=identifier,
        title=title,
        answer="" if value is None else sentences.answer_of(value),
        statements=Referring(phrases(language), routes).references(held.values()),
        more=max(0, len(asked) - MOST),
        at_least=_witness(found.at_least, routes),
        at_most=_witness(found.at_most, routes),
        edges=found.edges,
    )


def _asked(identifier: str, incident: Incident, place: int) -> tuple[Sequence[str], Value | None]:
    if place == -1:
        return incident.allegations, None
    if place == len(incident.values) and incident.denials:
        return [denial.statement for denial in incident.denials], None
    if 0 <= place < len(incident.values):
        value = incident.values[place]
        return value.support, value
    raise NoSuchAnswer(incident=identifier, place=place)


def _ground(store: Store, held: dict[str, Cited], traced: Trace) -> Extract:
    exhibits = {exhibit for _, exhibit in traced.homes}
    exhibits |= {node.exhibit for node in traced.nodes if node.exhibit}
    labels = exhibit_list.names(store, sorted(exhibits))
    return Extract(tuple(held.values()), NOBODY, traced, labels)


def _witness(bound: Bound, routes: Routes) -> Witness:
    return Witness(
        bound.number,
        tuple(tuple(routes.chain_steps(chain)) for chain in bound.chains),
        tuple(routes.node(key) for key in bound.cut),
    )
