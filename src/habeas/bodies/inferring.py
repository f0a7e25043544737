"""Ties nobody states in so many words: marked inferred, never merged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from habeas.bodies.graph import Tie, TieKind
from habeas.bodies.lexicon import english
from habeas.bodies.mentions import Mentioned
from habeas.bodies.names import fold, same_house
from habeas.bodies.ties import resting_on, tie_between

_Keys = Mapping[Mentioned, str]


def inferred_ties(keys: _Keys) -> Iterator[Tie]:
    """Who may be whom, and who leads what, from titles, places and nearness."""
    yield from _same_leader(keys)
    yield from _the_titled(keys)
    yield from _short_forms(keys)
    yield from _governments(keys)
    yield from _officials(keys)
    yield from _forces(keys)


def _heads(keys: _Keys) -> list[tuple[Mentioned, str]]:
    """Named people under a title that leads a government."""
    return [(m, key) for m, key in keys.items() if m.name.rank == "head" and m.name.core]


def _same_leader(keys: _Keys) -> Iterator[Tie]:
    """A "Chechen leader" may be the one named person who leads that place."""
    for mentioned, key in keys.items():
        name = mentioned.name
        if name.rank == "head" and not name.core and name.house:
            found = {k for m, k in _heads(keys) if same_house(m.name.house, name.house)}
            yield from _perhaps_same(mentioned, key, found)


def _the_titled(keys: _Keys) -> Iterator[Tie]:
    """A bare "the president" may be the one president whom the same report names."""
    for mentioned, key in keys.items():
        name = mentioned.name
        if name.rank and not name.core and not name.house:
            named = [m for m in keys if m.exhibit == mentioned.exhibit and m.name.core]
            found = {keys[m] for m in named if m.name.title == name.title}
            yield from _perhaps_same(mentioned, key, found)


def _perhaps_same(mentioned: Mentioned, key: str, found: set[str]) -> Iterator[Tie]:
    if len(found) == 1 and key not in found:
        tie = tie_between(TieKind.SAME_AS, key, min(found), inferred=True)
        yield resting_on(tie, mentioned)


def _is_government(mentioned: Mentioned) -> bool:
    nouns = english()
    return not mentioned.name.rank and nouns.noun_class(mentioned.surface) == "governments"


def _governments(keys: _Keys) -> Iterator[Tie]:
    """Whoever leads a place commands its government."""
    for mentioned, key in keys.items():
        if _is_government(mentioned):
            for head, person in _heads(keys):
                if same_house(head.name.house, mentioned.name.core):
                    tie = tie_between(TieKind.COMMANDS, person, key, inferred=True)
                    yield resting_on(tie, mentioned)


def _officials(keys: _Keys) -> Iterator[Tie]:
    """Officials of a place belong to its government."""
    nouns = english()
    governments = [(m, key) for m, key in keys.items() if _is_government(m)]
    for mentioned, key in keys.items():
        if nouns.noun_class(mentioned.surface) == "officials" and not mentioned.name.rank:
            for government, house in governments:
                if house != key and same_house(government.name.core, mentioned.name.core):
                    tie = tie_between(TieKind.BELONGS_TO, key, house, inferred=True)
                    yield resting_on(tie, mentioned)


def _forces(keys: _Keys) -> Iterator[Tie]:
    """A state force accused in a report that names one leader reports to that leader."""
    leaders: dict[str, set[str]] = {}
    for head, person in _heads(keys):
        leaders.setdefault(head.exhibit, set()).add(person)
    for mentioned, key in keys.items():
        over = leaders.get(mentioned.exhibit, set())
        if len(over) == 1 and key not in over and _is_force(mentioned):
            tie = tie_between(TieKind.REPORTS_TO, key, min(over), inferred=True)
            yield resting_on(tie, mentioned)


def _is_force(mentioned: Mentioned) -> bool:
    accused = mentioned.capacity == "state" and not mentioned.name.rank
    return accused and not _is_government(mentioned)


def _short_forms(keys: _Keys) -> Iterator[Tie]:
    """A bare "the regiment" may be the one regiment whom the same report names."""
    for mentioned, key in keys.items():
        if not mentioned.name.proper and " " not in fold(mentioned.surface):
            found = {k for m, k in keys.items() if _is_long_form(m, mentioned)}
            yield from _perhaps_same(mentioned, key, found)


def _is_long_form(one: Mentioned, short: Mentioned) -> bool:
    noun = fold(short.surface)
    return (
        one.exhibit == short.exhibit and one.name.proper and fold(one.surface).endswith(f" {noun}")
    )
