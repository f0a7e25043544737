"""The same model on Spark: the same pairs, and nothing of them in clear outside of memory.

With the extra and Java installed, ``HABEAS_SPARK=1`` asks a session.
"""

import os

import pytest

for needed in ("splink", "duckdb", "pyarrow", "numpy"):
    pytest.importorskip(needed)

from habeas.numbers import linkage_learning, linkage_model  # noqa: E402
from habeas.numbers.linkage_engine import compare  # noqa: E402
from habeas.numbers.linkage_lines import Line  # noqa: E402
from habeas.workspace.count_spark import Spark  # noqa: E402


def lines():
    names = ("adam", "ruslan", "timur", "zaur", "musa", "deni")
    surnames = ("isaev", "dudov", "hasov", "osmaev", "lamarov")
    made = [(given, surname) for given in names for surname in surnames]
    for n, (given, surname) in enumerate(made):
        born, day = f"19{50 + n}-03-1{n % 9}", 737000 + 13 * n
        yield Line(f"y-{n}a", "g-1", given, "umar", surname, surname[:3], born, day, "arvel")
        slip = surname[:-2] + surname[-1] if n % 4 == 0 else surname
        yield Line(f"y-{n}b", "g-2", given, "", slip, surname[:3], born[:4], day + n % 5, "arvel")


HELD = sorted(lines(), key=lambda line: line.key)


@pytest.fixture
def learnt(monkeypatch):
    """The model as it was learnt in memory."""
    held, as_it_was = [], linkage_learning._learnt

    def remembered(*told):
        held.append(as_it_was(*told))
        return held[-1]

    monkeypatch.setattr(linkage_learning, "_learnt", remembered)
    compare(HELD, 1)
    return held[0]


def levels(model):
    for comparison in model["comparisons"]:
        yield from comparison["comparison_levels"]


def test_a_model_learnt_in_memory_is_told_to_spark_in_its_own_words(learnt):
    told = linkage_model.translated(learnt, False, "spark")
    for ours, known in zip(levels(told), levels(learnt), strict=True):
        assert ours.get("m_probability") == known.get("m_probability")
        assert ours.get("u_probability") == known.get("u_probability")
        assert "jaro_winkler_similarity" not in ours["sql_condition"]
    assert any("jaro_winkler(" in level["sql_condition"] for level in levels(told))
    assert any(level.get("tf_adjustment_column") == "surname" for level in levels(told))


def test_another_engine_weighs_what_this_one_learnt_and_finds_the_same():
    import duckdb

    from habeas.numbers.linkage_engine import _Memory

    plain = compare(HELD, 1)
    found = compare(HELD, 1, weighing=_Memory(duckdb.connect()))
    assert list(zip(found.one, found.other, strict=True)) == list(
        zip(plain.one, plain.other, strict=True)
    )
    assert found.evidence.tolist() == plain.evidence.tolist()


def test_a_session_writes_nothing_in_clear_and_keeps_no_log(tmp_path):
    pytest.importorskip("pyspark", reason="the extra habeas[spark]")
    from habeas.numbers.linkage_spark import settings

    told = settings(tmp_path, "1g")
    encrypts = (
        "spark.io.encryption.enabled", "spark.authenticate", "spark.network.crypto.enabled",
    )  # fmt: skip
    assert {told[name] for name in encrypts} == {"true"}
    leaks = ("spark.eventLog.enabled", "spark.ui.enabled", "spark.network.crypto.saslFallback")
    assert {told[name] for name in leaks} == {"false"}
    assert told["spark.local.dir"] == str(tmp_path)
    assert told["spark.sql.warehouse.dir"].startswith(str(tmp_path))


def test_spark_finds_the_pairs_that_the_database_in_memory_finds():
    if not os.environ.get("HABEAS_SPARK"):
        pytest.skip("Spark takes a minute: asked for by HABEAS_SPARK=1")
    pytest.importorskip("pyspark", reason="the extra habeas[spark]")
    plain, found = compare(HELD, 1), Spark("local[2]", "1g").compare(HELD, 1)
    weighed = dict(zip(zip(plain.one, plain.other, strict=True), plain.evidence, strict=True))
    assert len(plain.one) > 20
    assert list(zip(found.one, found.other, strict=True)) == list(weighed)
    assert found.parts == pytest.approx(plain.parts, abs=1e-5)
    assert found.evidence.tolist() == pytest.approx(list(weighed.values()), abs=1e-9)
