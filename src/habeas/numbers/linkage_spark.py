"""The same comparison on Spark, for lists that one machine does not hold.

Unlike the database in memory, Spark writes what it compares into files and sends it between its
workers: the names leave the sealed memory. That is refused until somebody names the folder, which
must be on an encrypted disk, and says that they know. Nothing here starts a cluster or chooses one:
the session is the caller's, and a cluster's manager may have it write into folders of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from numpy.typing import NDArray

from habeas.numbers.linkage_faults import NamesLeaveMemory
from habeas.numbers.linkage_learning import compared
from habeas.numbers.linkage_lines import Line
from habeas.numbers.linkage_pairs import Pairs


@dataclass(frozen=True, slots=True)
class Written:
    """Where Spark may write names, and whether who asks for it knows that it will."""

    folder: Path | None = None
    known: bool = False


def settings(written: Written) -> dict[str, str]:
    """What a session must be started with. Raises NamesLeaveMemory."""
    if written.folder is None or not written.known:
        raise NamesLeaveMemory
    from splink.backends.spark import similarity_jar_location  # noqa: PLC0415 - needs PySpark

    folder = str(written.folder)
    return {
        "spark.local.dir": folder,
        "spark.sql.warehouse.dir": f"{folder}/warehouse",
        "spark.jars": similarity_jar_location(),
        "spark.eventLog.enabled": "false",
        "spark.ui.enabled": "false",
        "spark.io.encryption.enabled": "true",
        "spark.network.crypto.enabled": "true",
        "spark.authenticate": "true",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
    }


def compare_on(session: Any, lines: Sequence[Line], seed: int, written: Written) -> Pairs:  # noqa: ANN401  # PySpark is no dependency
    """As :func:`habeas.numbers.linkage_engine.compare`, on a session with :func:`settings`.

    Raises NamesLeaveMemory and TooManyAlike.
    """
    told = settings(written)
    if session.conf.get("spark.local.dir", "") != told["spark.local.dir"]:
        raise NamesLeaveMemory
    return compared(_Spark(session), lines, seed).pairs()


class _Spark:
    """A session as an engine."""

    name = "spark"

    def __init__(self, session: Any) -> None:  # noqa: ANN401
        self._session = session

    def register(self, table: pa.Table) -> Any:  # noqa: ANN401  # Splink names no type for it
        from splink.backends.spark import SparkAPI  # noqa: PLC0415 - needs PySpark

        engine = SparkAPI(spark_session=self._session, break_lineage_method="persist")  # type: ignore[no-untyped-call]
        return engine.register(self._session.createDataFrame(table))

    def number_of(self, table: str) -> int:
        return int(self._session.table(table).count())

    def asked_of(self, table: str, columns: Sequence[str]) -> Mapping[str, NDArray[Any]]:
        wanted = self._session.table(table).selectExpr(*columns).toArrow()
        return {name: wanted[name].to_numpy() for name in wanted.column_names}
