"""Avenues without a workspace, run as a person runs them."""

import json
import re

import pytest
from house.source import ROOT
from stories.running import habeas, told_in_two_lines

GUIDE = (ROOT / "docs" / "avenue-scenarios.md").read_text(encoding="utf-8")
VELMARA = ROOT / "src" / "habeas" / "example" / "avenues" / "velmara.yaml"
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
        (b"habeas: scenario/1\ntitle: x\ntoday: 2026-11-27\ntitel: x\n", "line 4"),
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


def test_every_mistake_of_a_file_is_told_with_its_line(tmp_path):
    run = habeas("avenue", "--scenario", written(tmp_path, "habeas: scenario/1\ntitel: x\n"))
    assert (run.code, run.out) == (1, "")
    told = [line for line in run.err.splitlines() if line.startswith("error: ")]
    assert len(told) == 2  # what was misspelt is told once, not as missing too
    assert all(any(field in line for line in told) for field in ("titel", "“today”"))
    assert "title" in run.err.split("hint: ")[1]


def test_the_bundled_catalogue_is_checked():
    run = habeas("avenue", "--check")
    assert run.code == 0, run.out
    assert "avenues" in run.lines[0]


def test_one_thing_is_done_at_a_time(tmp_path):
    assert habeas("avenue").code == 2
    assert habeas("avenue", "--check", "--scenario", "x").code == 2
    assert habeas("avenue", tmp_path).code == 2


def test_a_team_adds_its_avenues_and_sees_the_way_back(run, told, tmp_path):
    file = written(tmp_path, VELMARA.read_text(encoding="utf-8"), "velmara.yaml")
    assert "Kept velmara.yaml, version 1." in run("avenue", told, "add", file).out
    incident = re.findall(r"i-[0-9a-z]{12}", run("show", told, "incidents").out)[0]
    listed = run("avenue", told, "list", incident)
    assert "EXCLUDED        vm-garrison" in listed.out
    assert "This is not legal advice." in listed.out
    why = written(tmp_path, "It is a part of the regiment.", "why.txt")
    authority = ("--authority", "Court of the Region, 3 May 2030")
    futile = ("futile", "vm-garrison", incident, "--words-file", why)
    assert run("avenue", told, *futile, *authority).code == 0
    assert run("avenue", told, "sign", "vm-garrison", "status.VM", "--words-file", why).code == 0
    shown = run("avenue", told, "show", "vm-garrison", incident, "--json")
    (one,) = json.loads(shown.out)["avenues"]
    assert one["decided_by"]["path"] == ["vm.complaints", "second patrol regiment"]
    assert one["futile"] == "It is a part of the regiment."
    assert [check["by"] for check in one["checked_by"]] == ["Ane"]


def test_a_mistake_in_a_team_s_file_is_told_with_its_line(run, workspace, tmp_path):
    text = VELMARA.read_text(encoding="utf-8").replace("receiver:", "reciever:")
    refused = run("avenue", workspace, "add", written(tmp_path, text))
    assert refused.code == 1
    assert told_in_two_lines(refused)
    assert "own.yaml, line 56: there is no field “reciever” here." in refused.err
    checked = run("avenue", workspace, "check")
    assert checked.code == 0
    assert "0 facts are signed by a named person as they stand." in checked.out
