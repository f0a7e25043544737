"""A session of Spark: refused clearly where it cannot be, deaf to the machine's own settings."""

import logging
import os
import sys
from types import ModuleType

import pytest
from stories.test_canary import places_of

from habeas.numbers.linkage_lines import Line
from habeas.workspace import spark_session
from habeas.workspace.spark_faults import (
    JavaNotInstalled,
    SparkCannotWriteThere,
    SparkNotInstalled,
)


@pytest.fixture
def pyspark(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark", ModuleType("pyspark"))


@pytest.fixture
def java(tmp_path, monkeypatch):
    program = tmp_path / "java" / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.touch(mode=0o700)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "java"))


def test_without_pyspark_it_says_which_extra_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(SparkNotInstalled) as told, spark_session.session("local[2]", "1g"):
        pass
    assert "habeas[spark]" in told.value.what_to_do


@pytest.mark.parametrize("where", ["PATH", "JAVA_HOME"])
def test_without_java_it_says_how_to_install_it(pyspark, monkeypatch, tmp_path, where):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv(where, str(tmp_path))
    with pytest.raises(JavaNotInstalled), spark_session.session("local[2]", "1g"):
        pass


def test_a_folder_that_spark_would_take_for_two_is_refused(pyspark, java, monkeypatch, tmp_path):
    folder = tmp_path / "one,two"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    with pytest.raises(SparkCannotWriteThere), spark_session.session("local[2]", "1g"):
        pass
    assert list(folder.iterdir()) == []


def test_settings_of_this_machine_for_spark_are_not_taken_and_come_back(tmp_path, monkeypatch):
    theirs = {
        "SPARK_CONF_DIR": "/etc/spark", "SPARK_LOCAL_DIRS": "/scratch", "SPARK_HOME": "/opt/spark",
        "PYSPARK_SUBMIT_ARGS": "--conf spark.eventLog.enabled=true pyspark-shell",
        "PYSPARK_GATEWAY_PORT": "25333", "HADOOP_CONF_DIR": "/etc/hadoop",
        "JAVA_TOOL_OPTIONS": "-XX:+HeapDumpOnOutOfMemoryError", "SPARK_LOCAL_IP": "10.0.0.7",
    }  # fmt: skip
    for name, value in theirs.items():
        monkeypatch.setenv(name, value)
    with spark_session._surroundings(tmp_path):
        held = {name: os.environ.get(name) for name in theirs}
        assert held.pop("SPARK_LOCAL_IP") == "10.0.0.7"
        assert held.pop("SPARK_CONF_DIR") == str(tmp_path / "conf")
        assert held.pop("SPARK_LOCAL_DIRS") == str(tmp_path)
        assert set(held.values()) == {None}
        silent = (tmp_path / "conf" / "log4j2.properties").read_text(encoding="ascii")
        assert silent == "rootLogger.level = off\n"
        assert not logging.getLogger("py4j.clientserver").isEnabledFor(logging.CRITICAL)
    assert {name: os.environ[name] for name in theirs} == theirs


def test_only_a_cluster_is_told_a_secret_and_this_machine_listens_to_itself_alone(tmp_path):
    pytest.importorskip("pyspark", reason="the extra habeas[spark]")
    here = spark_session._settings(tmp_path, "local[2]", "1g", "")
    assert here["spark.driver.bindAddress"] == "127.0.0.1"
    assert "spark.authenticate.secret" not in here
    there = spark_session._settings(tmp_path, "spark://cluster:7077", "1g", "told to few")
    assert there["spark.authenticate.secret"] == "told to few"
    assert "spark.driver.bindAddress" not in there


@pytest.mark.skipif(
    not os.environ.get("HABEAS_SPARK"), reason="Spark takes minutes: asked for by HABEAS_SPARK=1"
)
@pytest.mark.parametrize("sealed", ["true", "false"])
def test_what_spark_writes_while_it_compares_is_sealed(monkeypatch, tmp_path, sealed):
    """Unsealed, the name is found: so it would be, were it there."""
    pytest.importorskip("pyspark", reason="the extra habeas[spark]")
    from habeas.numbers import linkage_spark

    settings = linkage_spark.settings
    changed = {"spark.io.encryption.enabled": sealed, "spark.shuffle.compress": "false"}
    monkeypatch.setattr(linkage_spark, "settings", lambda *told: settings(*told) | changed)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    lines = [
        Line(f"y-{n:02}", f"g-{n % 2}", given, "", "kilfeatera", "hlvtr", "", 737000 + n, "arvel")
        for n, given in enumerate(("adam", "musa", "deni", "timur") * 8)
    ]
    with spark_session.session("local[1]", "1g") as session:
        assert len(linkage_spark.compare_on(session, lines, 1, "1g").one)
        assert list(tmp_path.rglob("shuffle_*.data"))
        assert bool(places_of("kilfeatera", tmp_path)) is (sealed == "false")
    assert list(tmp_path.iterdir()) == []
