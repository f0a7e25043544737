"""Counting from a divided table: each stratum by itself, refused by itself, and never summed."""

import json

import pytest
from click.testing import CliRunner
from tables.agreeing_chains import agreeing_chains
from tables.patterns import spina_bifida

from habeas.cli.count_verb import command

OPTIONS = ("--truths", "0", "--replicates", "20")


@pytest.fixture(scope="module", autouse=True)
def _chains():
    with agreeing_chains():
        yield


@pytest.fixture(scope="module")
def divided(tmp_path_factory):
    """A stratum that can be estimated from, and one of which nobody stands on the third list."""
    head, *lines = spina_bifida().as_csv().splitlines()
    text = [
        f"stratum,{head}",
        *(f"north,{line}" for line in lines),
        "south,1,0,0,7",
        "south,1,1,0,2",
    ]
    path = tmp_path_factory.mktemp("count") / "divided.csv"
    path.write_text("\n".join(text) + "\n", encoding="utf-8")
    return path


def test_each_stratum_is_told_and_one_that_is_refused_keeps_no_other_from_it(divided):
    done = CliRunner().invoke(command, ["--patterns", str(divided), *OPTIONS])
    assert done.exit_code == 0
    assert "In all strata together at least 635 people are documented" in done.output
    assert "not added up" in done.output
    north, south = done.output.split("\nsouth\n")
    assert "Latent classes" in north
    assert "At least 9 people are documented; how many more" in south
    assert "Nobody stands on the list L3." in south


def test_the_json_has_each_stratum_and_no_sum_of_estimates(divided):
    done = CliRunner().invoke(command, ["--patterns", str(divided), "--json", *OPTIONS])
    told = json.loads(done.output[done.output.index("{") :])
    assert set(told) == {"format", "documented", "strata"}
    north, south = told["strata"]
    assert north["estimate"]["format"] == "habeas-count/1"
    assert (north["documented"], south["documented"]) == (626, 9)
    assert (north["refused"], south["estimate"]) == (None, None)
    assert "L3" in south["refused"]
