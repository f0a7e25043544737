"""Verdicts and checks as lines for a terminal, in either language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from habeas.protection.avenues.answer import Comparison, Evaluated
from habeas.protection.avenues.checking import Checked
from habeas.protection.avenues.verdicts import (
    AvenueVerdict,
    Condition,
    Deadline,
    FactLine,
    OnwardRecipient,
)
from habeas.words.labels import label, label_of
from habeas.words.reasons import Reason, said

_INDENT = "    "
_SHOWN = 6
"""How many facts a line names before it says that there are more."""


def of_scenario(held: Evaluated, language: str) -> Iterator[str]:
    """A scenario's answer: the mildest verdicts first, each with all its reasons."""
    situation = held.scenario.situation
    title = held.scenario.title.said(language)
    yield _line("line_today", language, title=title, today=situation.today)
    yield _line("line_advice", language)
    yield from of_verdicts(held.verdicts, language)
    if held.comparisons:
        yield ""
    for one in held.comparisons:
        yield from _compared(one, language)


def of_verdicts(found: Iterable[AvenueVerdict], language: str) -> Iterator[str]:
    """Verdicts from the mildest to the gravest, in the order of the catalogue within each."""
    for one in sorted(found, key=lambda verdict: verdict.verdict.gravity):
        yield ""
        yield from of_verdict(one, language)


def of_verdict(one: AvenueVerdict, language: str) -> Iterator[str]:
    """One verdict with its reasons, whom it tells, its limits, conditions and checks."""
    yield f"{label(one.verdict, language).upper():<15} {one.avenue}  {one.name.said(language)}"
    for reason in one.reasons:
        yield f"{_INDENT}{label(reason.verdict, language)}: {reason.text.said(language).strip()}"
    rest = (
        *(_onward(recipient, language) for recipient in one.onward),
        *(_deadline(deadline, language) for deadline in one.deadlines),
        *(_condition(condition, language) for condition in one.conditions),
        *_facts(one, language),
    )
    yield from (_INDENT + line for line in rest)


def of_check(found: Checked, language: str) -> Iterator[str]:
    """What a check of a sound catalogue found; its mistakes are told as errors are."""
    counts = ", ".join(f"{label(one, language)} {n}" for one, n in found.counts.items())
    facts = sum(found.counts.values())
    yield _line("line_catalogue", language, avenues=found.avenues, facts=facts, counts=counts)
    yield _line("line_sound", language)
    for one in found.overdue:
        standing = label(one.standing, language)
        yield _line(
            "line_overdue",
            language,
            avenue=one.avenue,
            fact=one.fact,
            standing=standing,
            day=one.day,
        )


def _onward(one: OnwardRecipient, language: str) -> str:
    consent = "line_consent_given" if one.consent else "line_consent_missing"
    return _line(
        "line_onward",
        language,
        name=one.name.said(language),
        connection=label(one.connection, language),
        consent=_line(consent, language),
    )


def _deadline(one: Deadline, language: str) -> str:
    if one.days_left is None:
        starts = label_of("LimitEvent", one.starts, language)
        return _line("line_not_started", language, name=one.identifier, starts=starts)
    key = "line_days_left" if one.days_left >= 0 else "line_days_over"
    days = abs(one.days_left)
    return _line(key, language, name=one.identifier, until=one.until, days=days)


def _condition(one: Condition, language: str) -> str:
    text = " ".join((one.text.said(language), one.detail.said(language) if one.detail else ""))
    kind, state = label(one.kind, language), label(one.state, language)
    return _line("line_condition", language, kind=kind, state=state, text=text.strip())


def _facts(one: AvenueVerdict, language: str) -> Iterator[str]:
    if one.stale:
        yield _line("line_stale", language, facts=_named(one.stale))
    checks: dict[tuple[str, str], list[FactLine]] = {}
    for line in one.facts:
        if line.checked_on is not None:
            checks.setdefault((line.checked_by, str(line.checked_on)), []).append(line)
    for (by, on), lines in sorted(checks.items()):
        yield _line("line_checked", language, by=by, on=on, facts=_named(lines))
    if not checks:
        yield _line("line_unchecked", language)


def _named(facts: Iterable[FactLine]) -> str:
    names = [line.fact for line in facts]
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")


def _compared(one: Comparison, language: str) -> Iterator[str]:
    avenue = one.expected.avenue
    if one.holds:
        yield _line("line_holds", language, avenue=avenue)
    for point, (wanted, found) in one.differs.items():
        yield _line(
            "line_differs", language, avenue=avenue, point=point, wanted=wanted, found=found
        )


def _line(key: str, language: str, **places: object) -> str:
    return said(Reason.of(f"avenues.{key}", **places), language)
