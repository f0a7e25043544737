"""The graph of bodies as a picture with its table: around one body, or those tied most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.archive import bodies, entered
from habeas.archive.access import Store
from habeas.archive.ledger import Kept
from habeas.bodies.entered import EnteredTie
from habeas.bodies.graph import Tie, TieKind
from habeas.bodies.merging import known
from habeas.bodies.paths import DOWNWARD
from habeas.dossiers import hierarchy
from habeas.dossiers.hierarchy import Link, Node
from habeas.dossiers.markup import Html
from habeas.words.roles import Right
from habeas.workspace.entered_bodies import NOTHING_FOUND
from habeas.workspace.opening import Workspace
from habeas.workspace.told_ties import Telling, ToldTie

MOST = 30
"""How many bodies one picture holds."""
STEPS = 3
"""How many ties away from the body in the middle a picture reaches."""

_NO_ORDER = (TieKind.SAME_AS, TieKind.HANDS_OVER_TO)


@dataclass(frozen=True, slots=True)
class Picture:
    """The figure and its table, line by line. ``left_out`` bodies have ties and are not drawn."""

    figure: Html
    ties: tuple[ToldTie, ...]
    around: str
    left_out: int


def picture(
    workspace: Workspace,
    compartment: str,
    around: str,
    language: str,
    label: str,
) -> Picture:
    """The bodies around one, by its key, or with no key those with most ties.

    ``label`` names the figure.
    """
    workspace.require(Right.READ)
    return _Drawing(workspace.store(compartment)).around(around, language, label)


class _Drawing:
    """Everything that could be drawn of one compartment."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept = {one.identifier: one for one in entered.ties(store)}
        held = [one.value for one in entered.bodies(store)]
        graph = bodies.graph(store) or NOTHING_FOUND
        self._known = known(graph, held, (one.value for one in self._kept.values()))
        shown = bodies.in_office(store, [actor.key for actor in graph.actors])
        shown |= {one.key for one in held if not one.is_withdrawn}
        self._ties = [t for t in self._known.graph.ties if {t.child, t.parent} <= shown]

    def around(self, key: str, language: str, label: str) -> Picture:
        """The picture."""
        tied = Counter(end for tie in self._ties for end in (tie.child, tie.parent))
        chosen = self._near(key) if key in tied else self._most(tied)
        ties = [tie for tie in self._ties if {tie.child, tie.parent} <= set(chosen)]
        by_key = {one.value.plain.key: one for one in self._kept.values()}
        held = [by_key[tie.key] for tie in ties if tie.key in by_key]
        found = [tie for tie in ties if tie.key not in by_key]
        telling = Telling(self._store, found, held, language)
        lines = [self._line(telling, tie, by_key.get(tie.key)) for tie in ties]
        nodes = [Node(one, telling.name(one)) for one in chosen]
        links = [self._link(tie) for tie in ties]
        figure = hierarchy.figure(nodes, links, label)
        around = telling.name(key) if key in chosen else ""
        return Picture(figure, tuple(lines), around, len(tied) - len(chosen))

    def _line(self, telling: Telling, tie: Tie, kept: Kept[EnteredTie] | None) -> ToldTie:
        is_contested = tie.key in self._known.contested
        if kept is None:
            return telling.found(tie, tie.child, is_contested)
        return telling.entered(kept.value, tie.child, is_contested)

    def _link(self, tie: Tie) -> Link:
        down = tie.kind in DOWNWARD or tie.kind in _NO_ORDER
        ends = (tie.child, tie.parent) if down else (tie.parent, tie.child)
        is_contested = tie.key in self._known.contested
        return Link(*ends, tie.kind not in _NO_ORDER, tie.inferred, is_contested)

    def _near(self, key: str) -> list[str]:
        """The body itself and those nearest to it, the body first."""
        chosen, edge = {key: None}, [key]
        for _ in range(STEPS):
            edge = sorted(self._neighbours(edge) - chosen.keys())[: MOST - len(chosen)]
            chosen |= dict.fromkeys(edge)
        return list(chosen)

    def _neighbours(self, keys: Iterable[str]) -> set[str]:
        here = set(keys)
        touching = (tie for tie in self._ties if here & {tie.child, tie.parent})
        return {end for tie in touching for end in (tie.child, tie.parent)}

    def _most(self, tied: Counter[str]) -> list[str]:
        return sorted(sorted(tied), key=lambda key: -tied[key])[:MOST]
