"""Where an incident or a case can be taken: every avenue held against all that is known here.

Nothing is chosen or ranked. Only what the reader may open is looked at; what they may not is
said to be missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from habeas.archive import groupings
from habeas.archive.access import Store
from habeas.bodies.graph import Tie
from habeas.protection.avenues.own_files import Extended
from habeas.protection.avenues.particulars import Particulars
from habeas.protection.avenues.situation import Futility, Situation
from habeas.protection.avenues.verdict import verdicts
from habeas.protection.avenues.verdicts import AvenueVerdict, Colour
from habeas.protection.cases.futility import Futility as Recorded
from habeas.words.roles import Right
from habeas.workspace import avenue_catalogue, avenue_records
from habeas.workspace.avenue_ground import (
    Alleged,
    KnownBodies,
    acts_of,
    alleged,
    known_bodies,
    naming,
    states_of,
)
from habeas.workspace.opening import Workspace, now

__all__ = ["AvenueVerdict", "Colour", "Lacks", "Named", "Weighed"]


@dataclass(frozen=True, slots=True)
class Named:
    """An alleged perpetrator or threat. ``state`` is empty where nobody said of which State it
    is; ``home`` is the compartment that knows it, empty for one that the catalogue alone knows.
    """

    key: str
    name: str
    state: str
    home: str


@dataclass(frozen=True, slots=True)
class Lacks:
    """What is not known, so that verdicts stay unknown for want of it.

    ``closed`` is how many incidents of a case this member cannot open; ``no_incident`` that it
    has none; ``no_place`` that nobody said in which State the person is.
    """

    nobody_named: bool = False
    undated: bool = False
    closed: int = 0
    no_incident: bool = False
    no_place: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """Every avenue with its verdict, and what they were held against."""

    held: Extended
    situation: Situation
    known: KnownBodies
    named: tuple[Named, ...]
    lacks: Lacks
    verdicts: tuple[AvenueVerdict, ...]

    @property
    def stateless(self) -> tuple[Named, ...]:
        """Those of whom nobody said of which State they are."""
        return tuple(one for one in self.named if not one.state)

    def one(self, avenue: str) -> AvenueVerdict:
        """The verdict on one avenue. Raises NoSuchAvenue."""
        self.held.catalogue.avenue(avenue)
        return next(one for one in self.verdicts if one.avenue == avenue)

    def tie(self, key: str) -> Tie | None:
        """A tie of the graph by its key."""
        return next((tie for tie in self.situation.ties if tie.key == key), None)


def of_incident(
    workspace: Workspace, here: tuple[str, str], language: str, only: Iterable[str] = ()
) -> Weighed:
    """The avenues for an incident: ``here`` are its compartment and its identifier.

    ``only`` names avenues when not all are asked for. Raises NoSuchIncident, WordsClosed and
    NoSuchAvenue.
    """
    workspace.require(Right.READ)
    compartment, incident = here
    store = workspace.store(compartment)
    told = alleged(groupings.incident(store, incident).incident)
    kept = avenue_records.particulars(workspace, here)
    added = kept.value if kept else Particulars()
    ground = Gathering(workspace, (store,), told.accused)
    states = states_of(told.accused, ground.known) | {*added.states}
    situation = replace(
        ground.situation(),
        accused=tuple(sorted(told.accused)),
        acts=acts_of(told, states),
        events=added.days,
        tried=added.tried,
        futility=written(
            workspace, (one.value.told for one in avenue_records.futilities(workspace, here))
        ),
    )
    return ground.weighed(situation, language, lacks_of((told,)), only)


class Gathering:
    """The catalogue and the graph of some compartments, with the general one beside them."""

    def __init__(
        self, workspace: Workspace, stores: Sequence[Store], asked: Collection[str] = ()
    ) -> None:
        workspace.require(Right.READ)
        self.held = avenue_catalogue.known(workspace)
        general = workspace.general
        every = [*stores, *([general] if general else [])]
        self.stores = tuple({store.identifier: store for store in every}.values())
        known = known_bodies(self.held, self.stores)
        self.known = naming(known, self.stores, asked)
        self._checks = avenue_catalogue.checks(workspace)

    def situation(self) -> Situation:
        """What is the same for whatever is held against these bodies."""
        bodies = tuple(self.known.bodies.values())
        return Situation(now().date(), bodies, self.known.ties, signatures=self._checks)

    def weighed(
        self, situation: Situation, language: str, lacks: Lacks, only: Iterable[str] = ()
    ) -> Weighed:
        """The verdicts on every avenue, or on those named. Raises NoSuchAvenue."""
        asked = tuple(only)
        found = verdicts(self.held.catalogue, situation, asked)
        unnamed = _on_ways(found) - self.known.bodies.keys()
        if unnamed:
            self.known = naming(self.known, self.stores, unnamed)
            situation = replace(situation, bodies=tuple(self.known.bodies.values()))
            found = verdicts(self.held.catalogue, situation, asked)
        keys = sorted({*situation.accused, *situation.threats})
        return Weighed(
            held=self.held,
            situation=situation,
            known=self.known,
            named=tuple(self._named(key, language) for key in keys),
            lacks=lacks,
            verdicts=found,
        )

    def _named(self, key: str, language: str) -> Named:
        body = self.known.bodies.get(key)
        name = body.name.said(language) if body else key.partition("@")[0]
        state = (body.state if body else None) or ""
        return Named(key, name, state, self.known.homes.get(key, ""))


def _on_ways(found: Iterable[AvenueVerdict]) -> set[str]:
    """The keys of everybody on a way that is told of."""
    ways = [reason.way for one in found for reason in one.reasons]
    ways += [recipient.way for one in found for recipient in one.onward]
    return {key for way in ways if way for key in way.keys}


def written(workspace: Workspace, told: Iterable[Recorded]) -> tuple[Futility, ...]:
    """Records of futility that stand, by the names of those who wrote them."""
    called = avenue_catalogue.called(workspace)
    return tuple(
        Futility(
            one.avenue,
            one.signed.reason,
            called.get(one.signed.by) or one.signed.by,
            one.signed.on,
        )
        for one in told
        if one.stands
    )


def lacks_of(told: Sequence[Alleged]) -> Lacks:
    """What some incidents do not say."""
    return Lacks(
        nobody_named=not any(one.accused for one in told),
        undated=any(one.when is None for one in told),
    )
