"""Worlds that a lawyer can read and correct: tests/golden/avenues, one file each."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from habeas.protection.avenues.answer import Evaluated, evaluated
from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.avenues.lines import of_scenario
from habeas.protection.avenues.scenario import Expectation, Scenario, read_scenario
from habeas.protection.avenues.verdicts import Colour, Rule

GOLDEN = Path(__file__).parents[2] / "golden" / "avenues"
FILES = sorted(GOLDEN.glob("*.yaml"))


@cache
def scenario(file: Path) -> Scenario:
    return read_scenario(file.read_text(encoding="utf-8"), file.name, catalogue())


def expectations() -> Iterator[Expectation]:
    for file in FILES:
        yield from scenario(file).expected


def differing(held: Evaluated) -> dict[str, object]:
    return {one.expected.avenue: one.differs for one in held.comparisons if not one.holds}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_world_comes_out_as_its_author_expects(file):
    assert differing(evaluated(scenario(file))) == {}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_world_says_what_it_rests_on_and_what_it_expects(file):
    held = scenario(file)
    assert held.title.en.endswith(".")
    assert held.rests_on
    assert held.expected
    assert all(one.decided_by for one in held.expected)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_sentence_told_of_the_world_ends_twice_or_says_nothing(file, language):
    told = "\n".join(of_scenario(evaluated(scenario(file)), language))
    assert re.findall(r".{0,40}(?<![/.])(?:\.\.|[.:;,] [.;,]|\( *\)|: *\.)(?!/).{0,20}", told) == []


def test_there_are_at_least_sixty_worlds():
    assert len(FILES) >= 60


def test_every_avenue_of_the_catalogue_is_expected_in_some_world():
    expected = {one.avenue for one in expectations()}
    assert [one.identifier for one in catalogue().avenues if one.identifier not in expected] == []


def test_every_rule_and_every_verdict_decides_in_some_world():
    found = list(expectations())
    assert {one.decided_by for one in found} == set(Rule)
    assert {one.verdict for one in found} == set(Colour)


def test_a_world_that_expects_something_else_does_not_hold():
    file = GOLDEN / "police-commanded-by-the-accused-are-excluded.yaml"
    written = file.read_text(encoding="utf-8").replace("verdict: excluded", "verdict: open")
    held = evaluated(read_scenario(written, file.name, catalogue()))
    assert not held.holds
    assert differing(held) == {"ru-police-chechnya": {"verdict": ("open", "excluded")}}
