"""The same model on Spark: refused until somebody knows, and then the same pairs.

With PySpark and Java installed, ``HABEAS_SPARK=1`` asks a session; it takes minutes.
"""

import os

import pytest

for needed in ("splink", "duckdb", "pyarrow", "numpy"):
    pytest.importorskip(needed)

from habeas.numbers.linkage_engine import compare  # noqa: E402
from habeas.numbers.linkage_faults import NamesLeaveMemory  # noqa: E402
from habeas.numbers.linkage_lines import Line  # noqa: E402
from habeas.numbers.linkage_spark import Written, compare_on, settings  # noqa: E402


@pytest.mark.parametrize("known", [False, True])
def test_names_are_written_nowhere_until_a_folder_is_named(known):
    with pytest.raises(NamesLeaveMemory):
        settings(Written(None, known))


def test_names_are_written_nowhere_until_somebody_says_that_they_know(tmp_path):
    with pytest.raises(NamesLeaveMemory):
        settings(Written(tmp_path, known=False))


SMALL = {
    "spark.sql.shuffle.partitions": "1",
    "spark.default.parallelism": "1",
    "spark.driver.memory": "1g",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.codegen.wholeStage": "false",  # to compile takes longer than sixty lines do
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
}
"""A session that starts small: these lists need no cluster."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("spark")


@pytest.fixture(scope="module")
def session(folder):
    if not os.environ.get("HABEAS_SPARK"):
        pytest.skip("Spark takes minutes: asked for by HABEAS_SPARK=1")
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed: no cluster to ask")
    builder = sql.SparkSession.builder.master("local[1]").appName("linking")
    for name, value in (settings(Written(folder, known=True)) | SMALL).items():
        builder = builder.config(name, value)
    held = builder.getOrCreate()
    yield held
    held.stop()


def lines():
    names = ("adam", "ruslan", "timur", "zaur", "musa", "deni")
    surnames = ("isaev", "dudov", "hasov", "osmaev", "lamarov")
    made = [(given, surname) for given in names for surname in surnames]
    for n, (given, surname) in enumerate(made):
        born, day = f"19{50 + n}-03-1{n % 9}", 737000 + 13 * n
        yield Line(f"y-{n}a", "g-1", given, "umar", surname, surname[:3], born, day, "arvel")
        slip = surname[:-2] + surname[-1] if n % 4 == 0 else surname
        yield Line(f"y-{n}b", "g-2", given, "", slip, surname[:3], born[:4], day + n % 5, "arvel")


def test_spark_finds_the_pairs_that_the_database_in_memory_finds(session, folder):
    held = sorted(lines(), key=lambda line: line.key)
    plain = compare(held, 1)
    found = compare_on(session, held, 1, Written(folder, known=True))
    weighed = dict(zip(zip(plain.one, plain.other, strict=True), plain.evidence, strict=True))
    assert len(plain.one) > 20
    assert list(zip(found.one, found.other, strict=True)) == list(weighed)
    assert found.parts == pytest.approx(plain.parts, abs=0.01)
    assert found.evidence.tolist() == pytest.approx(list(weighed.values()), abs=0.01)


def test_a_session_that_writes_elsewhere_is_refused(session, tmp_path):
    with pytest.raises(NamesLeaveMemory):
        compare_on(session, list(lines()), 1, Written(tmp_path / "elsewhere", known=True))
