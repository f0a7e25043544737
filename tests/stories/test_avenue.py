"""Avenues without a workspace, run as a person runs them."""

import json
import re

import pytest
from house.source import ROOT
from stories.running import habeas, told_in_two_lines

GUIDE = (ROOT / "docs" / "avenue-scenarios.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[1]


def written(folder, text, name="own.yaml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_scenario_is_answered_in_json_and_in_lines(tmp_path):
    path = written(tmp_path, EXAMPLE)
    run = habeas("avenue", "--scenario", path, "--json")
    assert run.code == 0, run.err
    told = json.loads(run.out)
    assert [one["verdict"] for one in told["avenues"]] == ["excluded", "consent-needed"]
    lines = habeas("avenue", "--scenario", path, "--language", "ru")
    assert lines.code == 0
    assert "Ещё никем не проверено." in lines.out
    assert "Это не юридическая консультация." in lines.out


def test_an_expectation_that_fails_ends_with_one(tmp_path):
    path = written(tmp_path, EXAMPLE.replace("verdict: excluded", "verdict: open"))
    run = habeas("avenue", "--scenario", path)
    assert run.code == 1
    assert "NOT AS EXPECTED: complaint-to-the-inspectors, verdict" in run.out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"habeas: scenario/1\ntitel: x\n", "line 2"),
        (b"", "holds nothing"),
        (b"\xff\xfe\x00", "no UTF-8 text"),
        (None, "No such file"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_two_lines(tmp_path, content, words):
    path = tmp_path / "own.yaml"
    if content is not None:
        path.write_bytes(content)
    run = habeas("avenue", "--scenario", path)
    assert (run.code, run.out) == (1, "")
    assert told_in_two_lines(run)
    assert words in run.err


def test_the_bundled_catalogue_is_checked():
    run = habeas("avenue", "--check")
    assert run.code == 0, run.out
    assert "avenues" in run.lines[0]


def test_one_thing_is_done_at_a_time():
    assert habeas("avenue").code == 2
    assert habeas("avenue", "--check", "--scenario", "x").code == 2
