"""Published conditions: met, not met, or not known. They colour nothing; the receiver decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from habeas.protection.avenues.avenue import Avenue, AvenueKind, Concerned, Status
from habeas.protection.avenues.ground import Ground
from habeas.protection.avenues.openness import concerned, entries_about, overlaps
from habeas.protection.avenues.situation import Act, ProcedureState
from habeas.protection.avenues.verdicts import Condition, ConditionKind, ConditionState, Telling
from habeas.protection.facts import Fact
from habeas.words.bilingual import Bilingual
from habeas.words.counting import LANGUAGES

FINAL_DECISION = "final-domestic-decision"
"""The event that says that remedies at home were used up."""

_MET, _NOT_MET, _NOT_KNOWN = ConditionState


def conditions(ground: Ground, avenue: Avenue) -> tuple[Condition, ...]:
    """Every condition the catalogue knows of this avenue, in a fixed order."""
    return tuple(found for rule in _RULES for found in rule(ground, avenue))


def subject(ground: Ground, avenue: Avenue) -> Iterator[Condition]:
    """Whether it deals with one of the acts."""
    kinds = {act.kind for act in ground.situation.acts if act.kind}
    if not kinds:
        state, key = _NOT_KNOWN, "avenues.subject_not_known"
    elif any(map(avenue.takes, kinds)):
        state, key = _MET, "avenues.subject_met"
    else:
        state, key = _NOT_MET, "avenues.subject_not_met"
    yield _condition(ConditionKind.SUBJECT, state, key, avenue.fact("subject"))


def date_within(ground: Ground, avenue: Avenue) -> Iterator[Condition]:
    """Whether an act surely falls within the time the avenue deals with."""
    if all(one.acts_from is None and one.acts_until is None for one in avenue.status):
        return
    found = {_within(ground, avenue, act) for act in concerned(ground, avenue)}
    state = next(state for state in (_MET, _NOT_KNOWN, _NOT_MET) if state in found)
    key = {_MET: "met", _NOT_KNOWN: "not_known", _NOT_MET: "not_met"}[state]
    yield _condition(ConditionKind.DATE, state, f"avenues.date_{key}", None)


def who(_: Ground, avenue: Avenue) -> Iterator[Condition]:
    """Who may turn to it: the program does not know who will."""
    if told := avenue.fact("who"):
        yield _condition(ConditionKind.WHO, _NOT_KNOWN, "avenues.who", told)


def exhaustion(ground: Ground, avenue: Avenue) -> Iterator[Condition]:
    """Whether remedies at home were used up, or why not was written down."""
    asked = avenue.exhaustion
    if asked is None:
        return
    if not asked.required:
        state, key = _MET, "avenues.exhaustion_not_asked"
    else:
        state, key = _exhausted(ground)
    yield _condition(ConditionKind.EXHAUSTION, state, key, asked.exception)


def removal(ground: Ground, avenue: Avenue) -> Iterator[Condition]:
    """Whether a State is about to remove the person, where that is what it is for."""
    if avenue.concerns is Concerned.REMOVING_STATE:
        is_near = ground.situation.removal is not None
        key = "avenues.removal_met" if is_near else "avenues.removal_not_met"
        yield _condition(ConditionKind.REMOVAL, _MET if is_near else _NOT_MET, key, None)


def identity(_: Ground, avenue: Avenue) -> Iterator[Condition]:
    """Whether the person has to be named to it."""
    if avenue.anonymity is None:
        return
    allowed = avenue.anonymity.allowed
    key = "avenues.identity_not_asked" if allowed else "avenues.identity_asked"
    told = avenue.anonymity.confidentiality
    yield _condition(ConditionKind.IDENTITY, _MET if allowed else _NOT_KNOWN, key, told)


_RULES: tuple[Callable[[Ground, Avenue], Iterator[Condition]], ...] = (
    subject,
    date_within,
    who,
    exhaustion,
    removal,
    identity,
)


def _exhausted(ground: Ground) -> tuple[ConditionState, str]:
    situation = ground.situation
    ended = dict(situation.events).get(FINAL_DECISION)
    if ended is not None and ended <= situation.today:
        return _MET, "avenues.exhaustion_met"
    at_home = {tried.state for tried in situation.tried if is_domestic(ground, tried.avenue)}
    if ProcedureState.PENDING in at_home:
        return _NOT_MET, "avenues.exhaustion_pending"
    if any(is_domestic(ground, one.avenue) for one in situation.futility):
        return _MET, "avenues.exhaustion_futile"
    return _NOT_KNOWN, "avenues.exhaustion_not_known"


def is_domestic(ground: Ground, identifier: str) -> bool:
    """Whether an avenue of the catalogue is a remedy at home."""
    found = ground.catalogue.by_identifier.get(identifier)
    return found is not None and found.kind is AvenueKind.DOMESTIC


def _within(ground: Ground, avenue: Avenue, act: Act) -> ConditionState:
    entries = [one for one in entries_about(ground, avenue, act.state) if overlaps(one, act.when)]
    if not entries:
        return _NOT_MET
    return _MET if any(_holds(one, act) for one in entries) else _NOT_KNOWN


def _holds(entry: Status, act: Act) -> bool:
    """Whether the whole of what is said of the time lies within the span."""
    first = act.when.earliest if act.when else None
    last = act.when.latest if act.when else None
    begun = entry.acts_from is None or (first is not None and entry.acts_from <= first)
    return begun and (entry.acts_until is None or (last is not None and last <= entry.acts_until))


def _condition(
    kind: ConditionKind, state: ConditionState, key: str, told: Fact | None
) -> Condition:
    detail = Bilingual(*map(told.said, LANGUAGES)) if told else None
    return Condition(kind, state, _sentence(key), detail)


@cache
def _sentence(key: str) -> Telling:
    return Telling.of(key)
