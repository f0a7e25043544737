"""Looking an actor up by the words a report uses."""

from __future__ import annotations

from habeas.bodies.graph import Actor, BodyGraph
from habeas.bodies.names import fold

_ANYWHERE = ""


class Directory:
    """The actors of a graph under their wordings."""

    def __init__(self, graph: BodyGraph) -> None:
        self._by_key = {actor.key: actor for actor in graph.actors}
        self._by_wording: dict[tuple[str, str], set[str]] = {}
        for actor in graph.actors:
            scope = actor.key.rpartition("@")[2] if "@" in actor.key else _ANYWHERE
            for wording in actor.wordings:
                self._by_wording.setdefault((fold(wording), scope), set()).add(actor.key)

    def actor(self, surface: str, exhibit: str) -> Actor | None:
        """Whom these words mean in this exhibit; None for nobody, or for more than one.

        An actor known in this exhibit alone comes before one known everywhere.
        """
        folded = fold(surface)
        here, anywhere = (self._by_wording.get((folded, s), set()) for s in (exhibit, _ANYWHERE))
        found = here or ({folded} & self._by_key.keys()) or anywhere
        return self._by_key[min(found)] if len(found) == 1 else None

    def by_key(self, key: str) -> Actor | None:
        """The actor under a key."""
        return self._by_key.get(key)
