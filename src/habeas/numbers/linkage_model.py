"""The linkage model: what is compared, and what was learnt of each level.

After I. P. Fellegi and A. B. Sunter, A Theory for Record Linkage, Journal of the American
Statistical Association 64 (1969). The levels stand in ``linkage_model.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

FLOORS = {"m_probability": 2e-3, "u_probability": 1e-6}
"""No level is ever held impossible, for one person or for two, however seldom it was seen."""


@cache
def told() -> Mapping[str, Any]:
    """What stands in the data file."""
    place = resources.files("habeas.numbers").joinpath("linkage_model.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))


def blocks() -> tuple[tuple[str, ...], ...]:
    """In which columns lines of one block are the same, rule by rule."""
    return tuple(tuple(rule["same"]) for rule in told()["blocking"]["rule"])


def most_pairs_of_a_rule() -> int:
    """How many pairs one rule may find, before what its lines say is looked at."""
    most: int = told()["blocking"]["most"]
    return most


def is_blocked(lines: int) -> bool:
    """Whether there are too many lines to look at every pair."""
    above: int = told()["blocking"]["above"]
    return lines > above


def rules(blocked: bool) -> list[str]:
    """Which pairs are looked at; two lines of one list never are."""
    apart = "l.list <> r.list"
    if not blocked:
        return [apart]
    blocking = told()["blocking"]
    further = [rule["and"].format(**blocking["holds"]) for rule in blocking["rule"]]
    return [
        f"l.block_{place} = r.block_{place} AND {apart} AND {condition}"
        for place, condition in enumerate(further)
    ]


def learnt_from(blocked: bool) -> list[str]:
    """From which pairs the levels are learnt."""
    rules = told()["learning"]["blocked" if blocked else "rules"]
    return [f"{rule} AND l.list <> r.list" for rule in rules]


def settings(blocked: bool, engine: str) -> dict[str, Any]:
    """The model before anything is learnt, as Splink takes it for an engine it knows."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "key",
        "comparisons": [_comparison(one, engine) for one in told()["comparison"]],
        "blocking_rules_to_generate_predictions": rules(blocked),
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
        "max_iterations": 40,
    }


def translated(learnt: Mapping[str, Any], blocked: bool, engine: str) -> dict[str, Any]:
    """A model that one engine learnt, as another takes it: the same levels in its own words."""
    held = settings(blocked, engine)
    for ours, known in zip(held["comparisons"], learnt["comparisons"], strict=True):
        levels = zip(ours["comparison_levels"], known["comparison_levels"], strict=True)
        for level, was in levels:
            level |= {name: was[name] for name in FLOORS if name in was}
    return held


def parts() -> dict[str, str]:
    """What each comparison adds to the evidence, in powers of two: names and plain SQL."""
    return {f"part_{one['name']}": f"CAST({_part(one)} AS FLOAT)" for one in told()["comparison"]}


def _part(told_of: Mapping[str, Any]) -> str:
    weighs_rare = any("rare" in level for level in told_of["levels"])
    name = told_of["name"]
    return f"mw_{name} + mw_tf_adj_{name}" if weighs_rare else f"mw_{name}"


def floored(trained: Mapping[str, Any]) -> dict[str, Any]:
    """A model that was learnt, with no level held impossible."""
    held = dict(trained)
    for comparison in held["comparisons"]:
        for level in comparison["comparison_levels"]:
            if not level.get("is_null_level"):
                level |= {name: _floor(level.get(name), FLOORS[name]) for name in FLOORS}
    return held


def _floor(learnt: object, least: float) -> float:
    """Also where nothing was learnt, for the level was never seen."""
    return max(float(learnt), least) if isinstance(learnt, int | float) else least


def _comparison(told_of: Mapping[str, Any], engine: str) -> dict[str, Any]:
    missing = {"sql_condition": told_of["missing"], "is_null_level": True}
    levels = [_level(one, engine) for one in told_of["levels"]]
    left = 1 - sum(one["same"] for one in told_of["levels"])
    rest = {"sql_condition": "ELSE", "m_probability": max(left, FLOORS["m_probability"])}
    held = [missing, *levels, rest]
    labelled = [{**one, "label_for_charts": one["sql_condition"]} for one in held]
    return {"output_column_name": told_of["name"], "comparison_levels": labelled}


def _level(told_of: Mapping[str, Any], engine: str) -> dict[str, Any]:
    when = told_of["when"]
    for name, called in told()["functions"][engine].items():
        when = when.replace(f"{name}(", f"{called}(")
    level = {"sql_condition": when, "m_probability": told_of["same"]}
    return level | ({"tf_adjustment_column": told_of["rare"]} if "rare" in told_of else {})
