"""What speaks for danger and what helps against it: indicators, each with where it comes from.

They are read, not added up. There is no number and no order: a person reads what is present,
what is absent and how much is not known, and chooses the lane.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import yaml

from habeas.protection.cases.attributions import Attribution, check_attributed
from habeas.protection.faults import near
from habeas.words.bilingual import Bilingual
from habeas.words.errors import HabeasError


class NoSuchIndicator(HabeasError):
    """Raised for an indicator the list does not hold."""

    message = "There is no indicator {indicator}."
    hint = (
        "Did you mean: {nearest}? All of them: habeas fields assessment. What the list does not "
        "hold is written down as a threat or a need."
    )


class IndicatorSide(StrEnum):
    """Danger grows with threats and with what makes a person vulnerable, and shrinks with what
    they can do against it. A clear threat is acted on first: strengthening takes too long.
    """

    THREAT = "threat"
    VULNERABILITY = "vulnerability"
    CAPACITY = "capacity"


class IndicatorValue(StrEnum):
    """What is known about one indicator."""

    PRESENT = "present"
    ABSENT = "absent"
    NOT_ASKED = "not-asked"
    REFUSED = "refused"
    """The person did not want to say."""
    UNKNOWN = "unknown"
    """Asked, and nobody knows."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing to find out. ``is_honour_related`` marks what points to violence by relatives."""

    key: str
    side: IndicatorSide
    text: Bilingual
    asked: Bilingual
    is_honour_related: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorAnswer:
    """What is known about one indicator, and where from."""

    indicator: str
    value: IndicatorValue
    attribution: Attribution | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is known about all of them. ``listed`` is the version of the list it goes by."""

    listed: str
    answers: tuple[IndicatorAnswer, ...] = ()

    def answer(self, indicator: str) -> IndicatorAnswer:
        """What is known about one: not asked, when nothing is."""
        not_asked = IndicatorAnswer(indicator, IndicatorValue.NOT_ASKED)
        return next((one for one in self.answers if one.indicator == indicator), not_asked)


def assessment() -> Assessment:
    """A new one, in which nothing was asked."""
    return Assessment(listed_version())


def with_answer(held: Assessment, answer: IndicatorAnswer) -> Assessment:
    """The assessment with an answer, in place of an earlier one about the same indicator.

    Raises :class:`NoSuchIndicator`, and ``NotAttributed`` for anything that was asked.
    """
    if answer.indicator not in indicators():
        raise no_such_indicator(answer.indicator)
    if answer.value is not IndicatorValue.NOT_ASKED:
        check_attributed(answer.attribution)
    others = tuple(one for one in held.answers if one.indicator != answer.indicator)
    return replace(held, answers=(*others, answer))


def no_such_indicator(key: str) -> NoSuchIndicator:
    """The error for a key the list does not hold, with those most like it."""
    return NoSuchIndicator(indicator=key, nearest=near(key, indicators()))


def not_known(held: Assessment) -> tuple[str, ...]:
    """Every indicator of which nobody knows whether it is there, in the order of the list."""
    known = (IndicatorValue.PRESENT, IndicatorValue.ABSENT)
    return tuple(key for key in indicators() if held.answer(key).value not in known)


def indicators() -> Mapping[str, Indicator]:
    """Every indicator by its key, in the order of ``indicators.yaml``."""
    return _listed()[1]


def listed_version() -> str:
    """The version of the list."""
    return _listed()[0]


@cache
def _listed() -> tuple[str, Mapping[str, Indicator]]:
    place = resources.files("habeas.protection.cases").joinpath("indicators.yaml")
    held = yaml.safe_load(place.read_text(encoding="utf-8"))
    return str(held["version"]), {
        key: _indicator(key, one) for key, one in held["indicators"].items()
    }


def _indicator(key: str, row: Mapping[str, Any]) -> Indicator:
    return Indicator(
        key,
        IndicatorSide(row["side"]),
        Bilingual(**row["text"]),
        Bilingual(**row["ask"]),
        bool(row.get("honour-related", False)),
    )
