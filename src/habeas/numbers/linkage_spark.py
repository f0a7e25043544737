"""The same comparison, with pairs weighed on Spark: for more of them than one machine bears.

The model is learnt in memory as ever, from at most a million pairs: it is the same model, and what
Spark is asked is one question. Unlike the database in memory, Spark gives what it compares to other
processes and writes what does not fit their memory into files. Here stands how a session must be
set so that none of it is in clear; starting and ending one is up to whoever calls
(:mod:`habeas.workspace.spark_session`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from numpy.typing import NDArray

from habeas.numbers.linkage_engine import compare
from habeas.numbers.linkage_lines import Line
from habeas.numbers.linkage_pairs import Pairs

_LINES_OF_A_PART, _MOST_PARTS = 500, 400
_OFF = (
    "spark.eventLog.enabled",
    "spark.ui.enabled",
    "spark.ui.showConsoleProgress",
    "spark.shuffle.checksum.enabled",  # a sum of what is in a file is kept beside it
    "spark.network.crypto.saslFallback",  # which may talk in clear
    "spark.sql.adaptive.enabled",  # the number of parts is known beforehand
)
_ON = (
    "spark.io.encryption.enabled",  # what is written between steps, and how we hand lines over
    "spark.authenticate",
    "spark.network.crypto.enabled",
    "spark.executor.syncLogLevel.enabled",  # so that executors fall silent with the session
)
_QUIET_JAVA = "-XX:-UsePerfData -XX:+ExitOnOutOfMemoryError -XX:ErrorFile=/dev/null"
"""No counters in a shared folder; a process without memory ends, and describes itself nowhere."""


def settings(folder: Path, memory: str) -> dict[str, str]:
    """What a session must be started with: ``folder`` is for its files, ``memory`` as ``2g``."""
    from splink.backends.spark import similarity_jar_location  # noqa: PLC0415 - needs PySpark

    told = dict.fromkeys(_OFF, "false") | dict.fromkeys(_ON, "true")
    return told | {
        "spark.local.dir": str(folder),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.catalogImplementation": "in-memory",
        "spark.jars": similarity_jar_location(),
        "spark.driver.memory": memory,
        "spark.executor.memory": memory,
        "spark.driver.maxResultSize": "0",  # the memory is the only bound
        "spark.driver.extraJavaOptions": f'{_QUIET_JAVA} -Djava.io.tmpdir="{folder}"',
        "spark.executor.extraJavaOptions": _QUIET_JAVA,
        "spark.sql.maxPlanStringLength": "0",  # a plan may quote what lines say
    }


def compare_on(
    session: Any,  # noqa: ANN401  # PySpark is an extra
    lines: Sequence[Line],
    seed: int,
    memory: str,
    leaving: Callable[[], None] | None = None,
) -> Pairs:
    """As :func:`habeas.numbers.linkage_engine.compare`, on a session with :func:`settings`.

    ``memory`` is for learning, ``leaving`` is done before lines go to Spark. Raises TooManyPairs,
    TooManyAlike, and what PySpark and Splink do.
    """
    parts = str(min(_MOST_PARTS, 1 + len(lines) // _LINES_OF_A_PART))
    session.conf.set("spark.sql.shuffle.partitions", parts)
    return compare(lines, seed, memory, weighing=_Spark(session, leaving))


class _Spark:
    """A session as an engine."""

    name = "spark"

    def __init__(self, session: Any, leaving: Callable[[], None] | None) -> None:  # noqa: ANN401
        self._session, self._leaving = session, leaving

    def register(self, table: pa.Table) -> Any:  # noqa: ANN401  # Splink names no type for it
        from splink.backends.spark import SparkAPI  # noqa: PLC0415 - needs PySpark

        if self._leaving:
            self._leaving()
        engine = SparkAPI(spark_session=self._session, break_lineage_method="persist")  # type: ignore[no-untyped-call]
        return engine.register(self._session.createDataFrame(table))

    def number_of(self, table: str) -> int:
        return int(self._session.table(table).count())

    def asked_of(self, table: str, columns: Sequence[str]) -> Mapping[str, NDArray[Any]]:
        wanted = self._session.table(table).selectExpr(*columns).toArrow()
        return {name: wanted[name].to_numpy() for name in wanted.column_names}
