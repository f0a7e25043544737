"""Nobody on a list is named in a log, a temporary file or a file given out, whatever is counted."""

import random
import re

import pytest
from stories.test_canary import places_of

pytest.importorskip("splink")

CANARY = "Quillfeather"
GIVEN = ("Adam", "Islam", "Ruslan", "Timur", "Anzor", "Arbi", "Lechi", "Deni")
MAPPING = """
name = "{name}"
rule = "people treated after they were detained in Arvel"
violation = "detention"
[columns]
names = ["Name"]
born = "Born"
when = "Day"
places = ["Village"]
[strata]
district = "District"
"""
QUICK = ("--classes", "2", "--replicates", "20", "--truths", "0", "--draws", "2")


def people(number):
    """Made-up people, all with the one surname that must be met nowhere."""
    chance = random.Random(5)  # noqa: S311 - made-up people, no secrets
    for _ in range(number):
        name = (
            f"{CANARY}{chance.choice('aeiou')} {chance.choice(GIVEN)} {chance.choice(GIVEN)}ovich"
        )
        born = f"{chance.randrange(1960, 1999)}-0{chance.randrange(1, 10)}-11"
        where = chance.choice(("Arvel", "Kordan"))
        yield f"{name},{born},2031-0{chance.randrange(1, 10)}-12,{where},north"


def write_lists(folder, number=24):
    chance, held = random.Random(6), list(people(number))  # noqa: S311 - no secrets
    for name in ("clinic", "press", "committee"):
        lines = [line for line in held if chance.random() < 0.6]
        text = "\n".join(("Name,Born,Day,Village,District", *lines)) + "\n"
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        (folder / f"{name}.toml").write_text(MAPPING.format(name=name), encoding="utf-8")
        yield folder / f"{name}.csv", folder / f"{name}.toml"


def test_nobody_on_a_list_is_named_anywhere_but_on_the_screen(run, workspace, tmp_path):
    temporary, home, outside = (tmp_path / name for name in ("temporary", "home", "outside"))
    for folder in (temporary, home, outside, tmp_path / "in"):
        folder.mkdir()
    around = {"TMPDIR": str(temporary), "HOME": str(home), "cwd": home}

    def done(*given):
        told = run("count", workspace, *map(str, given), **around)
        assert told.code == 0, (given, told.err)
        assert CANARY.casefold() not in told.err.casefold(), given
        assert places_of(CANARY, workspace, temporary, home, outside) == [], given
        return told.out

    for file, mapping in write_lists(tmp_path / "in"):
        assert CANARY not in done("lists", "add", file, mapping, "--dry-run")
        done("lists", "add", file, mapping)
    assert CANARY not in done("lists")
    assert CANARY not in done("lists", "copies")
    linkage = re.findall(r"w-[0-9a-z]{12}", done("link"))[0]
    shown = done("review")
    while pair := re.findall(r"(h-[0-9a-z]{12})  one person or two", shown):
        assert CANARY in shown  # the screen is where people are named
        shown = done("review", "unsure", pair[0], "--reason", "not sure")
    assert CANARY not in done("linkages")
    table = re.findall(r"n-[0-9a-z]{12}", done("table", linkage, "--name", "Detained"))[0]
    assert CANARY not in done("pool", linkage, "--by", "place", *QUICK, "--json")
    done("export", table, outside / "counts.csv")
    assert CANARY not in done("tables")
    assert "DOES NOT MATCH" not in done("verify")
