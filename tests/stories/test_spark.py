"""Lists compared on Spark by the real command: refused where it must be, and named nowhere.

With the extra and Java installed, ``HABEAS_SPARK=1`` runs it: on this machine, then on a cluster.
"""

import os
import re

import pytest
from stories.running import PASSPHRASE
from stories.spark_cluster import cluster
from stories.test_canary import places_of
from stories.test_canary_counts import CANARY, write_lists

from habeas.archive import custody
from habeas.evidence.custody import EventKind
from habeas.workspace.opening import GENERAL, open_workspace

pytest.importorskip("splink")
FOLDED = "kilfeatera"
"""The surname as it is compared."""
real = pytest.mark.skipif(
    not os.environ.get("HABEAS_SPARK"), reason="Spark takes minutes: asked for by HABEAS_SPARK=1"
)


@pytest.fixture
def surroundings(tmp_path):
    """A home and a folder for passing files, both empty."""
    made = {"TMPDIR": tmp_path / "temporary", "HOME": tmp_path / "home"}
    for folder in made.values():
        folder.mkdir()
    return {name: str(folder) for name, folder in made.items()}


@pytest.fixture
def listed(run, workspace, tmp_path):
    """A workspace with three lists of people, all with the one surname."""
    (tmp_path / "in").mkdir()
    for file, mapping in write_lists(tmp_path / "in"):
        done = run("count", workspace, "lists", "add", file, mapping)
        assert done.code == 0, done.err
    return workspace


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("link", "--spark", "spark://127.0.0.1:7077"), "--names-may-leave"),
        (("link", "--spark", "spark://127.0.0.1:7077", "--names-may-leave"), "--spark-secret"),
        (("link", "--spark", "yarn", "--names-may-leave"), "spark://HOST:PORT"),
        (("link", "--names-may-leave"), "--spark MASTER"),
        (("tables", "--spark", "local[2]"), "link, table, pool"),
        (("link", "--spark", "local[2]", "--spark-memory", "much"), "512m or more"),
        (("link", "--spark", "local[2]", "--spark-memory", "300m"), "512m or more"),
        (("link", "--spark", "local[2]", "--spark-secret", "nowhere"), "spark.authenticate.secret"),
    ],
)
def test_what_is_not_to_be_is_refused_in_two_lines(run, workspace, given, said):
    done = run("count", workspace, *given)
    assert done.code in (1, 2)
    assert done.out == ""
    lines = [line for line in done.err.splitlines() if line.startswith(("error:", "hint:"))]
    assert len(lines) == 2
    assert said in " ".join(lines)
    assert "Traceback" not in done.err


def named_in(*folders):
    return [place for word in (CANARY, FOLDED) for place in places_of(word, *folders)]


def linked(run, workspace, surroundings, *given):
    """The linkage that the command made, having said nothing else and left no file."""
    done = run("count", workspace, "link", "--spark-memory", "1g", *given, **surroundings)
    assert done.code == 0, done.err
    assert done.err == "  linking lists (1)\n"
    assert "on Spark" in done.out
    for folder in surroundings.values():
        assert os.listdir(folder) == []
    return re.findall(r"w-[0-9a-z]{12}", done.out)[0]


def sent_to(folder):
    """Where lists went, one by one, as the custody log tells it."""
    with open_workspace(folder, PASSPHRASE) as workspace:
        events = custody.events_of(workspace.store(GENERAL), EventKind.EXPORTED)
    return [dict(event.details)["to"] for event in events]


@real
def test_this_machine_names_nobody_in_any_file(run, listed, surroundings):
    pytest.importorskip("pyspark", reason="the extra habeas[spark]")
    linkage = linked(run, listed, surroundings, "--spark", "local[2]")
    assert named_in(listed) == []
    refused = run("count", listed, "table", linkage, "--name", "Detained", **surroundings)
    assert refused.code == 1
    assert "--spark MASTER" in refused.err


@real
def test_a_cluster_names_nobody_on_its_disks_and_the_custody_log_says_that_lists_went(
    run, listed, surroundings
):
    pytest.importorskip("pyspark", reason="the extra habeas[spark]")
    with cluster() as there:
        given = ("--spark", there.master, "--names-may-leave", "--spark-secret", there.secret)
        linked(run, listed, surroundings, *given)
        assert any(there.folder.glob("work/*/0/stdout"))
        assert named_in(listed, there.folder) == []
        assert sent_to(listed) == [there.master] * 3
        wrong = there.folder / "wrong"
        wrong.write_text("another word", encoding="utf-8")
        refused = run(
            "count", listed, "link", *given[:-1], wrong, "--spark-memory", "1g", **surroundings
        )
    assert refused.code == 1
    assert sent_to(listed) == [there.master] * 3
    assert "Nothing was sent" in refused.err
    assert "Traceback" not in refused.err
