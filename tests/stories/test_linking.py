"""Lists linked by the real command: what cannot be right is told by what a person types next."""

import re

import pytest

pytest.importorskip("splink")

MAPPING = """
name = "{name}"
rule = "people treated after they were detained in Arvel"
violation = "detention"
[columns]
names = ["Name"]
born = "Born"
"""
CLINIC = ("Isaev Adam,1977-06-19", "Dudov Timur,1981-02-03")
PRESS = ("Isaev Adam,1977-06-19", "Isayev Adam,1977-06-19", "Lamarov Anzor,1990-10-11")


def listed(run, workspace, folder, name, lines):
    file, mapping = folder / f"{name}.csv", folder / f"{name}.toml"
    file.write_text("\n".join(("Name,Born", *lines)) + "\n", encoding="utf-8")
    mapping.write_text(MAPPING.format(name=name), encoding="utf-8")
    assert run("count", workspace, "lists", "add", file, mapping).code == 0


def test_rulings_that_contradict_each_other_are_named_as_they_are_taken_back(
    run, workspace, tmp_path
):
    listed(run, workspace, tmp_path, "clinic", CLINIC)
    listed(run, workspace, tmp_path, "press", PRESS)
    assert run("count", workspace, "link").code == 0
    assert "Rule on it: habeas count WORKSPACE review" in run("count", workspace, "review").out
    while pair := re.findall(
        r"(h-[0-9a-z]{12})  one person or two", run("count", workspace, "review").out
    ):
        assert run("count", workspace, "review", "same", pair[0]).code == 0
    told = run("count", workspace, "link")
    assert told.code != 0
    named = re.findall(r"h-[0-9a-z]{12}", told.err.partition("hint:")[0])
    assert len(named) >= 2
    (asked,) = re.findall(r"habeas count WORKSPACE (review undo h-\w+)", told.err)
    assert run("count", workspace, *asked.split()).code == 0
    for pair in named[1:]:
        assert run("count", workspace, "review", "undo", pair).code == 0
    assert run("count", workspace, "link").code == 0


def test_an_action_on_lists_that_lacks_something_says_how_that_action_is_used(run, workspace):
    assert "lists show g-…" in run("count", workspace, "lists", "show").err
    assert "lists withdraw g-…|y-…" in run("count", workspace, "lists", "withdraw").err
    assert "lists draw g-… i-…" in run("count", workspace, "lists", "draw", "g-1").err
    assert "add|new|draw|show" in run("count", workspace, "lists", "remove").err
