"""Splink on DuckDB, in memory alone: pairs of lines and how far each speaks for one person.

The database has no folder to spill to, opens no file and no address, and its settings are
locked before the first line is put in: what does not fit its memory is refused.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from itertools import product
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from splink import DuckDBAPI, Linker, SettingsCreator
from splink.internals.exceptions import EMTrainingException, SplinkException

from habeas.numbers import linkage_model
from habeas.numbers.linkage_columns import columns, with_blocks
from habeas.numbers.linkage_faults import TooManyAlike, TooManyPairs
from habeas.numbers.linkage_lines import Line
from habeas.numbers.linkage_pairs import Pairs

logging.getLogger("splink").setLevel(logging.CRITICAL)  # it may quote what lines say

MEMORY = "2GB"
MOST_PAIRS = 1_000_000
"""Pairs that levels are learnt from, at most: without a cap, a million lines took 17 GB."""
_MOST_KEPT = 20_000_000
"""Pairs that are kept, at most, and room for which is left beside the database; of so many lines
of one name that there are more, none can be told from the others."""
_MOST_LEFT_OUT = 0.5
_LEAST_WEIGHT = -17.0
"""Pairs below these odds, two to this power, are not kept apart from each other."""
_USUAL = 1e-4
_TURNS = (40, 20, 10, 5)
_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "threads": 2,
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def compare(lines: Sequence[Line], seed: int, memory: str = MEMORY) -> Pairs:
    """Learn how lines about one person differ, and compare every pair of two lists.

    Above the number of lines in ``linkage_model.toml`` only pairs that a rule finds are
    compared. Raises TooManyPairs when the memory does not suffice, and TooManyAlike.
    """
    blocked = linkage_model.is_blocked(len(lines))
    database = _database(memory)
    try:
        table = columns(lines)
        most = linkage_model.most_pairs_of_a_rule()
        table, left_out = with_blocks(table, most) if blocked else (table, 0)
        if left_out > _MOST_LEFT_OUT * len(lines):
            raise TooManyAlike(n=left_out)
        model = _learnt(_registered(database, table), blocked, seed)
        found = _scored(database, model, blocked)
        if found is None:
            raise TooManyAlike(n=len(lines))
        return _pairs(found, lines, left_out)
    except (duckdb.OutOfMemoryException, SplinkException) as error:
        if not _is_memory(error):
            raise
        raise TooManyPairs(n=len(lines)) from None  # its own words quote what was asked
    finally:
        database.close()


def _is_memory(error: BaseException | None) -> bool:
    """Whether a lack of memory is behind an error; Splink puts its own around it."""
    while error is not None and not isinstance(error, duckdb.OutOfMemoryException):
        error = error.__cause__ or error.__context__
    return error is not None


def _database(memory: str) -> duckdb.DuckDBPyConnection:
    database = duckdb.connect(":memory:", config={**_CLOSED, "memory_limit": memory})
    database.execute("SET enable_external_access = false")
    database.execute("SET lock_configuration = true")
    return database


def _registered(database: duckdb.DuckDBPyConnection, table: pa.Table) -> Any:  # noqa: ANN401  # Splink names no type for it
    return DuckDBAPI(database).register(table)


def _linker(lines: Any, settings: dict[str, Any]) -> Linker:  # noqa: ANN401
    return Linker(lines, SettingsCreator.from_path_or_dict(settings), log_level=None)


def _learnt(lines: Any, blocked: bool, seed: int) -> tuple[Any, dict[str, Any]]:  # noqa: ANN401
    """The lines, and the model as it was learnt from them without a single known answer.

    What is never seen of one person gets so small within some turns that Splink gives up, and
    leaves half a model behind: then it is learnt anew in fewer turns. Lines that never differ
    leave nothing to learn from: the model stays as it was told.
    """
    linker = _linker(lines, linkage_model.settings(blocked, "duckdb"))
    linker.training.estimate_u_using_random_sampling(max_pairs=MOST_PAIRS, seed=seed)
    model = linker.misc.save_model_to_json()
    every = linkage_model.learnt_from(blocked)
    for rules, turns in product((every, *([one] for one in every)), _TURNS):
        with suppress(ArithmeticError, ValueError, EMTrainingException):
            return lines, _turned(lines, model | {"max_iterations": turns}, rules)
    return lines, linkage_model.floored(model)


def _turned(lines: Any, model: dict[str, Any], rules: Sequence[str]) -> dict[str, Any]:  # noqa: ANN401
    linker = _linker(lines, model)
    for rule in rules:
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule, estimate_without_term_frequencies=True, max_pairs=MOST_PAIRS
        )
    return linkage_model.floored(linker.misc.save_model_to_json())


def _scored(
    database: duckdb.DuckDBPyConnection, learnt: tuple[Any, dict[str, Any]], blocked: bool
) -> dict[str, NDArray[Any]] | None:
    """The pairs, none when there are too many to keep."""
    held, model = learnt
    model["probability_two_random_records_match"] = _USUAL
    model["blocking_rules_to_generate_predictions"] = linkage_model.rules(blocked)
    predicted = _linker(held, model).inference.predict(
        threshold_match_weight=_LEAST_WEIGHT, warning_mode="never"
    )
    table = predicted.physical_name
    (number,) = database.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)  # noqa: S608  # a name Splink made
    if number > _MOST_KEPT:
        return None
    return database.execute(f"SELECT key_l, key_r, match_weight FROM {table}").fetchnumpy()  # noqa: S608


def _pairs(found: dict[str, NDArray[Any]], lines: Sequence[Line], left_out: int) -> Pairs:
    ends = np.column_stack((found["key_l"], found["key_r"])).astype(np.int64)
    odds = np.log(_USUAL / (1 - _USUAL))
    evidence = found["match_weight"].astype(np.float64) * np.log(2) - odds
    return Pairs.of(ends, evidence, _looked_at(lines), left_out)


def _looked_at(lines: Sequence[Line]) -> int:
    """Pairs of lines of two lists, whether a rule finds them or not."""
    sizes = Counter(line.list for line in lines).values()
    return (len(lines) ** 2 - sum(size**2 for size in sizes)) // 2
