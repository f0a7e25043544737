"""Splink on DuckDB, in memory alone: pairs of lines and how far each speaks for one person.

The database has no folder to spill to, opens no file and no address, and its settings are
locked before the first line is put in: what does not fit its memory is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa
from numpy.typing import NDArray
from splink import DuckDBAPI
from splink.internals.exceptions import SplinkException

from habeas.numbers.linkage_faults import TooManyPairs
from habeas.numbers.linkage_learning import Engine, compared
from habeas.numbers.linkage_lines import Line
from habeas.numbers.linkage_pairs import Pairs

MEMORY = "2GB"
_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "threads": 2,
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def compare(
    lines: Sequence[Line], seed: int, memory: str = MEMORY, weighing: Engine | None = None
) -> Pairs:
    """Learn how lines about one person differ, and compare every pair of two lists.

    Above the number of lines in ``linkage_model.toml`` only pairs that a rule finds are
    compared. With ``weighing`` pairs are weighed by that engine, and only learnt from here.
    Raises TooManyPairs when the memory does not suffice, and TooManyAlike.
    """
    database = _database(memory)
    try:
        found = compared(_Memory(database), lines, seed, weighing)
    except (duckdb.OutOfMemoryException, SplinkException) as error:
        if not _is_memory(error):
            raise
        raise TooManyPairs(n=len(lines)) from None  # its own words quote what was asked
    finally:
        database.close()
    return found.pairs()


class _Memory:
    """A database in memory as an engine."""

    name = "duckdb"

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self._database = database

    def register(self, table: pa.Table) -> Any:  # noqa: ANN401  # Splink names no type for it
        """As a table of its own: read where it lies, each of twenty scans would translate it."""
        self._database.register("told", table)
        self._database.execute("CREATE TABLE lines AS SELECT * FROM told")
        self._database.unregister("told")
        return DuckDBAPI(self._database).register("lines")

    def number_of(self, table: str) -> int:
        return int(self._database.table(table).aggregate("count(*)").fetchall()[0][0])

    def asked_of(self, table: str, columns: Sequence[str]) -> Mapping[str, NDArray[Any]]:
        return self._database.table(table).project(", ".join(columns)).fetchnumpy()


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
