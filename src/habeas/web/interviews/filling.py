"""The steps of the long form: each is saved by itself, half done or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.web.interviews import forms
from habeas.web.interviews.forms import Step, spoken_in, version_of
from habeas.words.consents import Consent
from habeas.words.interviews import Interview, Lack


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: its title, its form, what it is filled with, and what it settles."""

    name: str
    title: Promise | str
    form: type[Step]
    initial: Callable[[Interview], Mapping[str, Any]]
    settles: tuple[Lack, ...]

    def filled(
        self, interview: Interview, seen: int, asked: str = "", data: QueryDict | None = None
    ) -> Step:
        """The form as it stands; with ``data`` as it was sent."""
        worded: dict[str, Any] = {}
        if issubclass(self.form, forms.Explaining | forms.Consents):
            worded = {"version": version_of(interview), "language": spoken_in(interview, asked)}
        initial = {**self.initial(interview), "seen": seen}
        return self.form(data, initial=initial, **worded)


def answers_of(consents: Mapping[Any, Consent] | tuple[Consent, ...]) -> dict[str, Any]:
    """Answers as the form of consents is filled with them."""
    held = list(consents.values()) if isinstance(consents, Mapping) else list(consents)
    told: dict[str, Any] = {}
    for one in held:
        told[f"answer_{one.use.value}"] = one.answer.value
        told[f"scope_{one.use.value}"] = one.scope
        told[f"until_{one.use.value}"] = one.until
        told["how"] = one.how.value if one.how else ""
        told["language"] = one.language
    return told


STAGES = (
    Stage(
        "about",
        _("Who, when, where"),
        forms.About,
        lambda interview: asdict(interview.about),
        (Lack.PERSON, Lack.DATE, Lack.LANGUAGE),
    ),
    Stage(
        "explained",
        _("What is explained"),
        forms.Explaining,
        lambda interview: {
            "points": list(interview.explained.points),
            "in_own_words": interview.explained.in_own_words,
        },
        (Lack.POINTS, Lack.IN_OWN_WORDS),
    ),
    Stage(
        "consent",
        _("Consent, use by use"),
        forms.Consents,
        lambda interview: answers_of(interview.consents),
        (Lack.ANSWERS, Lack.HOW),
    ),
    Stage(
        "words",
        _("The testimony"),
        forms.Testimony,
        lambda interview: asdict(interview.words),
        (Lack.WORDS, Lack.CONSENT),
    ),
)


def stage_of(name: str) -> Stage | None:
    """The step of this name."""
    return next((stage for stage in STAGES if stage.name == name), None)


def following(stage: Stage) -> Stage | None:
    """The step after this one; None after the last."""
    place = STAGES.index(stage) + 1
    return STAGES[place] if place < len(STAGES) else None
