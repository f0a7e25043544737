"""Which incidents a denial, doubt, advice or demand answers, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.incidents.bonding import alike, bar, share_no_place
from habeas.incidents.denials import Deniers
from habeas.incidents.grouping import Grouping, GroupingKind
from habeas.incidents.profile import Profile
from habeas.incidents.vocabulary import Vocabulary, points
from habeas.words.reasons import Reason, together
from habeas.words.statements import Stance

BY_A_PERSON = Reason.of("incidents.by_a_person")

_ASKING = (Stance.RECOMMENDS, Stance.DEMANDS)

Group = list[Profile]
Weighed = tuple[str, Reason]
"""The name of a weight in ``bonds.toml``, and what speaks for an answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One statement beside one incident (its number in the list) and why it stands there."""

    profile: Profile
    incident: int
    why: Reason


@dataclass(frozen=True, slots=True)
class Answering:
    """What is needed to place answers; ``deniers`` knows who stands by an accused."""

    words: Vocabulary
    deniers: Deniers

    def place(self, answers: Sequence[Profile], groups: Sequence[Group]) -> list[Answer]:
        """Each answer beside every incident it answers; those without any are left out.

        Advice and demands go to what their report tells most of, where that is among them.
        The clear ones are placed first; then those in the same words as a placed one; then
        those that only stand in a report that tells of an incident; then again those in the
        same words.
        """
        placed: list[Answer] = []
        waiting = list(answers)
        again = (self._like_another, self._like_its_speaker)
        steps = (self._direct, *again, self._by_report, *again)
        for step in steps:
            found = [(answer, step(answer, groups, placed)) for answer in waiting]
            placed += [hit for _, hits in found for hit in hits]
            waiting = [answer for answer, hits in found if not hits]
        return placed

    def _direct(self, answer: Profile, groups: Sequence[Group], _: list[Answer]) -> list[Answer]:
        weights = points().answers
        report = _in_report(answer, groups)
        ranked = []
        for number, group in enumerate(groups):
            reasons = list(self._reasons(answer, group, number, report))
            ranked.append((sum(weights[name] for name, _ in reasons), number, reasons))
        best = max((total for total, _, _ in ranked), default=0.0)
        least = max(weights["enough"], best - weights["margin"])
        hits = [Answer(answer, n, _why(reasons)) for t, n, reasons in ranked if t >= least]
        main = [hit for hit in hits if hit.incident == report.main]
        return main if main and answer.said.stance in _ASKING else hits

    def _like_another(
        self, answer: Profile, groups: Sequence[Group], placed: list[Answer]
    ) -> list[Answer]:
        twins = [other for other in placed if _are_alike(answer, other.profile)]
        return _beside(answer, twins, "same_words")

    def _like_its_speaker(
        self, answer: Profile, groups: Sequence[Group], placed: list[Answer]
    ) -> list[Answer]:
        """Beside what its speaker answers elsewhere in a report that alleges nothing itself."""
        if any(_count_in(answer.exhibit, group) for group in groups):
            return []
        own = [other for other in placed if _are_of_one_speech(answer, other.profile)]
        return _beside(answer, own, "same_speaker")

    def _by_report(
        self, answer: Profile, groups: Sequence[Group], placed: list[Answer]
    ) -> list[Answer]:
        told = [(_count_in(answer.exhibit, group), -n) for n, group in enumerate(groups)]
        most, minus = max(told, default=(0, 0))
        if not most or bar(answer, groups[-minus][0]):
            return []
        return [Answer(answer, -minus, _answers("by_report"))]

    def _reasons(
        self, answer: Profile, group: Group, number: int, report: _InReport
    ) -> Iterator[Weighed]:
        if any(bar(answer, member) == _GROUPS for member in group) or _is_elsewhere(answer, group):
            return
        yield from _same_report(answer, group, number, report)
        same = answer.families & {family for p in group for family in p.families}
        if same - self.words.general:
            yield "same_act", _answers("same_act")
        yield from _same_place(answer, group)
        if answer.groups and any(answer.groups & p.groups for p in group):
            yield "same_group", Reason.of("incidents.same_group")
        if answer.sides and any(answer.sides & p.sides for p in group):
            yield "same_side", _answers("same_side")
        if self.deniers.stands_by(answer.speaker, group):
            yield "by_the_accused", _answers("by_the_accused")


_GROUPS = "different groups in the sources' words"


def _beside(answer: Profile, others: Sequence[Answer], name: str) -> list[Answer]:
    why = _answers(name)
    return [Answer(answer, number, why) for number in sorted({a.incident for a in others})]


def _are_alike(one: Profile, other: Profile) -> bool:
    """Whether two answers are in the same words; bare words alone bridge no two countries."""
    same = one.said.stance is other.said.stance and alike(one, other)
    return same and not share_no_place(one, other)


def _are_of_one_speech(one: Profile, other: Profile) -> bool:
    same = one.exhibit == other.exhibit and one.said.stance is other.said.stance
    return same and bool(one.speaker) and one.speaker == other.speaker


def _is_elsewhere(answer: Profile, group: Group) -> bool:
    """Whether no report of the group shares a place with the answer's."""
    return all(share_no_place(answer, member) for member in group)


def _same_report(
    answer: Profile, group: Group, number: int, report: _InReport
) -> Iterator[Weighed]:
    if not any(p.exhibit == answer.exhibit and p.position < answer.position for p in group):
        return
    yield "same_report", _answers("same_report")
    if report.means_all:
        yield "refers_back", _answers("all")
        return
    if number == report.main:
        yield "main_story", _answers("main")
    if answer.points_back or answer.points_at_reports or answer.denies_existence:
        yield "refers_back", _answers("back")
        if number == report.nearest:
            yield "nearest", _answers("nearest")


def _same_place(answer: Profile, group: Group) -> Iterator[Weighed]:
    places = {place for p in group for place in p.places.spoken_of}
    if answer.places.spoken_of & places:
        yield "same_place", _answers("same_place")
    elif answer.places.own and places:
        yield "other_place", _answers("other_place")


@dataclass(frozen=True, slots=True)
class _InReport:
    """Numbers of the incidents an answer's report told last and told most of before it.

    ``means_all``: what an author says of "these allegations" is meant for all of them.
    """

    nearest: int | None
    main: int | None
    means_all: bool


def _in_report(answer: Profile, groups: Sequence[Group]) -> _InReport:
    before = [
        (p.position, number)
        for number, group in enumerate(groups)
        for p in group
        if p.exhibit == answer.exhibit and p.position < answer.position
    ]
    told = [number for _, number in before]
    main = max(told, key=lambda number: (told.count(number), -number), default=None)
    means_all = answer.by_the_author and answer.points_at_reports
    return _InReport(max(before)[1] if before else None, main, means_all)


def _count_in(exhibit: str, group: Group) -> int:
    return sum(profile.exhibit == exhibit for profile in group)


def _answers(name: str) -> Reason:
    return Reason.of(f"incidents.answers_{name}")


def _why(reasons: Sequence[Weighed]) -> Reason:
    weights = points().answers
    return together(reason for name, reason in reasons if weights[name] > 0)


def redirected(
    answers: Sequence[Answer],
    judgements: Collection[Grouping],
    groups: Sequence[Group],
    profiles: Mapping[str, Profile],
) -> list[Answer]:
    """The answers after what people decided about them."""
    held = list(answers)
    for judgement in judgements:
        named = [i for i in judgement.statements if i in profiles and _is_answer(profiles[i])]
        if judgement.kind is not GroupingKind.JOIN:
            held = [answer for answer in held if answer.profile.identifier not in named]
        else:
            numbers = _holding(judgement.statements, groups)
            held = [a for a in held if a.profile.identifier not in named or a.incident in numbers]
            held += [
                Answer(profiles[i], number, BY_A_PERSON)
                for i in named
                for number in numbers
                if (i, number) not in {(a.profile.identifier, a.incident) for a in held}
            ]
    return held


def _is_answer(profile: Profile) -> bool:
    return profile.said.stance is not Stance.ASSERTS


def _holding(statements: Collection[str], groups: Sequence[Group]) -> list[int]:
    named = set(statements)
    return [n for n, group in enumerate(groups) if named & {p.identifier for p in group}]
