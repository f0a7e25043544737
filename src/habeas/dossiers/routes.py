"""By which way words came, told in words: speakers, relays, nodes and ties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.bodies.graph import Tie
from habeas.dossiers.cited import Cited
from habeas.dossiers.ground import Ground
from habeas.dossiers.phrases import Phrases
from habeas.dossiers.told import ToldOriginal
from habeas.origins.lineage import EdgeKind, NodeKind
from habeas.words.statements import HopRole
from habeas.words.visible import on_one_line

_ASIDE = {EdgeKind.SAME_HAND, EdgeKind.SAME_UTTERANCE}


class Routes:
    """Puts the ways of one account into words of one language."""

    def __init__(self, ground: Ground, phrases: Phrases) -> None:
        self._phrases = phrases
        self._nodes = {node.key: node for node in ground.trace.nodes}
        self._actors = {actor.key: actor for actor in ground.graph.actors}
        self._ground = ground
        self._written = {
            edge.parent: self._nodes[edge.child].exhibit
            for edge in ground.trace.edges
            if edge.parent in self._nodes
            and edge.child in self._nodes
            and self._nodes[edge.parent].kind is NodeKind.OWN_KNOWLEDGE
        }
        self._numbers = {one.identifier: one.number for one in ground.cited}

    def by(self, cited: Cited) -> str:
        """Who said it, via whom, in which exhibit."""
        if cited.is_authorial:
            key = "by_author_basis" if cited.statement.basis else "by_author"
            return self._phrases.say(key, exhibit=cited.label)
        return self._phrases.say(
            "by", speaker=self.speaker(cited), relays=self.relays(cited), exhibit=cited.label
        )

    def voices(self, cited: Cited) -> str:
        """The same for the same speaker and relays, in whichever exhibit; "The" or "the" alike."""
        if cited.is_authorial:
            return cited.label
        return self.speaker(cited).removeprefix("The ").removeprefix("the ") + self.relays(cited)

    def speaker(self, cited: Cited) -> str:
        """Whose words, and whether the report names them."""
        name = on_one_line(cited.speaker)
        if not name:
            return self._phrases.say("nobody")
        return name if cited.statement.speaker.named else self._phrases.say("unnamed", name=name)

    def relays(self, cited: Cited) -> str:
        """The hands between speaker and exhibit: " via Interfax via The Telegraph"."""
        return "".join(
            self._phrases.say(
                "relay" if hop.explicit else "relay_inferred", name=on_one_line(hop.name)
            )
            for hop in cited.relays
        )

    def steps(self, cited: Cited) -> tuple[str, ...]:
        """Every voice from the speaker to the exhibit, for a breadcrumb."""
        if cited.is_authorial:
            return (cited.label,)
        passing = (on_one_line(h.name) + self._inferred(h.explicit) for h in cited.relays)
        return self.speaker(cited) + self._inferred(_is_stated(cited)), *passing, cited.label

    def route(self, cited: Cited) -> str:
        """The way without its speaker, for one whose name stands before it."""
        relays = self.relays(cited)
        return self._phrases.say("route", relays=relays, exhibit=cited.label).strip()

    def node(self, key: str) -> str:
        """One holder of information in plain words."""
        node = self._nodes.get(key)
        if node is None:
            return on_one_line(key)
        exhibit = node.exhibit or self._written.get(key, "")
        label = self._ground.label(exhibit) if exhibit else ""
        key = "recorded" if node.is_recorded else node.kind.value
        return self._phrases.word("node", key, name=self._name(node.name), label=label)

    def original(self, told: ToldOriginal) -> str:
        """A report to obtain, by name."""
        return self._name(told.name)

    def _name(self, name: str) -> str:
        return on_one_line(name) or self._phrases.say("nobody")

    def first_holders(self, end: str, statements: Iterable[Cited]) -> list[str]:
        """Where those of some statements that end here are first known, one name each."""
        wanted = {one.identifier for one in statements if f"exhibit:{one.exhibit}" == end}
        edges = [e for e in self._ground.trace.edges if e.kind not in _ASIDE]
        found: dict[str, None] = {}
        for statement in sorted(wanted, key=self._number):
            carrying = [edge for edge in edges if statement in edge.carries]
            children = {edge.child for edge in carrying}
            tops = sorted({edge.parent for edge in carrying} - children)
            found.update(dict.fromkeys(self.node(key) for key in tops))
        return list(found)

    def _number(self, statement: str) -> int:
        return self._numbers[statement]

    def chain(self, keys: Sequence[str]) -> str:
        """A chain of holders from the first to the exhibit."""
        return self._phrases.say("arrow").join(self.chain_steps(keys))

    def chain_steps(self, keys: Sequence[str]) -> list[str]:
        """The holders of a chain, each once: no quotation after its speaker, no speaker after
        what they saw.
        """
        kinds = [self._nodes[key].kind for key in keys]
        shown = []
        for place, key in enumerate(keys):
            before = kinds[place - 1] if place else None
            quoted = before is not None and kinds[place] is NodeKind.UTTERANCE
            if not (quoted or (before is NodeKind.OBSERVATION and kinds[place] is NodeKind.VOICE)):
                shown.append(self.node(key))
        return shown

    def actor(self, key: str) -> str:
        """An actor's name; its key when the graph has no name for it."""
        actor = self._actors.get(key)
        return on_one_line(actor.name if actor else key)

    def path(self, start: str, ties: Sequence[Tie]) -> str:
        """A way of ties from an actor: "who speaks for A, who commands B (inferred)"."""
        here, told = start, []
        for tie in ties:
            forward = tie.child == here
            here = tie.parent if forward else tie.child
            key = tie.kind.value if forward else f"{tie.kind.value}_back"
            words = self._phrases.word("tie", key, other=self.actor(here))
            told.append(words + self._inferred(not tie.inferred))
        return self._phrases.say("list").join(told)

    def _inferred(self, stated: bool) -> str:
        return "" if stated else self._phrases.word("tie", "inferred")


def _is_stated(cited: Cited) -> bool:
    first = cited.statement.chain[0]
    return first.role is not HopRole.SPEAKER or first.explicit
