"""Counting from a table without a workspace, as the command line does."""

import json
import re

import pytest
from click.testing import CliRunner
from house.source import ROOT
from tables.patterns import kosovo, spina_bifida

from habeas.cli.count_verb import command
from habeas.cli.edge import run
from habeas.workspace import counting

GUIDE = (ROOT / "docs" / "numbers.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("count") / "table.csv"
    path.write_text(spina_bifida().as_csv(), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def found(table):
    return counting.count(table, counting.Asked(replicates=20, truths=40))


@pytest.fixture(scope="module")
def told(found):
    return json.loads(counting.as_line_of_json(found, "en"))


@pytest.mark.parametrize("options", [[], ["--json"], ["--language", "ru"]])
def test_the_command_line_prints_what_was_found(table, found, monkeypatch, options):
    asked = []
    monkeypatch.setattr(counting, "count", lambda *given: asked.append(given) or found)
    done = CliRunner().invoke(command, ["--patterns", str(table), "--classes", "4", *options])
    assert done.exit_code == 0
    assert asked[0][1] == counting.Asked(classes=4)
    printed = json.loads(done.stdout) if "--json" in options else done.stdout
    assert printed


def test_every_family_is_there_with_its_interval_and_what_it_assumes(told):
    names = [family["family"] for family in told["families"]]
    claiming, bounds = names[:4], names[4:]
    assert claiming == ["classes", "faint classes", "graphs", "log-linear"]
    assert bounds == ["at least", "no highest interaction"]
    assert all(family["assumes"] for family in told["families"])
    for family in told["families"]:
        lower, upper = family["interval"]
        assert 626 <= lower <= family["estimate"] <= upper


def test_the_input_is_named_by_its_hash_with_seed_settings_and_versions(told):
    assert told["input"]["sha256"] == spina_bifida().fingerprint
    assert told["input"]["recorded"] == 626
    assert told["seed"] == counting.SEED
    assert told["settings"]["graphs"] == {"delta": None, "least": 0, "most": None}
    assert set(told["versions"]) == {"habeas", "python", "numpy", "scipy"}


def test_every_field_of_the_json_is_in_the_guide(told):
    described = set(re.findall(r"`(\w+)`", GUIDE))
    fields = {*told, *told["input"], *told["gate"], *told["families"][0]}
    fields |= {name for family in told["families"] for name in family["diagnostics"]}
    assert fields - described == set()


def test_no_pattern_of_the_table_is_repeated_in_what_is_told(told):
    assert "cells" not in json.dumps(told)
    assert set(told["input"]) == {"sha256", "lists", "recorded", "patterns", "on_each"}


def test_a_person_is_told_the_sentence_first_in_either_language(found):
    english, russian = (list(counting.lines(found, language)) for language in ("en", "ru"))
    assert english[1].startswith("At least 626 people are documented.")
    assert russian[1].startswith("Задокументировано людей: не менее 626.")
    assert len(english) == len(russian)


def test_a_table_that_is_not_there_is_told_in_two_lines(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        run(["count", "--patterns", str(tmp_path / "none.csv")])
    assert ended.value.code == 1
    error, hint = capsys.readouterr().err.splitlines()[-2:]
    assert error.startswith("error: ")
    assert hint.startswith("hint: ")


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b"\xff\xfe\x00" * 9)
    with pytest.raises(counting.CannotReadTable, match="UTF-8"):
        counting.table_in(path)


def test_a_table_larger_than_any_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "table.csv"
    path.write_text(kosovo().as_csv(), encoding="utf-8")
    monkeypatch.setattr(counting, "LARGEST", 10)
    with pytest.raises(counting.CannotReadTable, match="too large"):
        counting.table_in(path)


def test_without_the_extra_the_verb_says_which_to_install(table, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "habeas.numbers.estimate", None)
    with pytest.raises(counting.CountingNotInstalled) as missing:
        counting.count(table, counting.Asked())
    assert "habeas[numbers]" in missing.value.what_to_do
