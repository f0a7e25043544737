"""The repository speaks of the product alone."""

import re
import subprocess

import pytest
from house.source import ROOT


def tracked() -> list[str]:
    try:
        done = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a checkout")
    return [name for name in done.stdout.split("\0") if name]


def texts():
    for name in tracked():
        path = ROOT / name
        if path.is_file() and path.suffix in {".py", ".md", ".toml", ".css", ".txt", ""}:
            yield name, path.read_text(encoding="utf-8", errors="replace")


def test_no_path_of_a_machine_is_in_the_tree():
    machine = re.compile(r"(?<![\w.-])/(?:home|Users|root)/\w")
    assert [name for name, text in texts() if machine.search(text)] == []


def test_no_requirements_file_names_a_host():
    assert [n for n, t in texts() if "requirements" in n and re.search(r"https?://", t)] == []


def test_nothing_is_left_unfinished():
    marks = re.compile(r"\b(" + "TO" + "DO|FIX" + r"ME)\b|Not" + "ImplementedError")
    unfinished = [name for name, text in texts() if name.endswith(".py") and marks.search(text)]
    assert unfinished == []
