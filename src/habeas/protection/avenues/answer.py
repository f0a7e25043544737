"""What is answered to a scenario, as plain values for JSON: documented, and kept stable.

docs/avenue-scenarios.md describes every field. Fields may be added, none is removed or renamed
within one version of the format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from habeas.protection.avenues.scenario import Expectation, Scenario
from habeas.protection.avenues.verdict import verdicts
from habeas.protection.avenues.verdicts import (
    AvenueVerdict,
    Condition,
    Deadline,
    FactLine,
    OnwardRecipient,
    VerdictReason,
)

Plain = dict[str, object]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One expectation, and every point on which what was found differs: (expected, found)."""

    expected: Expectation
    differs: Mapping[str, tuple[object, object]]

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return not self.differs


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A scenario with the verdicts it asks for, and how they compare with what it expects."""

    scenario: Scenario
    verdicts: tuple[AvenueVerdict, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def holds(self) -> bool:
        """Whether everything that was expected is so; True where nothing was."""
        return all(one.holds for one in self.comparisons)


def evaluated(scenario: Scenario) -> Evaluated:
    """The verdicts a scenario asks for: on the avenues it names, or on all."""
    found = verdicts(scenario.catalogue, scenario.situation, scenario.avenues)
    every = {one.avenue: one for one in _with_expected(scenario, found)}
    compared = (_compared(one, every[one.avenue]) for one in scenario.expected)
    return Evaluated(scenario, found, tuple(compared))


def answer(held: Evaluated, language: str) -> Plain:
    """The answer to a scenario, its sentences in one language (ISO 639-1)."""
    scenario = held.scenario
    return {
        "scenario": scenario.title.said(language),
        "rests_on": [one.said(language) for one in scenario.rests_on],
        "today": scenario.situation.today.isoformat(),
        "catalogue": scenario.catalogue.version,
        "avenues": [told(one, language) for one in held.verdicts],
        "expected": [_comparison(one) for one in held.comparisons],
        "holds": held.holds,
    }


def _with_expected(scenario: Scenario, found: tuple[AvenueVerdict, ...]) -> Iterator[AvenueVerdict]:
    """The verdicts found, and those on avenues that something is expected of besides."""
    yield from found
    missing = {one.avenue for one in scenario.expected} - {one.avenue for one in found}
    if missing:
        yield from verdicts(scenario.catalogue, scenario.situation, sorted(missing))


def told(one: AvenueVerdict, language: str) -> Plain:
    """One verdict as plain values."""
    return {
        "avenue": one.avenue,
        "name": one.name.said(language),
        "kind": one.kind.value,
        "receiver": one.receiver,
        "verdict": one.verdict.value,
        "decided_by": _reason(one.decided_by, language),
        "reasons": [_reason(reason, language) for reason in one.reasons],
        "onward": [_recipient(recipient, language) for recipient in one.onward],
        "conditions": [_condition(condition, language) for condition in one.conditions],
        "deadlines": [_deadline(deadline, language) for deadline in one.deadlines],
        "stale": [_stale(line) for line in one.stale],
        "closes": list(one.closes),
        "futile": one.futile,
        "checked_by": list(_checks(one.facts)),
    }


def _reason(reason: VerdictReason, language: str) -> Plain:
    found: Plain = {"rule": reason.rule.value, "verdict": reason.verdict.value}
    if reason.way is not None:
        found["path"] = list(reason.way.keys)
        found["ties"] = [step.tie for step in reason.way.steps]
    if reason.fact:
        found["fact"] = reason.fact
    return {**found, "text": reason.text.said(language)}


def _recipient(one: OnwardRecipient, language: str) -> Plain:
    return {
        "body": one.body,
        "name": one.name.said(language),
        "connected": one.connection.value,
        "consent": one.consent,
        "path": list(one.way.keys) if one.way else [],
        "when": one.when.said(language),
    }


def _condition(one: Condition, language: str) -> Plain:
    return {
        "condition": one.kind.value,
        "state": one.state.value,
        "text": one.text.said(language),
        "detail": one.detail.said(language) if one.detail else "",
    }


def _deadline(one: Deadline, language: str) -> Plain:
    return {
        "id": one.identifier,
        "starts": one.starts,
        "from": one.event.isoformat() if one.event else None,
        "until": one.until.isoformat() if one.until else None,
        "days_left": one.days_left,
        "hard": one.hard,
        "sure": one.is_sure,
        "time_zone": one.time_zone,
        "text": one.text.said(language),
    }


def _stale(line: FactLine) -> Plain:
    return {
        "fact": line.fact,
        "standing": line.standing.value,
        "confidence": line.confidence.value,
    }


def _checks(facts: Iterable[FactLine]) -> Iterator[Plain]:
    """Who checked how many facts and when; nobody yet, when it is empty."""
    held: dict[tuple[str, str], list[str]] = {}
    for line in facts:
        if line.checked_on is not None:
            signed = line.checked_by, line.checked_on.isoformat()
            held.setdefault(signed, []).append(line.fact)
    for (by, on), names in sorted(held.items()):
        yield {"by": by, "on": on, "facts": names}


def _comparison(one: Comparison) -> Plain:
    differs = {
        point: {"expected": wanted, "found": found}
        for point, (wanted, found) in one.differs.items()
    }
    return {"avenue": one.expected.avenue, "holds": one.holds, "differs": differs}


def _compared(expected: Expectation, found: AvenueVerdict) -> Comparison:
    points = _points(expected, found)
    return Comparison(expected, {name: both for name, both in points if both[0] != both[1]})


def _points(
    expected: Expectation, found: AvenueVerdict
) -> Iterator[tuple[str, tuple[object, object]]]:
    decided = found.decided_by
    yield "verdict", (expected.verdict.value, found.verdict.value)
    if expected.decided_by is not None:
        yield "decided-by", (expected.decided_by.value, decided.rule.value)
    if expected.reasons:
        rules = {reason.rule for reason in found.reasons}
        wanted = [rule.value for rule in expected.reasons]
        yield "reasons", (wanted, [rule.value for rule in expected.reasons if rule in rules])
    if expected.path is not None:
        yield "path", (list(expected.path), list(decided.way.keys) if decided.way else [])
    if expected.onward is not None:
        yield "onward", (sorted(expected.onward), [one.body for one in found.onward])
    for name, wanted_days in expected.days_left.items():
        yield f"days-left {name}".strip(), (wanted_days, _days_left(found, name))


def _days_left(found: AvenueVerdict, name: str) -> int | None:
    """Of the limit of a name; of the next one that has started when none is named."""
    limits: Mapping[str, Deadline] = {one.identifier: one for one in found.deadlines}
    if name:
        return limits[name].days_left if name in limits else None
    return next((one.days_left for one in found.deadlines if one.days_left is not None), None)
