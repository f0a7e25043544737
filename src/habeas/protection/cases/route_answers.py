"""What is known of a person that published conditions of routes turn on: yes, no, or not known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from habeas.words.errors import HabeasError


class NoSuchCircumstance(HabeasError):
    """Raised for a question that no published condition turns on."""

    message = "No published condition turns on {circumstance}."
    hint = "Answer the questions that the routes ask; what else is known belongs to the case."


@dataclass(frozen=True, slots=True)
class RouteAnswer:
    """One answer: ``circumstance`` is a question of the catalogue of routes."""

    circumstance: str
    holds: bool


@dataclass(frozen=True, slots=True)
class RouteAnswers:
    """Every answer there is; a question that is not here is one nobody knows the answer to."""

    answers: tuple[RouteAnswer, ...] = ()

    @property
    def known(self) -> dict[str, bool | None]:
        """The answers by question."""
        return {one.circumstance: one.holds for one in self.answers}


def route_answers(told: Mapping[str, bool | None], known: Collection[str]) -> RouteAnswers:
    """The answers that were given. ``known`` are the questions there are.

    Raises :class:`NoSuchCircumstance`.
    """
    for circumstance in told:
        if circumstance not in known:
            raise NoSuchCircumstance(circumstance=circumstance)
    given = ((key, holds) for key, holds in sorted(told.items()) if holds is not None)
    return RouteAnswers(tuple(RouteAnswer(key, holds) for key, holds in given))
