"""Killed at any moment, a verb loses nothing it acknowledged, and given again it goes on."""

import importlib.util
import random
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "crashes.py"
REPORTS = 3


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("crashes", SCRIPT)
    crashes = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(crashes)
    folder = tmp_path_factory.mktemp("crashes")
    (folder / "reports").mkdir()
    for number in range(REPORTS):
        words = f"Police detained {number + 2} men in Orlo on 3 May 2024, Imre Solt said."
        (folder / "reports" / f"{number}.txt").write_text(words, encoding="utf-8")
    return crashes.Bench(folder, folder / "reports", ("add", "read"))


@pytest.mark.parametrize("verb", ["add", "read"])
def test_a_verb_killed_midway_loses_nothing_and_ends_as_undisturbed(bench, verb):
    chance = random.Random(verb)  # noqa: S311 - the same points in every run
    # Not before keys are stretched: until then nothing is written.
    bench.at(verb, (0.4 + 0.6 * chance.random()) * bench.takes[verb])
