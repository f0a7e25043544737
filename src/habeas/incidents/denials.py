"""Denials beside what they answer, with the way from the denier to the accused."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from habeas.bodies.directory import Directory
from habeas.bodies.graph import BodyGraph, Tie, TieKind
from habeas.bodies.mentions import voice
from habeas.bodies.paths import Hierarchy
from habeas.incidents.incident import Denial
from habeas.incidents.profile import Profile, counts
from habeas.incidents.vocabulary import plain
from habeas.words.ordering import Order

Group = list[Profile]


@dataclass(frozen=True, slots=True)
class Way:
    """How an actor stands to an accused: the accused's key and the ties that lead there."""

    accused: str
    ties: tuple[Tie, ...]


class Deniers:
    """Finds how whoever denies stands to whoever is accused."""

    def __init__(self, graph: BodyGraph, order: Order) -> None:
        self._order = order
        self._hierarchy = Hierarchy(graph)
        self._other_names = [tie for tie in graph.ties if tie.kind is TieKind.SAME_AS]
        self._directory = Directory(graph)

    def way(self, actor: str, group: Group) -> Way | None:
        """The shortest way to an accused of this incident; None when none was found."""
        accused = accused_in(group)
        if not actor or not accused:
            return None
        if actor in accused:
            return Way(actor, ())
        up = self._hierarchy.path(actor, accused)
        ties = up or self._hierarchy.common_superior(actor, accused)
        return Way(_end(actor, ties), ties) if ties else None

    def stands_by(self, actor: str, group: Group) -> bool:
        """Whether an actor is accused, or stands under, over or beside an accused."""
        return self.way(actor, group) is not None

    def is_own(self, denial: Profile, told: Profile, group: Group) -> bool:
        """Whether the denier's own side says it: the same voice, or both stand by an accused."""
        if denial.by_the_author and told.by_the_author and denial.exhibit == told.exhibit:
            return True
        one, other = denial.speaker, told.speaker
        if are_one_voice(one, other):
            return True
        return self.stands_by(one, group) and self.stands_by(other, group)

    def denial(self, profile: Profile, group: Group, twins: Collection[frozenset[str]]) -> Denial:
        """One denial of what a group of allegations tells."""
        denier = self._denier(profile)
        way = self.way(denier, group)
        actor = self._directory.by_key(denier)
        speaker = profile.said.speaker
        target = answered(profile, group)
        others = [p for p in target if profile.withdraws or not self.is_own(profile, p, group)]
        return Denial(
            statement=profile.identifier,
            speaker=denier,
            speaker_name=actor.name if actor else " ".join(voice(profile.said).split()),
            named=speaker.named or (actor is not None and actor.named),
            is_accused=way is not None and not way.ties,
            accused=way.accused if way else "",
            path=tuple(tie.key for tie in way.ties) if way else (),
            answers=tuple(p.identifier for p in others),
            perhaps_same_as=self._order.sorted(_twins(profile, twins)),
        )

    def _denier(self, profile: Profile) -> str:
        """Who denies: "the president" is the one the same report names, and counts once."""
        found = {
            tie.parent
            for tie in self._other_names
            if tie.child == profile.speaker and profile.exhibit in _told_in(tie)
        }
        return min(found) if len(found) == 1 else profile.speaker


def _told_in(tie: Tie) -> set[str]:
    """The exhibits whose own actor it is of, or that hold its words."""
    return {tie.child.rpartition("@")[2], *(mention.exhibit for mention in tie.mentions)}


def accused_in(group: Group) -> tuple[str, ...]:
    """The actors a group of allegations accuses of the act itself, first accused first."""
    return tuple(dict.fromkeys(key for profile in group for key in profile.accused))


def answered(denial: Profile, group: Group) -> list[Profile]:
    """The allegations of a group that a denial answers.

    Those told before it in its own report; else those that others tell there; else those of
    other reports; of the acts it names, where it names some that are alleged. Who withdraws
    one figure answers those that give it.
    """
    told = [p for p in group if not p.only_implied]
    if denial.withdraws:
        return [p for p in told if _gives(p, denial.withdraws)]
    here = [p for p in told if p.exhibit == denial.exhibit]
    before = [p for p in here if p.position < denial.position]
    by_others = [p for p in here if not p.by_the_author]
    pool = before or by_others or [p for p in told if p not in here] or told
    same = [p for p in pool if p.families & denial.families]
    return same or pool


def are_one_voice(one: str, other: str) -> bool:
    """Whether two actor keys are one actor, told with and without its country."""
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and f"{longer} ".startswith(f"{shorter} ")


def _gives(profile: Profile, figure: str) -> bool:
    return any(plain(q.span.of(profile.whole)) == figure for q in counts(profile))


def _end(start: str, ties: Sequence[Tie]) -> str:
    here = start
    for tie in ties:
        here = tie.parent if tie.child == here else tie.child
    return here


def _twins(profile: Profile, twins: Collection[frozenset[str]]) -> set[str]:
    held = {i for pair in twins if profile.identifier in pair for i in pair}
    return held - {profile.identifier}
