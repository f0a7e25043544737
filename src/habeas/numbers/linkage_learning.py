"""Splink's model on whatever engines: learnt from the lines, then every pair weighed."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from splink import Linker, SettingsCreator
from splink.internals.exceptions import EMTrainingException

from habeas.numbers import linkage_model
from habeas.numbers.linkage_columns import columns, with_blocks
from habeas.numbers.linkage_faults import TooManyAlike
from habeas.numbers.linkage_lines import Line
from habeas.numbers.linkage_pairs import Pairs

logging.getLogger("splink").setLevel(logging.CRITICAL)  # it may quote what lines say

MOST_PAIRS = 1_000_000
"""Pairs that levels are learnt from, at most: without a cap, a million lines took 17 GB."""
_MOST_KEPT = 20_000_000
"""Pairs that are kept, at most, and room for which is left beside the engine; of so many lines
of one name that there are more, none can be told from the others."""
_MOST_AT_ONCE = 11_000_000
"""Pairs that an engine holds with all that is said of them, at most."""
_MOST_LEFT_OUT = 0.5
_LEAST_WEIGHT = -17.0
"""Pairs below these odds, two to this power, are not kept apart from each other."""
_USUAL = 1e-4
_TURNS = (40, 20, 10, 5)


class Engine(Protocol):
    """What lines are put in and asked of. ``name`` is one of those in ``linkage_model.toml``."""

    @property
    def name(self) -> str: ...

    def register(self, table: pa.Table) -> Any:  # noqa: ANN401  # Splink names no type for it
        """The lines as Splink takes them."""

    def number_of(self, table: str) -> int:
        """How many rows a table that Splink made has."""

    def asked_of(self, table: str, columns: Sequence[str]) -> Mapping[str, NDArray[Any]]:
        """These columns of it, each plain SQL."""


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """What an engine found of pairs, by column: no more is needed of it, and it may be closed.

    ``found`` are several such, one after another.
    """

    found: Sequence[Mapping[str, NDArray[Any]]]
    looked_at: int
    left_out: int

    def pairs(self) -> Pairs:
        """The pairs in order, and how far each speaks for one person."""
        ends = np.column_stack((self._all("key_l"), self._all("key_r")))
        odds = np.log(_USUAL / (1 - _USUAL))
        evidence = self._all("match_weight").astype(np.float64) * np.log(2) - odds
        parts = np.column_stack([self._all(name) for name in linkage_model.parts()])
        parts *= np.float32(np.log(2))  # in place: there are millions of them
        return Pairs.compared(ends, evidence, parts, self.looked_at, self.left_out)

    def _all(self, name: str) -> NDArray[Any]:
        return np.concatenate([one[name] for one in self.found])


def compared(
    engine: Engine, lines: Sequence[Line], seed: int, weighing: Engine | None = None
) -> Compared:
    """Learn how lines about one person differ, and weigh every pair that is looked at.

    ``weighing`` weighs them in the place of ``engine``, which then only learns. Raises
    TooManyAlike, and what the engines do.
    """
    blocked = linkage_model.is_blocked(len(lines))
    held, left_out = _registered(engine, lines, blocked)
    pa.default_memory_pool().release_unused()  # the engine has the lines now: as much again
    learnt = _learnt(engine, held, blocked, seed)
    if weighing is not None:
        engine, (held, _) = weighing, _registered(weighing, lines, blocked)
        learnt = linkage_model.translated(learnt, blocked, engine.name)
    return Compared(_scored(engine, held, learnt, len(lines)), _looked_at(lines), left_out)


def _registered(engine: Engine, lines: Sequence[Line], blocked: bool) -> tuple[Any, int]:
    """The lines as Splink takes them, and how many of them are compared with none."""
    table, left_out = columns(lines), 0
    if blocked:
        table, left_out = with_blocks(table, linkage_model.most_pairs_of_a_rule())
    if left_out > _MOST_LEFT_OUT * len(lines):
        raise TooManyAlike(n=left_out)
    return engine.register(table), left_out


def _linker(lines: Any, settings: dict[str, Any]) -> Linker:  # noqa: ANN401
    return Linker(lines, SettingsCreator.from_path_or_dict(settings), log_level=None)


def _learnt(engine: Engine, lines: Any, blocked: bool, seed: int) -> dict[str, Any]:  # noqa: ANN401
    """The model as it was learnt from the lines without a single known answer.

    What is never seen of one person gets so small within some turns that Splink gives up, and
    leaves half a model behind: then it is learnt anew in fewer turns. Lines that never differ
    leave nothing to learn from: the model stays as it was told.
    """
    linker = _linker(lines, linkage_model.settings(blocked, engine.name))
    linker.training.estimate_u_using_random_sampling(max_pairs=MOST_PAIRS, seed=seed)
    model = linker.misc.save_model_to_json()
    every = linkage_model.learnt_from(blocked)
    for rules, turns in product((every, *([one] for one in every)), _TURNS):
        with suppress(ArithmeticError, ValueError, EMTrainingException):
            return _turned(lines, model | {"max_iterations": turns}, rules)
    return linkage_model.floored(model)


def _turned(lines: Any, model: dict[str, Any], rules: Sequence[str]) -> dict[str, Any]:  # noqa: ANN401
    linker = _linker(lines, model)
    for rule in rules:
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule, estimate_without_term_frequencies=True, max_pairs=MOST_PAIRS
        )
    return linkage_model.floored(linker.misc.save_model_to_json())


def _scored(
    engine: Engine,
    lines: Any,  # noqa: ANN401
    model: dict[str, Any],
    number: int,
) -> Sequence[Mapping[str, NDArray[Any]]]:
    """The pairs of so many lines, and what each comparison says of them."""
    model["probability_two_random_records_match"] = _USUAL
    rules = linkage_model.rules(linkage_model.is_blocked(number))
    model["blocking_rules_to_generate_predictions"] = rules
    linker, found, kept = _linker(lines, model), [], 0
    # What was learnt from is as large as the lines again.
    linker.table_management.invalidate_cache()  # type: ignore[no-untyped-call]
    times = _times(number)
    for time in range(1, times + 1):
        predicted = linker.inference.predict_chunk(
            (time, times), (1, 1), threshold_match_weight=_LEAST_WEIGHT, warning_mode="never"
        )
        kept += engine.number_of(predicted.physical_name)
        if kept > _MOST_KEPT:
            raise TooManyAlike(n=number)
        found.append(engine.asked_of(predicted.physical_name, _wanted()))
        predicted.drop_table_from_database_and_remove_from_cache()
    return found


def _times(lines: int) -> int:
    """In how many times pairs are weighed: an engine holds no more than so many at once."""
    most = lines**2 // 2
    if linkage_model.is_blocked(lines):
        most = len(linkage_model.blocks()) * linkage_model.most_pairs_of_a_rule()
    return 1 + most // _MOST_AT_ONCE


def _wanted() -> list[str]:
    parts = [f"{told} AS {name}" for name, told in linkage_model.parts().items()]
    return ["key_l", "key_r", "match_weight", *parts]


def _looked_at(lines: Sequence[Line]) -> int:
    """Pairs of lines of two lists, whether a rule finds them or not."""
    sizes = Counter(line.list for line in lines).values()
    return (len(lines) ** 2 - sum(size**2 for size in sizes)) // 2
