"""Statements to incidents: what is alleged, who denies it, and what competes with what."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from habeas.bodies.directory import Directory
from habeas.bodies.graph import BodyGraph
from habeas.incidents.answering import Answer, Answering, redirected
from habeas.incidents.bonding import Bonding, PartOf
from habeas.incidents.denials import Deniers
from habeas.incidents.explaining import bonds_of_answers, bonds_within
from habeas.incidents.gathering import Group, decided, gather
from habeas.incidents.grouping import Grouping
from habeas.incidents.incident import Incident
from habeas.incidents.profile import Profile, Profiler, by_identifier
from habeas.incidents.values import Answers, unanswered
from habeas.incidents.vocabulary import vocabulary
from habeas.origins.lineage import QuestionKind, Trace
from habeas.words.ordering import Order, in_order, statements_in_order
from habeas.words.reasons import Reason
from habeas.words.reports import ReadReport
from habeas.words.statements import Stance, Status

_ONE_UTTERANCE = (QuestionKind.PERHAPS_ONE_UTTERANCE, QuestionKind.COMPETING_ATTRIBUTION)


def weigh(
    reports: Collection[ReadReport],
    trace: Trace,
    graph: BodyGraph,
    judgements: Collection[Grouping] = (),
    part_of: PartOf | None = None,
) -> tuple[Incident, ...]:
    """The incidents a set of reports tells of, in order of their first statement.

    ``judgements`` are people's decisions, applied after the machine's grouping in the order
    they were made. ``part_of`` leads from a place key to the key of the place around it,
    where the caller has a gazetteer. The same reports give the same incidents in any order.
    """
    weighing = _Weighing(trace, graph, part_of or {}, Order.of(reports))
    profiles = weighing.profiles(reports)
    groups = decided(gather(profiles, vocabulary(), weighing.bonding), tuple(judgements), profiles)
    answers = weighing.answers(profiles, groups, tuple(judgements))
    return tuple(
        weighing.incident(group, [a for a in answers if a.incident == number])
        for number, group in enumerate(groups)
    )


@dataclass(frozen=True, slots=True)
class Concerned:
    """What a decision on some incidents concerns: their reports, and the groups that stand.

    ``groups`` are the allegations of every incident that these reports tell of.
    """

    reports: tuple[ReadReport, ...]
    trace: Trace
    graph: BodyGraph
    groups: tuple[tuple[str, ...], ...]
    part_of: PartOf


def regroup(
    concerned: Concerned, standing: Collection[Grouping], decision: Grouping | None
) -> tuple[Incident, ...]:
    """The incidents that a decision would leave, from the groups that stand.

    Nothing is brought together anew. What answers the groups is placed among them again, with
    the decisions that stand; without a ``decision`` the groups come out as they went in.
    """
    order = Order.of(concerned.reports)
    weighing = _Weighing(concerned.trace, concerned.graph, concerned.part_of, order)
    profiles = weighing.profiles(concerned.reports)
    known = by_identifier(profiles)
    groups = [[known[one] for one in group if one in known] for group in concerned.groups]
    applied = () if decision is None else (decision,)
    groups = decided([group for group in groups if group], applied, profiles)
    answers = weighing.answers(profiles, groups, (*standing, *applied))
    return tuple(
        weighing.incident(group, [a for a in answers if a.incident == number])
        for number, group in enumerate(groups)
    )


@dataclass(frozen=True, slots=True)
class Remaining:
    """A statement that stands in no incident, and why."""

    statement: str
    why: Reason


def remainder(
    reports: Collection[ReadReport], incidents: Collection[Incident]
) -> tuple[Remaining, ...]:
    """Every statement that no incident holds, in order, so that nothing is dropped silently."""
    held = {identifier for incident in incidents for identifier in statements_of(incident)}
    kept = (k for report in in_order(reports) for k in statements_in_order(report))
    return tuple(
        Remaining(k.identifier, _why_left(k.statement.status, k.statement.stance))
        for k in kept
        if k.identifier not in held
    )


def statements_of(incident: Incident) -> tuple[str, ...]:
    """Every statement an incident holds: allegations, then what answers them."""
    denials = (denial.statement for denial in incident.denials)
    return (*incident.allegations, *denials, *incident.doubts, *incident.advice, *incident.demands)


def _why_left(status: Status, stance: Stance) -> Reason:
    if status is Status.REJECTED:
        return Reason.of("incidents.left_rejected")
    if stance is Stance.ASSERTS:
        return Reason.of("incidents.left_no_act")
    return Reason.of("incidents.left_no_answer")


class _Weighing:
    """One run: what is looked up again and again."""

    def __init__(self, trace: Trace, graph: BodyGraph, part_of: PartOf, order: Order) -> None:
        self._deniers = Deniers(graph, order)
        self._values = Answers(vocabulary(), Directory(graph), self._deniers, part_of)
        asked = [q.statements for q in trace.questions if q.kind in _ONE_UTTERANCE]
        self._twins = frozenset(
            frozenset((one, other)) for held in asked for one in held for other in held
        )
        self.bonding = Bonding(vocabulary(), part_of)
        self._profiler = Profiler(vocabulary(), graph, part_of)

    def profiles(self, reports: Collection[ReadReport]) -> list[Profile]:
        """The statements no person rejected, by position."""
        placed = enumerate(in_order(reports))
        found = (p for place, report in placed for p in self._profiler.profiles(report, place))
        return [p for p in found if p.said.status is not Status.REJECTED]

    def answers(
        self,
        profiles: Sequence[Profile],
        groups: Sequence[Group],
        judgements: Sequence[Grouping],
    ) -> list[Answer]:
        """Denials, doubts, advice and demands beside the groups they answer."""
        placing = Answering(vocabulary(), self._deniers)
        answering = [p for p in profiles if p.said.stance is not Stance.ASSERTS]
        placed = placing.place(answering, groups)
        found = redirected(placed, judgements, groups, by_identifier(profiles))
        return sorted(found, key=lambda answer: (answer.profile.position, answer.incident))

    def incident(self, group: Group, answers: Sequence[Answer]) -> Incident:
        """One incident from its allegations and their answers."""
        by_stance = {s: [a.profile for a in answers if a.profile.said.stance is s] for s in Stance}
        denying = by_stance[Stance.DENIES]
        values = self._values.values(group, denying)
        allegations = _identifiers(group)
        return Incident(
            key=_key(allegations),
            acts=self._values.acts(group),
            allegations=allegations,
            denials=tuple(self._deniers.denial(p, group, self._twins) for p in denying),
            doubts=_identifiers(by_stance[Stance.DOUBTS]),
            advice=_identifiers(by_stance[Stance.RECOMMENDS]),
            demands=_identifiers(by_stance[Stance.DEMANDS]),
            values=values,
            unanswered=unanswered(values),
            bonds=(*bonds_within(group, self.bonding), *bonds_of_answers(group, answers)),
        )


def _identifiers(profiles: Sequence[Profile]) -> tuple[str, ...]:
    return tuple(profile.identifier for profile in profiles)


def _key(allegations: Sequence[str]) -> str:
    """The same for the same statements, whatever their order."""
    joined = "\n".join(sorted(allegations)).encode()
    return f"i-{hashlib.sha256(joined).hexdigest()[:12]}"
