"""What one statement says that can bring it together with others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from habeas.bodies.directory import Directory
from habeas.bodies.graph import BodyGraph
from habeas.bodies.mentions import voice
from habeas.incidents.vocabulary import Vocabulary, plain
from habeas.words.dates import Edtf
from habeas.words.ordering import statements_in_order
from habeas.words.quantities import QuantityMention, Unit
from habeas.words.reports import KeptStatement, ReadReport
from habeas.words.statements import (
    ContentMode,
    Modality,
    PerpetratorMention,
    PlaceMention,
    SpeakerKind,
    Stance,
    Statement,
    ViolationMention,
)

Likeness = tuple[object, ...]
"""What two profiles share when all that is compared, but words, place and actors, is the same."""

Position = tuple[int, int]
"""The place of the exhibit, then of the statement in it: the order statements are listed in."""

_TOLD = (Modality.ALLEGED, Modality.RISK, Modality.IMPLIED)
_FIRST_WORDS = 8

ONE_PERSON = frozenset({(1, 1)})
"""The figures of a statement that tells of one person."""

HELD_TO_ACCOUNT = ("direct", "ordered", "controls")
"""Roles in which an actor is accused of the act itself, not of looking away."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where, as gazetteer keys with their wording; those merely carried over apart."""

    own: frozenset[str]
    carried: frozenset[str]
    unlisted: frozenset[str]
    before: frozenset[str]
    """Places named last before it in the same report, for a statement that names none."""
    rulers: frozenset[str]
    """Places that only stand for those who rule them: "the Velmaran government"."""
    report: frozenset[str] = frozenset()
    """Every place its report speaks of, and the places around each as far as known."""

    @property
    def any(self) -> frozenset[str]:
        """Its own places, else those carried over."""
        return self.own or self.carried

    @property
    def spoken_of(self) -> frozenset[str]:
        """Every place it brings to mind."""
        return self.own | self.carried | self.rulers


@dataclass(frozen=True, slots=True)
class Profile:
    """A statement as the bringing together sees it. Built from the statement alone.

    ``groups`` are those given as the perpetrator's alleged reason, ``described`` those that
    only say who was affected ("detainees"). ``before`` are the groups named last before it
    in the same report, for a statement that names none; ``victims`` says how those affected
    are told, ``mentioned`` whoever is spoken of.

    ``speaker`` and ``accused`` are actor keys. ``whole`` is the text of its rendition.
    ``sides`` says what kind of perpetrator is alleged.
    """

    kept: KeptStatement
    whole: str
    position: Position
    speaker: str
    words: frozenset[str]
    text: str
    families: frozenset[str]
    places: Places
    groups: frozenset[str]
    described: frozenset[str]
    before: frozenset[str]
    victims: frozenset[str]
    mentioned: frozenset[str]
    sides: frozenset[str]
    accused: tuple[str, ...]
    times: tuple[Edtf, ...]
    figures: frozenset[tuple[int | None, int | None]]
    only_risk: bool
    only_implied: bool
    points_back: bool
    points_at_reports: bool
    denies_existence: bool
    tells_of_habit: bool
    withdraws: str
    """The one figure that a denial of "the figure of three" takes back; else empty."""
    in_account: bool
    """Whether the report says it in its own voice, and somewhere at first hand."""

    @property
    def identifier(self) -> str:
        """The statement's identifier."""
        return self.kept.identifier

    @property
    def exhibit(self) -> str:
        """The exhibit it stands in."""
        return self.kept.exhibit

    @property
    def said(self) -> Statement:
        """The statement itself."""
        return self.kept.statement

    @property
    def likeness(self) -> Likeness:
        """All that is compared but its words, its place and whom it accuses."""
        told = (self.families, self.places, self.groups, self.described, self.before)
        people = (self.victims, self.mentioned, self.sides, self.figures)
        return (*told, *people, self.times, self.only_risk, self.tells_of_habit)

    @property
    def by_the_author(self) -> bool:
        """Whether the document says it in its own voice."""
        return self.said.speaker.kind is SpeakerKind.AUTHOR

    @property
    def alleges(self) -> bool:
        """Whether it asserts an act or says how many people something happened to."""
        return self.said.stance is Stance.ASSERTS and bool(self.families or self.figures)


class Profiler:
    """Makes profiles; holds what they are made with."""

    def __init__(
        self, words: Vocabulary, graph: BodyGraph, part_of: Mapping[str, str] | None = None
    ) -> None:
        self._words = words
        self._part_of = part_of or {}
        self._directory = Directory(graph)

    def profiles(self, report: ReadReport, place: int = 0) -> list[Profile]:
        """The profiles of one report's statements in order; ``place`` is the report's."""
        ordered = statements_in_order(report)
        made = [self._profile(kept, report, (place, n)) for n, kept in enumerate(ordered)]
        named = frozenset(
            key for p in made for place in p.places.spoken_of for key in self._up(place)
        )
        placed = (replace(p, places=replace(p.places, report=named)) for p in made)
        return list(_with_what_was_before(list(placed)))

    def _up(self, place: str) -> list[str]:
        """A place and the places around it, the nearest first."""
        found: list[str] = []
        while place and place not in found:
            found.append(place)
            place = self._part_of.get(place, "")
        return found

    def _profile(self, kept: KeptStatement, report: ReadReport, position: Position) -> Profile:
        said, words = kept.statement, report.words_of(kept)
        folded = plain(words)
        acts = _spoken_of(said)
        return Profile(
            kept=kept,
            whole=report.rendition.text,
            position=position,
            speaker=self._speaker(kept, report),
            words=self._words.content_words(words),
            text=folded,
            families=frozenset(self._words.family(v.code) for v in acts),
            places=_places(said.places, report.rendition.text),
            groups=_groups(said, reason=True),
            described=_groups(said, reason=False),
            before=frozenset(),
            victims=self._victims(_told_affected(said, report.rendition.text)),
            mentioned=self._victims(folded),
            sides=self._sides(said),
            accused=self._accused(kept),
            times=tuple(t.when for t in said.times if t.when is not None),
            figures=_figures(said),
            only_risk=_all_are(Modality.RISK, acts),
            only_implied=_all_are(Modality.IMPLIED, acts),
            points_back=self._points_back(said, folded),
            points_at_reports=bool(self._words.reports.search(folded)),
            denies_existence=bool(self._words.existence.search(folded)),
            tells_of_habit=_asserts(said) and bool(self._words.habits.search(folded)),
            withdraws="" if acts else self._withdrawn(said, folded),
            in_account=said.speaker.kind is SpeakerKind.AUTHOR and _is_account(report),
        )

    def _speaker(self, kept: KeptStatement, report: ReadReport) -> str:
        """Whoever speaks; for the report's own voice, the author it names."""
        own = kept.statement.speaker.kind is SpeakerKind.AUTHOR
        name = self._author(report) if own else voice(kept.statement)
        actor = self._directory.actor(name, kept.exhibit) if name else None
        return actor.key if actor is not None else ""

    def _author(self, report: ReadReport) -> str:
        """Who the document says has written it, or whose statement it calls itself."""
        first = next(iter(report.rendition.text.strip().splitlines()), "")
        own = self._words.own.search(plain(first))
        return report.rendition.byline.author or (own["name"] if own else "")

    def _withdrawn(self, said: Statement, folded: str) -> str:
        found = self._words.figure.search(folded) if said.stance is Stance.DENIES else None
        return found["figure"] if found else ""

    def _points_back(self, said: Statement, folded: str) -> bool:
        """Whether it leans on what was told before: an allegation, with its first words."""
        told = " ".join(folded.split()[:_FIRST_WORDS]) if _asserts(said) else folded
        anaphoric = said.content_mode is ContentMode.ANAPHORIC
        return anaphoric or bool(self._words.back.search(told))

    def _victims(self, folded: str) -> frozenset[str]:
        return frozenset(
            name for name, words in self._words.victims.items() if words.search(folded)
        )

    def _sides(self, said: Statement) -> frozenset[str]:
        told = frozenset(self._side(p.surface, p.capacity) for p in _held(said)) - {""}
        acts = (self._words.sides_of_acts.get(v.code, "") for v in _spoken_of(said))
        return told or frozenset(acts) - {""}

    def _side(self, surface: str, capacity: str) -> str:
        folded = plain(surface)
        if capacity == "state":
            return "state"
        found = [name for name, words in self._words.sides.items() if words.search(folded)]
        if found or self._words.back.search(folded):
            return found[0] if found else ""
        return "others" if capacity == "non_state" else ""

    def _accused(self, kept: KeptStatement) -> tuple[str, ...]:
        named = [self._directory.actor(p.surface, kept.exhibit) for p in _held(kept.statement)]
        return tuple(dict.fromkeys(actor.key for actor in named if actor is not None))


def _all_are(modality: Modality, acts: Collection[ViolationMention]) -> bool:
    return bool(acts) and all(act.modality is modality for act in acts)


def _held(said: Statement) -> Iterator[PerpetratorMention]:
    return (p for p in said.perpetrators if p.role in HELD_TO_ACCOUNT)


def _groups(said: Statement, *, reason: bool) -> frozenset[str]:
    named = (g.key for g in said.groups if g.as_alleged_reason is reason)
    return frozenset(named) - {""}


def _told_affected(said: Statement, text: str) -> str:
    told = [q.counted for q in said.quantities if q.quantity.unit is Unit.PERSONS]
    return plain(" ; ".join([*told, *(group.span.of(text) for group in said.groups)]))


def _is_account(report: ReadReport) -> bool:
    told = (kept.statement for kept in report.statements)
    return any(s.basis is not None and s.speaker.kind is SpeakerKind.AUTHOR for s in told)


def _asserts(said: Statement) -> bool:
    return said.stance is Stance.ASSERTS


def _spoken_of(said: Statement) -> list[ViolationMention]:
    """The acts a statement is about: those alleged, else those feared, else those implied.

    In a denial or another answer they are the acts it answers, denied or not.
    """
    if not _asserts(said):
        return [v for v in said.violations if v.modality is not Modality.IMPLIED]
    by_modality = ([v for v in said.violations if v.modality is m] for m in _TOLD)
    return next((acts for acts in by_modality if acts), [])


def place_key(mention: PlaceMention, text: str) -> str:
    """The gazetteer's key, or the place's own words where it knows none."""
    return mention.key or plain(mention.span.of(text))


def _places(mentions: tuple[PlaceMention, ...], text: str) -> Places:
    located = [m for m in mentions if m.role == "location"]
    own = frozenset(place_key(m, text) for m in located if m.inherited_from is None)
    carried = frozenset(place_key(m, text) for m in located if m.inherited_from is not None)
    unlisted = frozenset(place_key(m, text) for m in located if not m.key)
    rulers = frozenset(place_key(m, text) for m in mentions if m.role == "actor")
    return Places(own, carried, unlisted, frozenset(), rulers)


def counts(profile: Profile) -> list[QuantityMention]:
    """The numbers of people a statement gives."""
    return [q for q in profile.said.quantities if q.quantity.unit is Unit.PERSONS]


def _figures(said: Statement) -> frozenset[tuple[int | None, int | None]]:
    counted = [q.quantity for q in said.quantities if q.quantity.unit is Unit.PERSONS]
    return frozenset((q.lower, q.upper) for q in counted)


def _after(profile: Profile, groups: frozenset[str], places: frozenset[str]) -> Profile:
    named = replace(profile.places, before=frozenset() if profile.places.any else places)
    return replace(profile, places=named, before=frozenset() if profile.groups else groups)


def _with_what_was_before(profiles: list[Profile]) -> Iterator[Profile]:
    """Each with the groups and places named last before it; never one that tells of one person.

    They only help to bring statements together: no value is drawn from them.
    """
    groups: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    for profile in profiles:
        yield profile if profile.figures == ONE_PERSON else _after(profile, groups, places)
        groups, places = profile.groups or groups, profile.places.any or places


def by_identifier(profiles: Iterable[Profile]) -> Mapping[str, Profile]:
    """The profiles under their statements' identifiers."""
    return {profile.identifier: profile for profile in profiles}
