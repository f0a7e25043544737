"""Why each statement stands in an incident, and by which ways an answer came."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.archive import groupings
from habeas.archive.paging import Page
from habeas.bodies.graph import BodyGraph
from habeas.dossiers.cited import Cited
from habeas.dossiers.ground import Extract
from habeas.dossiers.phrases import phrases
from habeas.dossiers.sentences import Sentences
from habeas.incidents.incident import Incident
from habeas.words.roles import Right
from habeas.workspace.incidents import NO_TRACE, numbered, title_of
from habeas.workspace.opening import Workspace
from habeas.workspace.references import Reference, Referring, cited

NOBODY = BodyGraph((), ())


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
