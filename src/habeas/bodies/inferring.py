"""Ties nobody states in so many words: marked inferred, never merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from habeas.bodies.graph import Tie, TieKind
from habeas.bodies.lexicon import english
from habeas.bodies.mentions import Mentioned
from habeas.bodies.names import fold, same_house
from habeas.bodies.ties import resting_on, tie_between
from habeas.words.statements import SpeakerKind

_Keyed = tuple[Mentioned, str]


def inferred_ties(keys: Mapping[Mentioned, str], stated: Iterable[Tie]) -> Iterator[Tie]:
    """Who may be whom, and who leads what, from titles, places and nearness."""
    found = _Inferring(keys, stated)
    for mentioned, key in keys.items():
        yield from found.same_leader(mentioned, key)
        yield from found.the_titled(mentioned, key)
        yield from found.short_form(mentioned, key)
        yield from found.led_by(mentioned, key)
        yield from found.official_of(mentioned, key)
        yield from found.force_under(mentioned, key)
        yield from found.minister_over(mentioned, key)
        yield from found.of_a_place(mentioned, key)
        yield from found.state_for_officials(mentioned, key)


class _Inferring:
    """The mentions, sorted by what the inferences ask of them."""

    def __init__(self, keys: Mapping[Mentioned, str], stated: Iterable[Tie]) -> None:
        self._keys = frozenset(keys.values())
        self._commanded = _subordinates(stated)
        self._here: dict[str, list[_Keyed]] = {}
        for mentioned, key in keys.items():
            self._here.setdefault(mentioned.exhibit, []).append((mentioned, key))
        self._heads = sorted({(m.name.house, k) for m, k in keys.items() if _is_head(m)})
        governments = {(m.name.core, k) for m, k in keys.items() if _noun(m) == "governments"}
        self._governments = sorted(governments)

    def same_leader(self, mentioned: Mentioned, key: str) -> Iterator[Tie]:
        """A "Velmaran leader" may be the one named person who leads that place."""
        name = mentioned.name
        if name.rank == "head" and not name.core and name.house:
            found = {person for house, person in self._heads if same_house(house, name.house)}
            yield from _perhaps_same(mentioned, key, found)

    def the_titled(self, mentioned: Mentioned, key: str) -> Iterator[Tie]:
        """A bare "the president" may be the one president whom the same report names."""
        name = mentioned.name
        if name.rank and not name.core and not name.house:
            near = self._here[mentioned.exhibit]
            found = {k for m, k in near if m.name.core and m.name.title == name.title}
            yield from _perhaps_same(mentioned, key, found)

    def short_form(self, mentioned: Mentioned, key: str) -> Iterator[Tie]:
        """A bare "the regiment" may be the one regiment whom the same report names."""
        noun = fold(mentioned.surface)
        if not mentioned.name.proper and " " not in noun:
            near = [(m, k) for m, k in self._here[mentioned.exhibit] if m.name.proper]
            found = {k for m, k in near if _is_short_for(noun, fold(m.surface))}
            yield from _perhaps_same(mentioned, key, found)

    def led_by(self, mentioned: Mentioned, key: str) -> Iterator[Tie]:
        """Whoever leads a place commands its government."""
        if _noun(mentioned) == "governments":
            for house, person in self._heads:
                if same_house(house, mentioned.name.core):
                    tie = tie_between(TieKind.COMMANDS, person, key, inferred=True)
                    yield resting_on(tie, mentioned)

    def official_of(self, mentioned: Mentioned, key: str) -> Iterator[Tie]:
        """Officials of a place belong to its government."""
        if _noun(mentioned) == "officials":
            for place, government in self._governments:
                if government != key and same_house(place, mentioned.name.core):
                    tie = tie_between(TieKind.BELONGS_TO, key, government, inferred=True)
                    yield resting_on(tie, mentioned)

    def force_under(self, mentioned: Mentioned, key: str) -> Iterator[Tie]:
        """A force of the state that has no other superior stands under its one leader.

        That is the leader its report names, else the leader of its place. By place only a
        body without a name: "the police" in a place are that place's; a named force may be
        another power's. Officials and ministries are given to nobody: who they answer to must
        be said.
        """
        if key in self._commanded or not _is_force(mentioned):
            return
        leaders = {k for m, k in self._here[mentioned.exhibit] if _is_head(m)}
        if not leaders and not mentioned.name.proper:
            heads = [(house, k) for house, k in self._heads if house]
            leaders = {k for house, k in heads for p in mentioned.where if same_house(house, p)}
        if len(leaders) == 1 and key not in leaders:
            tie = tie_between(TieKind.REPORTS_TO, key, min(leaders), inferred=True)
            yield resting_on(tie, mentioned)

    def minister_over(self, mentioned: Mentioned, key: str) -> Iterator[Tie]:
        """The Minister of the Interior heads the Ministry of the Interior of the same report."""
        if mentioned.name.rank == "minister":
            field = _portfolio(mentioned.surface)
            for other, ministry in self._here[mentioned.exhibit]:
                if field and _noun(other) == "ministries" and field <= _portfolio(other.surface):
                    tie = tie_between(TieKind.COMMANDS, key, ministry, inferred=True)
                    yield resting_on(tie, mentioned)

    def of_a_place(self, mentioned: Mentioned, key: str) -> Iterator[Tie]:
        """A ministry may be the one ministry of that name that says of which state it is."""
        if _noun(mentioned) == "ministries" and mentioned.name.proper:
            yield from _perhaps_same(mentioned, key, {k for k in self._keys if f"{key} of " in k})

    def state_for_officials(self, mentioned: Mentioned, key: str) -> Iterator[Tie]:
        """Bare "Officials", or "Velmara" in a headline, may be the "Officials in Velmara"."""
        if mentioned.name.rank:
            return
        word = fold(mentioned.surface)
        near = self._here[mentioned.exhibit]
        whole = {k for m, k in near if _noun(m) == "officials" and " in " in k}
        yield from _perhaps_same(mentioned, key, {k for k in whole if word in k.split(" in ")})


def _is_force(mentioned: Mentioned) -> bool:
    """Whether it is accused as of the state, and is no person, office or circle of officials."""
    if mentioned.capacity != "state" or mentioned.kind is SpeakerKind.PERSON:
        return False
    return _noun(mentioned) not in ("office", "officials", "ministries", "governments")


def _portfolio(surface: str) -> frozenset[str]:
    """What a minister or a ministry is for: "interior"."""
    return frozenset(fold(surface).split()) - english().joints


def _subordinates(stated: Iterable[Tie]) -> frozenset[str]:
    """The actors of whom somebody says under whom they stand."""
    over = (TieKind.COMMANDS, TieKind.CONTROLS)
    return frozenset(t.parent if t.kind in over else t.child for t in stated)


def _is_short_for(noun: str, name: str) -> bool:
    return name.endswith(f" {noun}") or name.startswith(f"{noun} of ")


def _is_head(mentioned: Mentioned) -> bool:
    """Whether it names a person under a title that leads a government."""
    return mentioned.name.rank == "head" and bool(mentioned.name.core)


def _noun(mentioned: Mentioned) -> str:
    """The class of a body's noun; "office" for whoever is told by a title."""
    return "office" if mentioned.name.rank else english().noun_class(mentioned.surface)


def _perhaps_same(mentioned: Mentioned, key: str, found: set[str]) -> Iterator[Tie]:
    if len(found) == 1 and key not in found:
        tie = tie_between(TieKind.SAME_AS, key, min(found), inferred=True)
        yield resting_on(tie, mentioned)
