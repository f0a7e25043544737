"""An estimate as plain values for JSON; the fields are described in docs/numbers.md."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from math import isfinite
from typing import Any

from habeas.numbers.kept import (
    KeptEstimate,
    KeptFigure,
    KeptLeft,
    KeptRival,
    KeptStory,
    KeptTrial,
)
from habeas.numbers.kept_pooled import KeptVerdict
from habeas.numbers.patterns import Patterns
from habeas.words.reasons import Reason, said

FORMAT = "habeas-count/1"


def record(estimate: KeptEstimate, table: Patterns, language: str = "en") -> dict[str, object]:
    """Everything that belongs to an estimate from a table. What is not a finite number is null."""
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
        "families": [figure_record(figure, language) for figure in estimate.figures],
        "left_out": [_left(left) for left in estimate.left],
        "design_check": _tried(estimate.truths, estimate.trials) if estimate.trials else None,
        "rivals": {one.kind: _rival(one) for one in estimate.rivals},
        "gate": gate_record(estimate, language),
        "settings": json.loads(estimate.settings),
        "seed": estimate.seed,
        "versions": dict(estimate.versions),
    }
    told: dict[str, object] = plain(held)
    return told


def gate_record(verdict: KeptEstimate | KeptVerdict, language: str) -> dict[str, object]:
    """What may be told, and why no more, as plain values."""
    return {
        "passes": verdict.passes,
        "documented": verdict.recorded,
        "interval": None if verdict.lower is None else [verdict.lower, verdict.upper],
        "sentence": said(verdict.sentence, language),
        "forbidding": [reason_record(reason, language) for reason in verdict.forbidding],
        "warning": [reason_record(reason, language) for reason in verdict.warning],
    }


def figure_record(figure: KeptFigure, language: str) -> dict[str, object]:
    """One family's figure."""
    return {
        "family": figure.family,
        "estimate": figure.people,
        "interval": None if figure.people is None else [figure.lower, figure.upper],
        "why_none": figure.why_none and said(figure.why_none, language),
        "assumes": said(figure.assumes, language),
        "stories": [_story(story) for story in figure.stories],
        "diagnostics": json.loads(figure.diagnostics),
    }


def _tried(truths: int, trials: Sequence[KeptTrial]) -> dict[str, object]:
    """How often the interval of the latent classes held the truth, for each kind of truth."""
    covered = {trial.truth: _shares(trial) for trial in trials}
    return {"truths": truths, "covered": covered}


def _rival(rival: KeptRival) -> dict[str, object]:
    return {name: told for name, told in asdict(rival).items() if name != "kind"}


def _shares(trial: KeptTrial) -> dict[str, float]:
    return {name: share for name, share in asdict(trial).items() if name != "truth"}


def _story(story: KeptStory) -> dict[str, object]:
    interval = [story.lower, story.upper]
    return {"estimate": story.people, "interval": interval, "share": story.share}


def _left(left: KeptLeft) -> dict[str, object]:
    return {
        "list": left.name,
        "family": left.without.family,
        "estimate": left.without.people,
        "interval": [left.without.lower, left.without.upper],
        "apart": left.is_apart,
    }


def reason_record(reason: Reason, language: str) -> dict[str, object]:
    """What forbids or warns: its name, and its words."""
    return {"code": reason.name, "words": said(reason, language)}


def plain(value: Any) -> Any:  # noqa: ANN401  # whatever JSON can hold
    """Numbers that JSON cannot hold become null; tuples become lists."""
    if isinstance(value, float):
        return (round(value, 6) if abs(value) >= 1e-4 else value) if isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(name): plain(held) for name, held in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(held) for held in value]
    return value
