"""Splink on DuckDB, in memory alone: pairs of lines and how far each speaks for one person.

The database has no folder to spill to, opens no file and no address, and its settings are
locked before the first line is put in: what does not fit its memory is refused.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from splink import DuckDBAPI, Linker, SettingsCreator
from splink.internals.exceptions import SplinkException

from habeas.numbers import linkage_model
from habeas.numbers.linkage_faults import TooManyPairs
from habeas.numbers.linkage_lines import Line

logging.getLogger("splink").setLevel(logging.CRITICAL)  # it may quote what lines say

MEMORY = "2GB"
MOST_PAIRS = 4_000_000
"""Pairs that levels are learnt from, at most: without a cap, a million lines took 17 GB."""
_LEAST_WEIGHT = -17.0
"""Pairs below these odds, two to this power, are not kept apart from each other."""
_USUAL = 1e-4
_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "threads": 2,
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of places in the lines, ``one`` before ``other``.

    ``evidence`` is the natural logarithm of how many times more likely what the two lines say is
    of one person than of two. Pairs that speak clearly for two are not among them; ``looked_at``
    counts all that there were.
    """

    one: NDArray[np.int64]
    other: NDArray[np.int64]
    evidence: NDArray[np.float64]
    looked_at: int


def compare(lines: Sequence[Line], seed: int, memory: str = MEMORY) -> Pairs:
    """Learn how lines about one person differ, and compare every pair of two lists.

    Above the number of lines in ``linkage_model.toml`` only pairs that a rule finds are
    compared. Raises TooManyPairs when the memory does not suffice.
    """
    blocked = linkage_model.is_blocked(len(lines))
    database = _database(memory)
    try:
        model = _learnt(_registered(database, lines), blocked, seed)
        return _scored(database, lines, model, blocked)
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


def _registered(database: duckdb.DuckDBPyConnection, lines: Sequence[Line]) -> Any:  # noqa: ANN401  # Splink names no type for it
    told: dict[str, list[Any]] = {"key": list(range(len(lines)))}
    told["list"] = [line.list for line in lines]
    told |= {name: [getattr(line, name) for line in lines] for name in linkage_model.columns()}
    table = pa.table(told | {"day": pa.array(told["day"], type=pa.int32())})
    return DuckDBAPI(database).register(table)


def _linker(lines: Any, settings: dict[str, Any]) -> Linker:  # noqa: ANN401
    return Linker(lines, SettingsCreator.from_path_or_dict(settings), log_level=None)


def _learnt(lines: Any, blocked: bool, seed: int) -> tuple[Any, dict[str, Any]]:  # noqa: ANN401
    """The lines, and the model as it was learnt from them without a single known answer."""
    linker = _linker(lines, linkage_model.settings(blocked))
    training = linker.training
    training.estimate_u_using_random_sampling(max_pairs=MOST_PAIRS, seed=seed)
    for rule in linkage_model.learnt_from():
        # Lines that never differ leave nothing to learn from: the model stays as it was told.
        with suppress(ArithmeticError, ValueError):
            training.estimate_parameters_using_expectation_maximisation(
                rule, estimate_without_term_frequencies=True, max_pairs=MOST_PAIRS
            )
    return lines, linkage_model.floored(linker.misc.save_model_to_json())


def _scored(
    database: duckdb.DuckDBPyConnection,
    lines: Sequence[Line],
    learnt: tuple[Any, dict[str, Any]],
    blocked: bool,
) -> Pairs:
    held, model = learnt
    model["probability_two_random_records_match"] = _USUAL
    model["blocking_rules_to_generate_predictions"] = linkage_model.rules(blocked)
    predicted = _linker(held, model).inference.predict(
        threshold_match_weight=_LEAST_WEIGHT, warning_mode="never"
    )
    query = f"SELECT key_l, key_r, match_weight FROM {predicted.physical_name}"  # noqa: S608  # a name Splink made
    found = database.execute(query).fetchnumpy()
    one, other = found["key_l"].astype(np.int64), found["key_r"].astype(np.int64)
    odds = np.log(_USUAL / (1 - _USUAL))
    evidence = found["match_weight"].astype(np.float64) * np.log(2) - odds
    first, second = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((second, first))
    return Pairs(first[order], second[order], evidence[order], _looked_at(lines))


def _looked_at(lines: Sequence[Line]) -> int:
    """Pairs of lines of two lists, whether a rule finds them or not."""
    sizes = Counter(line.list for line in lines).values()
    return (len(lines) ** 2 - sum(size**2 for size in sizes)) // 2
