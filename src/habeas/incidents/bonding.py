"""What speaks for and against two statements telling of one incident."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.incidents.profile import ONE_PERSON, Likeness, Profile
from habeas.incidents.vocabulary import Vocabulary, points
from habeas.words.dates import Edtf
from habeas.words.reasons import LISTED, Reason

PartOf = Mapping[str, str]
"""A place key to the key of the place it is part of; empty where nobody knows."""


@dataclass(frozen=True, slots=True)
class Score:
    """Points for a pair with every reason; ``barred`` says why the two never stand together.

    The name of a reason is that of its weight in ``bonds.toml``.
    """

    points: float
    reasons: tuple[Reason, ...]
    barred: str = ""
    apart: bool = False
    """Whether only the same words can bring the two together: their reports share no place."""

    @property
    def shared(self) -> tuple[Reason, ...]:
        """What the two have in common."""
        return tuple(r for r in self.reasons if points().pairs[r.name] > 0)


class Bonding:
    """Compares statements pair by pair, by what stands in them and nothing else.

    What is only asked ("perhaps one utterance") brings nothing together.
    """

    def __init__(self, words: Vocabulary, part_of: PartOf) -> None:
        self._words = words
        self._part_of = part_of
        self._kinds: dict[str, int] = {}
        self._numbers: dict[Likeness, int] = {}
        self._known: dict[tuple[int, int], Score] = {}
        self._features: tuple[Callable[[Profile, Profile], Iterator[Reason]], ...] = (
            self._acts,
            self._places,
            self._groups,
            self._sides,
            self._times,
            self._figures,
        )

    def score(self, one: Profile, other: Profile) -> Score:
        """How far two statements tell of the same; the same either way round."""
        first, second = (one, other) if one.position <= other.position else (other, one)
        kinds = self._kind(first), self._kind(second)
        known = self._known.get(kinds)
        if known is None:
            known = self._known[kinds] = self._compared(first, second)
        if known.barred:
            return known
        if known.apart and not _are_one_text(first, second):
            return Score(0.0, (), OTHER_COUNTRY)
        own = (*self._wording(first, second), *_same_actor(first, second))
        own += tuple(_nearness(first, second))
        if not own:
            return known
        weights = points().pairs
        total = known.points + sum(weights[reason.name] for reason in own)
        return Score(total, (*own, *known.reasons))

    def _kind(self, profile: Profile) -> int:
        """A number for all that is compared but words, report and actors: many share one."""
        kind = self._kinds.get(profile.identifier)
        if kind is None:
            alike = profile.likeness
            kind = self._numbers.setdefault(alike, len(self._numbers))
            self._kinds[profile.identifier] = kind
        return kind

    def _compared(self, one: Profile, other: Profile) -> Score:
        barred = _bar(one, other)
        if barred:
            return Score(0.0, (), barred)
        reasons = tuple(r for feature in self._features for r in feature(one, other))
        weights = points().pairs
        total = sum(weights[reason.name] for reason in reasons)
        return Score(total, reasons, apart=share_no_place(one, other))

    @staticmethod
    def _wording(one: Profile, other: Profile) -> Iterator[Reason]:
        if alike(one, other):
            yield _reason("same_words")

    def _acts(self, one: Profile, other: Profile) -> Iterator[Reason]:
        same = (one.families & other.families) - self._words.general
        if same:
            yield _reason("same_act", acts=same)
        elif self._words.are_related(one.families, other.families):
            yield _reason("related_act", acts=one.families | other.families)

    def _places(self, one: Profile, other: Profile) -> Iterator[Reason]:
        ones, others = one.places.any, other.places.any
        own, same = one.places.own & other.places.own, one.places.spoken_of & other.places.spoken_of
        if own or same:
            name = "same_place" if own else "carried_place"
            yield _reason(name, places=_named(own or same))
        elif not ones or not others:
            before = (ones or one.places.before) & (others or other.places.before)
            if before:
                yield _reason("place_before", places=_named(before))
            elif ones or others:
                yield _reason("unknown_place")
        elif self._one_in_the_other(ones, others):
            yield _reason("part_of_place", places=_named(ones | others))
        else:
            unlisted = one.places.unlisted | other.places.unlisted
            yield _reason("unlisted_place" if unlisted else "other_place")

    def _one_in_the_other(self, ones: Collection[str], others: Collection[str]) -> bool:
        return any(
            a in self._around(b) or b in self._around(a) for a in sorted(ones) for b in others
        )

    def _around(self, place: str) -> list[str]:
        found: list[str] = []
        while (place := self._part_of.get(place, "")) and place not in found:
            found.append(place)
        return found

    def _groups(self, one: Profile, other: Profile) -> Iterator[Reason]:
        if one.groups and other.groups:
            yield _reason("same_group")
        elif one.described & other.described:
            yield _reason("same_described", people=one.described & other.described)
        elif (one.groups or one.before) and (other.groups or other.before):
            if (one.groups or one.before) & (other.groups or other.before):
                if not speak_of_others(one, other):
                    yield _reason("carried_group")
            else:
                yield _reason("other_carried_group")

    def _sides(self, one: Profile, other: Profile) -> Iterator[Reason]:
        if one.sides & other.sides:
            yield _reason("same_side", sides=one.sides & other.sides)

    def _times(self, one: Profile, other: Profile) -> Iterator[Reason]:
        pairs = [(a, b) for a in one.times for b in other.times]
        if any(_narrow(a) and _narrow(b) and a.overlaps(b) for a, b in pairs):
            yield _reason("same_time")
        elif is_apart_in_time(one, other):
            yield _reason("other_time")

    def _figures(self, one: Profile, other: Profile) -> Iterator[Reason]:
        if one.figures & other.figures:
            yield _reason("same_figure")
        elif one.figures and other.figures and _is_one(one) != _is_one(other):
            yield _reason("one_and_many")
        elif _is_one(one) != _is_one(other) and _tells_of_nobody(one) != _tells_of_nobody(other):
            yield _reason("one_and_nobody")
        if speak_of_others(one, other):
            yield _reason("other_people")


def _same_actor(one: Profile, other: Profile) -> Iterator[Reason]:
    if one.accused and other.accused and set(one.accused) & set(other.accused):
        yield _reason("same_actor")


def _nearness(one: Profile, other: Profile) -> Iterator[Reason]:
    if one.exhibit == other.exhibit:
        yield _reason("same_report")
        gap = other.said.extent.start - one.said.extent.end
        if gap <= points().limits["near_characters"]:
            yield _reason("next_to_each_other")


OTHER_COUNTRY = "their reports share no place"


def bar(one: Profile, other: Profile) -> str:
    """Why two statements can never tell of one incident; empty when they can."""
    barred = _bar(one, other)
    if not barred and share_no_place(one, other) and not _are_one_text(one, other):
        return OTHER_COUNTRY
    return barred


def _are_one_text(one: Profile, other: Profile) -> bool:
    """Whether two contents are the same and long enough to have been copied."""
    return min(len(one.words), len(other.words)) >= points().limits["copied_words"] and alike(
        one, other
    )


def share_no_place(one: Profile, other: Profile) -> bool:
    """Whether two reports each speak of places, and of no place in common.

    A place around another counts as spoken of, so two towns of one country are in common
    where somebody knows the country. Nothing but the same words bridges such reports.
    """
    ones, others = one.places.report, other.places.report
    return bool(ones and others) and not ones & others


def _bar(one: Profile, other: Profile) -> str:
    if one.groups and other.groups and not one.groups & other.groups:
        return "different groups in the sources' words"
    if one.sides and other.sides and not one.sides & other.sides:
        return "different kinds of alleged perpetrator"
    if one.victims and other.victims and not one.victims & other.victims:
        return "different people affected"
    if one.tells_of_habit != other.tells_of_habit:
        return "one tells of a habit, the other of one happening"
    if one.only_risk != other.only_risk:
        return "one tells of a danger, the other of what is said to have happened"
    return ""


def is_apart_in_time(one: Profile, other: Profile) -> bool:
    """Whether both say when, and no time of the one is near any of the other."""
    pairs = [(a, b) for a in one.times for b in other.times]
    most = points().limits["apart_days"]
    return bool(pairs) and all(_days_apart(a, b) > most for a, b in pairs)


def alike(one: Profile, other: Profile) -> bool:
    """Whether two contents have nearly all their words in common (Jaccard index)."""
    share = points().limits["same_words_share"]
    fewer, more = sorted((len(one.words), len(other.words)))
    if not more or fewer < share * more:
        return False
    shared = len(one.words & other.words)
    return shared >= share * (fewer + more - shared)


def speak_of_others(one: Profile, other: Profile) -> bool:
    """Whether the one speaks of women only and the other of men only."""
    ones, others = one.victims or one.mentioned, other.victims or other.mentioned
    return bool(ones and others) and not ones & others


def _tells_of_nobody(profile: Profile) -> bool:
    told = profile.figures or profile.groups or profile.victims or profile.accused
    return not told and not profile.places.own


def _is_one(profile: Profile) -> bool:
    return profile.figures == ONE_PERSON


def _narrow(when: Edtf) -> bool:
    if when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days <= points().limits["narrow_days"]


def _days_apart(one: Edtf, other: Edtf) -> int:
    """Whole days between the end of the earlier and the start of the later; 0 when unknown."""
    return max(_gap(one.latest, other.earliest), _gap(other.latest, one.earliest), 0)


def _gap(end: date | None, start: date | None) -> int:
    return (start - end).days if end is not None and start is not None else 0


def _named(places: Collection[str]) -> list[str]:
    """Place keys as names: "upper_keld" is "Upper Keld"."""
    return [place.replace("_", " ").replace("-", " ").title() for place in places]


def _reason(name: str, **places: Collection[str]) -> Reason:
    """A reason with the values that fill its places, in order."""
    held = {place: LISTED.join(sorted(values)) for place, values in places.items()}
    return Reason.of(f"incidents.{name}", **held)
