"""The assessment of a case: what is known of each indicator, and how much is not. No number."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.protection.cases.attributions import Attribution
from habeas.protection.cases.indicators import (
    Assessment,
    IndicatorAnswer,
    IndicatorSide,
    IndicatorValue,
    assessment,
    indicators,
    no_such_indicator,
    not_known,
    with_answer,
)
from habeas.words.roles import Right
from habeas.workspace import case_record
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace

__all__ = [
    "Assessed",
    "Attribution",
    "IndicatorAnswer",
    "IndicatorValue",
    "Question",
    "answer",
    "assessed",
]


@dataclass(frozen=True, slots=True)
class Question:
    """One indicator in a language, with what is known about it."""

    key: str
    text: str
    asked: str
    is_honour_related: bool
    answer: IndicatorAnswer


@dataclass(frozen=True, slots=True)
class Assessed:
    """Every indicator by side. ``seen`` is the version, 0 before the first answer."""

    sides: tuple[tuple[IndicatorSide, tuple[Question, ...]], ...]
    unknown: int
    total: int
    seen: int

    def question(self, key: str) -> Question:
        """One of them. Raises NoSuchIndicator."""
        for _side, questions in self.sides:
            for one in questions:
                if one.key == key:
                    return one
        raise no_such_indicator(key)


def assessed(workspace: Workspace, case: str, language: str) -> Assessed:
    """What is known of a case, indicator by indicator. Raises NoSuchCase."""
    held = case_record.case(workspace, case).assessment
    known = held.value if held else assessment()
    told = [
        (
            one.side,
            Question(
                key,
                one.text.said(language),
                one.asked.said(language),
                one.is_honour_related,
                known.answer(key),
            ),
        )
        for key, one in indicators().items()
    ]
    sides = tuple((s, tuple(q for side, q in told if side is s)) for s in IndicatorSide)
    return Assessed(sides, len(not_known(known)), len(told), held.version if held else 0)


def answer(workspace: Workspace, case: str, told: IndicatorAnswer, seen: int) -> None:
    """Write down what is known about one indicator.

    Raises NoSuchCase, NoSuchIndicator, NotAttributed and WrittenMeanwhile.
    """
    workspace.require(Right.PROTECT)
    if not seen:
        case_record.add(workspace, case, with_answer(assessment(), told))
        return
    which = Seen(Assessment, "assessment", seen)
    case_record.change(workspace, case, which, lambda held: with_answer(held, told))
