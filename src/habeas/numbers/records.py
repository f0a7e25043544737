"""An estimate as plain values for JSON; the fields are described in docs/numbers.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from math import isfinite
from typing import Any

from habeas.numbers.design import Design
from habeas.numbers.estimate import Estimate
from habeas.numbers.families import Figure, Story
from habeas.numbers.leaving import Left
from habeas.words.reasons import Reason, said

FORMAT = "habeas-count/1"


def record(estimate: Estimate, language: str = "en") -> dict[str, object]:
    """Everything that belongs to an estimate. What is not a finite number is null."""
    table, verdict = estimate.table, estimate.verdict
    held = {
        "format": FORMAT,
        "input": {
            "sha256": table.fingerprint,
            "lists": list(table.lists),
            "recorded": table.recorded,
            "patterns": len(table.cells),
            "on_each": {name: table.on(1 << j) for j, name in enumerate(table.lists)},
        },
        "overlaps": asdict(estimate.overlaps),
        "families": [_figure(figure, language) for figure in estimate.figures],
        "left_out": [_left(left) for left in estimate.left],
        "design_check": estimate.tried and _tried(estimate.tried),
        "gate": {
            "passes": verdict.passes,
            "documented": verdict.recorded,
            "interval": None if verdict.lower is None else [verdict.lower, verdict.upper],
            "sentence": said(verdict.sentence, language),
            "forbidding": [_reason(reason, language) for reason in verdict.forbidding],
            "warning": [_reason(reason, language) for reason in verdict.warning],
        },
        "settings": estimate.settings_as_told,
        "seed": estimate.seed,
        "versions": dict(estimate.versions),
    }
    plain: dict[str, object] = _plain(held)
    return plain


def _figure(figure: Figure, language: str) -> dict[str, object]:
    return {
        "family": figure.family.value,
        "estimate": figure.people,
        "interval": [figure.lower, figure.upper] if figure.stands else None,
        "why_none": figure.why_none and said(figure.why_none, language),
        "assumes": said(figure.assumes, language),
        "stories": [_story(story) for story in figure.stories],
        "diagnostics": dict(figure.diagnostics),
    }


def _tried(design: Design) -> dict[str, object]:
    """How often the interval of the latent classes held the truth, for each kind of truth."""
    return {
        "truths": design.truths,
        "covered": {truth.value: asdict(found) for truth, found in design.covered.items()},
    }


def _story(story: Story) -> dict[str, object]:
    interval = [story.lower, story.upper]
    return {"estimate": story.people, "interval": interval, "share": story.share}


def _left(left: Left) -> dict[str, object]:
    return {
        "list": left.name,
        "family": left.without.family.value,
        "estimate": left.without.people,
        "interval": [left.without.lower, left.without.upper],
        "apart": left.is_apart,
    }


def _reason(reason: Reason, language: str) -> dict[str, object]:
    return {"code": reason.name, "words": said(reason, language)}


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever JSON can hold
    """Numbers that JSON cannot hold become null; tuples become lists."""
    if isinstance(value, float):
        return (round(value, 6) if abs(value) >= 1e-4 else value) if isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(name): _plain(held) for name, held in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(held) for held in value]
    return value
