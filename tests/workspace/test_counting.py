"""Counting from a table without a workspace, as the command line does."""

import json
import os
import re

import pytest
from click.testing import CliRunner
from house.source import ROOT
from tables.patterns import kosovo, spina_bifida
from web.furnished_counts import FOUR_LISTS, estimate

from habeas.cli.count_verb import command
from habeas.cli.edge import run
from habeas.numbers.records import record
from habeas.workspace import counting

GUIDE = (ROOT / "docs" / "numbers.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("count") / "table.csv"
    path.write_text(spina_bifida().as_csv(), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def found(table):
    return counting.count(table.read_text(), counting.Asked(replicates=20, truths=40))


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


def described():
    """What the guide names in each row of its two tables of the JSON, the first column before."""
    section = GUIDE.partition("## The JSON")[2].partition("\n## ")[0]
    for line in section.splitlines():
        if line.startswith("| `"):
            _, first, rest, _ = line.split("|")
            yield re.findall(r"`([^`]+)`", first), set(re.findall(r"`([a-z_0-9 ]+)`", rest))


def fields(value):
    """Every name of a field within a value."""
    if isinstance(value, list):
        return set().union(*map(fields, value))
    if isinstance(value, dict):
        return {*value, *fields(list(value.values()))}
    return set()


def test_the_guide_has_the_fields_of_the_json_and_no_other(told):
    names = [name for first, _ in described() for name in first]
    families = {family["family"] for family in told["families"]}
    assert {*told} == {*names} - families


@pytest.mark.parametrize("field", ["input", "overlaps", "left_out", "design_check", "gate"])
def test_the_guide_has_what_is_in_each_field_and_no_more(told, field):
    held = told[field] or record(estimate("n-1"), FOUR_LISTS)[field]
    if field == "input":
        held = {**held, "on_each": None}  # what follows are names of lists
    (named,) = [rest for first, rest in described() if first == [field]]
    assert fields(held) == named - {"null"}


def test_the_guide_has_the_diagnostics_of_each_family_and_no_more(told):
    named = {name: rest for first, rest in described() for name in first}
    for family in told["families"]:
        held = fields(family["diagnostics"])
        of_this = named.get(family["family"], set())
        assert held <= of_this
        assert of_this <= held | {"joined", "share", "model", "people", "behind"}


def test_the_guide_has_what_is_told_of_a_family(told):
    section = GUIDE.partition("Each of `families`:")[2].partition("\n\n")[0]
    named = set(re.findall(r"`(\w+)`", section)) - {"classes", "graphs"}
    held = {name for family in told["families"] for name in family}
    stories = {"estimate", "interval", "share"}
    assert held | stories == named


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
        counting.text_in(path)


@pytest.mark.parametrize("begins", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_spreadsheet_that_is_only_called_csv_is_told_as_one(tmp_path, begins):
    path = tmp_path / "table.csv"
    path.write_bytes(begins + bytes(60))
    with pytest.raises(counting.CannotReadTable, match="spreadsheet"):
        counting.text_in(path)


def test_what_is_wrong_is_told_in_the_language_asked_for_and_no_json_is_printed(tmp_path, capsys):
    path = tmp_path / "table.csv"
    path.write_text("a,b,c,count\n1,0,0,-5\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        run(["count", "--patterns", str(path), "--json", "--language", "ru"])
    told = capsys.readouterr()
    assert ended.value.code == 1
    assert told.out == ""
    error, hint = told.err.splitlines()
    assert error == (
        "error: Это не таблица сочетаний (строка 2): число людей не записано одними цифрами, "
        "как 1000."
    )
    assert hint.startswith("hint: По столбцу")


def test_a_table_may_come_through_a_pipe(found, monkeypatch, tmp_path):
    read, write = os.pipe()
    os.write(write, spina_bifida().as_csv().encode())
    os.close(write)
    asked = []
    monkeypatch.setattr(counting, "count", lambda *given: asked.append(given) or found)
    assert CliRunner().invoke(command, ["--patterns", f"/dev/fd/{read}"]).exit_code == 0
    assert asked[0][0] == spina_bifida().as_csv()


def test_a_table_larger_than_any_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "table.csv"
    path.write_text(kosovo().as_csv(), encoding="utf-8")
    monkeypatch.setattr(counting, "LARGEST", 10)
    with pytest.raises(counting.CannotReadTable, match="too large"):
        counting.text_in(path)


def test_without_the_extra_the_verb_says_which_to_install(table, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "habeas.numbers.estimate", None)
    with pytest.raises(counting.CountingNotInstalled) as missing:
        counting.count(table.read_text(), counting.Asked())
    assert "habeas[numbers]" in missing.value.what_to_do
