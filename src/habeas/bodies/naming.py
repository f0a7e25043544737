"""Who is named in what was read: every wording of one actor under one key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from habeas.bodies.graph import Actor, BodyGraph, Tie
from habeas.bodies.inferring import inferred_ties
from habeas.bodies.lexicon import english
from habeas.bodies.mentions import Mentioned, bodies_in, leaders_in, mentions_in
from habeas.bodies.names import fold
from habeas.bodies.ties import member_ties, merged, office_ties, phrases_in, stated_ties
from habeas.words.ordering import Order, in_order
from habeas.words.reports import ReadReport
from habeas.words.statements import SpeakerKind

_RANKING = (
    SpeakerKind.PERSON,
    SpeakerKind.BODY,
    SpeakerKind.OUTLET,
    SpeakerKind.OFFICE,
    SpeakerKind.GROUP,
    SpeakerKind.DOCUMENT,
)


def find_bodies(reports: Collection[ReadReport]) -> BodyGraph:
    """Actors and ties of a set of reports, the same in any order of reports.

    Nothing about a person is kept beyond names, offices and ties.
    """
    lexicon = english()
    ordered = in_order(reports)
    order = Order.of(ordered)
    phrases = [phrase for report in ordered for phrase in phrases_in(report, lexicon)]
    mentions = [m for report in ordered for m in mentions_in(report, lexicon)]
    mentions += [m for report in ordered for m in leaders_in(report, lexicon)]
    mentions += [m for report in ordered for m in bodies_in(report, lexicon)]
    mentions += [m for phrase in phrases for m in (phrase.child, phrase.parent)]
    keys = _keys(mentions)
    stated = (*stated_ties(phrases, keys), *office_ties(keys), *member_ties(keys))
    ties = merged((*stated, *inferred_ties(keys, stated)), order)
    return BodyGraph(_actors(keys, stated, order), ties)


@dataclass
class _Found:
    wordings: set[str] = field(default_factory=set)
    kinds: set[SpeakerKind] = field(default_factory=set)
    cores: set[str] = field(default_factory=set)
    named: bool = False


def _actors(keys: Mapping[Mentioned, str], ties: Iterable[Tie], order: Order) -> tuple[Actor, ...]:
    found: dict[str, _Found] = {}
    for mention, key in keys.items():
        actor = found.setdefault(key, _Found())
        actor.wordings.add(" ".join(mention.surface.split()))
        actor.kinds.add(mention.kind)
        actor.named = actor.named or mention.named
        if mention.name.core:
            actor.cores.add(mention.name.core)
    for tie in ties:
        if tie.parent not in found:
            found[tie.parent] = _Found({tie.parent}, {SpeakerKind.OFFICE})
    return tuple(_actor(key, found[key]) for key in order.sorted(found))


def _actor(key: str, found: _Found) -> Actor:
    wordings = tuple(sorted(found.wordings))
    best = max(found.cores or wordings, key=lambda words: (len(words.split()), words))
    kind = next((kind for kind in _RANKING if kind in found.kinds), SpeakerKind.GROUP)
    return Actor(key, best, kind.value, found.named, wordings)


def _keys(mentions: Collection[Mentioned]) -> dict[Mentioned, str]:
    """The key of each mention; a lone surname joins the one full name it can mean."""
    keys = {mention: _own_key(mention) for mention in mentions}
    bearers: dict[str, set[tuple[str, str]]] = {}
    for mention, key in keys.items():
        if mention.kind is SpeakerKind.PERSON and " " in key:
            bearers.setdefault(key.split()[-1], set()).add((key, mention.exhibit))
    return {mention: _joined(mention, key, bearers) for mention, key in keys.items()}


def _own_key(mention: Mentioned) -> str:
    if mention.name.core:
        return fold(mention.name.core)
    folded = fold(mention.surface)
    return folded if mention.name.proper else f"{folded}@{mention.exhibit}"


def _joined(mention: Mentioned, key: str, bearers: Mapping[str, set[tuple[str, str]]]) -> str:
    """Full names in the same report decide first, then those of the whole set."""
    if " " in key or not mention.name.core or mention.kind is SpeakerKind.OUTLET:
        return key
    people = bearers.get(key, set())
    here = {full for full, exhibit in people if exhibit == mention.exhibit}
    anywhere = {full for full, _ in people}
    return next((min(held) for held in (here, anywhere) if len(held) == 1), key)
