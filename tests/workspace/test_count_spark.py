"""Lists compared on Spark: by whose leave, noted first, and again only where they were compared."""

import sys
from contextlib import contextmanager
from types import ModuleType

import pytest
from tables.listed_people import keep_lists
from workspace.team import copied

from habeas.archive import custody, stores
from habeas.evidence.custody import EventKind
from habeas.numbers.linkage_faults import ComparedInMemory, ComparedOnSpark
from habeas.numbers.linkage_kept import ComparedBy
from habeas.workspace import count_comparing, count_linking, count_pooling, spark_session
from habeas.workspace.count_spark import Spark
from habeas.workspace.opening import GENERAL
from habeas.workspace.spark_faults import (
    ClusterUnreachable,
    NamesWouldLeave,
    NoClusterSecret,
    NotAMaster,
    SparkRanOutOfMemory,
    SparkStopped,
)

pytest.importorskip("splink")

SECRET = "kept by the one who runs the cluster"
CLUSTER = Spark("spark://127.0.0.1:7077", "1g", SECRET, names_may_leave=True)
HERE = Spark("local[2]", "1g")


@pytest.fixture
def workspace(made_team, tmp_path):
    team = copied(made_team, tmp_path / "cases")
    with team.opened() as opened:
        keep_lists(opened, GENERAL)
        yield opened
    stores.close_stores()


@pytest.fixture
def stands_in(monkeypatch):
    """In the place of PySpark, a session, and what it is asked: the database in memory."""
    from habeas.numbers import linkage_spark
    from habeas.numbers.linkage_engine import compare

    @contextmanager
    def session(*_told):
        yield None

    monkeypatch.setattr(spark_session, "session", session)

    def compared(_session, lines, seed, _memory, leaving):
        if leaving:
            leaving()
        return compare(lines, seed)

    monkeypatch.setattr(linkage_spark, "compare_on", compared)
    monkeypatch.setattr(count_linking, "version", lambda _package: "4")
    for package, room, error in (
        ("py4j", "protocol", "Py4JError"),
        ("pyspark", "errors", "PySparkException"),
    ):
        held = ModuleType(f"{package}.{room}")
        setattr(held, error, type(error, (Exception,), {}))
        monkeypatch.setitem(sys.modules, package, ModuleType(package))
        monkeypatch.setitem(sys.modules, held.__name__, held)


def linked(workspace, spark):
    return count_linking.link(workspace, GENERAL, count_linking.Asked(spark=spark))


def left(workspace):
    return custody.events_of(workspace.store(GENERAL), EventKind.EXPORTED)


@pytest.mark.parametrize("master", ["local[1]", "local[16]", "local[*]"])
def test_this_machine_alone_needs_nobodys_leave(master):
    Spark(master, "1g").check()


@pytest.mark.parametrize(
    "master",
    [
        "", "local", "local[0]", "local[2,3]", "yarn", "k8s://https://host:443", "spark://host",
        "spark://host:7077,other:7077", "spark://host:7077 --conf spark.ui.enabled=true",
        "local-cluster[2,1,1024]",
    ],
)  # fmt: skip
def test_what_was_never_tried_is_refused(master):
    with pytest.raises(NotAMaster):
        Spark(master, "1g", SECRET, names_may_leave=True).check()


def test_names_leave_for_no_cluster_until_somebody_says_that_they_may(workspace):
    with pytest.raises(NamesWouldLeave) as refused:
        linked(workspace, Spark(CLUSTER.master, "1g", SECRET))
    assert "names, dates of birth" in refused.value.what_happened
    assert CLUSTER.master in refused.value.what_happened
    assert left(workspace) == ()


def test_names_leave_for_no_cluster_that_shares_no_secret(workspace):
    with pytest.raises(NoClusterSecret):
        linked(workspace, Spark(CLUSTER.master, "1g", "", names_may_leave=True))
    assert count_linking.listed(workspace, GENERAL) == ()


def test_the_secret_is_not_shown_with_what_was_asked():
    assert SECRET not in repr(CLUSTER)


def test_the_custody_log_says_which_lists_left_before_the_first_line_does(
    workspace, stands_in, monkeypatch
):
    from habeas.numbers import linkage_spark

    def compared(*told):
        assert left(workspace) == ()
        told[-1]()
        events = left(workspace)
        assert len(events) == 3
        assert {event.subject[:2] for event in events} == {"g-"}
        assert {event.member for event in events} == {workspace.member.identifier}
        assert dict(events[0].details) == {"what": "names", "to": CLUSTER.master}
        raise OSError("Broken pipe")

    monkeypatch.setattr(linkage_spark, "compare_on", compared)
    with pytest.raises(SparkStopped):
        linked(workspace, CLUSTER)
    assert len(left(workspace)) == 3
    assert count_linking.listed(workspace, GENERAL) == ()


def test_nothing_is_said_to_have_left_for_a_cluster_that_was_not_reached(workspace, monkeypatch):
    @contextmanager
    def session(master, memory, _secret):
        raise ClusterUnreachable(master=master, memory=memory, version="4")
        yield

    monkeypatch.setattr(spark_session, "session", session)
    with pytest.raises(ClusterUnreachable):
        linked(workspace, CLUSTER)
    assert left(workspace) == ()


def test_what_this_machine_compares_leaves_no_word_in_the_custody_log(workspace, stands_in):
    kept = linked(workspace, HERE)
    assert left(workspace) == ()
    assert kept.value.engine is ComparedBy.SPARK
    assert [name for name, _ in kept.value.versions] == ["splink", "pyspark", "numpy"]


def test_a_linkage_is_compared_again_only_where_it_was_compared(workspace, stands_in, monkeypatch):
    monkeypatch.setattr(count_comparing, "LEAST_DECIDED", 0)
    there, here = linked(workspace, HERE).identifier, linked(workspace, None).identifier
    with pytest.raises(ComparedOnSpark):
        count_linking.table(workspace, GENERAL, there, "Detained")
    with pytest.raises(ComparedOnSpark):
        count_pooling.drawing(workspace, GENERAL, there, count_pooling.Pooling())
    with pytest.raises(ComparedInMemory):
        count_linking.table(workspace, GENERAL, here, "Detained", spark=HERE)
    on_both = [
        count_linking.table(workspace, GENERAL, there, "Detained", spark=HERE),
        count_linking.table(workspace, GENERAL, here, "Detained"),
    ]
    assert on_both[0].value.patterns == on_both[1].value.patterns


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("java.lang.OutOfMemoryError: Java heap space", SparkRanOutOfMemory),
        ("ExecutorLostFailure (executor 0 exited)", SparkRanOutOfMemory),
        ("Job aborted: Umar Isaev of Arvel", SparkStopped),
    ],
)
def test_an_end_in_the_middle_is_named_without_its_own_words(
    workspace, stands_in, monkeypatch, said, named
):
    from py4j.protocol import Py4JError

    from habeas.numbers import linkage_spark

    def compared(*_told):
        raise Py4JError(said)

    monkeypatch.setattr(linkage_spark, "compare_on", compared)
    with pytest.raises(named) as ended:
        linked(workspace, HERE)
    assert "Isaev" not in ended.value.what_happened
    assert ended.value.__suppress_context__
    assert count_linking.listed(workspace, GENERAL) == ()
