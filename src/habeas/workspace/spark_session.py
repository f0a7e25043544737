"""A session of Spark, for as long as lists are compared: started quietly, ended with all its files.

Java runs as a process of its own. It says nothing, for it may quote what lines say; it takes no
setting from this machine's configuration of Spark, which may keep a log of events or other folders;
its files are in a folder that only this user may enter, each sealed under a key that ends with it.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from habeas.workspace.spark_faults import (
    ClusterUnreachable,
    JavaNotInstalled,
    SparkCannotWriteThere,
    SparkDidNotStart,
    SparkNotInstalled,
)

START = 120
"""Seconds in which a cluster must have done a first piece of work; its master alone takes sixty."""
_END = 30
"""Seconds in which Java must have ended by itself."""
_KEPT = ("SPARK_LOCAL_IP", "SPARK_LOCAL_HOSTNAME")
"""What of the surroundings stays: by which of its addresses this machine can be reached."""
_OURS = ("SPARK_", "PYSPARK_", "HADOOP_", "YARN_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_", "_JAVA_OPT")
_SILENT = "rootLogger.level = off\n"
_LOGGERS = ("py4j", "SQLQueryContextLogger", "DataFrameQueryContextLogger")
_NEVER = logging.CRITICAL + 1

Settings = Mapping[str, str]


def check_installed() -> None:
    """Raise SparkNotInstalled or JavaNotInstalled unless a session can be started here."""
    try:
        import pyspark  # noqa: F401, PLC0415 - an extra, perhaps missing
    except ImportError as error:
        raise SparkNotInstalled from error
    home = os.environ.get("JAVA_HOME", "")
    if shutil.which("java", path=str(Path(home, "bin")) if home else None) is None:
        raise JavaNotInstalled


@contextmanager
def session(master: str, memory: str, secret: str = "") -> Iterator[Any]:
    """A session that has done a first piece of work.

    Raises SparkNotInstalled, JavaNotInstalled, SparkCannotWriteThere, SparkDidNotStart and
    ClusterUnreachable.
    """
    check_installed()
    with tempfile.TemporaryDirectory(prefix="habeas-") as folder:
        if "," in folder:
            raise SparkCannotWriteThere(folder=folder)
        told = _settings(Path(folder), master, memory, secret)
        with _surroundings(Path(folder)), _java(told, memory) as java:
            yield _begun(java, told, memory)


def _settings(folder: Path, master: str, memory: str, secret: str) -> dict[str, str]:
    from habeas.numbers.linkage_spark import settings  # noqa: PLC0415 - the extra

    told = settings(folder, memory)
    told |= {"spark.master": master, "spark.app.name": "habeas"}
    if secret:
        return told | {"spark.authenticate.secret": secret}
    return told | {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}


@contextmanager
def _surroundings(folder: Path) -> Iterator[None]:
    """Nothing of Spark's in the environment but where its files go, and that it is silent."""
    (folder / "conf").mkdir()
    (folder / "conf" / "log4j2.properties").write_text(_SILENT, encoding="ascii")
    before, heard = dict(os.environ), logging.root.manager.disable
    for name in before:
        if name.startswith(_OURS) and name not in _KEPT:
            del os.environ[name]
    os.environ |= {"SPARK_CONF_DIR": str(folder / "conf"), "SPARK_LOCAL_DIRS": str(folder)}
    logging.disable()
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(_NEVER)  # they speak on when Java is gone
    try:
        yield
    finally:
        logging.disable(heard)
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _java(told: Settings, memory: str) -> Iterator[Any]:
    """Java with Spark in it, which ends with the block, whatever became of it."""
    from pyspark import SparkConf  # noqa: PLC0415 - an extra
    from pyspark.errors import PySparkRuntimeError  # noqa: PLC0415
    from pyspark.java_gateway import launch_gateway  # noqa: PLC0415

    # A command line can be read by everybody on this machine: the secret is told afterwards.
    open_to_all = [pair for pair in told.items() if pair[0] != "spark.authenticate.secret"]
    conf = SparkConf(loadDefaults=False).setAll(open_to_all)
    with Path(os.devnull).open("w", encoding="ascii") as nothing:
        try:
            java = launch_gateway(conf, {"stdout": nothing, "stderr": nothing})
        except (PySparkRuntimeError, OSError):
            raise SparkDidNotStart(memory=memory) from None
    try:
        yield java
    finally:
        _end(java)


def _begun(java: Any, told: Settings, memory: str) -> Any:  # noqa: ANN401  # PySpark is an extra
    """A session that counted to one, within :data:`START`."""
    import pyspark  # noqa: PLC0415 - an extra
    from py4j.protocol import Py4JError  # noqa: PLC0415

    stop, late = signal.getsignal(signal.SIGINT), threading.Timer(START, java.proc.kill)
    late.start()
    try:
        conf = pyspark.SparkConf(loadDefaults=False).setAll(list(told.items()))
        begun = pyspark.sql.SparkSession(pyspark.SparkContext(conf=conf, gateway=java))
        begun.sparkContext.setLogLevel("OFF")
        begun.range(1).count()
    except (Py4JError, OSError, pyspark.errors.PySparkException):
        if "spark.driver.host" in told:  # this machine's own
            raise SparkDidNotStart(memory=memory) from None
        where, version = told["spark.master"], pyspark.__version__
        raise ClusterUnreachable(master=where, memory=memory, version=version) from None
    finally:
        late.cancel()
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, stop)  # Spark's own would ask Java first
    return begun


def _end(java: Any) -> None:  # noqa: ANN401  # PySpark is an extra
    """End Java, also one that no longer answers: without its standard input it ends by itself."""
    from pyspark import SparkContext  # noqa: PLC0415 - an extra
    from pyspark.sql import SparkSession  # noqa: PLC0415

    begun = SparkContext._active_spark_context
    if begun is not None:
        begun._accumulatorServer.shutdown()  # it would say that Java is gone
    late = threading.Timer(_END, java.proc.kill)
    late.start()
    with suppress(OSError):
        java.proc.stdin.close()
    java.proc.wait()
    late.cancel()
    # What PySpark remembers of it would be taken for the next one's.
    SparkSession._instantiatedSession = None
    SparkContext._active_spark_context = None
    SparkContext._gateway = SparkContext._jvm = None
