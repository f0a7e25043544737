"""Alarms: facts of a case that raise it to the top lane by themselves, and never lower it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from habeas.protection.cases.case import Case
from habeas.protection.cases.dangers import Danger, DangerKind
from habeas.protection.cases.lanes import Alarm, AlarmKind
from habeas.protection.cases.moments import moment
from habeas.protection.cases.outreach import is_missed
from habeas.protection.cases.threats import Knowing

REMOVAL_WITHIN = timedelta(hours=72)
"""How long before a removal its alarm begins."""


def alarms(case: Case, now: datetime) -> tuple[Alarm, ...]:
    """Every alarm of a case at a time, in order of keeping. There is no number among them."""
    return (*_of_dangers(case, now), *_of_check_ins(case, now), *_of_threats(case))


def is_dated_removal(danger: Danger) -> bool:
    """Whether a removal is to come, and somebody said when."""
    return danger.stands and danger.kind is DangerKind.REMOVAL and bool(danger.at)


def alarm_from(removal: Danger) -> datetime:
    """When the alarm of a removal whose time is known begins."""
    return moment(removal.at) - REMOVAL_WITHIN


def _of_dangers(case: Case, now: datetime) -> Iterator[Alarm]:
    for held in case.dangers:
        danger = held.value
        if danger.stands and (danger.kind is not DangerKind.REMOVAL or _is_near(danger, now)):
            yield Alarm(AlarmKind(danger.kind.value), held.identifier, danger.at)


def _is_near(removal: Danger, now: datetime) -> bool:
    """Also when its time has passed, or nobody knows it: then nothing says that there is time."""
    return not removal.at or alarm_from(removal) <= now


def _of_check_ins(case: Case, now: datetime) -> Iterator[Alarm]:
    for held in case.check_ins:
        if is_missed(held.value, now):
            yield Alarm(AlarmKind.MISSED_CHECK_IN, held.identifier, held.value.due)


def _of_threats(case: Case) -> Iterator[Alarm]:
    for held in case.threats:
        if held.value.stands and held.value.knows_location is Knowing.KNOWS:
            yield Alarm(AlarmKind.LOCATION_KNOWN, held.identifier)
